import { readFile } from 'node:fs/promises'
import * as XLSX from '@e965/xlsx'
import { isDateFormat } from './date-styles.ts'
import { type Encoding, encodingOf } from './decode-text.ts'
import { serialToIso } from './excel-serial.ts'
import { type HtmlTable, readHtmlTables } from './html-tables.ts'
import { macroNote } from './open-xlsx.ts'
import { headerRows, type Merge, type RawCell, type ReadLimits } from './raw-row.ts'
import { isBlank } from './sheet-rows.ts'
import { Unreadable } from './unreadable.ts'
import type { NumberedRow, SheetContent, Workbook } from './workbook-protocol.ts'

const maxBytes = 200_000_000
const chinese = 936
const maxColumns = 16_384

/** Opens an Excel 97–2003 workbook. */
export async function openXls(path: string, limits: ReadLimits): Promise<Workbook> {
  const bytes = await readAll(path)
  if (bytes[0] === 0xd0) refuseOtherCompound(bytes)
  // Before Excel 97 texts are in the encoding of the system, which few files name.
  XLSX.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  const book = parse(bytes, { type: 'buffer', codepage: chinese }, limits)
  const hasMacros = bytes[0] === 0xd0 && hasStream(bytes, '_VBA_PROJECT_CUR')
  return workbookOf(book, { kind: 'xls', notes: hasMacros ? [macroNote] : [] })
}

/**
 * Opens an HTML table or an XML table of Excel 2003, both commonly named .xls. The text is decoded
 * here: left to itself the library takes GBK for Latin and rounds numbers of 18 digits.
 */
export async function openMarkup(path: string, limits: ReadLimits): Promise<Workbook> {
  const bytes = await readAll(path)
  const encoding = encodingOf(bytes)
  const decoder = new TextDecoder(declaredEncoding(bytes, encoding))
  const text = decoder.decode(bytes).replaceAll('\0', '')
  const isSheet =
    /urn:schemas-microsoft-com:office:spreadsheet/i.test(text.slice(0, 5000)) &&
    !/<html[\s>]/i.test(text.slice(0, 5000))
  if (isSheet) {
    const book = parse(text, { type: 'string', raw: true }, limits)
    return workbookOf(book, { kind: 'xml2003', encoding, notes: [] })
  }
  if (!/<table[\s>]/i.test(text)) {
    throw new Unreadable(/<html[\s>]|<!doctype html/i.test(text) ? 'web-page' : 'unknown-kind')
  }
  const notes = /<script[\s>]/i.test(text) ? [scriptNote] : []
  return { ...pageOf(readHtmlTables(text, limits), encoding), notes }
}

const scriptNote = '文件是网页，里面有脚本，没有运行，只读取了表格里的文字'

function pageOf(tables: readonly HtmlTable[], encoding: string): Workbook {
  const contents = tables
    .filter(({ rows }) => rows.some(({ cells }) => !isBlank(cells)))
    .map(({ rows, merges }, at) => ({
      name: `Sheet${at + 1}`,
      merges,
      lastRow: rows.findLast(({ cells }) => !isBlank(cells))?.row ?? 0,
      rows: () => rows,
    }))
  const sheets = contents.map(({ name, merges }) => ({
    name,
    hidden: false,
    merges: merges.filter((merge) => merge.fromRow <= headerRows),
    hiddenColumns: 0,
  }))
  return { kind: 'html', encoding, date1904: false, sheets, contents, notes: [] }
}

async function readAll(path: string): Promise<Buffer> {
  const bytes = await readFile(path)
  if (bytes.length > maxBytes) throw new Unreadable('too-large')
  return bytes
}

/** A page may name Big5 or the like; what the bytes themselves show goes first. */
function declaredEncoding(bytes: Buffer, shown: Encoding): string {
  if (shown !== 'gb18030') return shown
  const head = bytes.subarray(0, 2048).toString('latin1')
  const declared = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase()
  return declared === 'big5' ? 'big5' : 'gb18030'
}

