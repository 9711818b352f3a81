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

/** The two conditions of the app role's policy on a table: which rows it sees, which it may write. */
export function rowPolicy(
  table: string,
  reach: Reach,
): { readonly using: Sql; readonly check: Sql } {
  if (typeof reach !== 'string') {
    const reached = reachedBy(table, reach)
    const added = reach.mayAddUnnamed
      ? sql`${reached} or (${isSome} and ${namesNobody(table, reach)})`
      : reached
    const within = (condition: Sql) => sql`${county} and (${isWhole} or ${condition})`
    return { using: within(reached), check: within(added) }
  }
  const all = { 全县: isWhole, 有范围: isSome, 公开: sql`true` }[reach]
  const both = sql`${county} and ${all}`
  return { using: both, check: both }
}

function oneOf(...scopes: readonly string[]): Sql {
  const words = trusted(`array[${scopes.map((one) => `'${one}'`).join(', ')}]`)
  return sql`(select array_position(${words}, current_setting('app.scope', true))) is not null`
}

function reachedBy(table: string, reach: ReachedBy): Sql {
  const { household, person, subject, division, department, alert, push, batch, own } = reach
  const of = (name: string | undefined, kind: 'uuid' | 'text' = 'uuid') =>
    name ? column(table, name) : sql`null::${kind === 'uuid' ? sql`uuid` : sql`text`}`
  const asked = (name: ReachFunction, ...given: readonly Sql[]) =>
    sql`${ident(name)}(${joinSql(given, ', ')})`
  if (own === 'household') {
    return sql`case current_setting('app.scope', true) when 'area'
      then ${asked('app_in_area', of(division, 'text'))}
      else ${asked('app_reaches_household', of(household))} end`
  }
  if (own === 'alert') {
    const given = [column(table, 'id'), of(household), of(person), of(division, 'text')]
    return asked('app_alert_row', ...given)
  }
  if (batch) return asked('app_owns_batch', of(batch))
  if (push) return asked('app_reaches_push', of(push))
  if (alert) return asked('app_reaches_alert', of(alert))
  if (department) return asked('app_owns', of(department), of(division, 'text'))
  if (subject) return asked('app_reaches_subject', of(subject))
  if (!division && !person) return asked('app_reaches_household', of(household))
  if (!division && !household) return asked('app_reaches_person', of(person))
  return asked('app_reaches_place', of(household), of(person), of(division, 'text'))
}

function namesNobody(table: string, reach: ReachedBy): Sql {
  const names = [reach.household, reach.person, reach.subject, reach.division]
  const tests = names.flatMap((name) => (name ? [sql`${column(table, name)} is null`] : []))
  return joinSql(tests, ' and ')
}

function column(table: string, name: string): Sql {
  return sql`${ident(table)}.${ident(name)}`
}
