import type { Acting } from '#access/index'
import { appendChainMany } from '#chain/index'
import { type Sql, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { openAlertStates } from './domain.ts'
import { withdrawPushesOf } from './withdraw-pushes.ts'

export interface VanishInput {
  readonly asOf: LocalDate
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
  { asOf, households }: VanishInput,
): Promise<{ readonly vanished: number; readonly withdrawn: number }> {
  const inRound = lookedAt(acting.countyCode, households)
  const vanished = await tx.query<VanishedAlert>(sql`
    update alert as a
    set state = '情形已消失', closed_on = ${asOf}, ended_on = ${asOf}, closed_reason = '情形已消失',
      version = a.version + 1
    from round_rule as r
    where a.county_code = ${acting.countyCode} and r.id = a.rule
      and a.state = any(${openAlertStates}::text[]) and ${inRound} and ${notHit}
    returning a.id, a.rule, a.title, a.class, a.household_id as "householdId",
      a.person_id as "personId"`)
  await tx.execute(sql`
    update alert as a
    set ended_on = ${asOf}
    from round_rule as r
    where a.county_code = ${acting.countyCode} and r.id = a.rule
      and a.state in ('已办结', '误报') and a.ended_on is null and ${inRound} and ${notHit}`)
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

const notHit = sql`not exists (
  select from round_hit as h where h.rule = a.rule and h.subject_id = a.subject_id)`

/** A person's alert belongs to the household the person lives in now, not where it was raised. */
function lookedAt(countyCode: string, households: readonly string[] | undefined): Sql {
  if (!households) return sql`true`
  return sql`(
    a.subject_kind = '户' and a.subject_id = any(${households}::uuid[])
    or a.subject_kind = '人' and a.subject_id = any(array(
      select p.person_id from person_profile as p
      where p.county_code = ${countyCode} and p.household_id = any(${households}::uuid[]))))`
}
