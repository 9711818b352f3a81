import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { RerunTruth } from '#monitoring/domain'
import { type Evidence, type MonitoringPack, rerunAlert } from '#monitoring/index'
import { newId } from '#vault/index'
import { lockPush, movePush, noteStep, type PushRef, requireText } from './locked-push.ts'
import { receivePush } from './receive-push.ts'

export interface Feedback extends PushRef {
  /** 原因: why it came to this. */
  readonly cause: string
  /** 措施: what was done. */
  readonly measure: string
  /** 结果: what came of it. */
  readonly outcome: string
}

export interface RecordedFeedback {
  readonly replyId: string
  /** What the rule says now, on the facts of today; it stands beside the reply. */
  readonly truth: RerunTruth
  readonly evidence: Evidence
}

/** Records a department's reply, with its receipt where none was noted, and runs the rule again at once. */
export async function replyToPush(
  tx: Transaction,
  acting: Acting,
  input: Feedback & { readonly monitoring: MonitoringPack },
): Promise<RecordedFeedback> {
  const cause = requireText('原因', input.cause)
  const measure = requireText('措施', input.measure)
  const outcome = requireText('结果', input.outcome)
  const push = { ...(await lockPush(tx, acting, input)) }
  const said = await findSaid(tx, acting, { pushId: push.id, cause, measure, outcome })
  if (said) return said
  // Whoever answers at once has received it too.
  if (push.state === '已推送') push.state = await receivePush(tx, acting, { pushId: push.id })
  const set = sql`replied_on = ${acting.today}`
  await movePush(tx, acting, { push, event: '反馈', set })
  const { truth, evidence } = await rerunAlert(tx, acting, {
    monitoring: input.monitoring,
    alertId: push.alertId,
  })
  const replyId = newId()
  await tx.execute(sql`
    insert into reply (county_code, id, push_id, cause, measure, outcome, replied_by, replied_on,
      rerun_truth, rerun_evidence)
    values (${acting.countyCode}, ${replyId}, ${push.id}, ${cause}, ${measure}, ${outcome},
      ${acting.actor}, ${acting.today}, ${truth}, ${JSON.stringify(evidence)}::jsonb)`)
  const fields = { 原因: cause, 措施: measure, 结果: outcome, 复核: truth }
  const title = `${push.department}反馈处置结果，规则复核${truth}`
  await noteStep(tx, acting, { push, kind: '反馈', title, fields })
  return { replyId, truth, evidence }
}

/** The push's last answer, where it says the same on the same day: the request came twice. */
async function findSaid(
  tx: Transaction,
  acting: Acting,
  { pushId, cause, measure, outcome }: Feedback,
): Promise<RecordedFeedback | undefined> {
  const [last] = await tx.query<RecordedFeedback & { isSame: boolean }>(sql`
    select id as "replyId", rerun_truth as truth, rerun_evidence as evidence,
      cause = ${cause} and measure = ${measure} and outcome = ${outcome}
        and replied_on = ${acting.today} and replied_by = ${acting.actor} as "isSame"
    from reply where county_code = ${acting.countyCode} and push_id = ${pushId}
    order by recorded_at desc, id desc limit 1`)
  if (!last?.isSame) return undefined
  const { replyId, truth, evidence } = last
  return { replyId, truth, evidence }
}
