import type { Approval } from '../schemas/approval.ts'
import type { PolicyBook, PolicyCounts, PolicyHouseholds } from '../schemas/policy.ts'
import type {
  CasesRun,
  PolicyCheck,
  PolicyCheckInput,
  PolicyDiff,
  PolicyDraft,
  PolicyDraftInput,
  PolicyDrafts,
  Simulation,
  SimulationInput,
} from '../schemas/policy-draft.ts'
import type { Caller, Page } from './asked.ts'
import type { WrittenFile } from './job-port.ts'

export type PolicyVerdict = '符合' | '不符合' | '待核实'

export interface PolicyHouseholdFilter extends Page {
  /** Which condition of the counts. */
  readonly column: number
  readonly verdict: PolicyVerdict
  /** Its nine digits with three zeros; absent: all. */
  readonly township?: string | undefined
}

/** The policy in force as people read it, and how it is changed by drafts. */
export interface PolicyPort {
  readPolicy(caller: Caller): Promise<PolicyBook>
  countPolicy(caller: Caller): Promise<PolicyCounts>
  listPolicyHouseholds(caller: Caller, filter: PolicyHouseholdFilter): Promise<PolicyHouseholds>
  diffPolicy(
    caller: Caller,
    names: { readonly from: string; readonly to: string },
  ): Promise<PolicyDiff>
  checkExpression(caller: Caller, input: PolicyCheckInput): Promise<PolicyCheck>
  simulatePolicy(caller: Caller, input: SimulationInput): Promise<Simulation>
  writeSimulation(caller: Caller, input: SimulationInput, folder: string): Promise<WrittenFile>
  listPolicyDrafts(caller: Caller): Promise<PolicyDrafts>
  /** Also one that was published meanwhile. */
  readPolicyDraft(caller: Caller, id: string): Promise<PolicyDraft>
  makePolicyDraft(caller: Caller, input: PolicyDraftInput): Promise<PolicyDraft>
  changePolicyDraft(caller: Caller, id: string, input: PolicyDraftInput): Promise<PolicyDraft>
  dropPolicyDraft(caller: Caller, id: string): Promise<void>
  runDraftCases(caller: Caller, id: string): Promise<CasesRun>
  proposePolicyDraft(caller: Caller, id: string): Promise<Approval>
}
