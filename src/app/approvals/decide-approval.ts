import { type Acting, type Approval, decide, findApproval, withdraw } from '#access/index'
import type { Transaction } from '#db/index'
import type { App } from '../app.ts'
import { carryOutResolution } from '../conferences/decide-sum.ts'
import { inCounty } from '../http-port/request.ts'
import { refuse } from '../refusals.ts'
import { bothNames } from './both-names.ts'
import { carryOutDecision, type HouseholdDecision } from './carry-out.ts'
import { noteResult } from './note-result.ts'
import { proposerLapse } from './proposer-stands.ts'
import { isPublication, publishAgreed } from './publish-approved.ts'

export interface ApprovalVerdict {
  readonly approve: boolean
  readonly reason?: string | undefined
}

/**
 * The second person's word. Agreed, what was proposed is carried out in the same transaction: both or
 * neither, and once. What the proposer carries out themselves (an export, a revealed value) may be done
 * from now on, once.
 */
export async function decideApproval(
  app: App,
  acting: Acting,
  approvalId: string,
  verdict: ApprovalVerdict,
): Promise<Approval> {
  const found = await inCounty(app, acting, (tx) => findApproval(tx, acting, approvalId))
  if (!found) throw refuse('approval-unknown')
  if (isPublication(found) && verdict.approve) return publishAgreed(app, acting, found, verdict)
  return inCounty(app, acting, async (tx) => {
    const lapses = (approval: Approval) => proposerLapse(tx, app, approval)
    const decided = await decide(tx, acting, approvalId, { ...verdict, lapses })
    if (decided.state !== '已同意') return decided.approval
    return carryOut(tx, { app, acting }, decided)
  })
}

/** Takes back what one proposed oneself. */
export function withdrawApproval(app: App, acting: Acting, approvalId: string): Promise<Approval> {
  return inCounty(app, acting, (tx) => withdraw(tx, acting, approvalId))
}

async function carryOut(
  tx: Transaction,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  { approval, payload }: { readonly approval: Approval; readonly payload: unknown },
): Promise<Approval> {
  const { action, householdId } = approval
  if (action === '一事一议') {
    const resultId = await carryOutResolution(tx, { app, acting }, { approval, payload })
    return noteResult(tx, approval, { acting, resultId })
  }
  if (action !== '认定' && action !== '不予认定' && action !== '终止') return approval
  if (householdId === null) throw new Error('a decision about no household')
  const both = { ...acting, actor: bothNames(acting, approval) }
  // Sealed by `proposeDecision` with this action's input.
  const decision = { action, input: payload } as HouseholdDecision
  const resultId = await carryOutDecision(tx, { app, acting: both }, { householdId, decision })
  return noteResult(tx, approval, { acting, resultId })
}
