import { type Acting, type ApprovalAction, recordAudit } from '#access/index'
import type { Transaction } from '#db/index'
import { doneAlone } from '#oversight/index'

/**
 * Notes in the log what takes two people and is done by somebody without an account (the command line),
 * so that supervision finds it. Whoever has an account is noted by the way in.
 */
export async function noteAlone(
  tx: Transaction,
  acting: Acting,
  action: ApprovalAction,
): Promise<void> {
  if (acting.who !== undefined) return
  await recordAudit(tx, acting, { kind: '写入', action, outcome: '成功', detail: doneAlone })
}
