import { type Acting, departmentOf, inScope, type Seer, scopedHouseholds } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import { householdCondition } from './find-household.ts'
import { divisionName, type ListedHousehold } from './list-households.ts'
import { divisionCondition, narrowedCount, narrowedPage } from './narrowed-households.ts'

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
  const isNarrowed = isOfSets(query)
  const chosen = isNarrowed ? undefined : await conditions(q, acting, query)
  const { limit } = query
  const items = await q.query<ListedHousehold>(sql`
    with page as (${await pageOf(q, acting, { query, chosen })})
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
      select ${chosen ?? narrowedCount(acting, query)} limit ${countedUpTo + 1}) as t`)
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

/** Narrowed only by what indexes know of each household without looking at it. */
function isOfSets(query: HouseholdQuery): boolean {
  const { recorded, text, determination, alertStates, conflicts } = query
  const isOther = determination !== undefined || conflicts || Boolean(text?.trim())
  return !isOther && (recorded !== undefined || alertStates !== undefined)
}

/** The page's households, and one more where there is a next page. */
async function pageOf(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'vault' | 'who'>,
  { query, chosen }: { readonly query: HouseholdQuery; readonly chosen: Sql | undefined },
): Promise<Sql> {
  const { after, limit } = query
  const behind: readonly [string, string] | undefined =
    after === undefined ? undefined : [after.slice(0, 12), after.slice(13)]
  if (chosen === undefined && departmentOf(acting.who) === undefined) {
    return narrowedPage(acting, query, { behind, count: limit + 1 })
  }
  const { place } = scopedHouseholds(acting)
  const key = sql`${place}.division_code, ${place}.number`
  const further = behind === undefined ? sql`` : sql`and (${key}) > (${behind[0]}, ${behind[1]})`
  return sql`
    select h.id, ${place}.number, ${place}.division_code
    ${chosen ?? (await conditions(q, acting, query))} ${further}
    order by ${key}
    limit ${limit + 1}`
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
  const within = division === undefined ? undefined : divisionCondition(sql`h`, division)
  const text = query.text?.trim()
  const all = [
    ...(text ? [await householdCondition(q, acting, { text, among: within })] : []),
    ...(within ? [within] : []),
    ...(recorded === undefined ? [] : [isRecorded(acting, recorded)]),
    ...(determination === undefined
      ? []
      : [
          sql`h.id in (select d.household_id from household_determination as d
            where d.county_code = ${countyCode} and d.category = ${determination})`,
        ]),
    ...(alertStates === undefined ? [] : [waits(acting, { alertStates, division })]),
    ...(conflicts ? [hasConflict(countyCode)] : []),
  ].map((one) => sql`and (${one})`)
  const { from, where } = scopedHouseholds(acting)
  // A standing household has its profile: it is looked at where the list is narrowed by it.
  const profiles =
    recorded === undefined || departmentOf(acting.who) !== undefined
      ? sql``
      : sql`
      join household_profile as f on f.county_code = ${countyCode} and f.household_id = h.id
        and f.division_code = h.division_code and ${inScopeToo(acting)}
        ${division === undefined ? sql`` : sql`and ${divisionCondition(sql`f`, division)}`}`
  return sql`
    from ${from} ${profiles}
    where ${where} and h.status = '存续'
      ${joinSql(all, ' ')}`
}

/** A department's own list is short: each of its households is asked, in the order of the list. */
function isRecorded(acting: Seer, recorded: string): Sql {
  if (departmentOf(acting.who) === undefined) return sql`f.f_recorded_category = ${recorded}`
  return sql`exists (
    select from household_profile as f
    where f.county_code = ${acting.countyCode} and f.household_id = sent.household_id
      and f.f_recorded_category = ${recorded}
    offset 0)`
}

function waits(
  acting: Seer,
  {
    alertStates,
    division,
  }: { readonly alertStates: readonly string[]; readonly division?: string | undefined },
): Sql {
  const { countyCode } = acting
  // Of a department's households the alerts that it sees count.
  if (departmentOf(acting.who) !== undefined) {
    return sql`exists (
      select from alert as a
      where a.county_code = ${countyCode} and a.household_id = sent.household_id
        and a.state = any(${alertStates}::text[])
      offset 0)`
  }
  const area = inScope(acting, { household: sql`a.household_id`, division: sql`a.division_code` })
  // An alert stands where its household lives.
  return sql`h.id in (select a.household_id from alert as a
    where a.county_code = ${countyCode} and a.state = any(${alertStates}::text[]) and ${area}
      ${division === undefined ? sql`` : sql`and ${divisionCondition(sql`a`, division)}`})`
}

/** The area said of the profile too, whose index has it; what was pushed is known of the household. */
function inScopeToo(acting: Seer): Sql {
  if (departmentOf(acting.who) !== undefined) return sql`true`
  return inScope(acting, { household: sql`h.id`, division: sql`f.division_code` })
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
