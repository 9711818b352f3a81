import type { ApprovalState } from '#access/index'
import type { Approval, Approvals, ApproveInput, PublicationInput } from '../schemas/approval.ts'
import type { ReasonInput } from '../schemas/commands.ts'
import type { Caller, Page } from './asked.ts'

export interface ApprovalFilter extends Page {
  /** 待复核 unless told; 全部 is all. */
  readonly state?: ApprovalState | '全部' | undefined
  /** Only what the caller proposed, or only what others did. */
  readonly own?: boolean | undefined
}

/** What one person proposed and another decides. */
export interface ApprovalPort {
  listApprovals(caller: Caller, filter: ApprovalFilter): Promise<Approvals>
  findApproval(caller: Caller, approvalId: string): Promise<Approval | undefined>
  /** Carries out what was proposed, in the same transaction. */
  approve(caller: Caller, approvalId: string, input: ApproveInput): Promise<Approval>
  reject(caller: Caller, approvalId: string, input: ReasonInput): Promise<Approval>
  withdrawApproval(caller: Caller, approvalId: string): Promise<Approval>
  proposePublication(caller: Caller, input: PublicationInput): Promise<Approval>
}
