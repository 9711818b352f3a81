import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { claimAttachments } from '../attachments/claim-attachments.ts'

/** Puts what a department uploaded beside its reply; those that lie there already stay (it was sent twice). */
export async function attachToReply(
  tx: Transaction,
  acting: Acting,
  { replyId, attachments = [] }: { replyId: string; attachments?: readonly string[] | undefined },
): Promise<void> {
  if (attachments.length === 0) return
  const { countyCode } = acting
  const [reply] = await tx.query<{ householdId: string | null; there: string[] }>(sql`
    select a.household_id as "householdId", array(
      select t.id::text from attachment as t
      where t.county_code = ${countyCode} and t.subject_kind = '反馈' and t.subject_id = r.id) as there
    from reply as r
    join push as p on p.county_code = ${countyCode} and p.id = r.push_id
    join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
    where r.county_code = ${countyCode} and r.id = ${replyId}`)
  const wanted = attachments.filter((id) => !reply?.there.includes(id))
  // Of an alert about no household nothing can have been uploaded: it is refused as not one's own.
  const householdId = reply?.householdId ?? replyId
  await claimAttachments(tx, acting, {
    ...{ householdId, attachments: wanted },
    ...{ kind: '反馈', subjectId: replyId },
  })
}
