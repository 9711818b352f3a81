import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { HouseholdFilter, HouseholdItem, Households } from '#http/index'
import { openAlertStates } from '#monitoring/domain'
import { countHouseholds, findHouseholds, type HouseholdQuery } from '#registry/index'
import { readNamed } from './pushed-names.ts'

type Chosen = Omit<HouseholdFilter, 'limit' | 'after'>

/** The households that fit the filters of a list, a page of them, as the list shows them. */
export async function listItems(
  tx: Queryable,
  acting: Acting,
  { limit, after, ...filter }: HouseholdFilter,
): Promise<Households> {
  const found = await findHouseholds(tx, acting, { ...chosenHouseholds(filter), limit, after })
  const { items, next, total, isTotalExact } = found
  const judged = await readJudged(
    tx,
    acting,
    items.map(({ id }) => id),
  )
  const named = await readNamed(tx, acting, items)
  return {
    items: items.map(({ divisionCode: _, ...item }) => ({
      ...item,
      ...judged(item.id),
      ...named(item.id),
    })),
    ...{ next, total, isTotalExact },
  }
}

/** How many fit, however many there are. */
export function countItems(tx: Queryable, acting: Acting, filter: Chosen): Promise<number> {
  return countHouseholds(tx, acting, chosenHouseholds(filter))
}

function chosenHouseholds(filter: Chosen): Omit<HouseholdQuery, 'limit' | 'after'> {
  const { category: determination, township, village, alerts, ...rest } = filter
  return {
    ...rest,
    determination,
    division: village ?? township,
    alertStates: alerts ? openAlertStates : undefined,
  }
}

type Judged = Pick<HouseholdItem, 'category' | 'openAlerts' | 'conflicts'>

/** What policy says of each household, and how many alerts wait there. */
export async function readJudged(
  tx: Queryable,
  { countyCode }: Acting,
  householdIds: readonly string[],
): Promise<(householdId: string) => Judged> {
  const rows = await tx.query<Judged & { id: string }>(sql`
    select h.id, d.category, (
      select count(*) from alert as a
      where a.county_code = ${countyCode} and a.household_id = h.id
        and a.state = any(${openAlertStates}::text[])) as "openAlerts", (
      select count(*) from fact_conflict as c
      where c.county_code = ${countyCode} and c.settled_at is null and (c.subject_id = h.id
        or c.subject_id in (select m.person_id from membership as m
          where m.county_code = ${countyCode} and m.household_id = h.id and m.valid_to is null)))
      as conflicts
    from household as h
    left join household_determination as d
      on d.county_code = ${countyCode} and d.household_id = h.id
    where h.county_code = ${countyCode} and h.id = any(${[...householdIds]}::uuid[])`)
  const byId = new Map(rows.map(({ id, ...judged }) => [id, judged]))
  return (householdId) => byId.get(householdId) ?? { category: null, openAlerts: 0, conflicts: 0 }
}
