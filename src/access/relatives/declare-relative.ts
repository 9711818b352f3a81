import { sql, type Transaction } from '#db/index'
import { newId } from '#vault/index'
import type { Acting } from '../acting.ts'
import { ownStaff } from './record-staff.ts'
import { refuse } from './refusals.ts'
import { ownRelation, type StaffRelation } from './relations.ts'
import { type StoredNumber, sealNumber } from './sealed-number.ts'

export interface RelativeInput {
  readonly relation: StaffRelation
  readonly name: string
  readonly identityNumber: string
}

/** Somebody signed in declares a close relative, or with 本人 their own number. */
export async function declareOwn(
  tx: Transaction,
  acting: Acting,
  input: RelativeInput,
): Promise<void> {
  const number = sealNumber(acting, input.identityNumber)
  if (input.relation === ownRelation) {
    await ownStaff(tx, acting, number)
    return
  }
  const staffId = await ownStaff(tx, acting)
  await insertRelative(tx, acting, { staffId, ...input, number })
}

/** A relative of a member of the staff, registered by whoever checks the register, or from a list. */
export async function registerRelative(
  tx: Transaction,
  acting: Acting,
  { staffId, ...input }: RelativeInput & { readonly staffId: string },
): Promise<void> {
  if (input.relation === ownRelation) throw refuse('staff-own')
  const [staff] = await tx.query(sql`
    select from staff_member
    where county_code = ${acting.countyCode} and id::text = ${staffId} and ended_on is null`)
  if (!staff) throw refuse('staff-unknown')
  const number = sealNumber(acting, input.identityNumber)
  await insertRelative(tx, acting, { staffId, ...input, number })
}

/** Ends an entry and writes another in its stead; what stood there stays. */
export async function correctRelative(
  tx: Transaction,
  acting: Acting,
  relativeId: string,
  { reason, ...input }: RelativeInput & { readonly reason: string },
): Promise<void> {
  if (input.relation === ownRelation) throw refuse('staff-own')
  const number = sealNumber(acting, input.identityNumber)
  const { staffId, hash } = await end(tx, acting, relativeId, reason)
  const id = await insertRelative(tx, acting, { staffId, ...input, number })
  await tx.execute(sql`
    update staff_relative set replaced_by = ${id}
    where county_code = ${acting.countyCode} and id::text = ${relativeId}`)
  // The same person stays on record by the new entry: of the old one nothing is left to confirm.
  if (hash === number.hash) await noteConfirmed(tx, acting, relativeId)
}

/** Says that somebody is no close relative any more, or never was one. */
export async function endRelative(
  tx: Transaction,
  acting: Acting,
  relativeId: string,
  reason: string,
): Promise<void> {
  await end(tx, acting, relativeId, reason)
}

/**
 * Ends an entry of the caller's own, or of anybody for whoever checks the register. Nobody says alone that
 * their own relative is none: until another has confirmed it, that entry goes on counting.
 */
async function end(
  tx: Transaction,
  acting: Acting,
  relativeId: string,
  reason: string,
): Promise<{ readonly staffId: string; readonly hash: string }> {
  if (reason.trim() === '') throw refuse('reason-missing')
  const { countyCode, who } = acting
  const isChecker = who === undefined || who.permissions.has('近亲属核查')
  const [ended] = await tx.query<{ staffId: string; hash: string; isOwn: boolean }>(sql`
    update staff_relative as r
    set ended_on = ${acting.today}, ended_by = ${acting.actor}, ended_reason = ${reason.trim()},
      ended_account = ${who?.accountId ?? null}
    from staff_member as s
    where r.county_code = ${countyCode} and r.id::text = ${relativeId} and r.ended_on is null
      and s.county_code = r.county_code and s.county_code = ${countyCode} and s.id = r.staff_id
      and (${isChecker} or s.account_id = ${who?.accountId ?? null})
    returning r.staff_id as "staffId", r.id_hash as hash,
      coalesce(coalesce(s.account_id, s.claimed_account) = ${who?.accountId ?? null}, false) as "isOwn"`)
  if (!ended) throw refuse('unknown')
  if (!ended.isOwn) await noteConfirmed(tx, acting, relativeId)
  return ended
}

async function noteConfirmed(tx: Transaction, acting: Acting, relativeId: string): Promise<void> {
  await tx.execute(sql`
    update staff_relative set confirmed_by = ${acting.actor}, confirmed_on = ${acting.today}
    where county_code = ${acting.countyCode} and id::text = ${relativeId} and ended_on is not null`)
}

async function insertRelative(
  tx: Transaction,
  acting: Acting,
  relative: {
    readonly staffId: string
    readonly relation: StaffRelation
    readonly name: string
    readonly number: StoredNumber
  },
): Promise<string> {
  const id = newId()
  const { number } = relative
  const added = await tx.execute(sql`
    insert into staff_relative (county_code, id, staff_id, relation, name, id_hash, id_cipher,
      last_four_hash, recorded_by, recorded_on)
    values (${acting.countyCode}, ${id}, ${relative.staffId}, ${relative.relation},
      ${relative.name.trim()}, ${number.hash}, ${number.cipher}, ${number.lastFour},
      ${acting.actor}, ${acting.today})
    on conflict (county_code, staff_id, id_hash) where ended_on is null do nothing`)
  if (added !== 1) throw refuse('twice')
  return id
}
