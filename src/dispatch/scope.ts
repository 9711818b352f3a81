import { inAreas, inScope, personInScope, type Seer, scopeOf } from '#access/index'
import { type Sql, sql } from '#db/index'

/** Whether `alert as a` is in the scope: with its household, or for a department by a push to it. */
export function alertInScope(acting: Seer): Sql {
  const scope = scopeOf(acting)
  if (scope.kind === '全县') return sql`true`
  if (scope.kind === '无') return sql`false`
  const areas = scope.areas
  const placed =
    areas &&
    sql`case
    when a.household_id is not null then ${inScope(acting, { household: sql`a.household_id` })}
    when a.person_id is not null then ${personInScope(acting, sql`a.person_id`)}
    else ${inAreas(sql`a.division_code`, areas)} end`
  if (scope.kind === '辖区') return placed ?? sql`false`
  return sql`(a.id in (
      select sent.alert_id from push as sent
      where sent.county_code = ${acting.countyCode} and sent.department = ${scope.department}
        and sent.state <> '撤回')
    and ${placed ?? sql`true`})`
}

/** Whether `push as p` with its `alert as a` is in the scope: a department sees its own pushes. */
export function pushInScope(acting: Seer): Sql {
  const scope = scopeOf(acting)
  const own = scope.kind === '推送' ? sql`p.department = ${scope.department}` : sql`true`
  return sql`(${own} and ${alertInScope(acting)})`
}

/** Whether the caller may answer `push as p`: theirs, or for an area one that went to a place in it. */
export function mayAnswer(acting: Seer): Sql {
  return inScope(acting, { department: sql`p.department`, division: sql`p.division_code` })
}

/** Whether `lead as l` is in the scope. */
export function leadInScope(acting: Seer): Sql {
  return inScope(acting, { department: sql`l.department`, division: sql`l.division_code` })
}
