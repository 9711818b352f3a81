import type { Claim, NumberedRequest } from '#access/index'
import type { Caller } from './asked.ts'

/** Requests that their senders numbered are done once. */
export interface RequestKeyPort {
  claimRequest(caller: Caller, request: NumberedRequest): Promise<Claim>
  keepAnswer(
    caller: Caller,
    answered: { readonly key: string; readonly status: number; readonly answer: string | null },
  ): Promise<void>
  releaseRequest(caller: Caller, key: string): Promise<void>
}
