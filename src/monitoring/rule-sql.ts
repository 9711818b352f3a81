import { joinSql, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  type CheckedPack,
  type CompiledSql,
  compileSql,
  type SqlRequest,
  type SqlStatement,
} from '#policy/index'
import { evaluateFew } from './evaluate-few.ts'

/** A pack whose every expression is checked; both back ends start from it. */
export type CompiledPack = CheckedPack

/** Whom a round looks at, on which day. */
export interface RoundScope {
  readonly countyCode: string
  readonly asOf: LocalDate
  /** Absent: everybody. */
  readonly households?: readonly string[] | undefined
}

/** What a pack says of the households of a round, as select statements. */
export interface RoundSource {
  /** household_id, category, verdicts, benefit, counted_lo, counted_hi, labels. */
  readonly households: Sql
  /** person_id, household_id, category, verdicts: only of persons with a class of their own. */
  readonly persons: Sql
  /** rule, household_id, person_id, truth, band: all that is true; unknown where an alert is. */
  readonly truths: Sql
}

/** Up to so many households the evaluation in JavaScript is quicker than planning the statements. */
const few = 200

/** The two back ends are proven equal: few households are evaluated here, many in the database. */
export async function roundSource(
  tx: Transaction,
  compiled: CompiledPack,
  scope: RoundScope,
): Promise<RoundSource> {
  const { households } = scope
  if (households && households.length <= few) {
    return evaluateFew(tx, compiled, { ...scope, households })
  }
  return compiledSource(compiled, scope)
}

/** The statements of the database's back end, whatever the number of households. */
export function compiledSource(compiled: CompiledPack, scope: RoundScope): RoundSource {
  const ids = scope.households && sql`${scope.households}::uuid[]`
  const request = { day: scope.asOf, scope: ids ? ('ids' as const) : ('all' as const) }
  const statements = statementsOf(compiled, request)
  const bound = (statement: SqlStatement) => bindStatement(statement, scope.countyCode, ids)
  return {
    households: bound(statements.household),
    persons: bound(statements.person),
    truths: sql`${bound(statements.rules)} union all ${unknownTruths(compiled, scope)}`,
  }
}

/** What is unknown of the households that have an alert which it may concern. */
function unknownTruths(compiled: CompiledPack, scope: RoundScope): Sql {
  const { countyCode, asOf, households } = scope
  const only = households ? sql`and h.household_id = any(${households}::uuid[])` : sql``
  const withAlerts = sql`array(
    select h.household_id from household_profile as h
    where h.county_code = ${countyCode} ${only} and h.household_id in (
      select coalesce(p.household_id, a.household_id)
      from alert as a
      left join person_profile as p on p.county_code = ${countyCode} and p.person_id = a.person_id
      where a.county_code = ${countyCode} and a.ended_on is null))`
  const { rules } = statementsOf(compiled, { day: asOf, scope: 'ids', outcome: 'all' })
  return sql`
    select u.rule, u.household_id, u.person_id, u.truth, u.band
    from (${bindStatement(rules, countyCode, withAlerts)}) as u
    where u.truth is null`
}

/** What some rules do not rule out, of the households that `ids` (an array in SQL) gives. */
export function openTruths(
  compiled: CompiledPack,
  { countyCode, asOf }: RoundScope,
  { ruleIds, ids }: { readonly ruleIds: readonly string[]; readonly ids: Sql },
): Sql {
  const request = { day: asOf, scope: 'ids', outcome: 'all', rules: ruleIds } as const
  return sql`
    select o.rule, o.household_id
    from (${bindStatement(statementsOf(compiled, request).rules, countyCode, ids)}) as o
    where o.truth is not false`
}

const compiledStatements = new WeakMap<CompiledPack, Map<string, CompiledSql>>()

/** The text of a day's statements is made once. */
function statementsOf(compiled: CompiledPack, request: SqlRequest): CompiledSql {
  const known = compiledStatements.get(compiled) ?? new Map<string, CompiledSql>()
  compiledStatements.set(compiled, known)
  const key = JSON.stringify(request)
  const found = known.get(key) ?? compileSql(compiled, request)
  if (known.size > 20) known.clear()
  known.set(key, found)
  return found
}

/** Puts the county for `$1` and the households for `$2`. */
function bindStatement(statement: SqlStatement, countyCode: string, ids: Sql | undefined): Sql {
  const parts = statement.text.split(/\$([12])(?!\d)/).map((part, index) => {
    if (index % 2 === 0) return trusted(part)
    if (part === '1') return sql`${countyCode}`
    if (!ids) throw new Error('a statement over everybody asks for households')
    return ids
  })
  return joinSql(parts, '')
}
