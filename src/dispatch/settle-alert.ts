import type { Acting } from '#access/index'
import { appendChain } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import { type AlertState, alertTransitions, openAlertStates } from '#monitoring/domain'
import { foldPushes } from '#monitoring/index'
import { type Duty, foldAlertState, type PushState, statesOpenTo } from './domain.ts'
import { refuse } from './refusals.ts'
import { alertInScope } from './scope.ts'

interface AlertHead {
  readonly state: AlertState
  readonly rule: string
  readonly title: string
  readonly class: string
  readonly householdId: string | null
  readonly personId: string | null
}

/**
 * Folds the state of an alert from its pushes. Closing records the outcome only: aid goes on until
 * people decide otherwise in the registry.
 */
export async function settleAlert(
  tx: Transaction,
  acting: Acting,
  { alertId, outcome }: { readonly alertId: string; readonly outcome?: string | undefined },
): Promise<AlertState> {
  const alert = await lockAlert(tx, acting, alertId)
  if (!openAlertStates.includes(alert.state)) return alert.state
  const pushes = await tx.query<{ duty: Duty; state: PushState }>(sql`
    select duty, state from push
    where county_code = ${acting.countyCode} and alert_id = ${alertId}`)
  const folded = foldAlertState(pushes)
  if (folded === alert.state) return folded
  if (folded === '已办结') return closeAlert(tx, acting, { alertId, alert, outcome })
  const event = folded === '处置中' ? '推送' : '全部退回'
  return moveAlert(tx, acting, { alertId, state: alert.state, event })
}

export async function lockAlert(
  tx: Transaction,
  acting: Acting,
  alertId: string,
): Promise<AlertHead> {
  const [alert] = await tx.query<AlertHead>(sql`
    select a.state, a.rule, a.title, a.class, a.household_id as "householdId",
      a.person_id as "personId"
    from alert as a
    where a.county_code = ${acting.countyCode} and a.id = ${alertId} and ${alertInScope(acting)}
    for update`)
  if (!alert) throw refuse('alert-missing', { alertId })
  return alert
}

interface AlertMove {
  readonly alertId: string
  readonly state: AlertState
  readonly event: '推送' | '全部退回' | '办结' | '核实清除' | '认定误报'
  readonly reason?: string | undefined
}

export async function moveAlert(
  tx: Transaction,
  acting: Acting,
  { alertId, state, event, reason }: AlertMove,
): Promise<AlertState> {
  const next = alertTransitions[state][event]
  if (next === null) throw refuse('alert-not-possible', { event, state })
  const isClosed = next === '已办结' || next === '误报'
  await tx.execute(sql`
    update alert
    set state = ${next}, version = version + 1, closed_on = ${isClosed ? acting.today : null},
      closed_reason = ${reason ?? null}
    where county_code = ${acting.countyCode} and id = ${alertId}`)
  return next
}

async function closeAlert(
  tx: Transaction,
  acting: Acting,
  closing: { alertId: string; alert: AlertHead; outcome: string | undefined },
): Promise<AlertState> {
  const { alertId, alert, outcome } = closing
  const next = await moveAlert(tx, acting, {
    alertId,
    state: alert.state,
    event: '办结',
    reason: outcome,
  })
  await tx.execute(sql`
    update push set state = '已办结', closed_on = ${acting.today}, version = version + 1,
      moved_by = ${acting.actor}, moved_at = now()
    where county_code = ${acting.countyCode} and alert_id = ${alertId} and duty = '配合'
      and state = any(${statesOpenTo('随案办结')})`)
  await foldPushes(tx, acting, [alertId])
  await appendChain(tx, acting, {
    householdId: alert.householdId,
    personId: alert.personId,
    kind: '办结',
    title: `预警“${alert.title}”办结`,
    subjectId: alertId,
    fields: { 规则: alert.rule, 类别: alert.class, 结果: outcome ?? null },
  })
  return next
}
