import type { ColumnReader } from './column-reader.ts'
import type { RawCell } from './read/index.ts'
import type { RowTally } from './row-tally.ts'

/** Compares the 合计 and 小计 rows of a sheet with the sums of its rows. */
export class TotalsCheck {
  readonly #place: string
  readonly #tally: RowTally
  readonly #columns: readonly (SummedColumn | undefined)[]
  readonly #people = new Segments()
  /** Totals that stand above all rows: what they say is compared at the end. */
  readonly #above: StatedTotal[] = []

  constructor(sheet: string, readers: readonly (ColumnReader | undefined)[], tally: RowTally) {
    this.#place = sheet === '' ? '' : `工作表“${sheet}”`
    this.#tally = tally
    this.#columns = readers.map((reader) =>
      reader?.isAmount === true ? { reader, sums: new Segments() } : undefined,
    )
  }

  /** Adds the amount of a row in the column at `field` among the readers. */
  add(field: number, copy: string, cells: readonly RawCell[]): void {
    const column = this.#columns[field]
    if (column === undefined) return
    const { reader, sums } = column
    const isOwn = reader.fact.type === '金额'
    const amount = isOwn ? copy : reader.readAmount(cells[reader.index] ?? null)
    if (amount !== '\\N') sums.add(Number(amount))
  }

  addPerson(): void {
    this.#people.add(1)
  }

  /**
   * Notes each stated total that is neither that of the sheet nor that of the rows since one of the
   * totals before it. The cells are read as those of the rows are, in the unit of the header.
   */
  compare(stated: StatedTotal): void {
    if (this.#people.isEmpty) {
      this.#above.push(stated)
      return
    }
    this.#compare(stated)
    for (const column of this.#columns) column?.sums.close()
    this.#people.close()
  }

  /** After the last row: compares the totals that stand above all rows. */
  end(): void {
    for (const stated of this.#above.splice(0)) this.#compare(stated)
  }

  #compare(stated: StatedTotal): void {
    for (const column of this.#columns) {
      if (column === undefined) continue
      const copy = column.reader.readAmount(stated.cells[column.reader.index] ?? null)
      // Where the rows say 是 and 否, the total counts them.
      const isCounted = column.reader.fact.type === '是否' && column.sums.isEmpty
      if (copy === '\\N' || isCounted) continue
      if (!column.sums.matches(Number(copy))) {
        this.#note(
          stated.row,
          `合计的“${column.reader.header}”为 ${yuan(Number(copy))} 元，` +
            `各行相加为 ${yuan(column.sums.whole)} 元，请与报送部门核对`,
        )
      }
    }
    const { people } = stated
    if (people !== undefined && !this.#people.matches(people)) {
      const rows = this.#people.whole
      this.#note(stated.row, `合计写的是 ${people} 人，表中有 ${rows} 行，请与报送部门核对`)
    }
  }

  #note(row: number, what: string): void {
    this.#tally.notes.push(`警告：${this.#place}第 ${row} 行${what}`)
  }
}

/** What a 合计 row states, and before which row of a batch it stands. */
export interface StatedTotal {
  readonly before: number
  readonly row: number
  readonly cells: readonly RawCell[]
  readonly people?: number | undefined
}

interface SummedColumn {
  readonly reader: ColumnReader
  readonly sums: Segments
}

/** Sums between one total and the next: a 小计 speaks of the last ones, a 总计 of all. */
class Segments {
  readonly #closed: number[] = []
  #open = 0
  #count = 0

  get isEmpty(): boolean {
    return this.#count === 0
  }

  get whole(): number {
    return this.#closed.reduce((sum, one) => sum + one, this.#open)
  }

  add(value: number): void {
    this.#open += value
    this.#count += 1
  }

  close(): void {
    this.#closed.push(this.#open)
    this.#open = 0
  }

  /** Whether the value is the sum of the rows since some earlier total, of all, or of the first. */
  matches(value: number): boolean {
    let sum = this.#open
    if (sum === value || this.#closed[0] === value) return true
    for (const segment of this.#closed.toReversed()) {
      sum += segment
      if (sum === value) return true
    }
    return false
  }
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}
