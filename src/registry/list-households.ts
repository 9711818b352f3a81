import { type Acting, divisionNameOf, inScope } from '#access/index'
import { type Queryable, type Sql, sql } from '#db/index'
import { householdCondition } from './find-household.ts'

export interface HouseholdFilter {
  /** 户号, a member's name, an identity number or its last four. */
  readonly text?: string | undefined
  /** The 12-digit code of a township. */
  readonly township?: string | undefined
  /** 在册类别: what people decided. */
  readonly category?: string | undefined
  /** What policy says today, whatever is recorded. */
  readonly determination?: string | undefined
  readonly limit: number
  /** What the page before gave as `next`. */
  readonly after?: string | undefined
}

export interface ListedHousehold {
  readonly id: string
  readonly number: string
  readonly head: string | null
  readonly divisionCode: string
  readonly township: string | null
  readonly village: string | null
  readonly memberCount: number
  readonly recordedCategory: string | null
}

/** Existing households by division and number, a page at a time. */
export async function listHouseholds(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'vault' | 'today' | 'who'>,
  filter: HouseholdFilter,
): Promise<{ items: ListedHousehold[]; next: string | null }> {
  const chosen = await conditions(q, acting, filter)
  const items = await q.query<ListedHousehold>(sql`
    with page as (
      select h.id, h.number, h.division_code, f.f_recorded_category
      from household as h
      join household_profile as f
        on f.county_code = h.county_code and f.household_id = h.id
      where h.county_code = ${acting.countyCode} and h.status = '存续' ${chosen}
        and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}
      order by h.division_code, h.number
      limit ${filter.limit + 1}
    )
    select p.id, p.number, p.division_code as "divisionCode",
      p.f_recorded_category as "recordedCategory", m.head, coalesce(m.members, 0) as "memberCount",
      ${divisionName(acting, sql`left(p.division_code, 9) || '000'`)} as township,
      case when right(p.division_code, 3) <> '000'
        then ${divisionName(acting, sql`p.division_code`)} end as village
    from page as p
    left join lateral (
      select count(*) as members, min(n.name) filter (where m.relation = '本人') as head
      from membership as m
      join person as n on n.county_code = m.county_code and n.id = m.person_id
      where m.county_code = ${acting.countyCode} and m.household_id = p.id and m.valid_to is null
    ) as m on true
    order by p.division_code, p.number`)
  const page = items.slice(0, filter.limit)
  const last = page.at(-1)
  const more = items.length > filter.limit && last
  return { items: page, next: more ? `${last.divisionCode} ${last.number}` : null }
}

/** The name of a division as it stands today; `code` is SQL for its code. */
export function divisionName({ today }: Pick<Acting, 'today'>, code: Sql): Sql {
  return divisionNameOf(code, today)
}

async function conditions(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'vault' | 'who'>,
  { text, township, category, determination, after }: HouseholdFilter,
): Promise<Sql> {
  const wanted = text?.trim()
  const inTownship = township
    ? sql`h.division_code >= ${`${township.slice(0, 9)}000`}
        and h.division_code <= ${`${township.slice(0, 9)}999`}`
    : undefined
  const byText = wanted
    ? sql` and ${await householdCondition(q, acting, { text: wanted, among: inTownship })}`
    : sql``
  const byTownship = inTownship ? sql` and ${inTownship}` : sql``
  const byCategory = category ? sql` and f.f_recorded_category = ${category}` : sql``
  const byDetermination = determination
    ? sql` and exists (
        select from household_determination as d
        where d.county_code = ${acting.countyCode} and d.household_id = h.id
          and d.category = ${determination})`
    : sql``
  const chosen = sql`${byText}${byTownship}${byCategory}${byDetermination}`
  if (after === undefined) return chosen
  const division = after.slice(0, 12)
  const number = after.slice(13)
  return sql`${chosen}
    and (h.division_code, h.number) > (${division}, ${number})`
}
