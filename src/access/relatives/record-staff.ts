import { sql, type Transaction } from '#db/index'
import { newId } from '#vault/index'
import type { Acting } from '../acting.ts'
import { refuse } from './refusals.ts'
import { type StoredNumber, sealNumber } from './sealed-number.ts'

export interface StaffInput {
  readonly name: string
  /** 民政所所长, 东柳村村委会主任. */
  readonly post?: string | undefined
  readonly divisionCode?: string | undefined
  readonly identityNumber?: string | undefined
  readonly accountId?: string | undefined
}

/** Puts a member of the staff or a village cadre on the register, with or without an account. */
export async function registerStaff(
  tx: Transaction,
  acting: Acting,
  input: StaffInput,
  source: '核查登记' | '登记表' = '核查登记',
): Promise<string> {
  const number = input.identityNumber ? sealNumber(acting, input.identityNumber) : undefined
  if (number) {
    const known = await findByNumber(tx, acting, number)
    if (known !== undefined) return known
  }
  return insertStaff(tx, acting, { ...input, number, source })
}

/** The own entry of whoever is signed in, made when there is none; with a number when one is given. */
export async function ownStaff(
  tx: Transaction,
  acting: Acting,
  number?: StoredNumber,
): Promise<string> {
  const { countyCode, who } = acting
  if (!who) throw refuse('no-account')
  const known = number && (await findByNumber(tx, acting, number))
  const [own] = await tx.query<{ id: string; hash: string | null }>(sql`
    select id, id_hash as hash from staff_member
    where county_code = ${countyCode} and ended_on is null
      and (account_id = ${who.accountId}
        or (account_id is null and claimed_account = ${who.accountId}))
    order by account_id nulls last limit 1
    for update`)
  if (known !== undefined && known !== own?.id) return takeOver(tx, acting, { known, own: own?.id })
  if (!own) {
    return insertStaff(tx, acting, {
      ...{ name: who.name, accountId: who.accountId, number, source: '本人申报' },
    })
  }
  if (number && own.hash !== null && own.hash !== number.hash) throw refuse('number-set')
  if (number) {
    await tx.execute(sql`
      update staff_member
      set id_hash = ${number.hash}, id_cipher = ${number.cipher}, last_four_hash = ${number.lastFour}
      where county_code = ${countyCode} and id = ${own.id} and id_hash is null`)
  }
  return own.id
}

/**
 * An entry that a list brought before its owner had an account is claimed by them; one of another's never.
 * The number alone proves nothing: it becomes theirs when whoever checks the register has confirmed it.
 */
async function takeOver(
  tx: Transaction,
  acting: Acting,
  { known, own }: { readonly known: string; readonly own: string | undefined },
): Promise<string> {
  if (own !== undefined) throw refuse('number-of-another')
  const taken = await tx.execute(sql`
    update staff_member
    set claimed_account = ${acting.who?.accountId ?? null}, claimed_by = ${acting.actor}
    where county_code = ${acting.countyCode} and id = ${known} and account_id is null
      and claimed_account is null`)
  if (taken !== 1) throw refuse('number-of-another')
  return known
}

async function findByNumber(
  tx: Transaction,
  { countyCode }: Acting,
  { hash }: StoredNumber,
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(sql`
    select id from staff_member
    where county_code = ${countyCode} and id_hash = ${hash} and ended_on is null`)
  return row?.id
}

async function insertStaff(
  tx: Transaction,
  acting: Acting,
  staff: Omit<StaffInput, 'identityNumber'> & {
    readonly number?: StoredNumber | undefined
    readonly source: string
  },
): Promise<string> {
  const id = newId()
  const { number } = staff
  await tx.execute(sql`
    insert into staff_member (county_code, id, account_id, name, post, division_code, id_hash,
      id_cipher, last_four_hash, source, recorded_by, recorded_on)
    values (${acting.countyCode}, ${id}, ${staff.accountId ?? null}, ${staff.name},
      ${staff.post ?? null}, ${staff.divisionCode ?? null}, ${number?.hash ?? null},
      ${number?.cipher ?? null}, ${number?.lastFour ?? null}, ${staff.source}, ${acting.actor},
      ${acting.today})`)
  return id
}
