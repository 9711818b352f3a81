import type { Acting } from '#access/index'
import { appendChain } from '#chain/index'
import type { Transaction } from '#db/index'
import { withdrawPushesOf } from '#monitoring/index'
import { requireText } from './locked-push.ts'
import { lockAlert, moveAlert } from './settle-alert.ts'

/** Somebody found that the alert was false (误报), and says why; its pushes are withdrawn. */
export async function markMisreport(
  tx: Transaction,
  acting: Acting,
  input: { readonly alertId: string; readonly reason: string },
): Promise<{ readonly withdrawn: number }> {
  const { alertId } = input
  const reason = requireText('误报理由', input.reason)
  const alert = await lockAlert(tx, acting, alertId)
  await moveAlert(tx, acting, { alertId, state: alert.state, event: '认定误报', reason })
  await appendChain(tx, acting, {
    householdId: alert.householdId,
    personId: alert.personId,
    kind: '误报',
    title: `预警“${alert.title}”认定为误报`,
    subjectId: alertId,
    fields: { 规则: alert.rule, 类别: alert.class, 理由: reason },
  })
  const withdrawn = await withdrawPushesOf(tx, acting, {
    alertIds: [alertId],
    reason: '预警认定为误报',
  })
  return { withdrawn }
}
