import { entryText } from './unpack-entry.ts'
import { Unreadable } from './unreadable.ts'
import { type XmlAttributes, type XmlListener, XmlScanner } from './xml-scanner.ts'
import type { ZipEntry } from './zip-directory.ts'

/** A worksheet as the workbook lists it. */
export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly entry: ZipEntry
}

export interface WorkbookParts {
  readonly date1904: boolean
  readonly sheets: readonly SheetPart[]
  readonly sharedTexts: ZipEntry | undefined
  readonly styles: ZipEntry | undefined
}

/**
 * The worksheets of a workbook, in the order of its tabs, with the archive entries they lie in. A
 * listed worksheet that is not there is damage; a chart of its own tab is left out.
 */
export async function readWorkbookParts(
  path: string,
  entries: readonly ZipEntry[],
): Promise<WorkbookParts> {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const main = entries.find((entry) => /^xl\/[^/]*workbook\d*\.xml$/i.test(entry.name))
  if (main === undefined) throw new Unreadable('truncated')
  const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1)
  const workbook = await partTags(path, main)
  const linked = `${folder}_rels/${main.name.slice(folder.length)}.rels`.toLowerCase()
  const links = await partTags(path, byName.get(linked))
  const sheetOf = new Map<string, ZipEntry | undefined>()
  const parts: Record<string, ZipEntry | undefined> = {}
  for (const { Id = '', Type = '', Target = '' } of links.of('Relationship')) {
    const kind = /\/(worksheet|sharedStrings|styles)$/.exec(Type)?.[1]
    if (kind === undefined) continue
    const entry = byName.get(partPath(folder, Target).toLowerCase())
    // Without its styles a workbook's dates would read as numbers.
    if (kind === 'styles' && entry === undefined) throw new Unreadable('truncated')
    if (kind === 'worksheet') sheetOf.set(Id, entry)
    else parts[kind] = entry
  }
  const sheets = workbook.of('sheet').flatMap((tag): SheetPart[] => {
    const id = Object.entries(tag).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
    if (!sheetOf.has(id)) return []
    const entry = sheetOf.get(id)
    if (entry === undefined) throw new Unreadable('truncated')
    return [{ name: tag.name ?? '', hidden: /hidden/i.test(tag.state ?? ''), entry }]
  })
  const { date1904 = '' } = workbook.of('workbookPr')[0] ?? {}
  return {
    sheets,
    date1904: /^(1|true)$/.test(date1904),
    sharedTexts: parts.sharedStrings ?? byName.get('xl/sharedstrings.xml'),
    styles: parts.styles ?? byName.get('xl/styles.xml'),
  }
}

const maxMetadataBytes = 8_000_000

/** The tags of a small part with their attributes. */
class Tags implements XmlListener {
  readonly wantsText = false
  readonly #tags: (readonly [string, XmlAttributes])[] = []

  of(wanted: string): readonly XmlAttributes[] {
    return this.#tags.flatMap(([name, attributes]) => (name === wanted ? [attributes] : []))
  }

  open(name: string, attributes: XmlAttributes): void {
    this.#tags.push([name, attributes])
  }

  close(): void {}

  text(): void {}
}

async function partTags(path: string, entry: ZipEntry | undefined): Promise<Tags> {
  if (entry === undefined) throw new Unreadable('truncated')
  if (entry.unpacked > maxMetadataBytes) throw new Unreadable('bomb')
  const tags = new Tags()
  const scanner = new XmlScanner(tags)
  for await (const text of entryText(path, entry)) scanner.feed(text)
  return tags
}

function partPath(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '')
}
