import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { RosterRow } from './roster.ts'

/** A member as the registry knows them, to compare a list with. */
export interface KnownPerson {
  readonly id: string
  readonly householdId: string
  readonly idHash: string | null
  readonly name: string
  readonly sex: string | null
  readonly birthDate: LocalDate | null
  readonly relation: string
  readonly dibaoListed: boolean | null
  readonly tekunListed: boolean | null
}

export interface KnownHousehold {
  readonly id: string
  readonly number: string
  readonly divisionCode: string
  readonly address: string | null
  readonly category: string | null
  readonly recognisedOn: LocalDate | null
  readonly exitedCategory: string | null
  readonly exitedOn: LocalDate | null
  readonly members: readonly KnownPerson[]
}

/** What the registry knows of the people and household numbers of a list. */
export interface Known {
  readonly personByHash: ReadonlyMap<string, KnownPerson>
  /** People without a number, by name. */
  readonly unnumberedByName: ReadonlyMap<string, readonly KnownPerson[]>
  readonly householdById: ReadonlyMap<string, KnownHousehold>
  readonly householdByNumber: ReadonlyMap<string, KnownHousehold>
}

export async function loadKnown(
  tx: Transaction,
  acting: Acting,
  rows: readonly RosterRow[],
): Promise<Known> {
  const hashes = [...new Set(rows.flatMap((row) => row.idHash ?? []))]
  const names = [...new Set(rows.flatMap((row) => (row.idHash === null ? row.name : [])))]
  const numbers = [...new Set(rows.flatMap((row) => row.householdNumber ?? []))]
  const county = acting.countyCode
  await tx.execute(sql`drop table if exists pg_temp.known_household`)
  await tx.execute(sql`
    create temp table known_household on commit drop as
    select m.household_id as id
    from person as p
    join membership as m on m.county_code = p.county_code and m.person_id = p.id
      and m.valid_to is null
    where p.county_code = ${county}
      and (p.id_hash = any(${hashes}::uuid[]) or (p.id_hash is null and p.name = any(${names}::text[])))
    union
    select coalesce(h.merged_into, h.id)
    from household as h
    where h.county_code = ${county} and h.number = any(${numbers}::text[])`)
  return indexKnown(await loadHouseholds(tx, county), await loadMembers(tx, county))
}

type HouseholdRow = Omit<KnownHousehold, 'members'>

function loadHouseholds(tx: Transaction, county: string): Promise<HouseholdRow[]> {
  return tx.query<HouseholdRow>(sql`
    select h.id, h.number, h.division_code as "divisionCode", h.address,
      q.f_recorded_category as category, q.f_recognised_on as "recognisedOn",
      q.f_exited_category as "exitedCategory", q.f_exited_on as "exitedOn"
    from known_household as k
    join household as h on h.county_code = ${county} and h.id = k.id and h.status = '存续'
    left join household_profile as q on q.county_code = h.county_code and q.household_id = h.id`)
}

function loadMembers(tx: Transaction, county: string): Promise<KnownPerson[]> {
  return tx.query<KnownPerson>(sql`
    select p.id, m.household_id as "householdId", p.id_hash as "idHash", p.name, p.sex,
      p.birth_date as "birthDate", m.relation, q.f_dibao_listed as "dibaoListed",
      q.f_tekun_listed as "tekunListed"
    from known_household as k
    join membership as m on m.county_code = ${county} and m.household_id = k.id
      and m.valid_to is null
    join person as p on p.county_code = m.county_code and p.id = m.person_id
    left join person_profile as q on q.county_code = p.county_code and q.person_id = p.id
    order by m.household_id, m.relation <> '本人', p.id`)
}

function indexKnown(households: readonly HouseholdRow[], members: readonly KnownPerson[]): Known {
  const membersOf = new Map<string, KnownPerson[]>()
  const personByHash = new Map<string, KnownPerson>()
  const unnumberedByName = new Map<string, KnownPerson[]>()
  for (const member of members) {
    push(membersOf, member.householdId, member)
    if (member.idHash === null) push(unnumberedByName, member.name, member)
    else personByHash.set(member.idHash, member)
  }
  const all = households.map((one) => ({ ...one, members: membersOf.get(one.id) ?? [] }))
  return {
    personByHash,
    unnumberedByName,
    householdById: new Map(all.map((one) => [one.id, one])),
    householdByNumber: new Map(all.map((one) => [one.number, one])),
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
