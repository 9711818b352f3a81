import { sql } from '#db/index'
import type { AppPort } from '#http/index'
import { type LocalDate, localDate } from '#kernel/index'
import {
  recordRecognition,
  recordRefusal,
  recordTermination,
  recordWrittenNotice,
} from '#registry/index'
import { policyDays } from '../policy-days.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<
  AppPort,
  'recordRecognition' | 'recordRefusal' | 'recordTermination' | 'recordNotice'
>

/** What people decide about a household. */
export function decisionPort({ app, actingFor }: PortContext): Part {
  return {
    recordRecognition: (caller, householdId, { decidedOn, ...input }) =>
      inCounty(app, actingFor(caller), async (tx) => {
        const acting = actingFor(caller)
        const day = dayOr(decidedOn, acting.today)
        await recordRecognition(tx, acting, { householdId, ...input, decidedOn: day })
      }),
    recordRefusal: (caller, householdId, { decidedOn, ...input }) =>
      inCounty(app, actingFor(caller), async (tx) => {
        const acting = actingFor(caller)
        const day = dayOr(decidedOn, acting.today)
        const days = policyDays(app.pack, '书面告知时限', day)
        await recordRefusal(tx, acting, {
          householdId,
          ...input,
          decidedOn: day,
          noticeWorkingDays: days,
        })
      }),
    recordTermination: (caller, householdId, { decidedOn, check, ...input }) =>
      inCounty(app, actingFor(caller), async (tx) => {
        const acting = actingFor(caller)
        const day = dayOr(decidedOn, acting.today)
        await recordTermination(tx, acting, {
          householdId,
          ...input,
          decidedOn: day,
          noticeWorkingDays: policyDays(app.pack, '书面告知时限', day),
          check: { ...check, confirmedOn: localDate(check.confirmedOn) },
        })
      }),
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

function dayOr(text: string | undefined, today: LocalDate): LocalDate {
  return text === undefined ? today : localDate(text)
}
