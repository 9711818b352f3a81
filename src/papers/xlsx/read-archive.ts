import { readFile } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

/** A part of a workbook is never larger than this when it is unpacked whole. */
const largestWhole = 500_000_000

/** A part of an archive; its bytes are unpacked when asked for, and checked at the end. */
export interface ArchiveEntry {
  readonly name: string
  readonly unpackedSize: number
  bytes(): AsyncGenerator<Buffer>
}

/** A zip archive held packed in memory. */
export interface Archive {
  readonly entries: readonly ArchiveEntry[]
  find(name: string): ArchiveEntry | undefined
}

/** Opens an archive; undefined where the bytes are none, are cut short, or need a password. */
export async function openArchive(path: string): Promise<Archive | undefined> {
  const bytes = await readFile(path)
  const entries: ArchiveEntry[] = []
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false })
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted() || !entry.canDecodeFileData()) return undefined
      const { uncompressedSize: unpackedSize, fileNameRaw } = entry
      const name = fileNameRaw.toString('utf8')
      entries.push({ name, unpackedSize, bytes: () => unpacked(zip, entry) })
    }
  } catch {
    return undefined
  }
  const byName = new Map(entries.map((entry) => [plainName(entry.name), entry]))
  return { entries, find: (name) => byName.get(plainName(name)) }
}

async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0
  const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
  for await (const bytes of stream) {
    sum = crc32(bytes, sum)
    yield bytes
  }
  if (entry.crc32 !== 0 && sum !== entry.crc32) throw new RangeError('a part is damaged')
}

/** Some writers put \ between folders or spell names in another case. */
function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()
}

/** The whole text of a small part. */
export async function textOf(entry: ArchiveEntry): Promise<string> {
  if (entry.unpackedSize > largestWhole) throw new RangeError('a part too large to hold')
  let text = ''
  for await (const part of textPartsOf(entry)) text += part
  return text.replace(/^\ufeff/, '')
}

/** The text of a part as it is unpacked. */
export async function* textPartsOf(entry: ArchiveEntry): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  for await (const bytes of entry.bytes()) yield decoder.write(bytes)
  yield decoder.end()
}
