import { type Queryable, sql } from '#db/index'
import { newId } from '#vault/index'
import type { Acting } from './acting.ts'

export interface Readings {
  /** Whom it was about; nothing is noted of people whom the registry does not know. */
  readonly people: readonly { readonly householdId: string; readonly personId: string | null }[]
  readonly purpose: string
  readonly route: string
}

/** Notes one reading about many people, and the reading itself beside them. */
export async function recordReadings(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'actor'>,
  { people, purpose, route }: Readings,
): Promise<void> {
  const rows = [{ householdId: null, personId: null }, ...people].map((one) => ({
    id: newId(),
    household: one.householdId,
    person: one.personId,
  }))
  await q.execute(sql`
    insert into access_entry (id, county_code, household_id, person_id, actor, purpose, route)
    select r.id, ${acting.countyCode}, r.household, r.person, ${acting.actor}, ${purpose}, ${route}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, household uuid, person uuid)`)
}
