import type { Acting, Approval } from '#access/index'
import { sql, type Transaction } from '#db/index'

/** Notes with an agreement what it led to: the decision or publication. */
export async function noteResult(
  tx: Transaction,
  approval: Approval,
  { acting, resultId }: { readonly acting: Acting; readonly resultId: string },
): Promise<Approval> {
  await tx.execute(sql`
    update approval set result_id = ${resultId}
    where county_code = ${acting.countyCode} and id = ${approval.id}`)
  return { ...approval, resultId }
}
