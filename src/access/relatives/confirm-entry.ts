import { sql, type Transaction } from '#db/index'
import type { Acting } from '../acting.ts'
import { refuse } from './refusals.ts'

/**
 * The word of whoever checks the register about what somebody said of themselves: that a relative on
 * record is none (it counts no more; not agreed, the entry is in force again), or that a listed entry of
 * the staff is theirs. Never about one's own entry.
 */
export async function confirmEntry(
  tx: Transaction,
  acting: Acting,
  id: string,
  { agree }: { readonly agree: boolean },
): Promise<void> {
  const { who } = acting
  if (who !== undefined && !who.permissions.has('近亲属核查')) throw refuse('unknown')
  const own = await ownerOf(tx, acting, id)
  if (own === undefined) throw refuse('nothing-to-confirm')
  if (who !== undefined && own.includes(who.accountId)) throw refuse('confirm-own')
  const settled =
    (await settleEnd(tx, acting, id, agree)) + (await settleClaim(tx, acting, id, agree))
  if (settled !== 1) throw refuse('nothing-to-confirm')
}

/** The accounts whose own entry it is; undefined where nothing waits. */
async function ownerOf(
  tx: Transaction,
  { countyCode }: Acting,
  id: string,
): Promise<readonly (string | null)[] | undefined> {
  const [found] = await tx.query<{ accounts: readonly (string | null)[] }>(sql`
    select array[s.account_id, s.claimed_account, r.ended_account] as accounts
    from staff_member as s
    left join staff_relative as r on r.county_code = s.county_code and r.staff_id = s.id
      and r.id::text = ${id} and r.ended_on is not null and r.confirmed_on is null
    where s.county_code = ${countyCode} and s.ended_on is null
      and (r.id is not null or (s.id::text = ${id} and s.claimed_account is not null))
    for update of s`)
  return found?.accounts
}

function settleEnd(
  tx: Transaction,
  { countyCode, actor, today }: Acting,
  id: string,
  agree: boolean,
): Promise<number> {
  const waiting = sql`
    r.county_code = ${countyCode} and r.id::text = ${id} and r.ended_on is not null
      and r.confirmed_on is null`
  if (agree) {
    return tx.execute(sql`
      update staff_relative as r set confirmed_by = ${actor}, confirmed_on = ${today}
      where ${waiting}`)
  }
  return tx.execute(sql`
    update staff_relative as r
    set ended_on = null, ended_by = null, ended_reason = null, ended_account = null,
      replaced_by = null
    where ${waiting} and not exists (
      select from staff_relative as t
      where t.county_code = ${countyCode} and t.staff_id = r.staff_id and t.id_hash = r.id_hash
        and t.ended_on is null)`)
}

function settleClaim(
  tx: Transaction,
  { countyCode }: Acting,
  id: string,
  agree: boolean,
): Promise<number> {
  return tx.execute(sql`
    update staff_member
    set account_id = case when ${agree} then claimed_account end,
      claimed_account = null, claimed_by = null
    where county_code = ${countyCode} and id::text = ${id} and account_id is null
      and claimed_account is not null and ended_on is null`)
}
