import { type Queryable, sql } from '#db/index'

/** A household as the lists of a comparison show it: no names, no identity numbers. */
export interface RegisteredHousehold {
  readonly id: string
  readonly number: string
  readonly township: string
  readonly village: string
  readonly members: number
  readonly recordedCategory: string | null
}

/** All existing households of a county with their places, by township and number. */
export async function listRegistered(
  q: Queryable,
  countyCode: string,
): Promise<readonly RegisteredHousehold[]> {
  return q.query<RegisteredHousehold>(sql`
    with place as (
      select distinct on (code) code, name from division order by code, valid_from desc
    ), counted as (
      select p.household_id, count(*) as members from person_profile as p
      where p.county_code = ${countyCode} and p.household_id is not null
      group by p.household_id
    )
    select h.id, h.number, coalesce(t.name, '未知乡镇') as township, coalesce(v.name, '') as village,
      coalesce(c.members, 0)::integer as members, f.f_recorded_category as "recordedCategory"
    from household as h
    join household_profile as f on f.county_code = ${countyCode} and f.household_id = h.id
    left join counted as c on c.household_id = h.id
    left join place as t on t.code = left(h.division_code, 9) || '000'
    left join place as v on v.code = h.division_code and right(h.division_code, 3) <> '000'
    where h.county_code = ${countyCode} and h.status = '存续'
    order by h.division_code, h.number`)
}
