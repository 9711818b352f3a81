import { isErrorText } from './error-text.ts'
import { batchRows, type Merge, type RawCell, type RawRow, type ReadLimits } from './raw-row.ts'
import { Unreadable } from './unreadable.ts'
import type { SheetContent } from './workbook-protocol.ts'

const blankRowsThatEnd = 200

export interface Tally {
  rows: number
  cells: number
}

export interface SheetPass {
  readonly limits: ReadLimits
  /** Counts over all sheets of the file. */
  readonly tally: Tally
  readonly note: (text: string) => void
}

/**
 * The rows of one sheet: blank ones left out, merged ranges filled down, hidden ones marked; ends
 * after 200 blank rows, because formatted but empty rows may go on to row 1 048 576.
 */
export async function* sheetRows(
  sheet: SheetContent,
  pass: SheetPass,
): AsyncGenerator<readonly RawRow[]> {
  const fill = new FillDown(sheet.merges)
  const seen: Seen = { lastRow: 0, hidden: 0, errorsOnly: 0 }
  let batch: RawRow[] = []
  for await (const { row, cells, hidden } of sheet.rows()) {
    const filled = fill.take(row, cells)
    if (isBlank(filled.cells)) {
      if (row - seen.lastRow <= blankRowsThatEnd) continue
      break
    }
    if (row - seen.lastRow > blankRowsThatEnd + 1) break
    seen.lastRow = row
    if (cells.every(isBlankOrError)) {
      seen.errorsOnly += 1
      continue
    }
    count(pass, filled.cells.length)
    if (hidden === true) seen.hidden += 1
    batch.push({ sheet: sheet.name, row, ...filled, ...(hidden === true ? { hidden } : {}) })
    if (batch.length >= batchRows) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
  noteSheet(sheet, seen, pass.note)
}

interface Seen {
  lastRow: number
  hidden: number
  errorsOnly: number
}

function noteSheet(sheet: SheetContent, seen: Seen, note: (text: string) => void): void {
  if (seen.hidden > 0) {
    note(`工作表“${sheet.name}”有 ${seen.hidden} 行被隐藏或筛选，已一并读入`)
  }
  if (seen.errorsOnly > 0) {
    note(`工作表“${sheet.name}”有 ${seen.errorsOnly} 行只有公式错误值（如 #N/A），按空行处理`)
  }
  if (sheet.lastRow !== undefined && sheet.lastRow > seen.lastRow) {
    note(
      `工作表“${sheet.name}”在第 ${seen.lastRow} 行之后连续 ${blankRowsThatEnd} 行以上空白，` +
        `第 ${sheet.lastRow} 行等处的内容没有读入`,
    )
  }
}

function count(pass: SheetPass, cells: number): void {
  pass.tally.rows += 1
  pass.tally.cells += cells
  const { rows, cells: maxCells } = pass.limits
  if (pass.tally.rows > rows) throw new Unreadable('too-many-rows', { limit: rows })
  if (pass.tally.cells > maxCells) throw new Unreadable('too-many-cells', { limit: maxCells })
}

export function isBlank(cells: readonly RawCell[]): boolean {
  return cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))
}

function isBlankOrError(cell: RawCell): boolean {
  return cell === null || (typeof cell === 'string' && (cell.trim() === '' || isErrorText(cell)))
}

/** Copies a merged range's value into the rows below its first, in its first column. */
class FillDown {
  readonly #waiting: readonly Merge[]
  #next = 0
  #open: { merge: Merge; value: RawCell }[] = []

  constructor(merges: readonly Merge[]) {
    this.#waiting = merges
      .filter((merge) => merge.toRow > merge.fromRow)
      .toSorted((a, b) => a.fromRow - b.fromRow)
  }

  take(row: number, cells: readonly RawCell[]): { cells: readonly RawCell[]; filled?: number[] } {
    if (this.#open.length === 0 && this.#waiting[this.#next] === undefined) return { cells }
    this.#open = this.#open.filter(({ merge }) => merge.toRow >= row)
    const filled: RawCell[] = [...cells]
    const columns: number[] = []
    // A row of nothing but filled cells is a blank row of the file.
    if (!isBlank(cells)) {
      for (const { merge, value } of this.#open) {
        if (value === null || (filled[merge.fromColumn] ?? null) !== null) continue
        while (filled.length < merge.fromColumn) filled.push(null)
        filled[merge.fromColumn] = value
        columns.push(merge.fromColumn)
      }
    }
    this.#openAt(row, cells)
    return columns.length > 0 ? { cells: filled, filled: columns } : { cells }
  }

  #openAt(row: number, cells: readonly RawCell[]): void {
    for (;;) {
      const merge = this.#waiting[this.#next]
      if (merge === undefined || merge.fromRow > row) return
      this.#next += 1
      // A range whose first row the file does not hold has no value to fill with.
      const value = merge.fromRow === row ? (cells[merge.fromColumn] ?? null) : null
      if (value !== null && merge.toRow > row) this.#open.push({ merge, value })
    }
  }
}
