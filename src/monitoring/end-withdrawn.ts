import type { Acting } from '#access/index'
import { appendChainMany } from '#chain/index'
import { type Sql, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { openAlertStates } from './domain.ts'
import { withdrawPushesOf } from './withdraw-pushes.ts'

/** Why alerts end that only an undone batch had caused; also how such households are marked as due. */
export const undone = '批次撤销'

/**
 * Ends the open alerts of households that wait because a batch was undone, which that batch raised
 * (it is in their evidence, and they are younger than it) and which are not true without it: also
 * where their truth is unknown now, for nothing speaks for them any more. Their pushes are withdrawn.
 * What a department has answered stays open for a person to settle.
 */
export async function endWithdrawn(
  tx: Transaction,
  acting: Acting,
  asOf: LocalDate,
): Promise<{ readonly vanished: number; readonly withdrawn: number }> {
  const { countyCode } = acting
  const marked = sql`d.reason like ${`${undone} %`}`
  const [due] = await tx.query<{ some: boolean }>(sql`
    select exists (
      select from household_due as d where d.county_code = ${countyCode} and ${marked}) as some`)
  if (!due?.some) return { vanished: 0, withdrawn: 0 }
  return endAlerts(tx, acting, {
    asOf,
    which: sql`
      select a.id
      from household_due as d
      join import_batch as b on b.county_code = ${countyCode}
        and b.id = split_part(d.reason, ' ', 2)::uuid
      join alert as a on a.county_code = ${countyCode} and (
        (a.subject_kind = '户' and a.household_id = d.household_id)
        or (a.subject_kind = '人' and a.person_id in (
          select p.person_id from person_profile as p
          where p.county_code = ${countyCode} and p.household_id = d.household_id)))
      join monitoring_round as r on r.county_code = ${countyCode} and r.id = a.round_id
      where d.county_code = ${countyCode} and ${marked} and ${restsOn}
        and r.started_at > b.committed_at
        and not exists (
          select from reply as y
          join push as u on u.county_code = y.county_code and u.id = y.push_id
          where y.county_code = ${countyCode} and u.alert_id = a.id)
        and not exists (
          select from round_hit as h
          where h.rule = a.rule and h.subject_id = a.subject_id and h.truth)`,
  })
}

/** Ends the alerts about rows of a batch that was undone, and about whom it alone had formed. */
export function endAlertsOfBatch(
  tx: Transaction,
  acting: Acting,
  batchId: string,
): Promise<{ readonly vanished: number; readonly withdrawn: number }> {
  const { countyCode } = acting
  return endAlerts(tx, acting, {
    asOf: acting.today,
    which: sql`
      select a.id from alert as a
      where a.county_code = ${countyCode} and a.subject_kind = '导入行' and a.subject_id in (
        select md5(w.batch_id || chr(31) || w.sheet || chr(31) || w.row_number)::uuid
        from row_problem as w where w.county_code = ${countyCode} and w.batch_id = ${batchId})
      union
      select a.id from alert as a
      join household as h on h.county_code = ${countyCode} and h.id = a.household_id
      where a.county_code = ${countyCode} and h.batch_id = ${batchId} and h.status = '已注销'
      union
      select a.id from alert as a
      join person as p on p.county_code = ${countyCode} and p.id = a.person_id
      where a.county_code = ${countyCode} and p.batch_id = ${batchId}
        and p.withdrawn_at is not null`,
  })
}

/** Whether the evidence of alert `a` names a row of batch `b`'s file. */
const restsOn = sql`exists (
          select from jsonb_array_elements(a.evidence -> '事实') as f
          where f.value -> '来源' ->> '数据集' = b.dataset
            and f.value -> '来源' ->> '文件' = b.file_name
            and f.value -> '来源' ->> '期间' = b.period)`

interface Ended {
  readonly id: string
  readonly rule: string
  readonly title: string
  readonly class: string
  readonly householdId: string | null
  readonly personId: string | null
}

async function endAlerts(
  tx: Transaction,
  acting: Acting,
  { asOf, which }: { readonly asOf: LocalDate; readonly which: Sql },
): Promise<{ readonly vanished: number; readonly withdrawn: number }> {
  const ended = await tx.query<Ended>(sql`
    update alert as a
    set state = '情形已消失', closed_on = ${asOf}, ended_on = ${asOf}, closed_reason = ${undone},
      version = a.version + 1
    where a.county_code = ${acting.countyCode} and a.state = any(${openAlertStates}::text[])
      and a.id in (${which})
    returning a.id, a.rule, a.title, a.class, a.household_id as "householdId",
      a.person_id as "personId"`)
  const entries = ended.map((alert) => ({
    householdId: alert.householdId,
    personId: alert.personId,
    kind: '情形消失' as const,
    title: `预警“${alert.title}”所依据的批次已撤销`,
    subjectId: alert.id,
    fields: { 规则: alert.rule, 类别: alert.class, 评估日: asOf, 理由: undone },
  }))
  await appendChainMany(tx, acting, entries)
  const alertIds = ended.map(({ id }) => id)
  const withdrawn = await withdrawPushesOf(tx, acting, { alertIds, reason: undone })
  return { vanished: ended.length, withdrawn }
}
