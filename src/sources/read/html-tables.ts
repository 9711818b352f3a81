import type { Merge, RawCell } from './raw-row.ts'
import { Unreadable } from './unreadable.ts'
import type { NumberedRow } from './workbook-protocol.ts'
import { attributeOf, plainText, type XmlListener, XmlScanner } from './xml-scanner.ts'

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
  const scanner = new XmlScanner(reader)
  for (let from = 0; from < page.length; from += chunkLength) {
    scanner.feed(page.slice(from, from + chunkLength))
  }
  return reader.end()
}

const chunkLength = 65_536
const maxSpan = 20_000
const maxColumns = 16_384
const maxDepth = 100

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

class TableReader implements XmlListener {
  readonly #limits: HtmlLimits
  readonly #all: OpenTable[] = []
  readonly #open: OpenTable[] = []
  #isOver = false
  #rows = 0
  #cells = 0

  constructor(limits: HtmlLimits) {
    this.#limits = limits
  }

  get wantsText(): boolean {
    return this.#open.at(-1)?.cell !== undefined
  }

  text(text: string): void {
    const cell = this.#open.at(-1)?.cell
    if (cell !== undefined) cell.text += text.replace(/\s+/g, ' ')
  }

  open(name: string, attributes: string): void {
    const tag = name.toLowerCase()
    if (tag === 'table') this.#openTable()
    const table = this.#open.at(-1)
    if (table === undefined) return
    if (tag === 'tr') this.#openRow(table, attributes)
    else if (tag === 'td' || tag === 'th') this.#openCell(table, attributes)
    else if (tag === 'br' && table.cell !== undefined) table.cell.text += '\n'
  }

  close(name: string): void {
    const tag = name.toLowerCase()
    if (tag === 'html' || tag === 'body') this.#isOver = true
    const table = this.#open.at(-1)
    if (table === undefined) return
    if (tag === 'td' || tag === 'th') closeCell(table)
    else if (tag === 'tr') this.#closeRow(table)
    else if (tag === 'table') {
      this.#closeRow(table)
      this.#open.pop()
    }
  }

  end(): readonly HtmlTable[] {
    if (this.#open.length > 0 && !this.#isOver) throw new Unreadable('truncated')
    for (const table of this.#open) this.#closeRow(table)
    return this.#all
  }

  #openTable(): void {
    if (this.#open.length >= maxDepth) throw new Unreadable('truncated')
    const table = { rows: [], merges: [], covered: [], row: undefined, cell: undefined, at: 0 }
    this.#all.push(table)
    this.#open.push(table)
  }

  #openRow(table: OpenTable, attributes: string): void {
    this.#closeRow(table)
    this.#rows += 1
    if (this.#rows > this.#limits.rows) {
      throw new Unreadable('too-many-rows', { limit: this.#limits.rows })
    }
    table.at += 1
    table.row = { cells: [], hidden: /display\s*:\s*none/i.test(attributes) }
  }

  #openCell(table: OpenTable, attributes: string): void {
    closeCell(table)
    if (table.row === undefined) this.#openRow(table, '')
    const cells = table.row?.cells ?? []
    while ((table.covered[cells.length] ?? 0) > 0) cells.push(null)
    const column = cells.length
    const wide = spanOf(attributes, 'colspan')
    const high = spanOf(attributes, 'rowspan')
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
  const text = htmlText(cell.text)
  row.cells[cell.column] = text.trim() === '' ? null : text
  table.cell = undefined
}

function spanOf(attributes: string, name: string): number {
  const stated =
    attributeOf(attributes.toLowerCase(), name) ??
    new RegExp(`\\s${name}\\s*=\\s*(\\d+)`, 'i').exec(attributes)?.[1]
  const span = Number.parseInt(stated ?? '1', 10)
  return span >= 1 ? Math.min(span, maxSpan) : 1
}

const named: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&middot;': '·',
  '&times;': '×',
  '&yen;': '¥',
  '&ensp;': ' ',
  '&emsp;': ' ',
}

function htmlText(text: string): string {
  const kept = text.replace(/^ +| +$/g, '').replace(/ ?\n ?/g, '\n')
  if (!kept.includes('&')) return kept
  return plainText(
    kept.replace(/&(nbsp|middot|times|yen|ensp|emsp);/g, (whole) => named[whole] ?? ''),
  )
}
