import { type Acting, departmentOf, inScope, type Seer, scopedHouseholds } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import { householdCondition } from './find-household.ts'
import { divisionName, type ListedHousehold } from './list-households.ts'

/** What a list of households is narrowed by; everything is optional, all of it must hold. */
export interface HouseholdQuery {
  /** 户号, a member's name, an identity number or its last four. */
  readonly text?: string | undefined
  /** The 12-digit code of a township or a village. */
  readonly division?: string | undefined
  /** 在册类别: what people decided. */
  readonly recorded?: string | undefined
  /** What policy says today, whatever is recorded. */
  readonly determination?: string | undefined
  /** Only those with alerts that wait for somebody, given as the states that do. */
  readonly alertStates?: readonly string[] | undefined
  /** Only those with facts on which sources differ. */
  readonly conflicts?: boolean | undefined
  readonly limit: number
  /** What the page before gave as `next`. */
  readonly after?: string | undefined
}

export interface FoundHouseholds {
  readonly items: readonly ListedHousehold[]
  readonly next: string | null
  /** How many fit; of very many that there are at least so many. */
  readonly total: number
  readonly isTotalExact: boolean
}

/** Counting stops here: a list this long is narrowed, not paged through. */
const countedUpTo = 10_000

/** Existing households in the scope by division and number, a page at a time, and how many there are. */
export async function findHouseholds(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'vault' | 'today' | 'who'>,
  query: HouseholdQuery,
): Promise<FoundHouseholds> {
  const chosen = await conditions(q, acting, query)
  const { after, limit } = query
  const { place } = scopedHouseholds(acting)
  const key = sql`${place}.division_code, ${place}.number`
  const behind =
    after === undefined ? sql`` : sql`and (${key}) > (${after.slice(0, 12)}, ${after.slice(13)})`
  const items = await q.query<ListedHousehold>(sql`
    with page as (
      select h.id, ${place}.number, ${place}.division_code
      ${chosen} ${behind}
      order by ${key}
      limit ${limit + 1}
    )
    select p.id, p.number, p.division_code as "divisionCode",
      f.f_recorded_category as "recordedCategory", m.head, coalesce(m.members, 0) as "memberCount",
      ${divisionName(acting, sql`left(p.division_code, 9) || '000'`)} as township,
      case when right(p.division_code, 3) <> '000'
        then ${divisionName(acting, sql`p.division_code`)} end as village
    from page as p
    left join household_profile as f
      on f.county_code = ${acting.countyCode} and f.household_id = p.id
    left join lateral (
      select count(*) as members, min(n.name) filter (where m.relation = '本人') as head
      from membership as m
      join person as n on n.county_code = m.county_code and n.id = m.person_id
      where m.county_code = ${acting.countyCode} and m.household_id = p.id and m.valid_to is null
    ) as m on true
    order by p.division_code, p.number`)
  const [counted] = await q.query<{ total: number }>(sql`
    select count(*) as total from (
      select ${countedFrom(acting, query) ?? chosen} limit ${countedUpTo + 1}) as t`)
  const total = counted?.total ?? 0
  const page = items.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page,
    next: items.length > limit && last ? `${last.divisionCode} ${last.number}` : null,
    total: Math.min(total, countedUpTo),
    isTotalExact: total <= countedUpTo,
  }
}

/**
 * Households with a profile are those that stand: where a list is narrowed by what the profile says and
 * by places alone, its index counts them.
 */
function countedFrom(acting: Seer, query: HouseholdQuery): Sql | undefined {
  const { division, recorded, text, determination, alertStates, conflicts } = query
  const isOther = determination !== undefined || alertStates !== undefined || conflicts
  if (recorded === undefined || text?.trim() || isOther) return undefined
  const household = sql`f.household_id`
  return sql`
    from household_profile as f
    where f.county_code = ${acting.countyCode} and f.f_recorded_category = ${recorded}
      and ${inScope(acting, { household, division: sql`f.division_code` })}
      ${division === undefined ? sql`` : sql`and ${inDivision(sql`f`, division)}`}`
}

