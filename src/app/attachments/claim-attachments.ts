import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { refuse } from './refusals.ts'

/** What an attachment lies beside. */
export const attachmentSubjects = ['登记', '决定', '复核', '反馈', '核实', '一事一议'] as const
export type AttachmentSubject = (typeof attachmentSubjects)[number]

export interface ClaimedAttachments {
  readonly householdId: string
  readonly attachments: readonly string[] | undefined
  readonly kind: AttachmentSubject
  /** The entry, approval, recognition, review, reply or conference. */
  readonly subjectId: string
}

/**
 * Puts what somebody uploaded for this household beside what they now send, in the same transaction.
 * Refused: one that somebody else uploaded, for another household, or that lies beside something already.
 */
export async function claimAttachments(
  tx: Transaction,
  acting: Acting,
  { householdId, attachments = [], kind, subjectId }: ClaimedAttachments,
): Promise<void> {
  const wanted = [...new Set(attachments)]
  if (wanted.length === 0) return
  const claimed = await tx.execute(sql`
    update attachment set subject_kind = ${kind}, subject_id = ${subjectId}
    where county_code = ${acting.countyCode} and household_id = ${householdId}
      and id = any(${wanted}::uuid[]) and subject_id is null
      and added_account is not distinct from ${acting.who?.accountId ?? null}::uuid`)
  if (claimed !== wanted.length) throw refuse('not-yours')
}
