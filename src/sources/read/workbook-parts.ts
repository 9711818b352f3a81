import { entryText } from './unpack-entry.ts'
import { Unreadable } from './unreadable.ts'
import { plainText } from './xml-scanner.ts'
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
  const workbook = await partText(path, main)
  const linked = `${folder}_rels/${main.name.slice(folder.length)}.rels`.toLowerCase()
  const links = await partText(path, byName.get(linked))
  const sheetOf = new Map<string, ZipEntry | undefined>()
  const parts: Record<string, ZipEntry | undefined> = {}
  for (const tag of tagsOf(links, 'Relationship')) {
    const kind = /\/(worksheet|sharedStrings|styles)$/.exec(attribute(tag, 'Type') ?? '')?.[1]
    if (kind === undefined) continue
    const target = partPath(folder, plainText(attribute(tag, 'Target') ?? ''))
    const entry = byName.get(target.toLowerCase())
    // Without its styles a workbook's dates would read as numbers.
    if (kind === 'styles' && entry === undefined) throw new Unreadable('truncated')
    if (kind === 'worksheet') sheetOf.set(attribute(tag, 'Id') ?? '', entry)
    else parts[kind] = entry
  }
  const sheets = tagsOf(workbook, 'sheet').flatMap((tag): SheetPart[] => {
    const id = attribute(tag, '\\w+:id') ?? ''
    if (!sheetOf.has(id)) return []
    const entry = sheetOf.get(id)
    if (entry === undefined) throw new Unreadable('truncated')
    const hidden = /hidden/i.test(attribute(tag, 'state') ?? '')
    return [{ name: plainText(attribute(tag, 'name') ?? ''), hidden, entry }]
  })
  const properties = tagsOf(workbook, 'workbookPr')[0] ?? ''
  return {
    sheets,
    date1904: /^(1|true)$/.test(attribute(properties, 'date1904') ?? ''),
    sharedTexts: parts.sharedStrings ?? byName.get('xl/sharedstrings.xml'),
    styles: parts.styles ?? byName.get('xl/styles.xml'),
  }
}

const maxMetadataBytes = 8_000_000

async function partText(path: string, entry: ZipEntry | undefined): Promise<string> {
  if (entry === undefined) throw new Unreadable('truncated')
  if (entry.unpacked > maxMetadataBytes) throw new Unreadable('bomb')
  let text = ''
  for await (const part of entryText(path, entry)) text += part
  return text
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
