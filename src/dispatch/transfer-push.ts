import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { addWorkingDays } from '#kernel/index'
import { foldPushes } from '#monitoring/index'
import { newId } from '#vault/index'
import { townshipOf } from './domain.ts'
import { lockPush, movePush, noteStep, type PushRef, requireText } from './locked-push.ts'
import { refuse } from './refusals.ts'
import { settleAlert } from './settle-alert.ts'

export interface Transfer extends PushRef {
  readonly department: string
  readonly reason: string
  /** Working days that the new department has; by default what the first one was given. */
  readonly dueDays?: number | undefined
}

/** Passes a push on to another department (转办); gives the id of the new push. */
export async function transferPush(
  tx: Transaction,
  acting: Acting,
  input: Transfer,
): Promise<{ readonly pushId: string }> {
  const reason = requireText('转办理由', input.reason)
  const department = requireText('转往部门', input.department)
  const push = await lockPush(tx, acting, input)
  if (department === push.department) throw refuse('same-department', { department })
  const pushId = newId()
  const set = sql`transferred_to = ${pushId}, closed_on = ${acting.today}`
  await movePush(tx, acting, { push, event: '转办', set })
  await insertTransferred(tx, acting, { pushId, fromId: push.id, department, days: input.dueDays })
  await foldPushes(tx, acting, [push.alertId])
  await noteStep(tx, acting, {
    push,
    kind: '转办',
    title: `由${push.department}转${department}办理`,
    fields: { 理由: reason, 转往: department, 新推送: pushId },
  })
  await settleAlert(tx, acting, { alertId: push.alertId })
  return { pushId }
}

interface Transferred {
  readonly pushId: string
  readonly fromId: string
  readonly department: string
  readonly days: number | undefined
}

async function insertTransferred(
  tx: Transaction,
  acting: Acting,
  { pushId, fromId, department, days }: Transferred,
): Promise<void> {
  const [from] = await tx.query<{ dueDays: number; householdDivision: string | null }>(sql`
    select p.due_days as "dueDays", a.division_code as "householdDivision"
    from push as p
    join alert as a on a.county_code = p.county_code and a.id = p.alert_id
    where p.county_code = ${acting.countyCode} and a.county_code = ${acting.countyCode}
      and p.id = ${fromId}`)
  if (!from) throw refuse('push-missing', { pushId: fromId })
  const dueDays = days ?? from.dueDays
  const due = addWorkingDays(acting.calendar, acting.today, dueDays)
  const divisionCode = townshipOf(department, from.householdDivision)
  await tx.execute(sql`
    insert into push (county_code, id, alert_id, department, division_code, duty, matter, state,
      pushed_on, due_on, due_days, due_provisional, place)
    select p.county_code, ${pushId}, p.alert_id, ${department}, ${divisionCode}, p.duty, p.matter,
      '已推送', ${acting.today}, ${due.day}, ${dueDays}, ${due.provisional}, p.place
    from push as p
    where p.county_code = ${acting.countyCode} and p.id = ${fromId}`)
}
