import { joinSql, type Sql, sql } from '#db/index'
import { type Acting, scopeOf } from './acting.ts'

/** Whose scope it is, in which county. */
export type Seer = Pick<Acting, 'countyCode' | 'who'>

/** What of a row tells whether it is in a scope: SQL for its columns. */
export interface Placed {
  /** The id of the household the row is about. */
  readonly household?: Sql
  /** The code of the row's division: where it is given, it decides for an area, without the household. */
  readonly division?: Sql
  /** The department the row was sent to: where it is given, it decides for a department. */
  readonly department?: Sql
}

/**
 * The first line: whether a row is in the scope of who acts, as a condition. Every list, count, search
 * and look by id has it; row-level security says the same once more. What a scope cannot be asked about
 * a row is outside of it.
 */
export function inScope(acting: Seer, placed: Placed): Sql {
  const scope = scopeOf(acting)
  switch (scope.kind) {
    case '全县':
      return sql`true`
    case '辖区':
      return inPlace(acting, placed, scope.areas)
    case '推送':
      return sql`(${isTheirs(acting, placed, scope.department)} and ${
        scope.areas === null ? sql`true` : inPlace(acting, placed, scope.areas)
      })`
    case '无':
      return sql`false`
  }
}

/** Whether a person's household is in the scope; `person` is SQL for the id. */
export function personInScope(acting: Seer, person: Sql): Sql {
  if (scopeOf(acting).kind === '全县') return sql`true`
  return sql`exists (
    select from person_profile as scoped
    where scoped.county_code = ${acting.countyCode} and scoped.person_id = ${person}
      and ${inScope(acting, { household: sql`scoped.household_id` })})`
}

/** Files of a department are its own; a township sees none. `department` is SQL for whose file it is. */
export function fileInScope(acting: Seer, department: Sql): Sql {
  const scope = scopeOf(acting)
  if (scope.kind === '全县') return sql`true`
  return scope.kind === '推送' ? sql`${department} = ${scope.department}` : sql`false`
}

/** Whether a code of a division begins with the digits of one of the areas. */
export function inAreas(division: Sql, areas: readonly string[]): Sql {
  const ranges = areas
    .filter((area) => area !== '')
    .map((area) => sql`(${division} >= ${area} and ${division} < ${`${area}:`})`)
  return ranges.length === 0 ? sql`false` : sql`(${joinSql(ranges, ' or ')})`
}

function inPlace(acting: Seer, { household, division }: Placed, areas: readonly string[]): Sql {
  if (division) return inAreas(division, areas)
  if (!household) return sql`false`
  return sql`exists (
    select from household as placed
    where placed.county_code = ${acting.countyCode} and placed.id = ${household}
      and ${inAreas(sql`placed.division_code`, areas)})`
}

function isTheirs(acting: Seer, { household, department }: Placed, own: string): Sql {
  if (department) return sql`${department} = ${own}`
  if (!household) return sql`false`
  return sql`${household} in (
    select about.household_id
    from push as sent
    join alert as about on about.county_code = ${acting.countyCode} and about.id = sent.alert_id
    where sent.county_code = ${acting.countyCode} and sent.department = ${own}
      and sent.state <> '撤回' and about.household_id is not null)`
}
