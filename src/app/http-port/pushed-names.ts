import { type Acting, departmentOf } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { HouseholdItem } from '#http/index'

type Named = Partial<Pick<HouseholdItem, 'head' | 'memberCount' | 'openAlerts'>>

/** Of a list what a department sees otherwise: whom its pushes are about, and how many wait. */
export async function readNamed(
  tx: Queryable,
  { countyCode, who }: Acting,
  items: readonly Pick<HouseholdItem, 'id'>[],
): Promise<(householdId: string) => Named> {
  const department = departmentOf(who)
  if (department === undefined) return () => ({})
  const rows = await tx.query<{
    id: string
    isWhole: boolean
    names: readonly string[]
    open: number
  }>(sql`
    select a.household_id as id, bool_or(a.person_id is null) as "isWhole",
      coalesce(array_agg(distinct n.name) filter (where n.name is not null), '{}') as names,
      count(distinct a.id) filter (where p.closed_on is null)::integer as open
    from push as p
    join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
    left join person as n on n.county_code = ${countyCode} and n.id = a.person_id
    where p.county_code = ${countyCode} and p.department = ${department} and p.state <> '撤回'
      and a.household_id = any(${items.map(({ id }) => id)}::uuid[])
    group by a.household_id`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (householdId) => {
    const found = byId.get(householdId)
    if (!found) return { head: null, memberCount: 0, openAlerts: 0 }
    if (found.isWhole) return { openAlerts: found.open }
    const { names, open } = found
    return { head: names.join('、'), memberCount: names.length, openAlerts: open }
  }
}
