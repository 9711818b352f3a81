import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import { RowCleaner, type RowOutcome } from './clean-rows.ts'
import { isRoster } from './domain.ts'
import { type Divisions, loadDivisions } from './find-divisions.ts'
import type { OpenedSource } from './open-source.ts'
import type { RawRow } from './read/index.ts'
import type { SheetPlan } from './recognise-columns.ts'
import { RosterReader } from './roster-rows.ts'
import { RowTally } from './row-tally.ts'
import { StageClock } from './stage-clock.ts'
import { layoutOf } from './staging-table.ts'

/** What an import would make of a row. */
export interface RowJudge {
  readonly judge: (row: RawRow) => RowOutcome
  /** After the last row of the sheet. */
  readonly end: () => void
}

/** Reads the rows of a source as an import does, and keeps nothing of them. */
export class RowJudges {
  readonly tally = new RowTally()
  readonly #acting: Acting
  readonly #source: OpenedSource
  readonly #divisions: Divisions

  private constructor(acting: Acting, source: OpenedSource, divisions: Divisions) {
    this.#acting = acting
    this.#source = source
    this.#divisions = divisions
  }

  static async open(q: Queryable, acting: Acting, source: OpenedSource): Promise<RowJudges> {
    const divisions = await loadDivisions(q, acting.countyCode, acting.today)
    return new RowJudges(acting, source, divisions)
  }

  /** The judge of one sheet. */
  of(sheet: string, plan: SheetPlan): RowJudge {
    let seen: RowOutcome | undefined
    const watch = (_: RawRow, outcome: RowOutcome): void => {
      seen = outcome
    }
    const reader = isRoster(this.#source.dataset)
      ? this.#roster(sheet, plan, watch)
      : this.#facts(sheet, plan, watch)
    const judge = (row: RawRow): RowOutcome => {
      seen = undefined
      reader.read(row)
      if (seen === undefined) throw new Error(`nobody was told what became of row ${row.row}`)
      return seen
    }
    return { judge, end: reader.end }
  }

  #roster(sheet: string, plan: SheetPlan, watch: Watch): SheetReader {
    const { date1904 } = this.#source.file
    const [acting, divisions, tally] = [this.#acting, this.#divisions, this.tally]
    const context = { acting, divisions, date1904, tally, problems: [], fixed: {}, watch }
    const reader = new RosterReader(sheet, plan, context)
    return { read: (row) => void reader.read(row), end: () => reader.end() }
  }

  #facts(sheet: string, plan: SheetPlan, watch: Watch): SheetReader {
    const { dataset, file } = this.#source
    const columns = plan.columns.map(({ column }) => column)
    const cleaner = new RowCleaner(sheet, plan, {
      dataset,
      layout: layoutOf(dataset, columns, false),
      divisions: this.#divisions,
      vault: this.#acting.vault,
      today: this.#acting.today,
      date1904: file.date1904,
      tally: this.tally,
      clock: new StageClock(),
      screening: undefined,
      watch,
    })
    return { read: (row) => void cleaner.clean([row]), end: () => cleaner.end() }
  }
}

interface SheetReader {
  readonly read: (row: RawRow) => void
  readonly end: () => void
}

type Watch = (row: RawRow, outcome: RowOutcome) => void
