import type {
  PolicyCase,
  PolicyCases,
  PolicyTrial,
  PolicyTrialInput,
  RuleText,
  TrialReason,
} from '../schemas/policy-work.ts'
import type { Caller } from './asked.ts'

/** Cases, texts and trials of the policy: by the version in force, or by what `under` names. */
export interface PolicyWorkPort {
  listPolicyCases(caller: Caller, under: string): Promise<PolicyCases>
  readPolicyCase(
    caller: Caller,
    asked: { readonly caseId: string; readonly under: string },
  ): Promise<PolicyCase>
  readRuleText(
    caller: Caller,
    asked: { readonly kind: string; readonly name: string; readonly under: string },
  ): Promise<RuleText>
  tryRule(caller: Caller, input: PolicyTrialInput): Promise<PolicyTrial>
  /** Undefined: no such household, or not one that the caller sees. */
  explainTrial(
    caller: Caller,
    asked: {
      readonly householdId: string
      readonly personId?: string | undefined
      readonly rule: string
      readonly under: string
    },
  ): Promise<TrialReason | undefined>
}
