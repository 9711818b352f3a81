import { type Acting, departmentOf, inScope } from '#access/index'
import { type Sql, sql } from '#db/index'

/** What sets of households are known by indexes alone: what is recorded of them, and waiting alerts. */
export interface NarrowedBy {
  /** The 12-digit code of a township or a village. */
  readonly division?: string | undefined
  readonly recorded?: string | undefined
  readonly alertStates?: readonly string[] | undefined
}

type Who = Pick<Acting, 'countyCode' | 'who'>

/**
 * A page of standing households in the order of their list, chosen from places: as many households as the
 * page holds, and all that live where the last of them does; only their numbers are looked up. Not for
 * a department, whose own list is short.
 */
export function narrowedPage(
  acting: Who,
  by: NarrowedBy,
  {
    behind,
    count,
  }: { readonly behind?: readonly [string, string] | undefined; readonly count: number },
): Sql {
  const { countyCode } = acting
  const further = (row: Sql) =>
    behind === undefined ? sql`` : sql`and ${row}.division_code > ${behind[0]}`
  const first = sql`
    select n.household_id from (${narrowed(acting, by, further)}) as n
    order by n.division_code
    fetch first ${count} rows with ties`
  const here = (row: Sql) => sql`and ${row}.division_code = ${behind?.[0] ?? ''}`
  const rest =
    behind === undefined
      ? sql``
      : sql`union all select n.household_id from (${narrowed(acting, by, here)}) as n`
  const after =
    behind === undefined
      ? sql``
      : sql`and (h.division_code, h.number) > (${behind[0]}, ${behind[1]})`
  return sql`
    select h.id, h.number, h.division_code
    from ((${first}) ${rest}) as few
    join household as h on h.county_code = ${countyCode} and h.id = few.household_id
    where h.status = '存续' ${after}
    order by h.division_code, h.number
    limit ${count}`
}

/** From and where of what is counted, one row a household. */
export function narrowedCount(acting: Who, by: NarrowedBy): Sql {
  if (departmentOf(acting.who) === undefined) {
    return sql`from (${narrowed(acting, by, () => sql``)}) as n`
  }
  const { countyCode } = acting
  const { recorded, alertStates } = by
  const withAlerts =
    alertStates && onceEach(waitingHomes(acting, { ...by, alertStates }, () => sql``))
  if (recorded === undefined) return sql`from (${withAlerts ?? noHomes}) as n`
  const own = sql`${departmentOf(acting.who)}::text`
  const sent = sql`
    select sent.household_id from pushed_household as sent
    where sent.county_code = ${countyCode} and sent.department = ${own}`
  // By key: each profile is asked whether it was sent, and what is recorded of the others says nothing.
  const theirs = withAlerts ? sql`select w.household_id from (${withAlerts}) as w` : sent
  // They were sent to the caller: of their scope only the place is left to ask.
  const placed = inScope(acting, { department: own, division: sql`f.division_code` })
  return sql`
    from household_profile as f
    where f.county_code = ${countyCode} and f.household_id = any(array(${theirs}))
      and f.f_recorded_category = ${recorded} and ${placed}
      ${inDivision(sql`f`, by.division)}`
}

const noHomes = sql`select null::uuid as household_id where false`

/** household_id and division_code, each household once. A household with a profile is one that stands. */
function narrowed(acting: Who, by: NarrowedBy, more: (row: Sql) => Sql): Sql {
  const { recorded, alertStates, division } = by
  const withAlerts = alertStates && { ...by, alertStates }
  if (recorded === undefined) {
    return withAlerts ? onceEach(waitingHomes(acting, withAlerts, more)) : noHomes
  }
  const ofProfiles = sql`
    select f.household_id, f.division_code from household_profile as f
    where f.county_code = ${acting.countyCode} and f.f_recorded_category = ${recorded}
      and ${lives(acting, sql`f`)} ${inDivision(sql`f`, division)} ${more(sql`f`)}`
  // Said as sets, each is read from its index once; joined, one would be asked for each of the other.
  return withAlerts
    ? sql`(${ofProfiles}) intersect (${waitingHomes(acting, withAlerts, more)})`
    : ofProfiles
}

function onceEach(homes: Sql): Sql {
  return sql`${homes} group by a.division_code, a.household_id`
}

/**
 * A row an alert. An alert stands where its household lives; one of a household that is no more waits for
 * nobody there.
 */
function waitingHomes(
  acting: Who,
  { alertStates, division }: NarrowedBy & { readonly alertStates: readonly string[] },
  more: (row: Sql) => Sql,
): Sql {
  const { countyCode } = acting
  return sql`
    select a.household_id, a.division_code from alert as a
    where a.county_code = ${countyCode} and a.state = any(${alertStates}::text[])
      and a.household_id is not null and ${lives(acting, sql`a`)} ${inDivision(sql`a`, division)}
      ${more(sql`a`)} and a.household_id not in (
        select gone.id from household as gone
        where gone.county_code = ${countyCode} and gone.status <> '存续')`
}

/** Whether a row lies in the scope, by its own household_id and division_code. */
export function lives(acting: Who, row: Sql): Sql {
  return inScope(acting, {
    household: sql`${row}.household_id`,
    division: sql`${row}.division_code`,
  })
}

/** A code that ends in noughts is a township's and covers its villages. */
function inDivision(row: Sql, code: string | undefined): Sql {
  if (code === undefined) return sql``
  return sql`and ${divisionCondition(row, code)}`
}

/** Whether a row lies in a division, by its division_code. */
export function divisionCondition(row: Sql, code: string): Sql {
  if (!code.endsWith('000')) return sql`${row}.division_code = ${code}`
  const digits = code.endsWith('000000') ? 6 : 9
  const start = code.slice(0, digits)
  return sql`${row}.division_code >= ${start} and ${row}.division_code < ${`${start}:`}`
}
