import { type Acting, type ApprovalAction, permissionsFor, usePermit } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { addDays } from '#kernel/index'
import { canonicalJson } from '#vault/index'

interface Wanted {
  readonly action: ApprovalAction
  /** What was to be agreed to; only exactly this counts. */
  readonly payload: unknown
  /** For how many days an agreement stands. */
  readonly days: number
}

/** The agreement of a second person to what this account asked for, not used yet; undefined: none. */
export async function findPermit(
  tx: Transaction,
  { countyCode, vault, who, today }: Acting,
  { action, payload, days }: Wanted,
): Promise<string | undefined> {
  if (!who?.permissions.has(permissionsFor[action].propose)) return undefined
  const agreed = await tx.query<{ id: string; payload: Uint8Array }>(sql`
    select id, payload from approval
    where county_code = ${countyCode} and action = ${action} and state = '已同意'
      and used_at is null and proposer_account = ${who.accountId}
      and decided_on > ${addDays(today, -days)}
    order by id
    limit 200`)
  const wanted = canonicalJson({ payload })
  return agreed.find((one) => vault.decrypt(one.payload) === wanted)?.id
}

/** Uses the agreement up; false where there is none. */
export async function takePermit(
  tx: Transaction,
  acting: Acting,
  wanted: Wanted,
): Promise<boolean> {
  const approvalId = await findPermit(tx, acting, wanted)
  if (approvalId === undefined) return false
  await usePermit(tx, acting, { approvalId, ...wanted })
  return true
}
