import type { ReachFunction } from './row-functions.ts'
import type { Reach, ReachedBy } from './row-reach.ts'
import { ident, joinSql, type Sql, sql, trusted } from './sql.ts'

const county = sql`county_code = nullif(current_setting('app.county', true), '')`
/**
 * Asked as a test for null, which the planner takes for nearly certain: a table that the whole county's
 * callers read keeps its estimates.
 */
const isWhole = oneOf('county')
const isSome = oneOf('county', 'area', 'pushed')
const scope = sql`current_setting('app.scope', true)`

/** The two conditions of the app role's policy on a table: which rows it sees, which it may write. */
export function rowPolicy(
  table: string,
  reach: Reach,
): { readonly using: Sql; readonly check: Sql } {
  if (typeof reach !== 'string') {
    const reached = reachedBy(table, reach)
    // What departments find theirs by is written by the whole county, or past the policies.
    if (reach.isDepartments) {
      const found = sql`${county} and (${isWhole} or ${quickly(table, reach, reached)})`
      return { using: found, check: sql`${county} and ${isWhole}` }
    }
    const added = reach.mayAddUnnamed
      ? sql`${reached} or (${isSome} and ${namesNobody(table, reach)})`
      : reached
    const within = (condition: Sql) => sql`${county} and (${isWhole} or ${condition})`
    return { using: within(quickly(table, reach, reached)), check: within(added) }
  }
  const all = { 全县: isWhole, 有范围: isSome, 公开: sql`true` }[reach]
  const both = sql`${county} and ${all}`
  return { using: both, check: both }
}

function oneOf(...scopes: readonly string[]): Sql {
  const words = trusted(`array[${scopes.map((one) => `'${one}'`).join(', ')}]`)
  return sql`(select array_position(${words}, current_setting('app.scope', true))) is not null`
}

/**
 * An area is compared in the policy itself, and what belongs to a household is reached by looking for
 * it under the caller's own policies: an index look-up a row, without a function. What was pushed to a
 * department is asked of functions, which read past the policies: an alert is reached by its household
 * and, for a department, the household by its alert.
 */
function reachedBy(table: string, reach: ReachedBy): Sql {
  const { household, person, subject, division, department, alert, push, batch, own } = reach
  const of = (name: string) => column(table, name)
  if (own === 'household' && household && division) {
    return forArea(inArea(of(division)), asked('app_reaches_household', of(household)))
  }
  if (own === 'alert') {
    const given = [of('id'), orNull(table, household), orNull(table, person)]
    const pushed = asked('app_alert_row', ...given, orNull(table, division, 'text'))
    return forArea(reachesPlace(table, reach), pushed)
  }
  if (batch) return sql`(${scope} = 'pushed' and ${asked('app_owns_batch', of(batch))})`
  if (push) return isSeen('push', 'id', of(push))
  if (alert) return isSeen('alert', 'id', of(alert))
  if (department && division) {
    return forArea(inArea(of(division)), asked('app_owns', of(department), of(division)))
  }
  if (subject) return sql`(${seesHousehold(of(subject))} or ${seesPerson(of(subject))})`
  if (household && !division && !person) return seesHousehold(of(household))
  if (person && !division && !household) return seesPerson(of(person))
  return reachesPlace(table, reach)
}

/**
 * A department that is no place's: an alert says itself which departments it was sent to, a household is
 * listed for them, and a push to the caller's own is theirs. An area: alerts and pushes say themselves
 * where they belong. For reading alone: what is written is asked about in any case.
 */
