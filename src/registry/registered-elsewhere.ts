import { type Queryable, sql } from '#db/index'

/** Somebody of this county whom another county has registered, too: only which county that is. */
export interface RegisteredElsewhere {
  readonly personId: string
  readonly householdId: string
  readonly householdNumber: string
  readonly name: string
  readonly idCipher: Uint8Array | null
  readonly category: string | null
  readonly otherCounty: string
  /** Null: its name is not known here. */
  readonly otherCountyName: string | null
}

/** People of the county's standing households whose number another county has registered. */
export async function findRegisteredElsewhere(
  q: Queryable,
  countyCode: string,
  { limit = 1000 }: { readonly limit?: number } = {},
): Promise<RegisteredElsewhere[]> {
  // Mostly there is no other county, and a planner without statistics makes much work of none.
  const [other] = await q.query<{ some: boolean }>(sql`
    select exists (select from person_index where county_code <> ${countyCode}) as some`)
  if (!other?.some) return []
  return q.query<RegisteredElsewhere>(sql`
    select p.id as "personId", h.id as "householdId", h.number as "householdNumber", p.name,
      p.id_cipher as "idCipher", g.f_recorded_category as category,
      o.county_code as "otherCounty", coalesce(d.name, i.county_name) as "otherCountyName"
    from person_index as s
    join person_index as o on o.id_hash = s.id_hash and o.county_code <> ${countyCode}
    join person as p on p.county_code = ${countyCode} and p.id = s.person_id
    join membership as m on m.county_code = ${countyCode} and m.person_id = p.id
      and m.valid_to is null
    join household as h on h.county_code = ${countyCode} and h.id = m.household_id
      and h.status = '存续'
    join household_profile as g on g.county_code = ${countyCode} and g.household_id = h.id
    left join division as d on d.code = o.county_code and d.valid_to is null
    left join installation as i on i.county_code = o.county_code
    where s.county_code = ${countyCode}
    order by h.number, p.id, o.county_code
    limit ${limit}`)
}

/**
 * What the other counties themselves have recorded of these people, where their registry lies in the same
 * database: the category, by person and county. Only the worker may look.
 */
export async function findCategoriesElsewhere(
  q: Queryable,
  countyCode: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await q.query<{ key: string; category: string }>(sql`
    select s.person_id || ' ' || o.county_code as key, g.f_recorded_category as category
    from person_index as s
    join person_index as o on o.id_hash = s.id_hash and o.county_code <> ${countyCode}
    join person_profile as f on f.county_code = o.county_code and f.person_id = o.person_id
    join household_profile as g on g.county_code = o.county_code and g.household_id = f.household_id
    where s.county_code = ${countyCode} and s.person_id = any(${[...personIds]}::uuid[])
      and g.f_recorded_category is not null`)
  return new Map(rows.map(({ key, category }) => [key, category]))
}
