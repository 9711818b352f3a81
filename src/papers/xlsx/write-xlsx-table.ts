import { parseLocalDate } from '#kernel/index'
import { looksLikeFormula } from '../safe-text.ts'
import { footOf, type Table, type TableColumn, type TableValue } from '../table.ts'
import { columnLetters, escapeXml, numberCell, textCell } from './cell-xml.ts'
import { choicesXml } from './choices-xml.ts'
import { propertiesOf, propertiesPart } from './file-properties.ts'
import { tableStyle as look, tableStyles } from './table-styles.ts'
import { ArchiveWriter } from './write-archive.ts'

const sheetRows = 1_048_576
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Writes a table as a workbook, row by row; what one sheet cannot hold goes on in the next. */
export async function writeXlsxTable(path: string, table: Table): Promise<void> {
  const archive = await ArchiveWriter.create(path)
  try {
    const source = new Lookahead(table.rows)
    const sheets: string[] = []
    do {
      const nth = sheets.length + 1
      sheets.push(sheetName(table.sheet, nth))
      await archive.add(`xl/worksheets/sheet${nth}.xml`, sheetParts(table, source))
    } while (!(await source.isDone()))
    for (const [name, text] of workbookParts(sheets, table)) {
      await archive.add(name, [text])
    }
    await archive.close()
  } catch (error) {
    await archive.abandon()
    throw error
  }
}

class Lookahead {
  readonly #rows: AsyncIterator<readonly TableValue[]> | Iterator<readonly TableValue[]>
  #next: IteratorResult<readonly TableValue[]> | undefined

  constructor(rows: Table['rows']) {
    this.#rows =
      Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  }

  async isDone(): Promise<boolean> {
    this.#next ??= await this.#rows.next()
    return this.#next.done === true
  }

  async take(): Promise<readonly TableValue[] | undefined> {
    if (await this.isDone()) return undefined
    const value: unknown = this.#next?.value
    this.#next = undefined
    // `isDone` has seen that this is a row and not the end.
    return value as readonly TableValue[]
  }
}

async function* sheetParts(table: Table, source: Lookahead): AsyncGenerator<string> {
  const { columns } = table
  const last = columnLetters(columns.length - 1)
  const headerRow = headerRowOf(table)
  yield `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
  yield `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
  yield `<sheetFormatPr defaultRowHeight="18"/><cols>${columns.map(columnWidth).join('')}</cols><sheetData>`
  const merged: number[] = []
  const over = groupsOver(columns)
  let row = 0
  for (const [text, style] of headLines(table)) {
    row += 1
    merged.push(row)
    yield rowXml(row, textCell(text, { row, column: 0, style }), style === look.title ? 32 : 20)
  }
  if (over.length > 0) {
    row += 1
    const above = columns.map(({ header, group }, column) => {
      return textCell(group ?? header, { row, column, style: look.header })
    })
    yield rowXml(row, above.join(''))
  }
  row += 1
  const headers = columns.map(({ header }, column) => {
    return textCell(header, { row, column, style: look.header })
  })
  yield rowXml(row, headers.join(''))
  const first = row + 1
  // The foot needs room on the sheet where the rows end.
  while (row < sheetRows - 16) {
    const values = await source.take()
    if (values === undefined) break
    row += 1
    yield rowXml(row, columns.map((one, at) => cell(values[at] ?? null, one, { row, at })).join(''))
  }
  const choices = choicesXml(columns, { from: first, to: row })
  if (await source.isDone()) {
    for (const text of footOf(table)) {
      row += 1
      merged.push(row)
      yield rowXml(row, textCell(text, { row, column: 0, style: look.line }), 20)
    }
  }
  yield '</sheetData>'
  const wide = columns.length > 1 ? merged.map((one) => `A${one}:${last}${one}`) : []
  const joined = [...wide, ...over.map((range) => mergedHeader(range, headerRow))]
  if (joined.length > 0) {
    const ranges = joined.map((range) => `<mergeCell ref="${range}"/>`)
    yield `<mergeCells count="${ranges.length}">${ranges.join('')}</mergeCells>`
  }
  if (choices !== '') yield choices
  const orientation = columns.length > 6 ? 'landscape' : 'portrait'
  yield '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
  yield `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`
  yield `<headerFooter>${pageMark(table)}<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`
}

/** Printed on every page; a page's header holds 255 characters. */
function pageMark({ stamp }: Table): string {
  if (stamp === undefined) return ''
  const text = stamp.text.slice(0, 180).replaceAll('&', '&&')
  return `<oddHeader>&amp;R&amp;8${escapeXml(` ${text}`)}</oddHeader>`
}

