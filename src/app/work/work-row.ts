import type { Acting, Permission } from '#access/index'
import { type Sql, sql } from '#db/index'
import type { WorkKind } from '#http/index'

/** One thing that waits, as every kind's statement gives it. */
export interface WorkRow {
  readonly kind: WorkKind
  readonly id: string
  readonly dueOn: string | null
  readonly provisional: boolean
  readonly urged: boolean
  readonly escalatedTo: string | null
  readonly since: string
  readonly class: string | null
  readonly rule: string | null
  /** What it is about: a matter, a file, a summary. */
  readonly what: string
  readonly who: string | null
  readonly amount: number | null
  readonly division: string | null
  readonly householdId: string | null
  readonly personId: string | null
  readonly alertId: string | null
}

interface Columns {
  readonly kind: Sql
  readonly id: Sql
  readonly since: Sql
  readonly what: Sql
  readonly due?: Sql
  readonly provisional?: Sql
  readonly urged?: Sql
  readonly escalatedTo?: Sql
  readonly class?: Sql
  readonly rule?: Sql
  readonly who?: Sql
  readonly amount?: Sql
  readonly division?: Sql
  readonly household?: Sql
  readonly person?: Sql
  readonly alert?: Sql
}

/** The statement of one kind, in the columns that all kinds share; `from` is what follows the list. */
export function workRows(given: Columns, from: Sql): Sql {
  const none = sql`null`
  return sql`
    select ${given.kind}::text as kind, ${given.id}::text as id, ${given.due ?? none}::date as due_on,
      ${given.provisional ?? sql`false`} as provisional, ${given.urged ?? sql`false`} as urged,
      ${given.escalatedTo ?? none}::text as escalated_to, ${given.since}::date as since,
      ${given.class ?? none}::text as class, ${given.rule ?? none}::text as rule,
      ${given.what}::text as what, ${given.who ?? none}::text as who,
      ${given.amount ?? none}::integer as amount,
      ${given.division ?? none}::text collate "C" as division,
      ${given.household ?? none}::uuid as household_id, ${given.person ?? none}::uuid as person_id,
      ${given.alert ?? none}::uuid as alert_id
    ${from}`
}

/** One kind of work: whether it is whoever acts's, and its statement. */
export interface WorkSource {
  readonly kinds: readonly WorkKind[]
  readonly sql: Sql
  /** The same rows with their kind, due_on and division alone, where that is less to look at. */
  readonly counted?: Sql
  /** The same rows by the little that a page is chosen from, where a whole row is much to look at. */
  readonly lean?: LeanSource
}

export interface LeanSource {
  /** `own_id`, kind, id, due_on, since, what, division and alert_id of every row. */
  readonly sql: Sql
  /** The whole rows of those whose `own_id` a statement gives. */
  readonly whole: (ids: Sql) => Sql
}

/** Whether whoever acts may do it; the program itself may do everything. */
export function holds(acting: Pick<Acting, 'who'>, permission: Permission): boolean {
  return acting.who?.permissions.has(permission) ?? true
}