function quickly(table: string, reach: ReachedBy, asked: Sql): Sql {
  const { departments, recipient, own: self, household, isDepartments, department } = reach
  const reached = byKeptPlace(table, reach, asked)
  const { person, division } = reach
  // Read once a statement; null for everybody else.
  const own = sql`(select case when current_setting('app.scope', true) = 'pushed'
    and nullif(current_setting('app.areas', true), '') is null
    then nullif(current_setting('app.department', true), '') end)`
  const isPlain = household && !person && !division && !reach.mayAddUnnamed
  if (household && (self === 'household' || isPlain)) {
    return sql`case when ${own} is null then ${reached}
      else ${isListed(own, column(table, household))} end`
  }
  if (isDepartments && department) return sql`(${column(table, department)} = ${own} or ${reached})`
  if (departments) {
    return sql`case when ${own} is null then ${reached}
      else ${own} = any(${column(table, departments)}) end`
  }
  if (!recipient) return reached
  return sql`((${column(table, recipient.department)} = ${own}
      and ${column(table, recipient.state)} <> '撤回')
    or ${reached})`
}

/** An area's callers, by the place that a row's writers keep beside it; one without is asked about. */
function byKeptPlace(table: string, { keptPlace, household }: ReachedBy, asked: Sql): Sql {
  if (!keptPlace) return asked
  // Read once a statement; null for everybody else.
  const areas = sql`(select case when current_setting('app.scope', true) = 'area'
    then array_remove(string_to_array(current_setting('app.areas', true), ','), '') end)`
  const place = column(table, keptPlace)
  const isOf = household ? sql` or ${column(table, household)} is null` : sql``
  return sql`case when ${areas} is null or ${place} is null${isOf} then ${asked}
    else ${place} ^@ any (${areas}::text[]) end`
}

/** Whether something was pushed to the department about the household, as `pushed_household` says. */
function isListed(department: Sql, household: Sql): Sql {
  return sql`exists (select generate_series(1, 100) from pushed_household as listed
    where listed.county_code = nullif(current_setting('app.county', true), '')
      and listed.department = ${department} and listed.household_id = ${household})`
}

/** By household; the few rows without one by person or division. */
function reachesPlace(table: string, { household, person, division }: ReachedBy): Sql {
  const [home, who] = [orNull(table, household), orNull(table, person)]
  const place = asked('app_reaches_place', home, who, orNull(table, division, 'text'))
  return sql`case when ${home} is not null then ${seesHousehold(home)} else ${place} end`
}

function forArea(ofArea: Sql, otherwise: Sql): Sql {
  return sql`case ${scope} when 'area' then ${ofArea} else ${otherwise} end`
}

/** Never by `like`, and without the empty area, which would match everything. Read once a statement. */
function inArea(division: Sql): Sql {
  return sql`${division} ^@ any ((select array_remove(
    string_to_array(current_setting('app.areas', true), ','), ''))::text[])`
}

function seesHousehold(id: Sql): Sql {
  return isSeen('household', 'id', id)
}

function seesPerson(id: Sql): Sql {
  return isSeen('person_profile', 'person_id', id)
}

/**
 * Whether the caller sees the row of a table with that key. `generate_series` has the planner expect a
 * hundred rows, of which only the first is asked for: so it holds the look-up for cheap, and the plans
 * of those who see the whole county, for whom it never runs, stay as they were.
 */
function isSeen(table: string, key: string, value: Sql): Sql {
  return sql`exists (select generate_series(1, 100) from ${ident(table)} as seen
    where seen.county_code = nullif(current_setting('app.county', true), '')
      and seen.${ident(key)} = ${value})`
}

function asked(name: ReachFunction, ...given: readonly Sql[]): Sql {
  return sql`${ident(name)}(${joinSql(given, ', ')})`
}

function orNull(table: string, name: string | undefined, kind: 'uuid' | 'text' = 'uuid'): Sql {
  return name ? column(table, name) : sql`null::${kind === 'uuid' ? sql`uuid` : sql`text`}`
}

function namesNobody(table: string, reach: ReachedBy): Sql {
  const names = [reach.household, reach.person, reach.subject, reach.division]
  const tests = names.flatMap((name) => (name ? [sql`${column(table, name)} is null`] : []))
  return joinSql(tests, ' and ')
}

function column(table: string, name: string): Sql {
  return sql`${ident(table)}.${ident(name)}`
}
