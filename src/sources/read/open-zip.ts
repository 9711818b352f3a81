import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { Unreadable } from './unreadable.ts'

const chunkBytes = 262_144

/** Opens a zip archive; what is none, or is cut short, is `Unreadable`. The caller closes it. */
export async function openZip(path: string): Promise<ZipFile> {
  const file = await open(path)
  try {
    const end = await endOfArchive(file)
    return await fromRandomAccessReaderPromise(new FileReader(path, file), end, {
      // Names are decoded by us: Chinese Windows writes them in its own encoding.
      decodeStrings: false,
      autoClose: false,
    })
  } catch (error) {
    await file.close()
    throw asUnreadable(error)
  }
}

/** The end record of an archive: 22 bytes and a comment of up to 65,535. */
const endSignature = Buffer.from([0x50, 0x4b, 5, 6])
const endBytes = 22
const searchedBytes = 2 * 65_535

/**
 * Where the archive ends: web pages that send a workbook often send a line end or more behind it, which
 * Excel does not mind. Of a file without an end record, its size.
 */
async function endOfArchive(file: FileHandle): Promise<number> {
  const { size } = await file.stat()
  const from = Math.max(0, size - searchedBytes)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from)
  const tail = buffer.subarray(0, bytesRead)
  for (let at = tail.length; ; at -= 1) {
    at = tail.lastIndexOf(endSignature, at)
    if (at < 0) return size
    if (at + endBytes > tail.length) continue
    const end = from + at + endBytes + tail.readUInt16LE(at + 20)
    if (end <= size) return end
  }
}

/** What the library says of an archive, as a reason of ours. */
export function asUnreadable(error: unknown): unknown {
  if (error instanceof Unreadable || !(error instanceof Error) || 'syscall' in error) return error
  if (/encrypt/i.test(error.message)) return new Unreadable('archive-password')
  return new Unreadable(/^too many bytes/.test(error.message) ? 'bomb' : 'truncated')
}

/**
 * Reads where the archive says. The library's own reader throws out of reach of any `catch` when a
 * hostile archive names a place beyond 2^53; here it is an error like others.
 */
class FileReader extends RandomAccessReader {
  readonly #path: string
  readonly #file: FileHandle

  constructor(path: string, file: FileHandle) {
    super()
    this.#path = path
    this.#file = file
  }

  override read(
    ...[buffer, offset, length, position, callback]: Parameters<RandomAccessReader['read']>
  ): void {
    this.#file.read(buffer, offset, length, position).then(
      ({ bytesRead }) => callback(bytesRead < length ? new Error('unexpected end') : null),
      () => callback(new Error('unexpected end')),
    )
  }

  override createReadStream({ start, end }: { start: number; end: number }): Readable {
    if (start >= end) return Readable.from([])
    return createReadStream(this.#path, { start, end: end - 1, highWaterMark: chunkBytes })
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close().then(() => callback(null), callback)
  }
}
