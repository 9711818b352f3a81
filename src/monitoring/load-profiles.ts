import { type Queryable, sql } from '#db/index'

/** Values of a profile by column: `f_<code>`. */
export type ProfileRow = Readonly<Record<string, unknown>>

export interface HouseholdProfiles {
  readonly household: ProfileRow
  readonly members: readonly ProfileRow[]
  readonly supporters: readonly ProfileRow[]
}

/** The current values of households, their members and supporters, loaded together. */
export async function loadProfiles(
  q: Queryable,
  countyCode: string,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, HouseholdProfiles>> {
  const rows = await q.query<{ id: string } & HouseholdProfiles>(sql`
    select h.household_id as id, to_jsonb(h) as household,
      coalesce((
        select jsonb_agg(to_jsonb(p) order by p.person_id) from person_profile as p
        where p.county_code = ${countyCode} and p.household_id = h.household_id), '[]') as members,
      coalesce((
        select jsonb_agg(to_jsonb(s) order by s.supporter_no) from supporter_profile as s
        where s.county_code = ${countyCode} and s.household_id = h.household_id), '[]')
        as supporters
    from household_profile as h
    where h.county_code = ${countyCode} and h.household_id = any(${householdIds}::uuid[])`)
  return new Map(rows.map(({ id, ...profiles }) => [id, profiles]))
}