/** How many fit, however many there are. */
export async function countHouseholds(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'vault' | 'today' | 'who'>,
  query: Omit<HouseholdQuery, 'limit' | 'after'>,
): Promise<number> {
  const chosen = await conditions(q, acting, { ...query, limit: 1 })
  const [counted] = await q.query<{ total: number }>(sql`select count(*) as total ${chosen}`)
  return counted?.total ?? 0
}

/** From, joins and where; what is selected stands before it. */
async function conditions(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'vault' | 'who'>,
  query: HouseholdQuery,
): Promise<Sql> {
  const { countyCode } = acting
  const { division, recorded, determination, alertStates, conflicts } = query
  const within = division === undefined ? undefined : inDivision(sql`h`, division)
  const text = query.text?.trim()
  const all = [
    ...(text ? [await householdCondition(q, acting, { text, among: within })] : []),
    ...(within ? [within] : []),
    ...(recorded === undefined ? [] : [sql`f.f_recorded_category = ${recorded}`]),
    ...(determination === undefined
      ? []
      : [
          sql`h.id in (select d.household_id from household_determination as d
            where d.county_code = ${countyCode} and d.category = ${determination})`,
        ]),
    ...(alertStates === undefined
      ? []
      : [
          // An alert stands where its household lives.
          sql`h.id in (select a.household_id from alert as a
            where a.county_code = ${countyCode} and a.state = any(${alertStates}::text[])
              and ${alertInArea(acting)}
              ${division === undefined ? sql`` : sql`and ${inDivision(sql`a`, division)}`})`,
        ]),
    ...(conflicts ? [hasConflict(countyCode)] : []),
  ].map((one) => sql`and (${one})`)
  const { from, where } = scopedHouseholds(acting)
  // A standing household has its profile: it is looked at where the list is narrowed by it.
  const profiles =
    recorded === undefined
      ? sql``
      : sql`
      join household_profile as f on f.county_code = ${countyCode} and f.household_id = h.id
        and f.division_code = h.division_code and ${inScopeToo(acting)}
        ${division === undefined ? sql`` : sql`and ${inDivision(sql`f`, division)}`}`
  return sql`
    from ${from} ${profiles}
    where ${where} and h.status = '存续'
      ${joinSql(all, ' ')}`
}

/** An alert stands where its household lives; of a department's households the alerts that it sees count. */
function alertInArea(acting: Seer): Sql {
  if (departmentOf(acting.who) !== undefined) return sql`true`
  return inScope(acting, { household: sql`a.household_id`, division: sql`a.division_code` })
}

/** The area said of the profile too, whose index has it; what was pushed is known of the household. */
function inScopeToo(acting: Seer): Sql {
  if (departmentOf(acting.who) !== undefined) return sql`true`
  return inScope(acting, { household: sql`h.id`, division: sql`f.division_code` })
}

/** A code that ends in noughts is a township's and covers its villages. */
function inDivision(row: Sql, code: string): Sql {
  if (!code.endsWith('000')) return sql`${row}.division_code = ${code}`
  const digits = code.endsWith('000000') ? 6 : 9
  const start = code.slice(0, digits)
  return sql`${row}.division_code >= ${start} and ${row}.division_code < ${`${start}:`}`
}

/** The few conflicts first: an "or" of existences would look at every household of the county. */
function hasConflict(countyCode: string): Sql {
  return sql`h.id in (
    select c.subject_id from fact_conflict as c
    where c.county_code = ${countyCode} and c.settled_at is null
    union all
    select p.household_id from fact_conflict as c
    join person_profile as p on p.county_code = ${countyCode} and p.person_id = c.subject_id
    where c.county_code = ${countyCode} and c.settled_at is null)`
}
