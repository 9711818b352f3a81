import { open, readFile } from 'node:fs/promises'
import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { trimMidnight } from './excel-serial.ts'
import { headerRows, type RawCell, type ReadLimits } from './raw-row.ts'
import { refuseZipKind } from './refuse-zip-kind.ts'
import { type SheetScan, scanSheet } from './scan-sheet.ts'
import { Unreadable } from './unreadable.ts'
import { readWorkbookParts, type SheetPart, unpackEntry } from './workbook-parts.ts'
import type { NumberedRow, SheetContent, Workbook } from './workbook-protocol.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

const maxSheets = 1000
const maxBytesReadWhole = 60_000_000

/** Opens an .xlsx workbook: everything but the rows, which are streamed when asked for. */
export async function openXlsx(path: string, limits: ReadLimits): Promise<Workbook> {
  const entries = await checkedEntries(path, limits)
  const bytes = await readFile(path)
  const parts = readWorkbookParts(bytes, entries)
  if (parts.sheets.length > maxSheets) throw new Unreadable('too-many-sheets', { limit: maxSheets })
  const scans: SheetScan[] = []
  for (const sheet of parts.sheets) scans.push(await scanSheet(unpackEntry(bytes, sheet.entry)))
  const whole = await readWholeIfCheap(bytes, entries, parts.sheets)
  const contents = parts.sheets.map((sheet, at): SheetContent => {
    const scan = scans[at]
    if (scan === undefined) throw new RangeError(`no scan of sheet ${at}`)
    return {
      name: sheet.name,
      ...scan,
      rows: () => whole?.(sheet) ?? streamRows(bytes, sheet.index),
    }
  })
  return {
    kind: 'xlsx',
    date1904: parts.date1904,
    sheets: parts.sheets.map((sheet, at) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      merges: (scans[at]?.merges ?? []).filter((merge) => merge.fromRow <= headerRows),
      hiddenColumns: scans[at]?.hiddenColumns ?? 0,
    })),
    contents,
  }
}

async function checkedEntries(path: string, limits: ReadLimits): Promise<readonly ZipEntry[]> {
  const file = await open(path)
  try {
    const entries = await readZipDirectory(file, (await file.stat()).size, limits)
    refuseZipKind(entries)
    return entries
  } finally {
    await file.close()
  }
}

async function* streamRows(bytes: Buffer, sheet: number): AsyncGenerator<NumberedRow> {
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    yield { row: index + 1, cells: values.map(rawCell) }
  }
}

/**
 * Streaming reads the shared texts again for every sheet; a workbook of many small sheets is
 * therefore read at once.
 */
async function readWholeIfCheap(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  sheets: readonly SheetPart[],
): Promise<((sheet: SheetPart) => Iterable<NumberedRow>) | undefined> {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (sheets.length < 4 || unpacked > maxBytesReadWhole) return undefined
  const workbook = await readXlsx(bytes)
  const byName = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]))
  return ({ name }) =>
    (byName.get(name)?.rows ?? []).map((values, at) => ({
      row: at + 1,
      cells: values.map(rawCell),
    }))
}

function rawCell(value: CellValue | undefined): RawCell {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') return isErrorText(value) ? null : value
  if (!(value instanceof Date)) return value
  if (Number.isNaN(value.getTime())) return null
  const year = value.getUTCFullYear()
  // A date format on a column of numbers such as 20240115: the number is what was typed.
  if (year > 9999) return Math.round(value.getTime() / 86_400_000) + 25_569
  return { date: trimMidnight(value.toISOString().slice(0, 19)) }
}

/** What a formula shows when it fails. */
export function isErrorText(text: string): boolean {
  return /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/.test(text)
}
