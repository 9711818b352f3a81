import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { crc32, createInflateRaw } from 'node:zlib'
import { Unreadable } from './unreadable.ts'
import type { ZipEntry } from './zip-directory.ts'

const chunkBytes = 262_144

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
  const start = await contentAt(path, entry)
  const packed = createReadStream(path, {
    start,
    end: start + entry.packed - 1,
    highWaterMark: chunkBytes,
  })
  if (entry.method === 0) {
    yield* packed
    return
  }
  if (entry.method !== 8) {
    packed.destroy()
    throw new Unreadable('zip-method')
  }
  const inflate = createInflateRaw({ chunkSize: chunkBytes })
  packed.on('error', (error) => inflate.destroy(error))
  try {
    yield* packed.pipe(inflate)
  } catch {
    throw new Unreadable('truncated')
  } finally {
    packed.destroy()
    inflate.destroy()
  }
}

/** Where the packed bytes begin: behind the entry's own header. */
async function contentAt(path: string, entry: ZipEntry): Promise<number> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(30), 0, 30, entry.offset)
    const { size } = await file.stat()
    if (bytesRead < 30 || buffer.readUInt32LE(0) !== 0x04034b50) throw new Unreadable('truncated')
    const start = entry.offset + 30 + buffer.readUInt16LE(26) + buffer.readUInt16LE(28)
    if (entry.packed === 0 || start + entry.packed > size) throw new Unreadable('truncated')
    return start
  } finally {
    await file.close()
  }
}
