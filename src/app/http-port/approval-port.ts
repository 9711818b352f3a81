import { type Acting, type Approval, findApproval } from '#access/index'
import type { ApprovalPort, Caller } from '#http/index'
import { localDate } from '#kernel/index'
import { decideApproval, withdrawApproval } from '../approvals/decide-approval.ts'
import { approvalsOf } from '../approvals/list-shown.ts'
import { proposePublication } from '../approvals/publish-approved.ts'
import { showApproval } from '../approvals/show-approval.ts'
import { inCounty, type PortContext } from './request.ts'

/** What one person proposed and another decides. */
export function approvalPort({ app, actingFor }: PortContext): ApprovalPort {
  const shown = (acting: Acting, approval: Approval) =>
    inCounty(app, acting, (tx) => showApproval(tx, acting, approval))
  const deciding = async (caller: Caller, id: string, verdict: Verdict) => {
    const acting = actingFor(caller)
    return shown(acting, await decideApproval(app, acting, id, verdict))
  }
  return {
    listApprovals: (caller, filter) => approvalsOf(app, actingFor(caller), filter),
    findApproval: (caller, id) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, async (tx) => {
        const found = await findApproval(tx, acting, id)
        return found && showApproval(tx, acting, found)
      })
    },
    approve: (caller, id, { reason }) => deciding(caller, id, { approve: true, reason }),
    reject: (caller, id, { reason }) => deciding(caller, id, { approve: false, reason }),
    async withdrawApproval(caller, id) {
      const acting = actingFor(caller)
      return shown(acting, await withdrawApproval(app, acting, id))
    },
    async proposePublication(caller, { effectiveOn, fewerCases }) {
      const acting = actingFor(caller)
      // Only what came with the program: no path of the host is taken from a request.
      const request = { pack: app.policyId, effectiveOn: localDate(effectiveOn), fewerCases }
      return shown(acting, await proposePublication(app, acting, request))
    },
  }
}

interface Verdict {
  readonly approve: boolean
  readonly reason?: string | undefined
}
