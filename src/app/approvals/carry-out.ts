import type { Acting } from '#access/index'
import type { Transaction } from '#db/index'
import { settleByTermination } from '#dispatch/index'
import type { RecognitionInput, RefusalInput, TerminationInput } from '#http/index'
import { type LocalDate, localDate } from '#kernel/index'
import { recordRecognition, recordRefusal, recordTermination } from '#registry/index'
import type { App } from '../app.ts'
import { policyDays } from '../policy-days.ts'

/** What people decide about a household. */
export type HouseholdDecision =
  | { readonly action: '认定'; readonly input: RecognitionInput }
  | { readonly action: '不予认定'; readonly input: RefusalInput }
  | { readonly action: '终止'; readonly input: TerminationInput }

/** Records the decision; gives its id. Without a day of its own it is made on the acting's. */
export async function carryOutDecision(
  tx: Transaction,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  { householdId, decision }: { readonly householdId: string; readonly decision: HouseholdDecision },
): Promise<string> {
  const made = await record(tx, acting, { app, householdId, decision })
  const { alertId } = decision.input
  if (decision.action === '终止' && alertId !== undefined) {
    await settleByTermination(tx, acting, alertId)
  }
  return made.recognitionId
}

function record(
  tx: Transaction,
  acting: Acting,
  what: {
    readonly app: App
    readonly householdId: string
    readonly decision: HouseholdDecision
  },
): Promise<{ readonly recognitionId: string }> {
  const { app, householdId, decision } = what
  const decidedOn = dayOr(decision.input.decidedOn, acting.today)
  const noticeWorkingDays = () => policyDays(app.pack, '书面告知时限', decidedOn)
  switch (decision.action) {
    case '认定':
      return recordRecognition(tx, acting, { ...decision.input, householdId, decidedOn })
    case '不予认定':
      return recordRefusal(tx, acting, {
        ...decision.input,
        ...{ householdId, decidedOn, noticeWorkingDays: noticeWorkingDays() },
      })
    case '终止': {
      const { check } = decision.input
      return recordTermination(tx, acting, {
        ...decision.input,
        ...{ householdId, decidedOn, noticeWorkingDays: noticeWorkingDays() },
        check: { ...check, confirmedOn: localDate(check.confirmedOn) },
      })
    }
  }
}

function dayOr(text: string | undefined, today: LocalDate): LocalDate {
  return text === undefined ? today : localDate(text)
}