function headLines({ title, head }: Table): readonly (readonly [string, number])[] {
  const lines = (head ?? []).map((text) => [text, look.line] as const)
  return title === undefined ? lines : [[title, look.title], ...lines]
}

function headerRowOf(table: Table): number {
  return headLines(table).length + (groupsOver(table.columns).length > 0 ? 2 : 1)
}

interface HeaderRange {
  readonly from: number
  readonly to: number
  readonly isGroup: boolean
}

/** Headings over several columns, and columns that have none over them; none at all: one row of headers. */
function groupsOver(columns: readonly TableColumn[]): readonly HeaderRange[] {
  if (!columns.some(({ group }) => group !== undefined)) return []
  const ranges: HeaderRange[] = []
  for (const [at, { group }] of columns.entries()) {
    const before = ranges.at(-1)
    if (before?.isGroup && group !== undefined && columns[at - 1]?.group === group) {
      ranges[ranges.length - 1] = { ...before, to: at }
    } else ranges.push({ from: at, to: at, isGroup: group !== undefined })
  }
  return ranges.filter(({ from, to, isGroup }) => !isGroup || to > from)
}

/** A group over its columns, or a header over both rows. */
function mergedHeader({ from, to, isGroup }: HeaderRange, row: number): string {
  return `${columnLetters(from)}${row - 1}:${columnLetters(to)}${isGroup ? row - 1 : row}`
}

function rowXml(row: number, cells: string, height?: number): string {
  const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`
  return `<row r="${row}"${size}>${cells}</row>`
}

function cell(
  value: TableValue,
  { kind }: TableColumn,
  { row, at }: { readonly row: number; readonly at: number },
): string {
  const place = { row, column: at }
  if (value === null) return textCell('', { ...place, style: look.text })
  if (typeof value === 'number') {
    if (kind === '金额') return numberCell(value / 100, { ...place, style: look.amount })
    return numberCell(value, { ...place, style: look.integer })
  }
  const serial = kind === '日期' ? serialOf(value) : undefined
  if (serial !== undefined) return numberCell(serial, { ...place, style: look.day })
  return textCell(value, { ...place, style: looksLikeFormula(value) ? look.quoted : look.text })
}

/** Days since 1899-12-30, as spreadsheets count; undefined for what is no whole date after February 1900. */
function serialOf(text: string): number | undefined {
  const day = parseLocalDate(text)
  if (day === undefined) return undefined
  const serial = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
  return serial > 60 ? serial : undefined
}

function columnWidth({ header, kind, width }: TableColumn, at: number): string {
  const least = kind === '文本' ? 12 : kind === '日期' ? 13 : 11
  const chosen = width ?? Math.max(least, header.length * 2 + 3)
  return `<col min="${at + 1}" max="${at + 1}" width="${chosen}" customWidth="1"/>`
}

/** A name a workbook accepts: at most 31 characters, none of []:*?/\. */
function sheetName(name: string, nth: number): string {
  const plain = name.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '') || '表'
  const suffix = nth === 1 ? '' : `（${nth}）`
  return plain.slice(0, 31 - suffix.length) + suffix
}

function workbookParts(
  sheets: readonly string[],
  table: Table,
): readonly (readonly [string, string])[] {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const headerRow = headerRowOf(table)
  const own = table.stamp === undefined ? undefined : propertiesOf(table.stamp)
  const each = <T>(make: (name: string, nth: number) => T): readonly T[] =>
    sheets.map((name, at) => make(name, at + 1))
  const sheetList = each((name, nth) => {
    return `<sheet name="${escapeXml(name)}" sheetId="${nth}" r:id="rId${nth}"/>`
  })
  const titles = each((name, nth) => {
    const quoted = escapeXml(name.replaceAll("'", "''"))
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${nth - 1}">'${quoted}'!$${headerRow - (groupsOver(table.columns).length > 0 ? 1 : 0)}:$${headerRow}</definedName>`
  })
  const links = each((_, nth) => {
    return `<Relationship Id="rId${nth}" Type="${office}/worksheet" Target="worksheets/sheet${nth}.xml"/>`
  })
  const types = each((_, nth) => {
    return `<Override PartName="/xl/worksheets/sheet${nth}.xml" ContentType="${kind}.worksheet+xml"/>`
  })
  return [
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheetList.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${packageRelations}">${links.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', tableStyles],
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${types.join('')}<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${own ? `<Override PartName="/${propertiesPart}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` : ''}</Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>${own ? `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="${propertiesPart}"/>` : ''}</Relationships>`,
    ],
    ...(own ? [[propertiesPart, own] as const] : []),
  ]
}
