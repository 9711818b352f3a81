import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { noCategory } from './domain.ts'
import { insertRows } from './insert-rows.ts'
import type { PlannedHousehold, PlannedMember } from './plan-roster.ts'
import { categoryFacts, personOwnFacts, recordOwnFacts } from './record-own-facts.ts'

/** Gives every household to be formed a number: the list's own, or the next one of ours. */
export async function giveNumbers(
  tx: Transaction,
  acting: Acting,
  households: readonly PlannedHousehold[],
): Promise<PlannedHousehold[]> {
  const given = households.map(({ number }) => /^H(\d{6,8})$/.exec(number ?? '')?.[1] ?? '0')
  const held = await lastNumber(tx, acting)
  let last = given.reduce((most, number) => Math.max(most, Number(number)), held)
  return households.map((household) => {
    if (household.known || household.number !== null) return household
    last += 1
    return { ...household, number: numberText(last) }
  })
}

/** The number of one household formed now; the caller holds the registry's lock. */
export async function nextHouseholdNumber(tx: Transaction, acting: Acting): Promise<string> {
  return numberText((await lastNumber(tx, acting)) + 1)
}

async function lastNumber(tx: Transaction, { countyCode }: Acting): Promise<number> {
  const [row] = await tx.query<{ last: number }>(sql`
    select coalesce(max(substring(number from 2)::integer), 0) as last
    from household
    where county_code = ${countyCode} and number ~ '^H[0-9]{6,8}$'`)
  return row?.last ?? 0
}

function numberText(number: number): string {
  return `H${String(number).padStart(6, '0')}`
}

/** What a list comes to, and from which day on it holds. */
export interface PlannedHouseholds {
  readonly households: readonly PlannedHousehold[]
  readonly since: LocalDate
}

/** Writes the new households, the new people and who lives where, with their first profile rows. */
export async function formHouseholds(
  tx: Transaction,
  acting: Acting,
  { households, since }: PlannedHouseholds,
): Promise<void> {
  const formed = households.filter((household) => !household.known)
  await insertHouseholds(tx, acting, formed)
  const added = households.flatMap((household) => {
    const fresh = household.members.filter((member) => !member.known)
    return fresh.map((member) => ({ household, member }))
  })
  await insertPersons(tx, acting, { added, since })
  await recordFormed(tx, acting, { formed, added, since })
  await insertRows(
    tx,
    { table: 'household_due', types: dueTypes, skipExisting: true },
    [...new Set([...formed, ...added.map(({ household }) => household)])].map(({ id }) => ({
      county_code: acting.countyCode,
      household_id: id,
      reason: '台账',
    })),
  )
}

/** A new member and the household that they live in. */
interface Added {
  readonly household: PlannedHousehold
  readonly member: PlannedMember
}

interface Formed {
  readonly formed: readonly PlannedHousehold[]
  readonly added: readonly Added[]
  readonly since: LocalDate
}

/** A category that the same list decides holds from its own day; before, nobody said. */
async function recordFormed(
  tx: Transaction,
  acting: Acting,
  { formed, added, since }: Formed,
): Promise<void> {
  const subjectsOf = (some: readonly PlannedHousehold[]) =>
    some.map(({ id }) => ({ id, validFrom: since }))
  const [level, step] = ['户', '登记'] as const
  await recordOwnFacts(tx, acting, {
    ...{ level, step },
    facts: ['division_code'],
    subjects: subjectsOf(formed.filter(({ decision }) => decision?.current)),
  })
  await recordOwnFacts(tx, acting, {
    ...{ level, step },
    facts: ['division_code', ...categoryFacts],
    subjects: subjectsOf(formed.filter(({ decision }) => !decision?.current)),
  })
  await recordOwnFacts(tx, acting, {
    ...{ level: '人', step },
    facts: personOwnFacts,
    subjects: added.map(({ member }) => ({ id: member.personId, validFrom: since })),
  })
}

const dueTypes = { county_code: 'text', household_id: 'uuid', reason: 'text' }

