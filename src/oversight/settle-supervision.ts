import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { findSupervision, type SupervisionAlert } from './list-supervision.ts'
import { refuse } from './refusals.ts'

/** Notes what looking into it showed; never by the one whom it is about, and once. */
export async function settleSupervision(
  tx: Transaction,
  acting: Acting,
  alertId: string,
  { outcome, reason }: { readonly outcome: '属实' | '排除'; readonly reason: string },
): Promise<SupervisionAlert> {
  const found = await findSupervision(tx, acting.countyCode, alertId)
  if (!found) throw refuse('unknown')
  if (reason.trim() === '') throw refuse('reason-missing')
  const account = acting.who?.accountId ?? null
  if (account !== null && found.accountId === account) throw refuse('own')
  const settled = await tx.execute(sql`
    update supervision_alert
    set state = ${outcome}, reason = ${reason.trim()}, settled_by = ${acting.actor},
      settled_account = ${account}, settled_on = ${acting.today}, settled_at = clock_timestamp(),
      version = version + 1
    where county_code = ${acting.countyCode} and id = ${found.id} and state = '待核实'`)
  const now = await findSupervision(tx, acting.countyCode, alertId)
  if (!now) throw refuse('unknown')
  if (settled !== 1) throw refuse('settled', { state: now.state, by: now.settledBy })
  return now
}
