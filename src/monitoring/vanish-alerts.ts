import type { Acting } from '#access/index'
import { appendChainMany } from '#chain/index'
import { type Sql, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { openAlertStates } from './domain.ts'
import { withdrawPushesOf } from './withdraw-pushes.ts'

export interface VanishInput {
  readonly asOf: LocalDate
  /** The rules that were run. */
  readonly ruleIds: readonly string[]
  /** The households of the round; absent: everybody. */
  readonly households?: readonly string[] | undefined
}

/**
 * Whatever the round looked at and found neither true nor unknown is decidedly false: open alerts
 * become 情形已消失 and their pushes are withdrawn; answered ones note the day, so that the same
 * truth may rise again later.
 */
export async function vanishAlerts(
  tx: Transaction,
  acting: Acting,
  { asOf, ruleIds, households }: VanishInput,
): Promise<{ readonly vanished: number; readonly withdrawn: number }> {
  const falseOnes = decidedlyFalse({ countyCode: acting.countyCode, ruleIds, households })
  const vanished = await tx.query<VanishedAlert>(sql`
    ${falseOnes}
    update alert as a
    set state = '情形已消失', closed_on = ${asOf}, ended_on = ${asOf}, closed_reason = '情形已消失',
      version = a.version + 1
    from false_one as f
    where a.county_code = ${acting.countyCode} and a.id = f.id
      and f.state = any(${openAlertStates}::text[])
    returning a.id, a.rule, a.title, a.class, a.household_id as "householdId",
      a.person_id as "personId"`)
  await tx.execute(sql`
    ${falseOnes}
    update alert as a
    set ended_on = ${asOf}
    from false_one as f
    where a.county_code = ${acting.countyCode} and a.id = f.id
      and f.state in ('已办结', '误报') and f.ended_on is null`)
  const entries = vanished.map((alert) => ({
    householdId: alert.householdId,
    personId: alert.personId,
    kind: '情形消失' as const,
    title: `预警“${alert.title}”的情形已消失`,
    subjectId: alert.id,
    fields: { 规则: alert.rule, 类别: alert.class, 评估日: asOf },
  }))
  await appendChainMany(tx, acting, entries)
  const withdrawn = await withdrawPushesOf(tx, acting, {
    alertIds: vanished.map(({ id }) => id),
    reason: '预警情形已消失',
  })
  return { vanished: vanished.length, withdrawn }
}

interface VanishedAlert {
  readonly id: string
  readonly rule: string
  readonly title: string
  readonly class: string
  readonly householdId: string | null
  readonly personId: string | null
}

/** The open alerts that `vanishAlerts` would let go, with the household they belong to now. */
export function listFalse(
  tx: Transaction,
  { countyCode }: Pick<Acting, 'countyCode'>,
  { ruleIds, households }: Omit<VanishInput, 'asOf'>,
): Promise<{ rule: string; householdId: string; personId: string | null }[]> {
  return tx.query(sql`
    ${decidedlyFalse({ countyCode, ruleIds, households })}
    select a.rule, coalesce(p.household_id, a.household_id) as "householdId",
      a.person_id as "personId"
    from false_one as f
    join alert as a on a.county_code = ${countyCode} and a.id = f.id
    left join person_profile as p on p.county_code = ${countyCode} and p.person_id = a.person_id
    where f.state = any(${openAlertStates}::text[])
    order by a.rule, 2, 3`)
}

/**
 * The alerts of the round's rules and households that no hit speaks of. They are collected by
 * household first and filtered afterwards: left to itself the planner reads an index of all alerts.
 * A person's alert belongs to the household the person lives in now, not where it was raised.
 */
function decidedlyFalse({ countyCode, ruleIds, households }: FalseScope): Sql {
  const columns = sql`b.id, b.rule, b.subject_id, b.state, b.ended_on`
  const looked = households
    ? sql`
      select ${columns} from alert as b
      where b.county_code = ${countyCode} and b.household_id = any(${households}::uuid[])
        and b.subject_kind = '户'
      union all
      select ${columns} from alert as b
      where b.county_code = ${countyCode} and b.subject_kind = '人' and b.person_id = any(array(
        select p.person_id from person_profile as p
        where p.county_code = ${countyCode} and p.household_id = any(${households}::uuid[])))`
    : sql`select ${columns} from alert as b where b.county_code = ${countyCode}`
  return sql`
    with looked_at as materialized (${looked}), false_one as (
      select l.id, l.state, l.ended_on
      from looked_at as l
      where l.rule = any(${ruleIds}::text[]) and not exists (
        select from round_hit as h where h.rule = l.rule and h.subject_id = l.subject_id)
    )`
}

interface FalseScope {
  readonly countyCode: string
  readonly ruleIds: readonly string[]
  readonly households: readonly string[] | undefined
}
