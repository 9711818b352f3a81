import { type Acting, inScope } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { Catalogue } from '#policy/index'
import { newId } from '#vault/index'
import { noCategory } from './domain.ts'
import { recomputePerson } from './enter-facts.ts'
import { makeNameKeys } from './person-names.ts'
import { personOwnFacts, recordOwnFacts } from './record-own-facts.ts'
import { refuse } from './refusals.ts'
import { settlePersonKeys } from './settle-person-keys.ts'

/** A person as somebody types them in; numbers are checked, and sealed here. */
export interface EnteredPerson {
  readonly name: string
  /** A checked identity number; absent: not known. */
  readonly identity?: string | undefined
  readonly sex?: string | undefined
  readonly birthDate?: LocalDate | undefined
  readonly relation: string
  readonly phone?: string | undefined
}

export interface JoiningMember {
  readonly householdId: string
  readonly divisionCode: string
  readonly since: LocalDate
  readonly person: EnteredPerson
  readonly catalogue: Catalogue
}

/**
 * Somebody joins a household: a new person, or one whom the registry knows by the number and who belongs
 * to no household now. Refused: who belongs to a household already. Gives the person's id.
 */
export async function joinHousehold(
  tx: Transaction,
  acting: Acting,
  joining: JoiningMember,
): Promise<string> {
  const known = await findByIdentity(tx, acting, joining)
  const personId = known ?? (await formPerson(tx, acting, joining))
  const { countyCode } = acting
  const { householdId, since, person } = joining
  await tx.execute(sql`
    insert into membership (county_code, household_id, person_id, valid_from, relation)
    values (${countyCode}, ${householdId}, ${personId}, ${since}, ${person.relation})
    on conflict (county_code, household_id, person_id, valid_from) do update
    set valid_to = null, ended_at = null, relation = excluded.relation`)
  await tx.execute(sql`
    insert into person_profile (county_code, person_id, household_id, f_birth_date, f_sex, f_relation,
      f_own_recorded_category)
    select ${countyCode}, p.id, ${householdId}, p.birth_date, p.sex, ${person.relation}, ${noCategory}
    from person as p where p.county_code = ${countyCode} and p.id = ${personId}`)
  await recordOwnFacts(tx, acting, {
    ...{ level: '人', step: '登记' },
    facts: personOwnFacts,
    subjects: [{ id: personId, validFrom: since }],
  })
  if (known === undefined) {
    await makeNameKeys(tx, countyCode)
    return personId
  }
  await settlePersonKeys(tx, acting, [personId])
  await recomputePerson(tx, acting, { ...joining, personId })
  return personId
}

async function findByIdentity(
  tx: Transaction,
  acting: Acting,
  { person, householdId }: JoiningMember,
): Promise<string | undefined> {
  if (person.identity === undefined) return undefined
  const hash = acting.vault.hashIdentity(person.identity)
  const [found] = await tx.query<{
    id: string
    home: string | null
    number: string | null
    isSeen: boolean | null
  }>(sql`
    select p.id, m.household_id as home, h.number,
      ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })} as "isSeen"
    from person as p
    left join membership as m on m.county_code = p.county_code and m.person_id = p.id
      and m.valid_to is null
    left join household as h on h.county_code = p.county_code and h.id = m.household_id
    where p.county_code = ${acting.countyCode} and p.id_hash = ${hash}::uuid`)
  if (!found) return undefined
  if (found.home === householdId) throw refuse('member-already', { number: found.number ?? '' })
  // Whoever may not see the other household is not told which it is.
  if (found.home !== null) {
    throw refuse('member-elsewhere', { number: found.isSeen ? (found.number ?? '') : null })
  }
  return found.id
}

