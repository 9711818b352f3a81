import type { Acting } from '#access/index'
import { appendChain } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import { addWorkingDays, type Deadline, type LocalDate } from '#kernel/index'
import { noCategory } from './domain.ts'
import {
  firstOfMonth,
  type LockedHousehold,
  lockHousehold,
  markHouseholdDue,
  requireDocument,
  requirePast,
  requireReason,
} from './locked-household.ts'
import { refuse } from './refusals.ts'
import { recordCategory, requireMember, writeDecision, writeOwnCategory } from './write-decision.ts'

export interface TerminationInput {
  readonly householdId: string
  /** Only this member's own recognition ends (单人保); absent: the household's. */
  readonly personId?: string | undefined
  readonly document: string
  /** From which month aid ends, `2024-11`. */
  readonly effectiveMonth: string
  readonly decidedOn: LocalDate
  readonly reason: string
  /** The check that confirmed the change; without 属实 nothing ends. */
  readonly check?:
    | { readonly document: string; readonly confirmedOn: LocalDate; readonly outcome: string }
    | undefined
  /** Working days until the written notice is due, as the policy sets. */
  readonly noticeWorkingDays: number
  readonly alertId?: string | undefined
  readonly version?: number | undefined
}

/** Records that aid ends, after a check confirmed why; the household stays and is still watched. */
export async function recordTermination(
  tx: Transaction,
  acting: Acting,
  input: TerminationInput,
): Promise<{ recognitionId: string; notice: Deadline }> {
  const { householdId, personId, alertId } = input
  const document = requireDocument(input.document)
  const reason = requireReason(input.reason)
  const effectiveMonth = firstOfMonth(input.effectiveMonth)
  const decidedOn = requirePast(acting, input.decidedOn)
  const household = await lockHousehold(tx, acting, input)
  const check = requireConfirmed(household, input)
  const category = categoryInForce(household, personId)
  const notice = addWorkingDays(acting.calendar, decidedOn, input.noticeWorkingDays)
  const recognitionId = await writeDecision(tx, acting, {
    ...{ householdId, personId, category, document, effectiveMonth, decidedOn, reason, alertId },
    kind: '终止',
    notice,
  })
  if (personId !== undefined) {
    await writeOwnCategory(tx, acting, { personId, category: noCategory, decidedOn })
  } else await endCategory(tx, acting, household, { category, decidedOn })
  await markHouseholdDue(tx, acting, householdId, '终止')
  await appendChain(tx, acting, {
    ...{ householdId, personId, document },
    kind: '终止',
    title: `终止${category}救助`,
    subjectId: recognitionId,
    fields: {
      类别: category,
      停止月: input.effectiveMonth,
      决定日期: decidedOn,
      理由: reason,
      核查文书: check.document,
      核查日期: check.confirmedOn,
      书面告知期限: notice.day,
      期限待定: notice.provisional,
      预警: alertId ?? null,
    },
  })
  return { recognitionId, notice }
}

function requireConfirmed(household: LockedHousehold, { check, decidedOn }: TerminationInput) {
  if (check?.outcome !== '属实' || check.document.trim() === '') {
    throw refuse('check-not-confirmed', { household: household.number })
  }
  if (check.confirmedOn > decidedOn) {
    throw refuse('check-day', { confirmed: check.confirmedOn, decided: decidedOn })
  }
  return check
}

function categoryInForce(household: LockedHousehold, personId: string | undefined): string {
  const category =
    personId === undefined ? household.category : requireMember(household, personId).ownCategory
  if (category === null || category === noCategory) {
    throw refuse('not-recognised', { household: household.number })
  }
  return category
}

async function endCategory(
  tx: Transaction,
  acting: Acting,
  household: LockedHousehold,
  { category, decidedOn }: { readonly category: string; readonly decidedOn: LocalDate },
): Promise<void> {
  await tx.execute(sql`
    update household_profile
    set f_recorded_category = ${noCategory}, f_exited_category = ${category},
      f_exited_on = ${decidedOn}
    where county_code = ${acting.countyCode} and household_id = ${household.id}`)
  await recordCategory(tx, acting, { householdId: household.id, decidedOn })
  for (const { personId, ownCategory } of household.members) {
    if (ownCategory === noCategory) continue
    await writeOwnCategory(tx, acting, { personId, category: noCategory, decidedOn })
  }
}