/** An OLE container also holds Word files and encrypted .xlsx workbooks. */
function refuseOtherCompound(bytes: Buffer): void {
  const has = (name: string): boolean => hasStream(bytes, name)
  if (has('EncryptedPackage') || has('EncryptionInfo')) throw new Unreadable('password')
  if (has('Workbook') || has('Book')) return
  throw new Unreadable(
    has('WordDocument') || has('PowerPoint Document') ? 'document' : 'unknown-kind',
  )
}

/** Whether the container's list of streams has this name: its entries are 128 bytes, the name in front. */
function hasStream(bytes: Buffer, name: string): boolean {
  const wanted = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
    const isEntry =
      at % 128 === 0 && bytes.readUInt16LE(Math.min(at + 64, bytes.length - 2)) === wanted.length
    if (isEntry) return true
  }
  return false
}

function parse(
  content: Buffer | string,
  options: XLSX.ParsingOptions,
  limits: ReadLimits,
): XLSX.WorkBook {
  try {
    return XLSX.read(content, {
      ...options,
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
      cellFormula: false,
      cellStyles: true,
      sheetRows: limits.rows + 1,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    throw new Unreadable(/password|encrypt/i.test(message) ? 'password' : 'truncated')
  }
}

function workbookOf(
  book: XLSX.WorkBook,
  about: { kind: 'xls' | 'xml2003'; encoding?: string; notes: readonly string[] },
): Workbook {
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const contents = book.SheetNames.map((name) => sheetContent(name, book.Sheets[name], date1904))
  return {
    ...about,
    date1904,
    contents,
    sheets: contents.map((content, at) => ({
      name: content.name,
      hidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0,
      merges: content.merges.filter((merge) => merge.fromRow <= headerRows),
      hiddenColumns: content.hiddenColumns,
    })),
  }
}

function sheetContent(
  name: string,
  sheet: XLSX.WorkSheet | undefined,
  date1904: boolean,
): SheetContent & { readonly hiddenColumns: number } {
  // `dense` puts the rows there; the library's types know only sparse sheets.
  const data = (sheet?.['!data'] ?? []) as readonly (readonly (XLSX.CellObject | undefined)[])[]
  const settings = sheet?.['!rows'] ?? []
  const hasValue = (row: (typeof data)[number] | undefined): boolean =>
    row?.some((cell) => (cell?.v ?? '') !== '') === true
  return {
    name,
    lastRow: data.findLastIndex(hasValue) + 1,
    hiddenColumns: sheet?.['!cols']?.filter((column) => column?.hidden).length ?? 0,
    merges: (sheet?.['!merges'] ?? []).map(mergeOf),
    rows: () => numberedRows(data, { date1904, settings }),
  }
}

function mergeOf({ s, e }: XLSX.Range): Merge {
  return { fromRow: s.r + 1, toRow: e.r + 1, fromColumn: s.c, toColumn: e.c }
}

function* numberedRows(
  data: readonly (readonly (XLSX.CellObject | undefined)[])[],
  sheet: { readonly date1904: boolean; readonly settings: readonly (XLSX.RowInfo | undefined)[] },
): Generator<NumberedRow> {
  for (let at = 0; at < data.length; at += 1) {
    const row = data[at]
    if (row === undefined) continue
    if (row.length > maxColumns) throw new Unreadable('truncated')
    const cells = Array.from(row, (cell) => rawCell(cell, sheet.date1904))
    yield { row: at + 1, cells, hidden: sheet.settings[at]?.hidden === true }
  }
}

function rawCell(cell: XLSX.CellObject | undefined, date1904: boolean): RawCell {
  const value = cell?.v
  if (cell === undefined || value === undefined || value === '') return null
  if (cell.t === 'e') return errorTexts[Number(value)] ?? '#N/A'
  if (typeof value === 'string') return value.replaceAll('\0', '')
  if (value instanceof Date) return { date: value.toISOString().slice(0, 19) }
  // What the file calls a number and is none shows as the error that it would be in a workbook.
  if (Number.isNaN(value)) return '#VALUE!'
  if (typeof value !== 'number' || !(typeof cell.z === 'string' && isDateFormat(cell.z)))
    return value
  const iso = serialToIso(value, date1904)
  return iso === undefined ? value : { date: iso }
}

/** What a formula that fails shows, by its number in the file. */
const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}
