import { type Acting, departmentOf, inScope } from '#access/index'
import { type Queryable, type Sql, sql } from '#db/index'
import type { AttachmentSubject } from './claim-attachments.ts'
import { refuse } from './refusals.ts'

export interface ListedAttachment {
  readonly id: string
  readonly name: string
  readonly contentType: string
  readonly size: number
  readonly kind: AttachmentSubject
  readonly subjectId: string
  readonly addedBy: string
  readonly addedAt: string
}

/** What lies beside a household's entries, decisions and answers, the newest first. */
export function listAttachments(
  tx: Queryable,
  acting: Acting,
  householdId: string,
): Promise<ListedAttachment[]> {
  return tx.query<ListedAttachment>(sql`
    select a.id, a.name, a.content_type as "contentType", a.bytes as size,
      a.subject_kind as kind, a.subject_id as "subjectId", a.added_by as "addedBy",
      to_json(a.added_at) #>> '{}' as "addedAt"
    from attachment as a
    join household as h on h.county_code = ${acting.countyCode} and h.id = a.household_id
    where a.county_code = ${acting.countyCode} and a.household_id = ${householdId}
      and a.subject_id is not null and ${mayRead(acting)}
    order by a.added_at desc, a.id desc
    limit 500`)
}

export interface OpenedAttachment {
  readonly name: string
  readonly contentType: string
  readonly content: Uint8Array
  readonly householdId: string
}

/** Out of scope, or another department's, is as if there were none. */
export async function openAttachment(
  tx: Queryable,
  acting: Acting,
  attachmentId: string,
): Promise<OpenedAttachment> {
  const [row] = await tx.query<OpenedAttachment & { readonly key: Uint8Array }>(sql`
    select a.name, a.content_type as "contentType", a.content, a.content_key as key,
      a.household_id as "householdId"
    from attachment as a
    join household as h on h.county_code = ${acting.countyCode} and h.id = a.household_id
    where a.county_code = ${acting.countyCode} and a.id = ${attachmentId} and ${mayRead(acting)}`)
  if (!row) throw refuse('unknown')
  const { name, contentType, householdId } = row
  const content = acting.vault.openBatchKey(row.key).decrypt(row.content)
  return { name, contentType, householdId, content }
}

/** Photos show what facts would hide: a department reads its own, an aide what the aide took. */
function mayRead(acting: Acting): Sql {
  const seen = inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })
  const department = departmentOf(acting.who)
  if (department !== undefined) return sql`${seen} and a.added_department = ${department}`
  if (acting.who?.sensitive !== '隐去') return seen
  return sql`${seen} and a.added_account = ${acting.who.accountId}`
}
