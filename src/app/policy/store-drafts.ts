import type { Acting } from '#access/index'
import { type Queryable, sql, type Transaction } from '#db/index'
import type { PolicyDraft, PolicyDraftInput } from '#http/index'
import { newId } from '#vault/index'
import type { App } from '../app.ts'
import { refuse } from '../refusals.ts'

interface DraftRow extends Omit<PolicyDraft, 'isBehind' | 'changedAt'> {
  readonly changedAt: string | Date
}

const columns = sql`d.id, d.number, d.title, d.base_version as "baseVersion",
  d.effective_on::text as "effectiveOn", d.changes, d.reason,
  case when d.state = '待复核' and a.state in ('已退回', '已撤回', '已失效') then '起草'
    when d.state = '待复核' and a.state = '已同意' then '已发布'
    else d.state end as state,
  d.approval_id as "approvalId", d.created_by as "createdBy", d.changed_by as "changedBy",
  d.changed_at as "changedAt", d.edition`

/** Drafts that are not done with, the newest first; one that was sent back may be changed again. */
export async function listDrafts(q: Queryable, app: App): Promise<readonly PolicyDraft[]> {
  const rows = await q.query<DraftRow>(sql`
    select ${columns}
    from policy_draft as d
    left join approval as a on a.county_code = ${app.county.code} and a.id = d.approval_id
    where d.county_code = ${app.county.code} and d.state <> '已删除'
    order by d.number desc
    limit 50`)
  return rows.map((row) => shown(row, app)).filter(({ state }) => state !== '已发布')
}

/** A draft; refuses one that is not there. */
export async function requireDraft(q: Queryable, app: App, id: string): Promise<PolicyDraft> {
  const [row] = await q.query<DraftRow>(sql`
    select ${columns}
    from policy_draft as d
    left join approval as a on a.county_code = ${app.county.code} and a.id = d.approval_id
    where d.county_code = ${app.county.code} and d.id = ${id} and d.state <> '已删除'`)
  if (!row) throw refuse('draft-unknown')
  return shown(row, app)
}

function shown({ changedAt, ...row }: DraftRow, app: App): PolicyDraft {
  return {
    ...row,
    changedAt: new Date(changedAt).toISOString(),
    isBehind: row.baseVersion !== app.pack.version,
  }
}

/** Begins a draft over the version in force. */
export async function makeDraft(
  tx: Transaction,
  app: App,
  given: { readonly acting: Acting; readonly input: PolicyDraftInput },
): Promise<PolicyDraft> {
  const { acting, input } = given
  const id = newId()
  await tx.execute(sql`
    insert into policy_draft (county_code, id, number, title, base_version, effective_on, changes,
      reason, state, created_by, changed_by)
    select ${app.county.code}, ${id}, coalesce(max(d.number), 0) + 1, ${input.title},
      ${app.pack.version}, ${input.effectiveOn}::date, ${JSON.stringify(input.changes)}::jsonb,
      ${input.reason}, '起草', ${acting.actor}, ${acting.actor}
    from policy_draft as d
    where d.county_code = ${app.county.code}`)
  return requireDraft(tx, app, id)
}

/** Keeps a draft as it is now; refuses one that waits or that another changed meanwhile. */
export async function changeDraft(
  tx: Transaction,
  app: App,
  given: { readonly id: string; readonly acting: Acting; readonly input: PolicyDraftInput },
): Promise<PolicyDraft> {
  const { id, acting, input } = given
  const draft = await requireOpen(tx, app, id)
  if (input.edition !== undefined && input.edition !== draft.edition) {
    throw refuse('draft-changed-meanwhile', { number: draft.number, by: draft.changedBy })
  }
  await tx.execute(sql`
    update policy_draft
    set title = ${input.title}, effective_on = ${input.effectiveOn}::date,
      changes = ${JSON.stringify(input.changes)}::jsonb, reason = ${input.reason},
      base_version = ${app.pack.version}, state = '起草', approval_id = null,
      changed_by = ${acting.actor}, changed_at = now(), edition = edition + 1
    where county_code = ${app.county.code} and id = ${id} and edition = ${draft.edition}`)
  return requireDraft(tx, app, id)
}

/** Drops a draft that nobody waits for. */
export async function dropDraft(
  tx: Transaction,
  app: App,
  given: { readonly id: string; readonly acting: Acting },
): Promise<void> {
  const { id, acting } = given
  await requireOpen(tx, app, id)
  await tx.execute(sql`
    update policy_draft set state = '已删除', changed_by = ${acting.actor}, changed_at = now()
    where county_code = ${app.county.code} and id = ${id}`)
}

/** Notes that a draft waits for a second person. */
export async function holdDraft(
  tx: Transaction,
  app: App,
  given: { readonly id: string; readonly approvalId: string },
): Promise<void> {
  await tx.execute(sql`
    update policy_draft set state = '待复核', approval_id = ${given.approvalId}
    where county_code = ${app.county.code} and id = ${given.id}`)
}

async function requireOpen(tx: Transaction, app: App, id: string): Promise<PolicyDraft> {
  const draft = await requireDraft(tx, app, id)
  if (draft.state !== '起草') {
    throw refuse('draft-locked', { number: draft.number, state: draft.state })
  }
  return draft
}
