import { Parser } from 'htmlparser2'
import type { Merge, RawCell } from './raw-row.ts'
import { Unreadable } from './unreadable.ts'
import type { NumberedRow } from './workbook-protocol.ts'
import type { XmlAttributes } from './xml-scanner.ts'

/** A table of a page; its rows count from 1. */
export interface HtmlTable {
  readonly rows: readonly NumberedRow[]
  readonly merges: readonly Merge[]
}

export interface HtmlLimits {
  readonly rows: number
  readonly cells: number
}

/**
 * The tables of a page, in the order in which they begin; one inside a cell of another is a table
 * of its own. Cells are the text that the page shows: a web system writes numbers as it displays
 * them. A page that breaks off inside a table is refused.
 */
export function readHtmlTables(page: string, limits: HtmlLimits): readonly HtmlTable[] {
  const reader = new TableReader(limits)
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    onclosetag: (name, isImplied) => reader.close(name, isImplied),
    ontext: (text) => reader.text(text),
  })
  for (let from = 0; from < page.length; from += chunkLength) {
    parser.write(page.slice(from, from + chunkLength))
  }
  parser.end()
  return reader.end()
}

const chunkLength = 65_536
const maxSpan = 20_000
const maxColumns = 16_384
/** Tables within tables, and open tags of any kind. */
const maxTables = 100
const maxDepth = 10_000

interface OpenTable {
  readonly rows: NumberedRow[]
  readonly merges: Merge[]
  /** How many more rows a column is covered by a cell from above. */
  readonly covered: number[]
  row: { readonly cells: RawCell[]; readonly hidden: boolean } | undefined
  cell: { readonly column: number; text: string } | undefined
  /** The number of the row at hand. */
  at: number
}

class TableReader {
  readonly #limits: HtmlLimits
  readonly #all: OpenTable[] = []
  readonly #open: OpenTable[] = []
  #depth = 0
  /** Within a script or a style: what no reader of the page sees. */
  #silent = 0
  /** Whether a table was never closed, and whether the page was. */
  #isCut = false
  #isOver = false
  #rows = 0
  #cells = 0

  constructor(limits: HtmlLimits) {
    this.#limits = limits
  }

  text(text: string): void {
    const cell = this.#open.at(-1)?.cell
    if (cell !== undefined && this.#silent === 0) cell.text += text.replace(/[ \t\r\n\f]+/g, ' ')
  }

  open(tag: string, attributes: XmlAttributes): void {
    this.#depth += 1
    if (this.#depth > maxDepth) throw new Unreadable('truncated')
    if (tag === 'script' || tag === 'style') this.#silent += 1
    if (tag === 'table') this.#openTable()
    const table = this.#open.at(-1)
    if (table === undefined) return
    if (tag === 'tr') this.#openRow(table, attributes)
    else if (tag === 'td' || tag === 'th') this.#openCell(table, attributes)
    else if (tag === 'br' && table.cell !== undefined) table.cell.text += '\n'
  }

  close(tag: string, isImplied: boolean): void {
    this.#depth -= 1
    if (tag === 'script' || tag === 'style') this.#silent = Math.max(0, this.#silent - 1)
    if ((tag === 'html' || tag === 'body') && !isImplied) this.#isOver = true
    const table = this.#open.at(-1)
    if (table === undefined) return
    if (tag === 'td' || tag === 'th') closeCell(table)
    else if (tag === 'tr') this.#closeRow(table)
    else if (tag === 'table') {
      this.#closeRow(table)
      this.#open.pop()
      this.#isCut ||= isImplied
    }
  }

  end(): readonly HtmlTable[] {
    if (this.#isCut && !this.#isOver) throw new Unreadable('truncated')
    return this.#all
  }

  #openTable(): void {
    if (this.#open.length >= maxTables) throw new Unreadable('truncated')
    const table = { rows: [], merges: [], covered: [], row: undefined, cell: undefined, at: 0 }
    this.#all.push(table)
    this.#open.push(table)
  }

  #openRow(table: OpenTable, attributes: XmlAttributes): void {
    this.#closeRow(table)
    this.#rows += 1
    if (this.#rows > this.#limits.rows) {
      throw new Unreadable('too-many-rows', { limit: this.#limits.rows })
    }
    table.at += 1
    table.row = { cells: [], hidden: /display\s*:\s*none/i.test(attributes.style ?? '') }
  }

  #openCell(table: OpenTable, attributes: XmlAttributes): void {
    closeCell(table)
    if (table.row === undefined) this.#openRow(table, {})
    const cells = table.row?.cells ?? []
    while ((table.covered[cells.length] ?? 0) > 0) cells.push(null)
    const column = cells.length
    const wide = spanOf(attributes.colspan)
    const high = spanOf(attributes.rowspan)
    this.#cells += wide
    if (this.#cells > this.#limits.cells) {
      throw new Unreadable('too-many-cells', { limit: this.#limits.cells })
    }
    if (column + wide > maxColumns) throw new Unreadable('truncated')
    for (let more = 0; more < wide; more += 1) {
      cells.push(null)
      if (high > 1) table.covered[column + more] = high
    }
    if (wide > 1 || high > 1) {
      const [fromRow, toRow] = [table.at, table.at + high - 1]
      table.merges.push({ fromRow, toRow, fromColumn: column, toColumn: column + wide - 1 })
    }
    table.cell = { column, text: '' }
  }

  #closeRow(table: OpenTable): void {
    closeCell(table)
    if (table.row === undefined) return
    const { cells, hidden } = table.row
    table.rows.push({ row: table.at, cells, hidden })
    table.row = undefined
    for (const [column, left] of table.covered.entries()) {
      if (left > 0) table.covered[column] = left - 1
    }
  }
}

function closeCell(table: OpenTable): void {
  const { row, cell } = table
  if (row === undefined || cell === undefined) return
  const text = cell.text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/^ | $/g, '')
  row.cells[cell.column] = text.trim() === '' ? null : text
  table.cell = undefined
}

function spanOf(stated: string | undefined): number {
  const span = Number.parseInt(stated ?? '1', 10)
  return span >= 1 ? Math.min(span, maxSpan) : 1
}
