import { type Queryable, sql } from '#db/index'
import { type Acting, scopeOf } from '../acting.ts'
import {
  type Approval,
  findStored,
  type StoredApproval,
  selectApprovals,
  shownApproval,
} from './approval-row.ts'
import { openPayload } from './decide.ts'
import type { ApprovalState } from './may-decide.ts'
import { mayRead } from './visible.ts'

export interface ApprovalFilter {
  /** 待复核 unless told; 全部 is all. */
  readonly state?: ApprovalState | '全部' | undefined
  /** Only what the caller proposed, or only what others did. */
  readonly own?: boolean | undefined
  readonly limit: number
  /** What the page before gave as `next`. */
  readonly after?: string | undefined
}

export interface Approvals {
  readonly items: readonly Approval[]
  readonly next: string | null
}

/** The approvals that the caller may see, newest first: those of their scope, and their own. */
export async function listApprovals(
  q: Queryable,
  acting: Acting,
  { state = '待复核', own, limit, after }: ApprovalFilter,
): Promise<Approvals> {
  const ofState = state === '全部' ? sql`true` : sql`a.state = ${state}`
  const whose = own === undefined ? sql`true` : proposedBy(acting, own)
  const later = after === undefined ? sql`true` : sql`a.id < ${after}::uuid`
  const rows = await q.query<StoredApproval>(sql`
    ${selectApprovals(acting, sql`${ofState} and ${whose} and ${later} and ${visibleTo(acting)}`)}
    order by a.id desc limit ${limit + 1}`)
  const items = rows.slice(0, limit).map(shownApproval)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** One approval, if the caller may see it. */
export async function findApproval(
  q: Queryable,
  acting: Acting,
  approvalId: string,
): Promise<Approval | undefined> {
  const stored = await findStored(q, acting, sql`a.id::text = ${approvalId}`)
  if (!stored || !(await mayRead(q, acting, stored))) return undefined
  return shownApproval(stored)
}

/** What an approval that the caller may see asks for, opened. */
export async function readPayload(
  q: Queryable,
  acting: Acting,
  approvalId: string,
): Promise<unknown> {
  const stored = await findStored(q, acting, sql`a.id::text = ${approvalId}`)
  if (!stored || !(await mayRead(q, acting, stored))) return undefined
  return openPayload(acting, stored)
}

function proposedBy({ who }: Acting, isOwn: boolean) {
  const account = who?.accountId ?? null
  return isOwn
    ? sql`a.proposer_account = ${account}::uuid`
    : sql`a.proposer_account is distinct from ${account}::uuid`
}

function visibleTo(acting: Acting) {
  const scope = scopeOf(acting)
  if (scope.kind === '全县') return sql`true`
  const own = sql`a.proposer_account = ${acting.who?.accountId ?? null}`
  if (scope.kind !== '辖区') return own
  const places = sql`coalesce(h.division_code, a.division_code)`
  return sql`(${own} or exists (
    select from unnest(${scope.areas}::text[]) as s (area)
    where s.area <> '' and starts_with(${places}, s.area)))`
}
