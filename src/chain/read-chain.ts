import { type Queryable, sql } from '#db/index'
import type { ChainFields, ChainKind } from './domain.ts'
import { headName } from './entry-digest.ts'

export interface ReadEntry {
  readonly id: string
  readonly householdId: string | null
  readonly personId: string | null
  readonly kind: ChainKind
  readonly title: string
  readonly onDay: string
  readonly recordedAt: string
  readonly actor: string
  readonly document: string | null
  readonly subjectId: string | null
  /** Rule, department, file, sheet and row as they were recorded; an erased value is absent. */
  readonly fields: ChainFields
  /** Values that were erased: their names, for the chain still commits to them. */
  readonly erased: readonly string[]
}

/** The chain of one household, oldest entry first; at most `limit` entries. */
export function readChain(
  q: Queryable,
  countyCode: string,
  householdId: string,
  limit = 1000,
): Promise<ReadEntry[]> {
  return q.query<ReadEntry>(sql`
    select ${readColumns}
    from chain_entry as e
    where e.county_code = ${countyCode} and e.household_id = ${householdId}
    order by e.recorded_at, e.id
    limit ${limit}`)
}

/** The chain of one person, through whatever households; oldest entry first. */
export function readPersonChain(
  q: Queryable,
  countyCode: string,
  personId: string,
  limit = 1000,
): Promise<ReadEntry[]> {
  return q.query<ReadEntry>(sql`
    select ${readColumns}
    from chain_entry as e
    where e.county_code = ${countyCode} and e.person_id = ${personId}
    order by e.recorded_at, e.id
    limit ${limit}`)
}

const readColumns = sql`
  e.id, e.household_id as "householdId", e.person_id as "personId", e.kind, e.title,
  e.on_day as "onDay", e.recorded_at as "recordedAt", e.actor, e.document,
  e.subject_id as "subjectId", e.fields,
  array(select name from jsonb_object_keys(e.commitments) as name
    where not e.fields ? name and name <> ${headName} order by name) as erased`
