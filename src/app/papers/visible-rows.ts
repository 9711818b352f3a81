import { type Acting, departmentOf, scopeOf } from '#access/index'
import { joinSql, type Sql, sql, trusted } from '#db/index'

/** The columns of a statement by which it is told who sees a row. */
export interface RowColumns {
  readonly household: Sql
  readonly division: Sql
  /** Rows about persons: a department sees those that its pushes are about. */
  readonly person?: Sql
  /** Rows about alerts: a department sees those that were pushed to it. */
  readonly alert?: Sql
}

/** The condition of the rows that somebody sees: the first line, beside the row-level security. */
export function visibleRows(acting: Acting, columns: RowColumns): Sql {
  const scope = scopeOf(acting)
  switch (scope.kind) {
    case '全县':
      return trusted('true')
    case '辖区':
      return inAreas(scope.areas, columns.division)
    case '推送': {
      const pushed = pushedTo(acting, columns)
      return scope.areas === null
        ? pushed
        : sql`(${pushed} and ${inAreas(scope.areas, columns.division)})`
    }
    case '无':
      return trusted('false')
  }
}

function inAreas(areas: readonly string[], division: Sql): Sql {
  const conditions = areas
    .filter((area) => area !== '')
    .map((area) => sql`coalesce(${division}, '') like ${`${area}%`}`)
  return conditions.length === 0 ? trusted('false') : sql`(${joinSql(conditions, ' or ')})`
}

function pushedTo(acting: Acting, { household, person, alert }: RowColumns): Sql {
  const about = alert
    ? sql`s.id = ${alert}`
    : sql`s.household_id = ${household}
        ${person ? sql`and (s.person_id is null or s.person_id = ${person})` : sql``}`
  return sql`exists (
    select from push as u
    join alert as s on s.county_code = ${acting.countyCode} and s.id = u.alert_id
    where u.county_code = ${acting.countyCode} and u.department = ${departmentOf(acting.who) ?? ''}
      and u.state <> '撤回' and ${about})`
}
