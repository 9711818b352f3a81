import type { PushedFunction, Reach, ReachedBy } from './row-reach.ts'
import { ident, joinSql, type Sql, sql, trusted } from './sql.ts'

const county = sql`county_code = nullif(current_setting('app.county', true), '')`
const isWhole = sql`(select current_setting('app.scope', true)) = 'county'`
const isSome = sql`(select current_setting('app.scope', true)) in ('county', 'area', 'pushed')`
const isPushed = sql`(select current_setting('app.scope', true)) = 'pushed'`
const isArea = sql`(select current_setting('app.scope', true)) = 'area'`
const areas = sql`(select nullif(current_setting('app.areas', true), ''))`
const department = sql`(select nullif(current_setting('app.department', true), ''))`

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

function reachedBy(table: string, reach: ReachedBy): Sql {
  const { department: owner, pushed, parent, batch } = reach
  if (batch) return ofOwnBatch(table, batch)
  if (parent) {
    const other = ident(parent.table)
    return sql`(${isSome} and exists (
      select from ${other} as o
      where o.county_code = ${column(table, 'county_code')} and o.${ident(parent.key)} = ${column(table, parent.column)}))`
  }
  const byPlace = placed(table, reach)
  if (owner) {
    const inArea = reach.division ? anyArea(column(table, reach.division)) : sql`true`
    return sql`((${isArea} and ${byPlace})
      or (${isPushed} and ${column(table, owner)} = ${department} and (${areas} is null or ${inArea})))`
  }
  if (!pushed) return sql`(${isSome} and ${byPlace})`
  const given = sql`${column(table, pushed.column)} in (select ${ident(pushed.by)}())`
  return sql`((${isArea} and ${byPlace})
    or (${isPushed} and ${given} and (${areas} is null or ${byPlace})))`
}

/** The first column that is not null decides. */
function placed(table: string, { household, person, subject, division }: ReachedBy): Sql {
  const ways = [
    household && { of: column(table, household), by: ofHousehold(table, household) },
    person && { of: column(table, person), by: ofPerson(table, person) },
    subject && {
      of: column(table, subject),
      by: sql`(${ofHousehold(table, subject)} or ${ofPerson(table, subject)})`,
    },
    division && { of: column(table, division), by: anyArea(column(table, division)) },
  ].filter((one) => typeof one === 'object')
  const [only] = ways
  if (only && ways.length === 1) return only.by
  const cases = ways.map(({ of, by }) => sql`when ${of} is not null then ${by}`)
  return sql`case ${joinSql(cases, ' ')} else false end`
}

function ofOwnBatch(table: string, name: string): Sql {
  return sql`(${isPushed} and exists (select from import_batch as b
    where b.county_code = ${column(table, 'county_code')} and b.id = ${column(table, name)}
      and b.department = ${department}))`
}

/** The household's own policy says whether it is reached. */
function ofHousehold(table: string, name: string): Sql {
  return sql`exists (select from household as h
    where h.county_code = ${column(table, 'county_code')} and h.id = ${column(table, name)})`
}

function ofPerson(table: string, name: string): Sql {
  return sql`exists (select from person_profile as f
    where f.county_code = ${column(table, 'county_code')} and f.person_id = ${column(table, name)})`
}

/** Never by `like`: an empty setting would match everything. */
function anyArea(code: Sql): Sql {
  return sql`exists (select from unnest(string_to_array(${areas}, ',')) as a (area)
    where a.area <> '' and ${code} >= a.area collate "C" and ${code} < (a.area || ':') collate "C")`
}

function namesNobody(table: string, reach: ReachedBy): Sql {
  const names = [reach.household, reach.person, reach.subject, reach.division]
  const tests = names.flatMap((name) => (name ? [sql`${column(table, name)} is null`] : []))
  return joinSql(tests, ' and ')
}

function column(table: string, name: string): Sql {
  return sql`${ident(table)}.${ident(name)}`
}

/**
 * What a department reaches. They read past the row policies, for these would otherwise ask for
 * themselves; only the app role may call them, and what they give follows from its own settings.
 */
export const pushedFunctions: Readonly<Record<PushedFunction, Sql>> = {
  app_pushed_households: pushedFunction('app_pushed_households', 'a.household_id'),
  app_pushed_alerts: pushedFunction('app_pushed_alerts', 'a.id'),
}

function pushedFunction(name: PushedFunction, gives: string): Sql {
  return sql`
    create or replace function ${ident(name)}() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $function$
      select distinct ${trusted(gives)}
      from push as p
      join alert as a on a.county_code = p.county_code and a.id = p.alert_id
      where p.county_code = nullif(current_setting('app.county', true), '')
        and p.department = nullif(current_setting('app.department', true), '')
        and p.state <> '撤回' and ${trusted(gives)} is not null
    $function$`
}
