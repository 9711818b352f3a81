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
    const { size } = await file.stat()
    return await fromRandomAccessReaderPromise(new FileReader(path, file), size, {
      // Names are decoded by us: Chinese Windows writes them in its own encoding.
      decodeStrings: false,
      autoClose: false,
    })
  } catch (error) {
    await file.close()
    throw asUnreadable(error)
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
