import type { Divisions } from './find-divisions.ts'
import type { SheetPlan } from './recognise-columns.ts'
import type { NobodysRow } from './row-sorter.ts'
import type { RowTally } from './row-tally.ts'

/** The township of rows that do not name theirs: the sheet's, until a title between them changes it. */
export class PlaceInTitles {
  #code: string | undefined
  readonly #sheet: string
  readonly #divisions: Divisions
  readonly #tally: RowTally
  readonly #isTold: boolean

  constructor(
    sheet: string,
    plan: SheetPlan,
    { divisions, tally }: { readonly divisions: Divisions; readonly tally: RowTally },
  ) {
    this.#code = plan.place?.code
    this.#sheet = sheet === '' ? '' : `工作表“${sheet}”`
    this.#divisions = divisions
    this.#tally = tally
    this.#isTold = plan.columns.some(({ column: { role } }) => role === '乡镇')
  }

  get code(): string | undefined {
    return this.#code
  }

  /** Looks for a township in a row between others, unless the rows name their own. */
  see({ title }: NobodysRow, row: number): void {
    if (title === undefined || this.#isTold) return
    const place = this.#divisions.townshipIn(title)
    if (place === undefined || place.code === this.#code) return
    this.#code = place.code
    const what = `写的是“${place.name}”，下面各行没有乡镇列，按它计入，请核对`
    this.#tally.notes.push(`${this.#sheet}第 ${row} 行的标题${what}`)
  }
}
