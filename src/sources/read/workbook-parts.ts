import { createInflateRaw, inflateRawSync } from 'node:zlib'
import { Unreadable } from './unreadable.ts'
import type { ZipEntry } from './zip-directory.ts'

/** A worksheet as the workbook lists it. */
export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  /** Its place among all sheets, charts included. */
  readonly index: number
  readonly entry: ZipEntry
}

export interface WorkbookParts {
  readonly date1904: boolean
  readonly sheets: readonly SheetPart[]
}

/** The worksheets of a workbook, in the order of its tabs, with the archive entries they lie in. */
export function readWorkbookParts(bytes: Buffer, entries: readonly ZipEntry[]): WorkbookParts {
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const path = entries.find((entry) => /^xl\/[^/]*workbook\d*\.xml$/i.test(entry.name))?.name
  if (path === undefined) throw new Unreadable('truncated')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const workbook = partText(bytes, byName.get(path))
  const links = partText(bytes, byName.get(`${folder}_rels/${path.slice(folder.length)}.rels`))
  const targets = new Map<string, string>()
  for (const tag of tagsOf(links, 'Relationship')) {
    if (/\/worksheet$/.test(attribute(tag, 'Type') ?? '')) {
      targets.set(attribute(tag, 'Id') ?? '', partPath(folder, attribute(tag, 'Target') ?? ''))
    }
  }
  const sheets = tagsOf(workbook, 'sheet').flatMap((tag, index): SheetPart[] => {
    const entry = byName.get(targets.get(attribute(tag, '\\w+:id') ?? '') ?? '')
    if (entry === undefined) return []
    const hidden = /hidden/i.test(attribute(tag, 'state') ?? '')
    return [{ name: unescapeXml(attribute(tag, 'name') ?? ''), hidden, index, entry }]
  })
  const properties = tagsOf(workbook, 'workbookPr')[0] ?? ''
  return { sheets, date1904: /^(1|true)$/.test(attribute(properties, 'date1904') ?? '') }
}

/** The unpacked bytes of an entry, chunk by chunk; never more than its directory promises. */
export async function* unpackEntry(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(bytes, entry)
  if (entry.method === 0) {
    yield packed
    return
  }
  const inflate = createInflateRaw()
  inflate.end(packed)
  let length = 0
  try {
    for await (const chunk of inflate) {
      length += chunk.length
      if (length > entry.unpacked) throw new Unreadable('bomb')
      yield chunk
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('truncated')
  }
}

const maxMetadataBytes = 8_000_000

function partText(bytes: Buffer, entry: ZipEntry | undefined): string {
  if (entry === undefined) throw new Unreadable('truncated')
  const packed = packedBytes(bytes, entry)
  if (entry.method === 0) return packed.toString('utf8')
  try {
    return inflateRawSync(packed, { maxOutputLength: maxMetadataBytes }).toString('utf8')
  } catch {
    throw new Unreadable(entry.unpacked > maxMetadataBytes ? 'bomb' : 'truncated')
  }
}

function packedBytes(bytes: Buffer, entry: ZipEntry): Buffer {
  if (entry.offset + 30 > bytes.length) throw new Unreadable('truncated')
  const names = bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
  const from = entry.offset + 30 + names
  if (from + entry.packed > bytes.length) throw new Unreadable('truncated')
  return bytes.subarray(from, from + entry.packed)
}

function tagsOf(xml: string, name: string): readonly string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? []
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean)
}

function partPath(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '')
}

function unescapeXml(text: string): string {
  return text
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)),
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
}
