import { type Queryable, sql } from '#db/index'
import { type AuditPage, type ListedAudit, listedColumns, pageOf } from './list-audit.ts'

interface Asked {
  readonly limit: number
  readonly after?: string | undefined
}

/**
 * 谁看过我的信息: every entry that names the person, or a household while the person belonged to it, newest
 * first; whichever page, list, search, export or revealing it was. Refused requests showed nothing.
 */
export async function listPersonReadings(
  q: Queryable,
  countyCode: string,
  { personId, limit, after }: Asked & { readonly personId: string },
): Promise<AuditPage> {
  const rows = await q.query<ListedAudit>(sql`
    select ${listedColumns}
    from audit_entry as e
    where e.county_code = ${countyCode} and e.outcome = '成功'
      and (${after ?? null}::uuid is null or e.id < ${after ?? null}::uuid)
      and (e.people @> ${[personId]}::uuid[]
        or e.households && array(
          select m.household_id from membership as m
          where m.county_code = ${countyCode} and m.person_id = ${personId}))
      and (e.people @> ${[personId]}::uuid[] or exists (
        select from membership as m
        where m.county_code = ${countyCode} and m.person_id = ${personId}
          and e.households @> array[m.household_id]
          and (m.valid_to is null or m.valid_to >= (e.at at time zone 'Asia/Shanghai')::date)))
    order by e.id desc
    limit ${limit + 1}`)
  return pageOf(rows, limit)
}

/** Every entry that names the household or, while they belonged to it, one of its members. */
export async function listHouseholdReadings(
  q: Queryable,
  countyCode: string,
  { householdId, limit, after }: Asked & { readonly householdId: string },
): Promise<AuditPage> {
  const rows = await q.query<ListedAudit>(sql`
    select ${listedColumns}
    from audit_entry as e
    where e.county_code = ${countyCode} and e.outcome = '成功'
      and (${after ?? null}::uuid is null or e.id < ${after ?? null}::uuid)
      and (e.households @> ${[householdId]}::uuid[]
        or e.people && array(
          select m.person_id from membership as m
          where m.county_code = ${countyCode} and m.household_id = ${householdId}))
      and (e.households @> ${[householdId]}::uuid[] or exists (
        select from membership as m
        where m.county_code = ${countyCode} and m.household_id = ${householdId}
          and e.people @> array[m.person_id]
          and (m.valid_to is null or m.valid_to >= (e.at at time zone 'Asia/Shanghai')::date)))
    order by e.id desc
    limit ${limit + 1}`)
  return pageOf(rows, limit)
}
