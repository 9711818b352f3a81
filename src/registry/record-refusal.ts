import type { Acting } from '#access/index'
import { appendChain } from '#chain/index'
import type { Transaction } from '#db/index'
import { addWorkingDays, type Deadline, type LocalDate } from '#kernel/index'
import {
  lockHousehold,
  markHouseholdDue,
  requireDocument,
  requirePast,
  requireReason,
} from './locked-household.ts'
import { requireCategory, requireMember, writeDecision } from './write-decision.ts'

export interface RefusalInput {
  readonly householdId: string
  readonly personId?: string | undefined
  /** The category that was not given. */
  readonly category: string
  readonly document: string
  readonly decidedOn: LocalDate
  /** Why; the written notice says it. */
  readonly reason: string
  /** Working days until the written notice is due, as the policy sets. */
  readonly noticeWorkingDays: number
  readonly alertId?: string | undefined
  readonly version?: number | undefined
}

/** Records that a recognition was refused; the clock for the written notice starts that day. */
export async function recordRefusal(
  tx: Transaction,
  acting: Acting,
  input: RefusalInput,
): Promise<{ recognitionId: string; notice: Deadline }> {
  const { householdId, personId, category, alertId } = input
  const document = requireDocument(input.document)
  const reason = requireReason(input.reason)
  const decidedOn = requirePast(acting, input.decidedOn)
  await requireCategory(tx, category, personId === undefined ? '户' : '人')
  const household = await lockHousehold(tx, acting, input)
  if (personId !== undefined) requireMember(household, personId)
  const notice = addWorkingDays(acting.calendar, decidedOn, input.noticeWorkingDays)
  const recognitionId = await writeDecision(tx, acting, {
    ...{ householdId, personId, category, document, decidedOn, reason, alertId, notice },
    kind: '不予认定',
  })
  await markHouseholdDue(tx, acting, householdId, '不予认定')
  await appendChain(tx, acting, {
    ...{ householdId, personId, document },
    kind: '不予认定',
    title: `决定不予认定为${category}`,
    subjectId: recognitionId,
    fields: {
      类别: category,
      决定日期: decidedOn,
      理由: reason,
      书面告知期限: notice.day,
      期限待定: notice.provisional,
      预警: alertId ?? null,
    },
  })
  return { recognitionId, notice }
}
