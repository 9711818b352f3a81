import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { writeRelation } from './move-members.ts'
import { makeNameKeys, noteOtherNames } from './person-names.ts'
import { recordOwnFacts } from './record-own-facts.ts'
import { refuse } from './refusals.ts'
import { settlePersonKeys } from './settle-person-keys.ts'

/** What is corrected of a member; absent: as it is. */
export interface MemberCorrection {
  readonly personId: string
  readonly name?: string | undefined
  readonly sex?: string | undefined
  readonly birthDate?: LocalDate | undefined
  readonly relation?: string | undefined
  /** Checked; only where none is known yet: a wrong number is a matter for the matching. */
  readonly identity?: string | undefined
  readonly phone?: string | undefined
}

/** What was there before and can be put back; numbers and telephones are not. */
export interface FormerMember {
  readonly personId: string
  readonly name: string
  readonly sex: string | null
  readonly birthDate: LocalDate | null
  readonly relation: string
}

/** Corrects what the registry itself keeps of a member; the former name stays findable. */
export async function correctMember(
  tx: Transaction,
  acting: Acting,
  correction: MemberCorrection,
): Promise<FormerMember> {
  const before = await loadFormer(tx, acting, correction.personId)
  await writeNumbers(tx, acting, correction)
  await writeMember(tx, acting, {
    personId: before.personId,
    name: correction.name ?? before.name,
    sex: correction.sex ?? before.sex,
    birthDate: correction.birthDate ?? before.birthDate,
    relation: correction.relation ?? before.relation,
  })
  if (correction.name !== undefined && correction.name !== before.name) {
    const names = [{ personId: before.personId, name: before.name }]
    await noteOtherNames(tx, acting.countyCode, { names, notedBy: acting.actor })
  }
  return before
}

/** Writes what the registry keeps of a member, as it is or as it was. */
export async function writeMember(
  tx: Transaction,
  acting: Acting,
  { personId, name, sex, birthDate, relation }: FormerMember,
): Promise<void> {
  const { countyCode, today } = acting
  await tx.execute(sql`
    update person
    set name = ${name}, sex = ${sex}, birth_date = ${birthDate}, version = version + 1,
      name_folded = case when name = ${name} then name_folded end
    where county_code = ${countyCode} and id = ${personId}`)
  await tx.execute(sql`
    update person_profile set f_sex = ${sex}, f_birth_date = ${birthDate}
    where county_code = ${countyCode} and person_id = ${personId}`)
  await recordOwnFacts(tx, acting, {
    ...{ level: '人', step: '登记' },
    facts: ['birth_date', 'sex'],
    subjects: [{ id: personId, validFrom: today }],
  })
  await writeRelation(tx, acting, { personId, relation })
  await makeNameKeys(tx, countyCode)
}

async function loadFormer(
  tx: Transaction,
  { countyCode }: Acting,
  personId: string,
): Promise<FormerMember> {
  const [row] = await tx.query<FormerMember>(sql`
    select p.id as "personId", p.name, p.sex, p.birth_date as "birthDate", m.relation
    from person as p
    join membership as m on m.county_code = p.county_code and m.person_id = p.id
      and m.valid_to is null
    where p.county_code = ${countyCode} and p.id = ${personId}`)
  if (!row) throw new Error('a member that is none was to be corrected')
  return row
}

async function writeNumbers(
  tx: Transaction,
  { countyCode, vault }: Acting,
  { personId, identity, phone }: MemberCorrection,
): Promise<void> {
  if (phone !== undefined) {
    await tx.execute(sql`
      update person set phone_hash = ${vault.hashOf('phone', phone)},
        phone_cipher = ${vault.encrypt(phone, 'phone')}
      where county_code = ${countyCode} and id = ${personId}`)
  }
  if (identity === undefined) return
  const hash = vault.hashIdentity(identity)
  const taken = await tx.query(sql`
    select from person where county_code = ${countyCode} and id_hash = ${hash}::uuid`)
  if (taken.length > 0) throw refuse('number-taken')
  const filled = await tx.execute(sql`
    update person set id_hash = ${hash}, id_cipher = ${vault.encrypt(identity, 'identity')},
      last_four_hash = ${vault.hashLastFour(identity.slice(-4))}
    where county_code = ${countyCode} and id = ${personId} and id_cipher is null`)
  if (filled === 0) throw refuse('number-known')
  await tx.execute(sql`
    insert into person_index (id_hash, county_code, person_id)
    values (${hash}, ${countyCode}, ${personId}) on conflict do nothing`)
  await settlePersonKeys(tx, { countyCode }, [personId])
}
