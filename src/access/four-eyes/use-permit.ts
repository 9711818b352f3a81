import { sql, type Transaction } from '#db/index'
import { addDays } from '#kernel/index'
import { canonicalJson } from '#vault/index'
import type { Acting } from '../acting.ts'
import { findStored } from './approval-row.ts'
import { openPayload } from './decide.ts'
import { type ApprovalAction, permissionsFor } from './may-decide.ts'
import { refuse } from './refusals.ts'

/**
 * Uses an agreement once, for what the proposer carries out themselves (an export, one revealed value):
 * only whoever asked and may still ask, only for exactly what was agreed to, only one time and within
 * the days that it stands.
 */
export async function usePermit(
  tx: Transaction,
  acting: Acting,
  permit: {
    readonly approvalId: string
    readonly action: ApprovalAction
    readonly payload: unknown
    /** For how many days after it was given it may be used. */
    readonly days: number
  },
): Promise<void> {
  const account = acting.who?.accountId ?? null
  const which = sql`a.id::text = ${permit.approvalId}`
  const stored = await findStored(tx, acting, which)
  if (!stored || account === null || stored.proposerAccount !== account) throw refuse('unknown')
  if (stored.action !== permit.action || !isSame(openPayload(acting, stored), permit.payload)) {
    throw refuse('permit-differs')
  }
  if (stored.state !== '已同意') throw refuse('not-agreed', { state: stored.state })
  if (!acting.who?.permissions.has(permissionsFor[permit.action].propose)) throw refuse('unknown')
  if (stored.usedAt !== null) throw refuse('used')
  const used = await tx.execute(sql`
    update approval set used_at = clock_timestamp(), version = version + 1
    where county_code = ${acting.countyCode} and id = ${stored.id} and state = '已同意'
      and used_at is null
      and decided_on > ${addDays(acting.today, -permit.days)}`)
  if (used === 1) return
  const now = await findStored(tx, acting, which)
  throw now?.usedAt === null ? refuse('permit-over', { days: permit.days }) : refuse('used')
}

function isSame(agreed: unknown, wanted: unknown): boolean {
  return canonicalJson({ payload: agreed }) === canonicalJson({ payload: wanted })
}
