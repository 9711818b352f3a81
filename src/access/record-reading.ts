import { type Queryable, sql } from '#db/index'
import { newId } from '#vault/index'
import type { Acting } from './acting.ts'

export interface Reading {
  readonly householdId?: string | undefined
  readonly personId?: string | undefined
  /** Why: 办理预警, 解释认定. */
  readonly purpose: string
  /** Through which way in: GET /households/{id}, doudi explain. */
  readonly route: string
}

/** Notes who read about whom; every reading of a person calls it. */
export async function recordReading(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'actor'>,
  reading: Reading,
): Promise<void> {
  await q.execute(sql`
    insert into access_entry (id, county_code, household_id, person_id, actor, purpose, route)
    values (${newId()}, ${acting.countyCode}, ${reading.householdId ?? null},
      ${reading.personId ?? null}, ${acting.actor}, ${reading.purpose}, ${reading.route})`)
}
