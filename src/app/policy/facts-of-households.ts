import { sql, type Transaction, trusted } from '#db/index'
import type { FactValue, FactValues, HouseholdFacts, Relations } from '#policy/index'

interface ProfileRow {
  readonly householdId: string
  readonly id: string
  readonly profile: Readonly<Record<string, unknown>>
}

/** The facts of households from the relations given, as one household's evaluation takes them. */
export async function factsOfHouseholds(
  tx: Transaction,
  countyCode: string,
  what: { readonly ids: readonly string[]; readonly relations: Partial<Relations> },
): Promise<ReadonlyMap<string, HouseholdFacts>> {
  const { relations } = what
  const read = async (relation: string, id: string): Promise<readonly ProfileRow[]> =>
    tx.query<ProfileRow>(sql`
      select p.household_id as "householdId", ${trusted(id)} as id, to_jsonb(p) as profile
      from ${trusted(relation)} as p
      where p.county_code = ${countyCode} and p.household_id = any(${what.ids}::uuid[])
      order by 1, 2`)
  const households = await read(relations.household ?? 'household_profile', 'p.household_id::text')
  const members = byHousehold(await read(relations.person ?? 'person_profile', 'p.person_id::text'))
  const supporters = byHousehold(
    await read(relations.supporter ?? 'supporter_profile', 'p.supporter_no::text'),
  )
  return new Map(
    households.map(({ householdId, profile }) => [
      householdId,
      {
        household: valuesOf(profile),
        members: members.get(householdId) ?? [],
        supporters: supporters.get(householdId) ?? [],
      },
    ]),
  )
}

function byHousehold(rows: readonly ProfileRow[]) {
  const found = new Map<string, { id: string; facts: FactValues }[]>()
  for (const { householdId, id, profile } of rows) {
    const own = found.get(householdId) ?? []
    own.push({ id, facts: valuesOf(profile) })
    found.set(householdId, own)
  }
  return found
}

function valuesOf(profile: Readonly<Record<string, unknown>>): FactValues {
  const values: Record<string, FactValue> = {}
  for (const [column, value] of Object.entries(profile)) {
    // A profile's columns are bigint, numeric, date, boolean or text: JSON gives them so.
    if (column.startsWith('f_')) values[column.slice(2)] = value as FactValue
  }
  return values
}
