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

/**
 * The households of a scope, in the order of their list. `from` gives `household as h`; `place` is SQL for
 * the row whose division_code and number an index has in that order.
 */
export function scopedHouseholds(acting: Seer): {
  readonly from: Sql
  readonly where: Sql
  readonly place: Sql
} {
  const { countyCode } = acting
  const scope = scopeOf(acting)
  const ofCounty = sql`h.county_code = ${countyCode}`
  const division = sql`h.division_code`
  if (scope.kind !== '推送') {
    const where = sql`${ofCounty} and ${inScope(acting, { household: sql`h.id`, division })}`
    return { from: sql`household as h`, where, place: sql`h` }
  }
  return {
    from: sql`pushed_household as sent
      join household as h on ${ofCounty} and h.id = sent.household_id`,
    where: sql`sent.county_code = ${countyCode} and sent.department = ${scope.department}
      and ${scope.areas === null ? sql`true` : inAreas(division, scope.areas)}`,
    place: sql`sent`,
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
    select sent.household_id from pushed_household as sent
    where sent.county_code = ${acting.countyCode} and sent.department = ${own})`
}
