import type { Acting } from '#access/index'
import { appendChain } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { noCategory } from './domain.ts'
import {
  firstOfMonth,
  lockHousehold,
  markHouseholdDue,
  requireDocument,
  requirePast,
} from './locked-household.ts'
import {
  recordCategory,
  requireCategory,
  requireMember,
  writeDecision,
  writeOwnCategory,
} from './write-decision.ts'

export interface RecognitionInput {
  readonly householdId: string
  /** Only this member is recognised (单人保); absent: the household. */
  readonly personId?: string | undefined
  readonly category: string
  /** The form of approval it rests on. */
  readonly document: string
  /** From which month, `2024-10`. */
  readonly effectiveMonth: string
  readonly decidedOn: LocalDate
  readonly reason?: string | undefined
  /** The alert that it answers. */
  readonly alertId?: string | undefined
  /** The version of the household that the caller saw. */
  readonly version?: number | undefined
}

/** Records that people recognised a household or a member; the category in force follows. */
export async function recordRecognition(
  tx: Transaction,
  acting: Acting,
  input: RecognitionInput,
): Promise<{ recognitionId: string }> {
  const { householdId, personId, category, alertId } = input
  const document = requireDocument(input.document)
  const effectiveMonth = firstOfMonth(input.effectiveMonth)
  const decidedOn = requirePast(acting, input.decidedOn)
  await requireCategory(tx, category, personId === undefined ? '户' : '人')
  const household = await lockHousehold(tx, acting, input)
  if (personId !== undefined) requireMember(household, personId)
  const recognitionId = await writeDecision(tx, acting, {
    ...{ householdId, personId, category, document, effectiveMonth, decidedOn, alertId },
    kind: '认定',
    reason: input.reason,
  })
  if (personId !== undefined) await writeOwnCategory(tx, acting, { personId, category, decidedOn })
  else {
    await tx.execute(sql`
      update household_profile
      set f_recorded_category = ${category}, f_recognised_on = ${decidedOn},
        f_exited_category = ${noCategory}, f_exited_on = null
      where county_code = ${acting.countyCode} and household_id = ${householdId}`)
    await recordCategory(tx, acting, { householdId, decidedOn })
  }
  await markHouseholdDue(tx, acting, householdId, '认定')
  await appendChain(tx, acting, {
    ...{ householdId, personId, document },
    kind: '认定',
    title: `认定为${category}`,
    subjectId: recognitionId,
    fields: {
      类别: category,
      起始月: input.effectiveMonth,
      决定日期: decidedOn,
      理由: input.reason ?? null,
      预警: alertId ?? null,
    },
  })
  return { recognitionId }
}
