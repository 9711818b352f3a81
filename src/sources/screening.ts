import type { Sql } from '#db/index'
import type { Fact } from '#policy/index'

/** A dataset's screening condition over the facts of a row, in both languages. */
export interface Screening {
  /** The rule that the condition belongs to, `W30`. */
  readonly rule: string
  readonly condition: string
  /** False where the condition decidedly does not hold; by the facts' names, null is unknown. */
  mayHold(facts: Readonly<Record<string, string | number | boolean | null>>): boolean
  /** The condition over columns; true only where it holds. */
  toSql(column: (fact: Fact) => Sql): Sql
}
