import { readFile } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'
import { createInflateRaw, inflateRawSync } from 'node:zlib'
import type { PackedEntry } from './write-archive.ts'

/** A part of a workbook is never larger than this when it is unpacked whole. */
const largestWhole = 500_000_000

/** A zip archive held packed in memory; its entries are unpacked when asked for. */
export interface Archive {
  readonly entries: readonly PackedEntry[]
  find(name: string): PackedEntry | undefined
}

/** Opens an archive; undefined where the bytes are none, are cut short, or need a password. */
export async function openArchive(path: string): Promise<Archive | undefined> {
  const bytes = await readFile(path)
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || bytes.length < end + 22) return undefined
  const entries: PackedEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let nth = bytes.readUInt16LE(end + 10); nth > 0; nth -= 1) {
    const entry = readEntry(bytes, at)
    if (entry === undefined) return undefined
    entries.push(entry)
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + bytes.readUInt16LE(at + field), 0)
  }
  const byName = new Map(entries.map((entry) => [plainName(entry.name), entry]))
  return { entries, find: (name) => byName.get(plainName(name)) }
}

function readEntry(bytes: Buffer, at: number): PackedEntry | undefined {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
  const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1
  const method = bytes.readUInt16LE(at + 10)
  const local = bytes.readUInt32LE(at + 42)
  if (isEncrypted || (method !== 0 && method !== 8) || local + 30 > bytes.length) return undefined
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const size = bytes.readUInt32LE(at + 20)
  if (start + size > bytes.length) return undefined
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
  return {
    name: bytes.toString('utf8', at + 46, nameEnd),
    method,
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.subarray(start, start + size),
    unpackedSize: bytes.readUInt32LE(at + 24),
  }
}

/** Some writers put \ between folders or spell names in another case. */
function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()
}

/** The whole text of a small part. */
export function textOf({ packed, method }: PackedEntry): string {
  const bytes = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: largestWhole })
  return bytes.toString('utf8').replace(/^\ufeff/, '')
}

/** The text of a part as it is unpacked. */
export async function* textPartsOf({ packed, method }: PackedEntry): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  if (method === 0) {
    yield decoder.end(packed)
    return
  }
  const inflate = createInflateRaw({ chunkSize: 131_072 })
  inflate.end(packed)
  for await (const bytes of inflate) {
    // A zlib stream in byte mode yields buffers.
    yield decoder.write(bytes as Buffer)
  }
  yield decoder.end()
}
