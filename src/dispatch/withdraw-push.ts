import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { PushState } from './domain.ts'
import { lockPush, movePush, noteStep, type PushRef, requireText } from './locked-push.ts'
import { settleAlert } from './settle-alert.ts'

/** Takes a push back: the department need not deal with it any more (撤回). */
export async function withdrawPush(
  tx: Transaction,
  acting: Acting,
  input: PushRef & { readonly reason: string },
): Promise<PushState> {
  const reason = requireText('撤回理由', input.reason)
  const push = await lockPush(tx, acting, input)
  const set = sql`closed_on = ${acting.today}`
  const state = await movePush(tx, acting, { push, event: '撤回', set })
  const title = `撤回推送给${push.department}的事项`
  await noteStep(tx, acting, { push, kind: '撤回', title, fields: { 理由: reason } })
  await settleAlert(tx, acting, { alertId: push.alertId })
  return state
}
