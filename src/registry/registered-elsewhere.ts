import { inScope, type Seer } from '#access/index'
import { type Queryable, type Sql, sql } from '#db/index'

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

/** People of standing households in the scope whose number another county has registered. */
export async function findRegisteredElsewhere(
  q: Queryable,
  acting: Seer,
  { limit = 1000 }: { readonly limit?: number } = {},
): Promise<RegisteredElsewhere[]> {
  const { countyCode } = acting
  // Mostly there is no other county, and a planner without statistics makes much work of none.
  const [other] = await q.query<{ some: boolean }>(sql`
    select exists (select from person_index where county_code <> ${countyCode}) as some`)
  if (!other?.some) return []
  const [any] = await q.query(sql`select from (${doubles(countyCode)}) as o limit 1`)
  if (!any) return []
  return q.query<RegisteredElsewhere>(sql`
    with double as materialized (${doubles(countyCode)})
    select p.id as "personId", h.id as "householdId", h.number as "householdNumber", p.name,
      p.id_cipher as "idCipher", g.f_recorded_category as category,
      o.other_county as "otherCounty", coalesce(d.name, i.county_name) as "otherCountyName"
    from double as o
    join person as p on p.county_code = ${countyCode} and p.id = o.person_id
    join membership as m on m.county_code = ${countyCode} and m.person_id = p.id
      and m.valid_to is null
    join household as h on h.county_code = ${countyCode} and h.id = m.household_id
      and h.status = '存续'
    join household_profile as g on g.county_code = ${countyCode} and g.household_id = h.id
    left join division as d on d.code = o.other_county and d.valid_to is null
    left join installation as i on i.county_code = o.other_county
    where ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}
    order by h.number, p.id, o.other_county
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
    with double as materialized (${doubles(countyCode)})
    select o.person_id || ' ' || o.other_county as key, g.f_recorded_category as category
    from double as o
    join person_profile as f on f.county_code = o.other_county and f.person_id = o.other_person
    join household_profile as g
      on g.county_code = o.other_county and g.household_id = f.household_id
    where o.person_id = any(${[...personIds]}::uuid[]) and g.f_recorded_category is not null`)
  return new Map(rows.map(({ key, category }) => [key, category]))
}

/** Found first and by themselves: they are few, and of a table just filled the planner knows nothing. */
function doubles(countyCode: string): Sql {
  return sql`
    select s.person_id, o.county_code as other_county, o.person_id as other_person
    from person_index as o
    join person_index as s on s.id_hash = o.id_hash and s.county_code = ${countyCode}
    where o.county_code <> ${countyCode}`
}
