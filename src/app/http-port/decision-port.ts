import { sql } from '#db/index'
import type { AppPort, Caller } from '#http/index'
import { localDate } from '#kernel/index'
import { recordWrittenNotice } from '#registry/index'
import type { HouseholdDecision } from '../approvals/carry-out.ts'
import { proposeDecision } from '../approvals/propose-decision.ts'
import { showApproval } from '../approvals/show-approval.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<
  AppPort,
  'recordRecognition' | 'recordRefusal' | 'recordTermination' | 'recordNotice'
>

/** What people decide about a household. */
export function decisionPort({ app, actingFor }: PortContext): Part {
  const proposing = async (caller: Caller, householdId: string, decision: HouseholdDecision) => {
    const acting = actingFor(caller)
    const waiting = await proposeDecision(app, acting, { householdId, decision })
    return waiting && inCounty(app, acting, (tx) => showApproval(tx, acting, waiting))
  }
  return {
    recordRecognition: (caller, householdId, input) =>
      proposing(caller, householdId, { action: '认定', input }),
    recordRefusal: (caller, householdId, input) =>
      proposing(caller, householdId, { action: '不予认定', input }),
    recordTermination: (caller, householdId, input) =>
      proposing(caller, householdId, { action: '终止', input }),
    recordNotice: (caller, recognitionId, { givenOn, document }) =>
      inCounty(app, actingFor(caller), async (tx) => {
        const given = localDate(givenOn)
        await recordWrittenNotice(tx, actingFor(caller), {
          recognitionId,
          givenOn: given,
          document,
        })
        const [row] = await tx.query<{ householdId: string }>(sql`
          select household_id as "householdId" from recognition
          where county_code = ${app.county.code} and id = ${recognitionId}`)
        if (!row) throw new Error('a decision that was noticed is not there')
        return row.householdId
      }),
  }
}
