import { type Acting, type ApprovalFilter, findApproval, listApprovals } from '#access/index'
import type { Approval, Approvals } from '#http/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { refuse } from '../refusals.ts'
import { showApproval } from './show-approval.ts'

/** A page of what the caller may see of what waits for a second person, as it is shown. */
export function approvalsOf(app: App, acting: Acting, filter: ApprovalFilter): Promise<Approvals> {
  return inCounty(app, acting, async (tx) => {
    const { items, next } = await listApprovals(tx, acting, filter)
    const shown: Approval[] = []
    for (const one of items) shown.push(await showApproval(tx, acting, one))
    return { items: shown, next }
  })
}

/** One of them; refuses what is not there for the caller. */
export function shownApprovalOf(app: App, acting: Acting, approvalId: string): Promise<Approval> {
  return inCounty(app, acting, async (tx) => {
    const found = await findApproval(tx, acting, approvalId)
    if (!found) throw refuse('approval-unknown')
    return showApproval(tx, acting, found)
  })
}
