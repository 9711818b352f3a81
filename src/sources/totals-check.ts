import type { ColumnReader } from './column-reader.ts'
import type { RowTally } from './row-tally.ts'

/** Compares the 合计 and 小计 rows of a sheet with the sums of its rows. */
export class TotalsCheck {
  readonly #sheet: string
  readonly #tally: RowTally
  readonly #columns: readonly (SummedColumn | undefined)[]

  constructor(sheet: string, readers: readonly (ColumnReader | undefined)[], tally: RowTally) {
    this.#sheet = sheet
    this.#tally = tally
    this.#columns = readers.map((reader) =>
      reader?.isAmount === true
        ? { index: reader.index, header: reader.header, whole: 0, part: 0 }
        : undefined,
    )
  }

  /** Adds a cell of the column at `field` among the readers, in COPY's format. */
  add(field: number, copy: string): void {
    if (copy === '\\N') return
    const column = this.#columns[field]
    if (column === undefined) return
    const fen = Number(copy)
    column.whole += fen
    column.part += fen
  }

  /** Notes each column whose stated total is neither that of the sheet nor that since the last one. */
  compare(row: number, numbers: StatedTotal['numbers']): void {
    for (const column of this.#columns) {
      if (column === undefined) continue
      const stated = numbers.find((number) => number.column === column.index)
      if (stated === undefined) continue
      const fen = Math.round(stated.value * 100)
      if (fen !== column.whole && fen !== column.part) {
        const place = this.#sheet === '' ? '' : `工作表“${this.#sheet}”`
        this.#tally.notes.push(
          `警告：${place}第 ${row} 行合计的“${column.header}”为 ${yuan(fen)} 元，` +
            `各行相加为 ${yuan(column.whole)} 元，请与报送部门核对`,
        )
      }
      column.part = 0
    }
  }
}

/** What a 合计 row states, and before which row of a batch it stands. */
export interface StatedTotal {
  readonly before: number
  readonly row: number
  readonly numbers: readonly { readonly column: number; readonly value: number }[]
}

interface SummedColumn {
  readonly index: number
  readonly header: string
  whole: number
  part: number
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}
