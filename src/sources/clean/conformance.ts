import { localDate } from '#kernel/index'
import type { RawCell } from '../read/raw-row.ts'
import { cleanCell } from './index.ts'

/** One entry of a cell file. */
export interface CellCase {
  readonly field: 'id' | 'cjz' | 'date' | 'name' | 'money'
  readonly situation?: string
  readonly input: RawCell
  readonly workbook?: { readonly date1904?: boolean }
  /** Money in yuan. */
  readonly expect: string | number | null
  readonly flags: readonly string[]
}

export interface CellResult {
  readonly passed: boolean
  /** What came out, in the units of the file. */
  readonly got: {
    readonly value: string | number | boolean | null
    readonly flags: readonly string[]
  }
}

/** Cell files say nothing of the day; all their dates lie before this one. */
const someDay = localDate('2026-12-31')

/** Reads the cell of a case as an import would, and compares value and flags (in any order). */
export function runCellCase(cell: CellCase): CellResult {
  const context = { today: someDay, date1904: cell.workbook?.date1904 === true }
  const { value, flags } = cleanCell(cell.field, cell.input, context)
  const isFen = cell.field === 'money' && typeof value === 'number'
  const got = { value: isFen ? value / 100 : value, flags }
  const sameFlags = [...flags].sort().join() === [...cell.flags].sort().join()
  return { passed: got.value === cell.expect && sameFlags, got }
}
