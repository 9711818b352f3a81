import { type Queryable, type Sql, sql } from '#db/index'
import { type AuditPage, type ListedAudit, listedColumns, pageOf } from './list-audit.ts'

interface Asked {
  readonly limit: number
  readonly after?: string | undefined
}

/**
 * 谁看过我的信息: every entry that names the person, or a household while the person belonged to it, newest
 * first; whichever page, list, search, export or revealing it was. Refused requests showed nothing.
 */
export function listPersonReadings(
  q: Queryable,
  countyCode: string,
  { personId, ...asked }: Asked & { readonly personId: string },
): Promise<AuditPage> {
  return listReadings(q, countyCode, {
    ...asked,
    named: sql`e.people @> ${[personId]}::uuid[]`,
    others: sql`e.households`,
    other: sql`m.household_id`,
    member: sql`m.person_id = ${personId}`,
  })
}

/** Every entry that names the household or, while they belonged to it, one of its members. */
export function listHouseholdReadings(
  q: Queryable,
  countyCode: string,
  { householdId, ...asked }: Asked & { readonly householdId: string },
): Promise<AuditPage> {
  return listReadings(q, countyCode, {
    ...asked,
    named: sql`e.households @> ${[householdId]}::uuid[]`,
    others: sql`e.people`,
    other: sql`m.person_id`,
    member: sql`m.household_id = ${householdId}`,
  })
}

interface Looked extends Asked {
  /** Whether an entry names the one who is asked about. */
  readonly named: Sql
  /** Whom else an entry names, and which of these a membership ties to the one asked about. */
  readonly others: Sql
  readonly other: Sql
  readonly member: Sql
}

/** The array is asked first, which an index answers; then whether the membership had not ended by then. */
async function listReadings(
  q: Queryable,
  countyCode: string,
  { limit, after, named, others, other, member }: Looked,
): Promise<AuditPage> {
  const rows = await q.query<ListedAudit>(sql`
    select ${listedColumns}
    from audit_entry as e
    where e.county_code = ${countyCode} and e.outcome = '成功'
      and (${after ?? null}::uuid is null or e.id < ${after ?? null}::uuid)
      and (${named} or ${others} && array(
        select ${other} from membership as m where m.county_code = ${countyCode} and ${member}))
      and (${named} or exists (
        select from membership as m
        where m.county_code = ${countyCode} and ${member} and ${others} @> array[${other}]
          and (m.valid_to is null or m.valid_to >= (e.at at time zone 'Asia/Shanghai')::date)))
    order by e.id desc
    limit ${limit + 1}`)
  return pageOf(rows, limit)
}
