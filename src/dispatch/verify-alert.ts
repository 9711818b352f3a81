import type { Acting, Seer } from '#access/index'
import { appendChain } from '#chain/index'
import { type Queryable, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { openAlertStates, type RerunTruth } from '#monitoring/domain'
import { type MonitoringPack, rerunAlert, withdrawPushesOf } from '#monitoring/index'
import { newId } from '#vault/index'
import type { Finding } from './conference/domain.ts'
import { requireText } from './locked-push.ts'
import { refuse } from './refusals.ts'
import { alertInScope } from './scope.ts'
import { lockAlert, moveAlert } from './settle-alert.ts'

export interface Verification {
  readonly alertId: string
  readonly finding: Finding
  /** How it was checked: a visit, a file, a query. */
  readonly means: string
  readonly reason: string
  readonly verifiedOn: LocalDate
}

export interface StoredVerification extends Omit<Verification, 'alertId'> {
  readonly id: string
  readonly rerunTruth: RerunTruth
  readonly approvalId: string | null
  /** Of the proposal to end aid that followed. */
  readonly approvalState: string | null
  readonly recordedBy: string
  readonly recordedOn: LocalDate
}

const checkedClass = '④'

/**
 * Records what a check of an alert of class ④ found, with what the rule says now beside it. 仍然符合 clears
 * the alert and withdraws its pushes, aid goes on; 不再符合 and 暂未核清 leave it open: ending aid is a
 * decision of its own (新政办〔2024〕22号 二（四）). Gives the verification's id.
 */
export async function verifyAlert(
  tx: Transaction,
  acting: Acting,
  input: Verification & { readonly monitoring: MonitoringPack },
): Promise<string> {
  const { alertId, finding, verifiedOn } = input
  const means = requireText('核实方式', input.means)
  const reason = requireText('核实情况', input.reason)
  if (verifiedOn > acting.today) throw refuse('verification-day', { day: verifiedOn })
  const alert = await lockAlert(tx, acting, alertId)
  const { state } = alert
  if (alert.class !== checkedClass) throw refuse('verification-class')
  if (!openAlertStates.includes(state)) {
    throw refuse('alert-not-possible', { event: '登记核实结论', state })
  }
  await requireNoneWaiting(tx, acting, alertId)
  const { truth } = await rerunAlert(tx, acting, { monitoring: input.monitoring, alertId })
  const id = newId()
  await tx.execute(sql`
    insert into alert_verification (county_code, id, alert_id, finding, means, reason, verified_on,
      rerun_truth, recorded_by, recorded_on)
    values (${acting.countyCode}, ${id}, ${alertId}, ${finding}, ${means}, ${reason},
      ${verifiedOn}, ${truth}, ${acting.actor}, ${acting.today})`)
  await appendChain(tx, acting, {
    householdId: alert.householdId,
    personId: alert.personId,
    kind: '核实',
    title: `核实预警“${alert.title}”：${finding}`,
    subjectId: alertId,
    fields: {
      ...{ 规则: alert.rule, 类别: alert.class, 核实结论: finding, 核实方式: means },
      ...{ 核实日期: verifiedOn, 理由: reason, 复核: truth },
    },
  })
  if (finding === '仍然符合') await clear(tx, acting, { alertId, state, reason })
  return id
}

/** Refuses while somebody still decides on what an earlier check proposed. */
async function requireNoneWaiting(tx: Queryable, { countyCode }: Acting, alertId: string) {
  const [waiting] = await tx.query<{ by: string }>(sql`
    select v.recorded_by as by
    from alert_verification as v
    join approval as ap on ap.county_code = v.county_code and ap.id = v.approval_id
    where v.county_code = ${countyCode} and v.alert_id = ${alertId} and ap.state = '待复核'
    limit 1`)
  if (waiting) throw refuse('verification-waiting', waiting)
}

async function clear(
  tx: Transaction,
  acting: Acting,
  {
    alertId,
    state,
    reason,
  }: Pick<Verification, 'alertId' | 'reason'> & {
    readonly state: Awaited<ReturnType<typeof lockAlert>>['state']
  },
): Promise<void> {
  const closed = `核实后仍然符合，预警清除：${reason}`
  await moveAlert(tx, acting, { alertId, state, event: '核实清除', reason: closed })
  await withdrawPushesOf(tx, acting, { alertIds: [alertId], reason: '核实后仍然符合，预警已清除' })
}

/** Aid was ended by people on account of this alert: it is settled, and nobody need answer it any more. */
export async function settleByTermination(
  tx: Transaction,
  acting: Acting,
  alertId: string,
): Promise<void> {
  const alert = await lockAlert(tx, acting, alertId)
  const { state } = alert
  if (alert.class !== checkedClass || !openAlertStates.includes(state)) return
  const reason = '核实后不再符合，已按规定终止救助'
  await moveAlert(tx, acting, { alertId, state, event: '核实清除', reason })
  await withdrawPushesOf(tx, acting, { alertIds: [alertId], reason })
}

/** Notes which proposal to end aid followed a check. */
export async function noteProposal(
  tx: Transaction,
  acting: Acting,
  { verificationId, approvalId }: { readonly verificationId: string; readonly approvalId: string },
): Promise<void> {
  await tx.execute(sql`
    update alert_verification set approval_id = ${approvalId}
    where county_code = ${acting.countyCode} and id = ${verificationId}`)
}

/** What checks of an alert have found, oldest first. */
export function listVerifications(
  q: Queryable,
  acting: Seer,
  alertId: string,
): Promise<readonly StoredVerification[]> {
  const { countyCode } = acting
  return q.query<StoredVerification>(sql`
    select v.id, v.finding, v.means, v.reason, v.verified_on as "verifiedOn",
      v.rerun_truth as "rerunTruth", v.approval_id as "approvalId", ap.state as "approvalState",
      v.recorded_by as "recordedBy", v.recorded_on as "recordedOn"
    from alert_verification as v
    join alert as a on a.county_code = ${countyCode} and a.id = v.alert_id
    left join approval as ap on ap.county_code = ${countyCode} and ap.id = v.approval_id
    where v.county_code = ${countyCode} and v.alert_id = ${alertId} and ${alertInScope(acting)}
    order by v.recorded_at, v.id
    limit 100`)
}
