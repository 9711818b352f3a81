import { makeZip } from '../fixtures/make-zip.ts'

/** A cell of a made workbook: a text, a number, a serial shown as a date, a formula, an error. */
export type MadeCell =
  | string
  | number
  | null
  | { readonly date: number }
  | { readonly formula: string; readonly cached: string | number }
  | { readonly error: string }

export interface MadeSheet {
  readonly name: string
  readonly rows: readonly (readonly MadeCell[])[]
  readonly hidden?: boolean
  /** `A1:B2` */
  readonly merges?: readonly string[]
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
  /** The last row that somebody formatted, far below the last value. */
  readonly formattedTo?: number
  readonly comment?: string
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** The bytes of an .xlsx with these sheets, always the same for the same sheets. */
export function makeWorkbook(
  sheets: readonly MadeSheet[],
  { date1904 = false }: { readonly date1904?: boolean } = {},
): Buffer {
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      `${head}<workbook xmlns="${main}" xmlns:r="${office}">` +
      `${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
        .map(
          ({ name, hidden }, at) =>
            `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
  }
  for (const [at, sheet] of sheets.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet)
    if (sheet.comment === undefined) continue
    parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = relations([
      ['comments', `../comments${at + 1}.xml`],
    ])
    parts[`xl/comments${at + 1}.xml`] =
      `${head}<comments xmlns="${main}"><authors><author>某人</author></authors><commentList>` +
      `<comment ref="A2" authorId="0"><text><t>${escaped(sheet.comment)}</t></text></comment>` +
      '</commentList></comments>'
  }
  return makeZip(parts)
}

/** Style 1 shows a day. */
const styles =
  `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>` +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'

function contentTypes(sheets: readonly MadeSheet[]): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const overrides = sheets.flatMap(({ comment }, at) => [
    `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
    ...(comment === undefined
      ? []
      : [`<Override PartName="/xl/comments${at + 1}.xml" ContentType="${type}.comments+xml"/>`]),
  ])
  return (
    `${head}<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${overrides.join('')}</Types>`
  )
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${head}<Relationships xmlns="${packages}/relationships">${all.join('')}</Relationships>`
}

function sheetXml(sheet: MadeSheet): string {
  const { rows, merges = [], hiddenRows = [], hiddenColumns = [], formattedTo } = sheet
  const lines = rows.map((cells, at) => {
    const row = at + 1
    const hidden = hiddenRows.includes(row) ? ' hidden="1"' : ''
    return `<row r="${row}"${hidden}>${cells.map((cell, column) => cellXml(cell, row, column)).join('')}</row>`
  })
  if (formattedTo !== undefined) {
    lines.push(`<row r="${formattedTo}"><c r="A${formattedTo}" s="1"/></row>`)
  }
  const columns = hiddenColumns.map((at) => `<col min="${at}" max="${at}" hidden="1"/>`)
  const ranges = merges.map((ref) => `<mergeCell ref="${ref}"/>`)
  return (
    `${head}<worksheet xmlns="${main}" xmlns:r="${office}">` +
    (columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '') +
    `<sheetData>${lines.join('')}</sheetData>` +
    (ranges.length > 0
      ? `<mergeCells count="${ranges.length}">${ranges.join('')}</mergeCells>`
      : '') +
    '</worksheet>'
  )
}

function cellXml(cell: MadeCell, row: number, column: number): string {
  if (cell === null) return ''
  const at = `r="${letter(column)}${row}"`
  if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`
  if (typeof cell === 'string') {
    return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  }
  if ('date' in cell) return `<c ${at} s="1"><v>${cell.date}</v></c>`
  if ('error' in cell) return `<c ${at} t="e"><v>${cell.error}</v></c>`
  const { formula, cached } = cell
  const type = typeof cached === 'string' ? ' t="str"' : ''
  return `<c ${at}${type}><f>${escaped(formula)}</f><v>${escaped(String(cached))}</v></c>`
}

function letter(column: number): string {
  return String.fromCharCode(65 + column)
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
