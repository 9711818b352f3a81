import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'

const atOnce = 5000
const beforeAll = '00000000-0000-0000-0000-000000000000'

/**
 * Makes the keys by which these people are found agree with their names, numbers and homes. Whoever
 * changes one of these calls it in the same transaction; what was not settled is not found, and nobody
 * sees more by it. Gives how many rows were not as they should be.
 */
export async function settlePersonKeys(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  persons: readonly string[],
): Promise<number> {
  const ids = [...new Set(persons)]
  let changed = 0
  for (let from = 0; from < ids.length; from += atOnce) {
    const [row] = await q.query<{ changed: number }>(sql`
      select settle_person_keys(${countyCode}, ${ids.slice(from, from + atOnce)}::uuid[]) as changed`)
    changed += row?.changed ?? 0
  }
  return changed
}

/** The same of whoever lives in a household. */
export async function settleKeysOfHousehold(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  householdId: string,
): Promise<void> {
  await q.query(sql`
    select settle_person_keys(${countyCode}, array(
      select m.person_id from membership as m
      where m.county_code = ${countyCode} and m.household_id = ${householdId}
        and m.valid_to is null))`)
}

/** The parts in which a full round goes through everybody. */
export const keyShares = 7

/**
 * The same of everybody, by the order of their ids; or of the share of them whose turn it is on a day of
 * `YYYY-MM-DD`, each of them once in seven days in a row.
 */
export async function settleAllPersonKeys(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  onDay?: string,
): Promise<number> {
  const turn =
    onDay === undefined
      ? sql``
      : sql`and abs(hashtextextended(p.id::text, 0) % ${keyShares}) = (${onDay}::date - date '2000-01-01') % ${keyShares}`
  let changed = 0
  let after: string | null = beforeAll
  while (after !== null) {
    const [row]: { changed: number | null; last: string | null }[] = await q.query(sql`
      with few as (
        select p.id from person as p
        where p.county_code = ${countyCode} and p.id > ${after} ${turn}
        order by p.id limit ${atOnce}
      ), ids as (select array_agg(id) as all, max(id::text) as last from few)
      select settle_person_keys(${countyCode}, ids.all) as changed, ids.last from ids`)
    changed += row?.changed ?? 0
    after = row?.last ?? null
  }
  return changed
}
