import { Unreadable } from './unreadable.ts'
import type { ZipEntry } from './zip-directory.ts'

/** Whether the names are those of a document's parts: a workbook, a text, slides. */
export function isDocument(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) =>
    /^(mimetype|\[Content_Types\]\.xml|xl\/[^/]*workbook[^/]*)$/i.test(name),
  )
}

/** Passes an archive that is an .xlsx workbook; says of any other what it is. */
export function refuseZipKind(entries: readonly ZipEntry[]): void {
  if (entries.some((entry) => entry.encrypted)) throw new Unreadable('password')
  const names = new Set(entries.map((entry) => entry.name))
  if (names.has('xl/workbook.bin')) throw new Unreadable('binary-workbook')
  if ([...names].some((name) => /^xl\/.*workbook\d*\.xml$/i.test(name))) return
  if ([...names].some((name) => /^(word|ppt)\//.test(name))) throw new Unreadable('document')
  if (names.has('mimetype') && names.has('content.xml')) throw new Unreadable('open-document')
  throw new Unreadable('archive')
}
