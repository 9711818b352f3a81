import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { PushState } from './domain.ts'
import { lockPush, movePush, noteStep, type PushRef } from './locked-push.ts'

/** The department confirms that the push has arrived (签收), and may say something with it. */
export async function receivePush(
  tx: Transaction,
  acting: Acting,
  input: PushRef & { readonly remark?: string | undefined },
): Promise<PushState> {
  const remark = input.remark?.trim() || null
  const push = await lockPush(tx, acting, input)
  const set = sql`received_on = ${acting.today}, received_remark = ${remark}`
  const state = await movePush(tx, acting, { push, event: '签收', set })
  const title = `${push.department}签收推送`
  await noteStep(tx, acting, { push, kind: '签收', title, fields: { 说明: remark } })
  return state
}

/** The department begins to deal with it, for the first time or again after a reply. */
export async function startPush(
  tx: Transaction,
  acting: Acting,
  input: PushRef,
): Promise<PushState> {
  const push = await lockPush(tx, acting, input)
  const state = await movePush(tx, acting, { push, event: '开始处置' })
  await noteStep(tx, acting, { push, kind: '开始处置', title: `${push.department}开始处置` })
  return state
}
