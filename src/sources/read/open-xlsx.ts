import { DateStyles } from './date-styles.ts'
import { headerRows, type ReadLimits } from './raw-row.ts'
import { refuseZipKind } from './refuse-zip-kind.ts'
import { type SheetScan, scanSheet } from './scan-sheet.ts'
import { SharedTexts } from './shared-texts.ts'
import { SheetCells, type SheetContext } from './sheet-cells.ts'
import { entryText } from './unpack-entry.ts'
import { Unreadable } from './unreadable.ts'
import { readWorkbookParts } from './workbook-parts.ts'
import type { NumberedRow, SheetContent, Workbook } from './workbook-protocol.ts'
import { type XmlListener, XmlScanner } from './xml-scanner.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

const maxSheets = 1000

/** Opens an .xlsx workbook: everything but the rows, which are streamed when asked for. */
export async function openXlsx(path: string, limits: ReadLimits): Promise<Workbook> {
  const entries = await readZipDirectory(path, limits)
  refuseZipKind(entries)
  const parts = await readWorkbookParts(path, entries)
  if (parts.sheets.length > maxSheets) throw new Unreadable('too-many-sheets', { limit: maxSheets })
  const scans: SheetScan[] = []
  for (const sheet of parts.sheets) scans.push(await scanSheet(entryText(path, sheet.entry)))
  const styles = new DateStyles()
  await listen(path, parts.styles, styles)
  const { date1904 } = parts
  let texts: Promise<SharedTexts> | undefined
  const contents = parts.sheets.map((sheet, at): SheetContent => {
    const scan = scans[at]
    if (scan === undefined) throw new RangeError(`no scan of sheet ${at}`)
    const rows = async function* (): AsyncGenerator<NumberedRow> {
      texts ??= listen(path, parts.sharedTexts, new SharedTexts())
      yield* sheetRowsOf(path, sheet.entry, { texts: await texts, styles, date1904 })
    }
    return { name: sheet.name, ...scan, rows }
  })
  return {
    kind: 'xlsx',
    date1904,
    notes: notesOf(entries, scans),
    sheets: parts.sheets.map((sheet, at) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      merges: (scans[at]?.merges ?? []).filter((merge) => merge.fromRow <= headerRows),
      hiddenColumns: scans[at]?.hiddenColumns ?? 0,
    })),
    contents,
  }
}

async function* sheetRowsOf(
  path: string,
  entry: ZipEntry,
  context: SheetContext,
): AsyncGenerator<NumberedRow> {
  const cells = new SheetCells(context)
  const scanner = new XmlScanner(cells)
  for await (const text of entryText(path, entry)) {
    scanner.feed(text)
    yield* cells.take()
  }
  cells.end()
}

async function listen<Listener extends XmlListener>(
  path: string,
  entry: ZipEntry | undefined,
  listener: Listener,
): Promise<Listener> {
  if (entry === undefined) return listener
  const scanner = new XmlScanner(listener)
  for await (const text of entryText(path, entry)) scanner.feed(text)
  return listener
}

/** A sender cannot always save without them; they are never run here. */
export const macroNote =
  '文件里有宏（程序），没有运行，只读取了单元格里的值；请提醒报送部门去掉宏再报'

/** What the workbook holds besides its cells. */
function notesOf(entries: readonly ZipEntry[], scans: readonly SheetScan[]): readonly string[] {
  const has = (pattern: RegExp): boolean => entries.some(({ name }) => pattern.test(name))
  const notes: string[] = []
  if (has(/^xl\/(media|embeddings)\/./i)) notes.push('文件里有图片或嵌入的对象，没有读取')
  if (has(/^xl\/(vbaProject|macrosheets\/|activeX\/)/i)) notes.push(macroNote)
  if (has(/^xl\/(threaded)?comments/i)) notes.push('文件里有批注，没有读取')
  if (scans.some((scan) => scan.hasValidation)) {
    notes.push('文件里有下拉选项等数据验证，只读取了单元格里的值')
  }
  if (has(/^xl\/externalLinks\/[^/]+\.xml$/i)) {
    notes.push('文件里有引用其他文件的公式，读取的是上次保存时的值')
  }
  return notes
}
