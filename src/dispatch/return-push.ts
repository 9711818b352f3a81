import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { PushState } from './domain.ts'
import { lockPush, movePush, noteStep, type PushRef, requireText } from './locked-push.ts'
import { settleAlert } from './settle-alert.ts'

/** The department says that the matter is not its own, and why (退回). */
export async function returnPush(
  tx: Transaction,
  acting: Acting,
  input: PushRef & { readonly reason: string },
): Promise<PushState> {
  const reason = requireText('退回理由', input.reason)
  const push = await lockPush(tx, acting, input)
  const set = sql`returned_reason = ${reason}`
  const state = await movePush(tx, acting, { push, event: '退回', set })
  const title = `${push.department}退回推送`
  await noteStep(tx, acting, { push, kind: '退回', title, fields: { 理由: reason } })
  await settleAlert(tx, acting, { alertId: push.alertId })
  return state
}
