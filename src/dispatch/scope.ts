import { inAreas, inScope, type Seer, scopeOf } from '#access/index'
import { type Sql, sql } from '#db/index'

/** Whether `alert as a`, or `row`, is in the scope: by the place of its household, or for a department by a push to it. */
export function alertInScope(acting: Seer, row: Sql = sql`a`): Sql {
  const scope = scopeOf(acting)
  if (scope.kind === '全县') return sql`true`
  if (scope.kind === '无') return sql`false`
  const placed = scope.areas && inAreas(sql`${row}.division_code`, scope.areas)
  if (scope.kind === '辖区') return placed ?? sql`false`
  // An array compared by =, which row-level security lets come before it: no other alert is asked about.
  return sql`(${row}.id = any(array(
      select sent.alert_id from push as sent
      where sent.county_code = ${acting.countyCode} and sent.department = ${scope.department}
        and sent.state <> '撤回'))
    and ${placed ?? sql`true`})`
}

/** The same of an alert that is known to have been sent to the caller's department: its place is left to ask. */
export function sentAlertInScope(acting: Seer): Sql {
  const scope = scopeOf(acting)
  if (scope.kind !== '推送') return alertInScope(acting)
  return scope.areas === null ? sql`true` : inAreas(sql`a.division_code`, scope.areas)
}

/**
 * Whether `push as p` is in the scope, by its own columns: by the place of the alert's household; a
 * department sees its own pushes, one that was taken back beside another that was not.
 */
export function pushInScope(acting: Seer): Sql {
  const scope = scopeOf(acting)
  if (scope.kind === '全县') return sql`true`
  if (scope.kind === '无') return sql`false`
  const placed = scope.areas && inAreas(sql`p.place`, scope.areas)
  if (scope.kind === '辖区') return placed ?? sql`false`
  return sql`(p.department = ${scope.department}
    and (p.state <> '撤回' or p.alert_id in (
      select sent.alert_id from push as sent
      where sent.county_code = ${acting.countyCode} and sent.department = ${scope.department}
        and sent.state <> '撤回'))
    and ${placed ?? sql`true`})`
}

/** Whether the caller may answer `push as p`: theirs, or for an area one that went to a place in it. */
export function mayAnswer(acting: Seer): Sql {
  return inScope(acting, { department: sql`p.department`, division: sql`p.division_code` })
}

/** Whether `lead as l` is in the scope. */
export function leadInScope(acting: Seer): Sql {
  return inScope(acting, { department: sql`l.department`, division: sql`l.division_code` })
}
