import { columnOf } from './cell-xml.ts'
import { attributesOf } from './workbook-sheets.ts'

/** A cell as it stands in the sheet's text. */
export interface CellXml {
  readonly column: number
  readonly style: number
  readonly xml: string
}

/** A row as it stands in the sheet's text: its opening tag, its cells, what follows them. */
export interface RowXml {
  readonly prefix: string
  readonly open: string
  readonly cells: readonly CellXml[]
  readonly rest: string
}

const cellForm = /<(?:\w+:)?c(?=[\s/>])([^>]*?)(?:\/>|>[\s\S]*?<\/(?:\w+:)?c>)/g

/** Takes a row's text apart. Cells without a place follow the one before them, as the format says. */
export function parseRow(xml: string): RowXml {
  const open = /^<((?:\w+:)?)row(?=[\s/>])[^>]*>/.exec(xml)
  if (open === null) throw new RangeError('not a row')
  const prefix = open[1] ?? ''
  if (open[0].endsWith('/>')) {
    return { prefix, open: `${open[0].slice(0, -2)}>`, cells: [], rest: `</${prefix}row>` }
  }
  const cells: CellXml[] = []
  let end = open[0].length
  for (const match of xml.matchAll(cellForm)) {
    const attributes = attributesOf(match[1] ?? '')
    const letters = /^[A-Z]+/.exec(attributes.get('r') ?? '')?.[0]
    const column = letters === undefined ? (cells.at(-1)?.column ?? -1) + 1 : columnOf(letters)
    cells.push({ column, style: Number(attributes.get('s') ?? 0), xml: match[0] })
    end = match.index + match[0].length
  }
  return { prefix, open: open[0], cells, rest: xml.slice(end) }
}

/** Whether a cell shows anything. */
export function hasValue({ xml }: CellXml): boolean {
  return /<(?:\w+:)?(?:v|is|f)(?=[\s/>])/.test(xml)
}

/** The cell with another look. */
export function restyled(cell: CellXml, style: number): CellXml {
  const open = /^<[^>]*?(?=\/?>)/.exec(cell.xml)?.[0] ?? ''
  const other = /\ss\s*=/.test(open)
    ? open.replace(/(\ss\s*=\s*)(?:"[^"]*"|'[^']*')/, `$1"${style}"`)
    : `${open} s="${style}"`
  return { ...cell, style, xml: other + cell.xml.slice(open.length) }
}

/** The row with these cells in the place of its own of the same columns; the others stay. */
export function withCells(row: RowXml, cells: readonly CellXml[]): string {
  const replaced = new Set(cells.map(({ column }) => column))
  const all = [...row.cells.filter(({ column }) => !replaced.has(column)), ...cells]
  all.sort((one, other) => one.column - other.column)
  // The hint which columns a row spans would be wrong now; it may be left out.
  const open = row.open.replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, '')
  return open + all.map(({ xml }) => xml).join('') + row.rest
}
