import { type Queryable, sql } from '#db/index'
import type { Acting } from '../acting.ts'
import { accountOf } from '../request-keys.ts'
import { refuse } from './refusals.ts'

export interface Preference {
  readonly name: string
  readonly value: unknown
}

/** Signs of one value as JSON. */
const longest = 8_000
const mostNames = 200

/** Everything that the one who asks has chosen. */
export function listPreferences(q: Queryable, acting: Acting): Promise<readonly Preference[]> {
  return q.query<Preference>(sql`
    select name, value from account_preference
    where county_code = ${acting.countyCode} and account_id = ${accountOf(acting)}
    order by name collate "C"`)
}

/** Keeps a choice in the place of the one before; null takes it back. */
export async function setPreference(
  q: Queryable,
  acting: Acting,
  { name, value }: Preference,
): Promise<void> {
  const account = accountOf(acting)
  const text = JSON.stringify(value ?? null)
  if (text === 'null') {
    await q.execute(sql`
      delete from account_preference
      where county_code = ${acting.countyCode} and account_id = ${account} and name = ${name}`)
    return
  }
  if (text.length > longest) throw refuse('preference-too-large')
  const kept = await q.execute(sql`
    insert into account_preference (county_code, account_id, name, value)
    select ${acting.countyCode}, ${account}, ${name}, ${text}::jsonb
    where (select count(*) from account_preference
      where county_code = ${acting.countyCode} and account_id = ${account}
        and name <> ${name}) < ${mostNames}
    on conflict (county_code, account_id, name)
    do update set value = excluded.value, changed_at = now()`)
  if (kept === 0) throw refuse('too-many-preferences')
}
