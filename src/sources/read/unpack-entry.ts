import { TextDecoder } from 'node:util'
import { crc32 } from 'node:zlib'
import { asUnreadable, openZip } from './open-zip.ts'
import { Unreadable } from './unreadable.ts'
import type { ZipEntry } from './zip-directory.ts'

/**
 * The unpacked bytes of an archive's entry, chunk by chunk: never more than its directory promises,
 * and at the end checked against its checksum.
 */
export async function* unpackEntry(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  let length = 0
  let sum = 0
  for await (const chunk of inflated(path, entry)) {
    length += chunk.length
    if (length > entry.unpacked) throw new Unreadable('bomb')
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (length !== entry.unpacked || (entry.crc !== 0 && sum !== entry.crc)) {
    throw new Unreadable('truncated')
  }
}

/** The text of an XML part: UTF-8 unless it begins as UTF-16. */
export async function* entryText(path: string, entry: ZipEntry): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of unpackEntry(path, entry)) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    yield decoder.decode(chunk, { stream: true })
  }
  if (decoder !== undefined) yield decoder.decode()
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return head[1] === 0 && head[0] === 0x3c ? 'utf-16le' : 'utf-8'
}

async function* inflated(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.packed === 0 && entry.unpacked === 0) return
  if (entry.method !== 0 && entry.method !== 8) throw new Unreadable('zip-method')
  const zip = await openZip(path)
  try {
    // The stream destroys itself when the loop is left.
    yield* await zip.openReadStreamPromise(entry.record)
  } catch (error) {
    throw asUnreadable(error)
  } finally {
    zip.close()
  }
}
