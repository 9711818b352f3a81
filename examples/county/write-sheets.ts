import * as XLSX from '@e965/xlsx'
import { encodeGbk } from './gbk.ts'
import type { Format } from './layouts.ts'

export type Cell = string | number | null

export interface MergedRange {
  readonly fromRow: number
  readonly fromColumn: number
  readonly toRow: number
  readonly toColumn: number
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly MergedRange[]
}

export const endings: Readonly<Record<Format, string>> = {
  'csv-gbk': 'csv',
  'csv-bom': 'csv',
  'csv-semicolon': 'csv',
  'html-gbk': 'xls',
  xls: 'xls',
  xlsx: 'xlsx',
}

/** The bytes of a file in the form its department sends. */
export function encodeSheets(sheets: readonly Sheet[], format: Format): Buffer {
  const first = sheets[0]
  if (first === undefined) throw new RangeError('a file without a sheet')
  switch (format) {
    case 'csv-gbk':
      return encodeGbk(csv(first, ','))
    case 'csv-bom':
      return Buffer.from(`\ufeff${csv(first, ',')}`)
    case 'csv-semicolon':
      return Buffer.from(csv(first, ';'))
    case 'html-gbk':
      return encodeGbk(html(first))
    case 'xls':
      return workbook(sheets, 'biff8')
    case 'xlsx':
      return workbook(sheets, 'xlsx')
  }
}

function csv(sheet: Sheet, delimiter: string): string {
  const quote = (cell: Cell) => {
    const text = cell === null ? '' : String(cell)
    return text.includes(delimiter) || /["\r\n]/.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text
  }
  return `${sheet.rows.map((row) => row.map(quote).join(delimiter)).join('\r\n')}\r\n`
}

/** What a web system calls an Excel export: a table in a page, in GBK. */
function html(sheet: Sheet): string {
  const width = Math.max(...sheet.rows.map((row) => row.length))
  const lines = sheet.rows.map((row) => {
    if (row.length === 1)
      return `<tr><td colspan="${width}">${escapeMarkup(row[0] ?? null)}</td></tr>`
    return `<tr>${row.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join('')}</tr>`
  })
  const page =
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head>'
  return `${page}<body><table border="1">\r\n${lines.join('\r\n')}\r\n</table></body></html>`
}

function escapeMarkup(cell: Cell): string {
  const text = cell === null ? '' : String(cell)
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function workbook(sheets: readonly Sheet[], bookType: 'biff8' | 'xlsx'): Buffer {
  const book = XLSX.utils.book_new()
  for (const { name, rows, merges } of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]))
    sheet['!merges'] = merges.map((range) => ({
      s: { r: range.fromRow, c: range.fromColumn },
      e: { r: range.toRow, c: range.toColumn },
    }))
    XLSX.utils.book_append_sheet(book, sheet, name)
  }
  // The writer's type is any; with type buffer it returns a Buffer.
  return XLSX.write(book, { type: 'buffer', bookType, compression: true }) as Buffer
}