async function insertHouseholds(
  tx: Transaction,
  { countyCode, today }: Acting,
  formed: readonly PlannedHousehold[],
): Promise<void> {
  const household = {
    county_code: 'text',
    id: 'uuid',
    number: 'text',
    division_code: 'text',
    address: 'text',
    formed_on: 'date',
  }
  await insertRows(
    tx,
    { table: 'household', types: household },
    formed.map(({ id, number, head }) => ({
      county_code: countyCode,
      id,
      number,
      division_code: head.divisionCode,
      address: head.address,
      formed_on: today,
    })),
  )
  const profile = {
    county_code: 'text',
    household_id: 'uuid',
    division_code: 'text',
    f_recorded_category: 'text',
    f_exited_category: 'text',
  }
  await insertRows(
    tx,
    { table: 'household_profile', types: profile },
    formed.map(({ id, head }) => ({
      county_code: countyCode,
      household_id: id,
      division_code: head.divisionCode,
      f_recorded_category: noCategory,
      f_exited_category: noCategory,
    })),
  )
}

const personTypes = {
  county_code: 'text',
  id: 'uuid',
  name: 'text',
  sex: 'text',
  birth_date: 'date',
  id_hash: 'uuid',
  id_cipher: 'bytea',
  last_four_hash: 'uuid',
  phone_hash: 'uuid',
  phone_cipher: 'bytea',
  bank_card_hash: 'uuid',
  bank_card_cipher: 'bytea',
  division_code: 'text',
}

async function insertPersons(
  tx: Transaction,
  { countyCode }: Acting,
  { added, since }: { readonly added: readonly Added[]; readonly since: LocalDate },
): Promise<void> {
  await insertRows(
    tx,
    { table: 'person', types: personTypes },
    added.map(({ member: { row, personId } }) => ({
      county_code: countyCode,
      id: personId,
      name: row.name,
      sex: row.sex,
      birth_date: row.birthDate,
      id_hash: row.idHash,
      id_cipher: row.idCipher,
      last_four_hash: row.lastFourHash,
      phone_hash: row.phone?.hash ?? null,
      phone_cipher: row.phone?.cipher ?? null,
      bank_card_hash: row.bankCard?.hash ?? null,
      bank_card_cipher: row.bankCard?.cipher ?? null,
      division_code: row.divisionCode,
    })),
  )
  await insertRows(
    tx,
    { table: 'person_index', types: indexTypes, skipExisting: true },
    added.flatMap(({ member: { row, personId } }) => {
      if (row.idHash === null) return []
      return [{ id_hash: row.idHash, county_code: countyCode, person_id: personId }]
    }),
  )
  await insertRows(
    tx,
    { table: 'membership', types: membershipTypes },
    added.map(({ household, member }) => ({
      county_code: countyCode,
      household_id: household.id,
      person_id: member.personId,
      valid_from: since,
      relation: relationIn(household, member),
    })),
  )
  await insertProfiles(tx, countyCode, added)
}

const indexTypes = { id_hash: 'uuid', county_code: 'text', person_id: 'uuid' }

const membershipTypes = {
  county_code: 'text',
  household_id: 'uuid',
  person_id: 'uuid',
  valid_from: 'date',
  relation: 'text',
}

/** The head of a new household is 本人; a relation that the list leaves out is 其他. */
export function relationIn({ head, known }: PlannedHousehold, { row }: PlannedMember): string {
  return row.relation ?? (row === head && !known ? '本人' : '其他')
}

const profileTypes = {
  county_code: 'text',
  person_id: 'uuid',
  household_id: 'uuid',
  f_birth_date: 'date',
  f_sex: 'text',
  f_relation: 'text',
  f_own_recorded_category: 'text',
}

async function insertProfiles(
  tx: Transaction,
  countyCode: string,
  added: readonly Added[],
): Promise<void> {
  await insertRows(
    tx,
    { table: 'person_profile', types: profileTypes },
    added.map(({ household, member }) => ({
      county_code: countyCode,
      person_id: member.personId,
      household_id: household.id,
      f_birth_date: member.row.birthDate,
      f_sex: member.row.sex,
      f_relation: member.row.relation ?? (member.row === household.head ? '本人' : null),
      // The roster is where a category of one's own would stand: not in it is none.
      f_own_recorded_category: member.row.facts.own_recorded_category ?? noCategory,
    })),
  )
}
