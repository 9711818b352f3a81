import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** An entry as it stands in another archive: its packed bytes are taken over unread. */
export interface PackedEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: Buffer
  readonly unpackedSize: number
}

interface DirectoryEntry {
  readonly name: Buffer
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly unpackedSize: number
  readonly offset: number
}

const largest = 0xfffffffe

/**
 * Writes a zip archive entry by entry; what is streamed in needs no memory for the whole. The sizes are
 * put into the entry's head afterwards, so that every reader finds them there. No clock: entries carry
 * the earliest date an archive knows.
 */
export class ArchiveWriter {
  readonly #file: FileHandle
  readonly #directory: DirectoryEntry[] = []
  #at = 0

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async create(path: string): Promise<ArchiveWriter> {
    return new ArchiveWriter(await open(path, 'w', 0o600))
  }

  async copy(entry: PackedEntry): Promise<void> {
    const head = {
      name: Buffer.from(entry.name),
      method: entry.method,
      crc: entry.crc,
      packedSize: entry.packed.length,
      unpackedSize: entry.unpackedSize,
      offset: this.#at,
    }
    await this.#write(localHead(head))
    await this.#write(entry.packed)
    this.#directory.push(head)
  }

  async add(name: string, parts: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const offset = this.#at
    const empty = { name: Buffer.from(name), method: 8, crc: 0, packedSize: 0, unpackedSize: 0 }
    await this.#write(localHead({ ...empty, offset }))
    const start = this.#at
    let crc = 0
    let unpackedSize = 0
    async function* measured(): AsyncGenerator<Buffer> {
      for await (const bytes of inChunks(parts)) {
        crc = crc32(bytes, crc)
        unpackedSize += bytes.length
        yield bytes
      }
    }
    for await (const packed of deflated(measured())) await this.#write(packed)
    const packedSize = this.#at - start
    if (unpackedSize > largest || this.#at > largest) throw new RangeError('archive beyond 4 GB')
    const head = { ...empty, crc, packedSize, unpackedSize, offset }
    await this.#file.write(localHead(head), 0, undefined, offset)
    this.#directory.push(head)
  }

  async close(): Promise<void> {
    const start = this.#at
    for (const entry of this.#directory) await this.#write(directoryHead(entry))
    await this.#write(endRecord(this.#directory.length, this.#at - start, start))
    await this.#file.close()
  }

  /** Lets go of a file that will not be finished. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined)
  }

  async #write(bytes: Buffer): Promise<void> {
    await this.#file.write(bytes, 0, bytes.length, this.#at)
    this.#at += bytes.length
  }
}

async function* inChunks(parts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let text = ''
  for await (const part of parts) {
    text += part
    if (text.length < 65_536) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

async function* deflated(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 5 })
  const feed = async (): Promise<void> => {
    for await (const chunk of chunks) {
      if (!deflate.write(chunk)) await new Promise((drained) => deflate.once('drain', drained))
    }
    deflate.end()
  }
  const fed = feed().catch((error: unknown) => {
    deflate.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  // A zlib stream in byte mode yields buffers.
  for await (const packed of deflate) yield packed as Buffer
  await fed
}

/** 1980-01-01, the first day an archive can name. */
const earliestDay = 0x0021
const utf8Names = 0x0800

function localHead(entry: DirectoryEntry): Buffer {
  const head = Buffer.alloc(30 + entry.name.length)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  writeCommon(head, entry, 6)
  entry.name.copy(head, 30)
  return head
}

function directoryHead(entry: DirectoryEntry): Buffer {
  const head = Buffer.alloc(46 + entry.name.length)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 6)
  writeCommon(head, entry, 8)
  head.writeUInt32LE(entry.offset, 42)
  entry.name.copy(head, 46)
  return head
}

function writeCommon(head: Buffer, entry: DirectoryEntry, at: number): void {
  head.writeUInt16LE(utf8Names, at)
  head.writeUInt16LE(entry.method, at + 2)
  head.writeUInt16LE(0, at + 4)
  head.writeUInt16LE(earliestDay, at + 6)
  head.writeUInt32LE(entry.crc, at + 8)
  head.writeUInt32LE(entry.packedSize, at + 12)
  head.writeUInt32LE(entry.unpackedSize, at + 16)
  head.writeUInt16LE(entry.name.length, at + 20)
}

function endRecord(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(start, 16)
  return end
}
