import { columnOf } from './cell-xml.ts'
import { tagParser } from './xml-tags.ts'

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

/** Takes a row's text apart. Cells without a place follow the one before them, as the format says. */
export function parseRow(xml: string): RowXml {
  const seen: {
    head?: { readonly prefix: string; readonly to: number }
    cell?: { readonly column: number; readonly style: number; readonly from: number } | undefined
  } = {}
  const cells: CellXml[] = []
  let end = 0
  tagParser({
    open({ prefix, name, attributes }, from, to) {
      if (name === 'row') {
        seen.head = { prefix, to }
        end = to
      }
      if (name !== 'c') return
      const letters = /^[A-Z]+/.exec(attributes.r ?? '')?.[0]
      const column = letters === undefined ? (cells.at(-1)?.column ?? -1) + 1 : columnOf(letters)
      seen.cell = { column, style: Number(attributes.s ?? 0), from }
    },
    close(name, to) {
      if (name !== 'c' || seen.cell === undefined) return
      const { column, style, from } = seen.cell
      cells.push({ column, style, xml: xml.slice(from, to) })
      seen.cell = undefined
      end = to
    },
  }).write(xml)
  if (seen.head === undefined) throw new RangeError('not a row')
  const { prefix, to } = seen.head
  const open = xml.slice(0, to)
  if (open.endsWith('/>')) {
    return { prefix, open: `${open.slice(0, -2)}>`, cells: [], rest: `</${prefix}row>` }
  }
  return { prefix, open, cells, rest: xml.slice(end) }
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
