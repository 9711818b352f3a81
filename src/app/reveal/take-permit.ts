import { type Acting, type ApprovalAction, usePermit } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { canonicalJson } from '#vault/index'

interface Wanted {
  readonly action: ApprovalAction
  /** What was to be agreed to; only exactly this counts. */
  readonly payload: unknown
}

/** The agreement of a second person to what this account asked for, not used yet; undefined: none. */
export async function findPermit(
  tx: Transaction,
  { countyCode, vault, who }: Acting,
  { action, payload }: Wanted,
): Promise<string | undefined> {
  const agreed = await tx.query<{ id: string; payload: Uint8Array }>(sql`
    select id, payload from approval
    where county_code = ${countyCode} and action = ${action} and state = '已同意'
      and used_at is null and proposer_account = ${who?.accountId ?? null}
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
