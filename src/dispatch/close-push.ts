import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { AlertState } from '#monitoring/domain'
import { lockPush, movePush, noteStep, type PushRef } from './locked-push.ts'
import { settleAlert } from './settle-alert.ts'

/**
 * Accepts a department's reply (办结); gives the state of the alert after it. The alert closes when
 * every 责任 department is done. No aid ends by it: a termination is a decision of the registry.
 */
export async function closePush(
  tx: Transaction,
  acting: Acting,
  input: PushRef & { readonly remark?: string | undefined },
): Promise<AlertState> {
  const push = await lockPush(tx, acting, input)
  const set = sql`closed_on = ${acting.today}`
  await movePush(tx, acting, { push, event: '办结', set })
  const outcome = input.remark ?? (await lastOutcome(tx, acting, push.id))
  await noteStep(tx, acting, {
    push,
    kind: '办结',
    title: `${push.department}的处置结果已确认`,
    fields: { 结果: outcome ?? null },
  })
  return settleAlert(tx, acting, { alertId: push.alertId, outcome })
}

async function lastOutcome(
  tx: Transaction,
  acting: Acting,
  pushId: string,
): Promise<string | undefined> {
  const [reply] = await tx.query<{ outcome: string }>(sql`
    select outcome from reply
    where county_code = ${acting.countyCode} and push_id = ${pushId}
    order by recorded_at desc, id desc
    limit 1`)
  return reply?.outcome
}
