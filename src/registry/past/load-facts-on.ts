import type { Acting } from '#access/index'
import { type Queryable, type Sql, sql } from '#db/index'
import type { Catalogue, Fact } from '#policy/index'
import { type HouseholdFacts, valuesOf } from '../load-household-facts.ts'
import { loadKnownBatches } from './known-batches.ts'
import { belongedThen, type Moment } from './moment.ts'
import { householdRowsOn, type PastScope, personRowsOn } from './profile-rows.ts'

export interface FactsOn extends HouseholdFacts {
  /** Where the household lived; null: not written down. */
  readonly divisionCode: string | null
  /** The facts on which files disagreed then, by subject. */
  readonly conflicts: ReadonlyMap<string, readonly string[]>
}

interface PastRow {
  readonly id: string
  readonly row: Readonly<Record<string, unknown>>
}

/**
 * The facts of one household as they were on another day, in the shape that the evaluation of a
 * single household takes. Undefined when nobody is known to have belonged to it on that day.
 */
export async function loadFactsOn(
  q: Queryable,
  acting: Pick<Acting, 'countyCode'>,
  catalogue: Catalogue,
  what: Moment & { readonly householdId: string },
): Promise<FactsOn | undefined> {
  const { householdId, ...moment } = what
  const ids = await memberIds(q, acting, what)
  if (ids.length === 0) return undefined
  const batches = await loadKnownBatches(q, acting, {
    ...moment,
    subjects: [householdId, ...ids],
  })
  const one = { householdId, members: ids }
  const scope: PastScope = { acting, catalogue, moment, batches, one }
  const [household] = await rowsOf(q, householdRowsOn(scope), 'household_id')
  if (!household) return undefined
  const members = await rowsOf(q, personRowsOn(scope), 'person_id')
  const facts = (level: Fact['level'], { id, row }: PastRow) =>
    valuesOf(catalogue, { level, id, profile: row })
  return {
    household: facts('户', household),
    members: members.map((one) => ({ id: one.id, facts: facts('人', one) })),
    supporters: [],
    // The column is a code or null.
    divisionCode: household.row.division_code as string | null,
    conflicts: new Map([household, ...members].map(({ id, row }) => [id, conflictsIn(row)])),
  }
}

async function memberIds(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  { householdId, ...moment }: Moment & { readonly householdId: string },
): Promise<string[]> {
  const rows = await q.query<{ id: string }>(sql`
    select m.person_id as id from membership as m
    where m.county_code = ${countyCode} and m.household_id = ${householdId}
      and ${belongedThen(moment, 'm')}`)
  return rows.map(({ id }) => id)
}

function rowsOf(q: Queryable, rows: Sql, key: string): Promise<PastRow[]> {
  return q.query<PastRow>(sql`
    select to_jsonb(r) ->> ${key} as id, to_jsonb(r) as row from (${rows}) as r order by 1`)
}

function conflictsIn(row: PastRow['row']): readonly string[] {
  // The column is an array of codes.
  return row.conflicts as readonly string[]
}
