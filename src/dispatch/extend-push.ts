import type { Acting } from '#access/index'
import { type Queryable, sql, type Transaction } from '#db/index'
import { addWorkingDays, type LocalDate } from '#kernel/index'
import { foldPushes } from '#monitoring/index'
import { newId } from '#vault/index'
import { type ExtensionState, statesOpenTo } from './domain.ts'
import { type LockedPush, lockPush, noteStep, type PushRef, requireText } from './locked-push.ts'
import { refuse } from './refusals.ts'

export interface ExtensionAsked extends PushRef {
  readonly reason: string
  /** More working days. */
  readonly days: number
}

/** The department asks for more time (申请延期); its deadline stays until somebody grants it. */
export async function askExtension(
  tx: Transaction,
  acting: Acting,
  input: ExtensionAsked,
): Promise<{ readonly extensionId: string }> {
  const reason = requireText('延期理由', input.reason)
  const push = await lockPush(tx, acting, input)
  requireWaiting(push)
  const standing = await findWaiting(tx, acting, push.id)
  if (standing) throw refuse('extension-waiting', { by: standing.askedBy, days: standing.days })
  const extensionId = newId()
  await tx.execute(sql`
    insert into push_extension (county_code, id, push_id, alert_id, reason, days, state, due_before,
      asked_by, asked_account, asked_on)
    values (${acting.countyCode}, ${extensionId}, ${push.id}, ${push.alertId}, ${reason},
      ${input.days}, '待答复', ${push.dueOn}, ${acting.actor}, ${acting.who?.accountId ?? null},
      ${acting.today})`)
  await touch(tx, acting, push.id)
  const title = `${push.department}申请延期 ${input.days} 个工作日`
  const fields = { 理由: reason, 申请天数: input.days, 原定期限: push.dueOn }
  await noteStep(tx, acting, { push, kind: '延期', title, fields })
  return { extensionId }
}

export interface ExtensionDecided extends PushRef {
  readonly isGranted: boolean
  /** Working days given; by default what was asked for. */
  readonly days?: number | undefined
  /** Why; a refusal says it. */
  readonly remark?: string | undefined
}

/**
 * Grants or refuses what the department asked for. Granted, the deadline moves by so many working days
 * from where it stood, and whatever was urged about the old one counts no more. Nobody decides on their
 * own asking.
 */
export async function decideExtension(
  tx: Transaction,
  acting: Acting,
  input: ExtensionDecided,
): Promise<{ readonly dueOn: LocalDate }> {
  const { isGranted } = input
  const push = await lockPush(tx, acting, input)
  const asked = await findWaiting(tx, acting, push.id)
  if (!asked) throw refuse('extension-none', { department: push.department })
  requireWaiting(push)
  const account = acting.who?.accountId
  if (account !== undefined && account === asked.askedAccount) throw refuse('extension-own')
  const remark = isGranted
    ? input.remark?.trim() || null
    : requireText('不同意的理由', input.remark ?? '')
  const days = isGranted ? (input.days ?? asked.days) : null
  const due = days === null ? undefined : addWorkingDays(acting.calendar, push.dueOn, days)
  await tx.execute(sql`
    update push_extension set state = ${isGranted ? '同意' : '不同意'}, granted_days = ${days},
      due_after = ${due?.day ?? null}, decided_by = ${acting.actor}, decided_on = ${acting.today},
      remark = ${remark}
    where county_code = ${acting.countyCode} and id = ${asked.id}`)
  if (due) {
    await tx.execute(sql`
      update push set due_on = ${due.day}, due_provisional = ${due.provisional},
        due_days = due_days + ${days}, urged_count = 0, urged_due_on = null, escalated_to = null
      where county_code = ${acting.countyCode} and id = ${push.id}`)
    await foldPushes(tx, acting, [push.alertId])
  }
  await touch(tx, acting, push.id)
  const said = isGranted
    ? `同意${push.department}延期 ${days} 个工作日`
    : `不同意${push.department}延期`
  const fields = { 申请天数: asked.days, 原定期限: push.dueOn, 办理期限: due?.day ?? push.dueOn }
  await noteStep(tx, acting, {
    push,
    kind: '延期',
    title: said,
    fields: { ...fields, 说明: remark },
  })
  return { dueOn: due?.day ?? push.dueOn }
}

export interface StoredExtension {
  readonly id: string
  readonly pushId: string
  readonly reason: string
  readonly days: number
  readonly state: ExtensionState
  readonly dueBefore: LocalDate
  readonly askedBy: string
  readonly askedOn: LocalDate
  readonly grantedDays: number | null
  readonly dueAfter: LocalDate | null
  readonly decidedBy: string | null
  readonly decidedOn: LocalDate | null
  readonly remark: string | null
}

/** What was asked and answered about the pushes of an alert, the oldest first. */
export function listExtensions(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  alertId: string,
): Promise<StoredExtension[]> {
  return q.query<StoredExtension>(sql`
    select id, push_id as "pushId", reason, days, state, due_before as "dueBefore",
      asked_by as "askedBy", asked_on as "askedOn", granted_days as "grantedDays",
      due_after as "dueAfter", decided_by as "decidedBy", decided_on as "decidedOn", remark
    from push_extension
    where county_code = ${countyCode} and alert_id = ${alertId}
    order by recorded_at, id
    limit 500`)
}

function requireWaiting({ state, department }: LockedPush): void {
  if (!statesOpenTo('督办').includes(state)) throw refuse('extension-closed', { state, department })
}

async function findWaiting(tx: Transaction, { countyCode }: Acting, pushId: string) {
  const [found] = await tx.query<{
    readonly id: string
    readonly days: number
    readonly askedBy: string
    readonly askedAccount: string | null
  }>(sql`
    select id, days, asked_by as "askedBy", asked_account as "askedAccount"
    from push_extension
    where county_code = ${countyCode} and push_id = ${pushId} and state = '待答复'`)
  return found
}

/** Whoever has the push open is told that it changed. */
async function touch(
  tx: Transaction,
  { countyCode, actor }: Acting,
  pushId: string,
): Promise<void> {
  await tx.execute(sql`
    update push set version = version + 1, moved_by = ${actor}, moved_at = now()
    where county_code = ${countyCode} and id = ${pushId}`)
}
