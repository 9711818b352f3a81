import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { ArchiveEntry } from './read-archive.ts'

/** No clock: entries carry the earliest date that an archive knows, so that equal content is equal bytes. */
const folderOptions = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true }
const entryOptions = { ...folderOptions, compressionLevel: 5 }

/** Writes a zip archive entry by entry; what is streamed in needs no memory for the whole. */
export class ArchiveWriter {
  readonly #zip: ZipFile
  /** Done when the last byte is in the file. */
  readonly #written: Promise<void>

  private constructor(zip: ZipFile, written: Promise<void>) {
    this.#zip = zip
    this.#written = written
    // Whoever adds or closes hears of it.
    written.catch(() => undefined)
  }

  static async create(path: string): Promise<ArchiveWriter> {
    const file = await open(path, 'w', 0o600)
    const zip = new ZipFile()
    // Every part's own stream tells of its failure.
    zip.on('error', () => undefined)
    return new ArchiveWriter(zip, pipeline(zip.outputStream, file.createWriteStream()))
  }

  /** Takes an entry over; its content stays as it is. */
  async copy(entry: ArchiveEntry): Promise<void> {
    const name = entry.name.replaceAll('\\', '/').replace(/^\/+/, '')
    // No part of a workbook lies outside it.
    if (name.split('/').includes('..')) return
    if (name.endsWith('/')) this.#zip.addEmptyDirectory(name, folderOptions)
    else await this.#add(name, entry.bytes())
  }

  async add(name: string, parts: AsyncIterable<string> | Iterable<string>): Promise<void> {
    await this.#add(name, inChunks(parts))
  }

  async close(): Promise<void> {
    this.#zip.end()
    await this.#written
  }

  /** Lets go of a file that will not be finished. */
  async abandon(): Promise<void> {
    const cut = new Error('abandoned')
    // The library types its output as the bare interface of a stream.
    ;(this.#zip.outputStream as Readable).destroy(cut)
    await this.#written.catch(() => undefined)
  }

  async #add(name: string, chunks: AsyncGenerator<Buffer>): Promise<void> {
    const stream = Readable.from(chunks)
    this.#zip.addReadStream(stream, name, entryOptions)
    try {
      await Promise.race([finished(stream), this.#written])
    } finally {
      stream.destroy()
    }
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