async function formPerson(
  tx: Transaction,
  { countyCode, vault }: Acting,
  { person, divisionCode }: JoiningMember,
): Promise<string> {
  const id = newId()
  const { identity, phone } = person
  const hash = identity === undefined ? null : vault.hashIdentity(identity)
  await tx.execute(sql`
    insert into person (county_code, id, name, sex, birth_date, id_hash, id_cipher, last_four_hash,
      phone_hash, phone_cipher, division_code)
    values (${countyCode}, ${id}, ${person.name}, ${person.sex ?? null}, ${person.birthDate ?? null},
      ${hash}, ${identity === undefined ? null : vault.encrypt(identity, 'identity')},
      ${identity === undefined ? null : vault.hashLastFour(identity.slice(-4))},
      ${phone === undefined ? null : vault.hashOf('phone', phone)},
      ${phone === undefined ? null : vault.encrypt(phone, 'phone')}, ${divisionCode})`)
  if (hash !== null) {
    await tx.execute(sql`
      insert into person_index (id_hash, county_code, person_id)
      values (${hash}, ${countyCode}, ${id}) on conflict do nothing`)
  }
  return id
}

/** What is put back when a leaving is undone. */
export interface LeftMember {
  readonly personId: string
  readonly since: LocalDate
  readonly relation: string
  readonly ordinal: number
}

export interface Leaving {
  readonly householdId: string
  readonly personId: string
  readonly on: LocalDate
}

/** A member belongs to no household of the county from the day on; what was said of them stays. */
export async function leaveHousehold(
  tx: Transaction,
  { countyCode, today }: Pick<Acting, 'countyCode' | 'today'>,
  { householdId, personId, on }: Leaving,
): Promise<LeftMember> {
  const day = on < today ? on : today
  const [left] = await tx.query<Omit<LeftMember, 'ordinal'>>(sql`
    update membership set valid_to = greatest(${day}::date, valid_from), ended_at = now()
    where county_code = ${countyCode} and household_id = ${householdId}
      and person_id = ${personId} and valid_to is null
    returning person_id as "personId", valid_from as since, relation`)
  const [gone] = await tx.query<{ ordinal: number }>(sql`
    delete from person_profile
    where county_code = ${countyCode} and person_id = ${personId} and household_id = ${householdId}
    returning ordinal`)
  await tx.execute(sql`
    delete from person_determination where county_code = ${countyCode} and person_id = ${personId}`)
  if (!left || !gone) throw new Error('a member without a membership or a profile')
  await settlePersonKeys(tx, { countyCode }, [personId])
  return { ...left, ordinal: gone.ordinal }
}

/** Takes a leaving back: the same membership goes on. */
export async function returnMember(
  tx: Transaction,
  acting: Acting,
  back: LeftMember & { readonly householdId: string; readonly catalogue: Catalogue },
): Promise<void> {
  const { countyCode } = acting
  const { personId, householdId, since, relation, ordinal } = back
  await tx.execute(sql`
    update membership set valid_to = null, ended_at = null
    where county_code = ${countyCode} and household_id = ${householdId}
      and person_id = ${personId} and valid_from = ${since}`)
  await tx.execute(sql`
    insert into person_profile (county_code, person_id, household_id, ordinal, f_birth_date, f_sex,
      f_relation, f_own_recorded_category)
    select ${countyCode}, p.id, ${householdId}, ${ordinal}, p.birth_date, p.sex, ${relation}, (
      select r.facts ->> 'own_recorded_category' from registry_record as r
      where r.county_code = ${countyCode} and r.subject_id = p.id and r.withdrawn_at is null
        and r.facts ? 'own_recorded_category'
      order by r.recorded_at desc, r.step desc limit 1)
    from person as p where p.county_code = ${countyCode} and p.id = ${personId}`)
  await settlePersonKeys(tx, acting, [personId])
  await recomputePerson(tx, acting, back)
}

/** Whom only an undone entry knew: no longer in the register, the number is free again. */
export async function closePerson(
  tx: Transaction,
  { countyCode }: Pick<Acting, 'countyCode'>,
  personId: string,
): Promise<void> {
  await tx.execute(sql`
    update person set withdrawn_at = clock_timestamp(), id_hash = null, version = version + 1
    where county_code = ${countyCode} and id = ${personId}`)
  await tx.execute(sql`
    delete from person_index where county_code = ${countyCode} and person_id = ${personId}`)
}
