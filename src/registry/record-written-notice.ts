import type { Acting } from '#access/index'
import { appendChain } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { requireDocument } from './locked-household.ts'
import { refuse } from './refusals.ts'

export interface WrittenNoticeInput {
  readonly recognitionId: string
  readonly document: string
  readonly givenOn: LocalDate
}

interface Noticed {
  readonly householdId: string
  readonly personId: string | null
  readonly kind: string
  readonly category: string
  readonly decidedOn: LocalDate
  readonly dueOn: LocalDate | null
  readonly givenOn: LocalDate | null
}

/** Records that a refusal or termination was made known in writing, and whether in time. */
export async function recordWrittenNotice(
  tx: Transaction,
  acting: Acting,
  input: WrittenNoticeInput,
): Promise<{ inTime: boolean }> {
  const { recognitionId, givenOn } = input
  const document = requireDocument(input.document)
  const [found] = await tx.query<Noticed>(sql`
    select household_id as "householdId", person_id as "personId", kind, category,
      decided_on as "decidedOn", notice_due_on as "dueOn", notice_given_on as "givenOn"
    from recognition
    where county_code = ${acting.countyCode} and id = ${recognitionId}
    for update`)
  if (!found || found.dueOn === null) throw refuse('notice-unknown')
  if (found.givenOn !== null) throw refuse('notice-given', { day: found.givenOn })
  if (givenOn < found.decidedOn || givenOn > acting.today) {
    throw refuse('notice-day', { day: givenOn, decided: found.decidedOn })
  }
  await tx.execute(sql`
    update recognition set notice_given_on = ${givenOn}
    where county_code = ${acting.countyCode} and id = ${recognitionId}`)
  const inTime = givenOn <= found.dueOn
  await appendChain(tx, acting, {
    householdId: found.householdId,
    personId: found.personId,
    kind: '书面告知',
    title: `书面告知${found.kind}${found.category}的决定`,
    document,
    subjectId: recognitionId,
    fields: { 告知日期: givenOn, 期限: found.dueOn, 按期: inTime },
  })
  return { inTime }
}
