import { joinSql, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  type CheckedPack,
  type CompiledSql,
  compileSql,
  type SqlRequest,
  type SqlStatement,
} from '#policy/index'

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

/** The statements of the database's back end, whatever the number of households. */
export async function compiledSource(
  tx: Transaction,
  compiled: CompiledPack,
  scope: RoundScope,
): Promise<RoundSource> {
  const { countyCode, households } = scope
  const request = { day: scope.asOf, scope: households ? ('ids' as const) : ('all' as const) }
  const statements = statementsOf(compiled, request)
  const bound = (statement: SqlStatement) => bindStatement(statement, countyCode, households)
  const alerted = await householdsWithAlerts(tx, scope)
  const unknown = outcomes(compiled, scope, { households: alerted })
  return {
    households: bound(statements.household),
    persons: bound(statements.person),
    truths: sql`
      ${bound(statements.rules)}
      union all
      select u.rule, u.household_id, u.person_id, u.truth, u.band
      from (${unknown}) as u
      where u.truth is null`,
  }
}

/** What some rules do not rule out of these households. */
export function openTruths(
  compiled: CompiledPack,
  scope: RoundScope,
  wanted: { readonly rules: readonly string[]; readonly households: readonly string[] },
): Sql {
  return sql`
    select o.rule, o.household_id, o.person_id
    from (${outcomes(compiled, scope, wanted)}) as o
    where o.truth is not false`
}

/** Beyond so many households a statement over all of them is quicker than one over a list. */
const longestList = 100_000

/** Every outcome of the rules; the households are given as a list, so that the planner counts them. */
function outcomes(
  compiled: CompiledPack,
  { countyCode, asOf }: RoundScope,
  { rules, households }: { rules?: readonly string[]; households: readonly string[] },
): Sql {
  const isList = households.length <= longestList
  const request: SqlRequest = {
    day: asOf,
    outcome: 'all',
    scope: isList ? 'ids' : 'all',
    ...(rules && { rules }),
  }
  const statement = statementsOf(compiled, request).rules
  const found = bindStatement(statement, countyCode, isList ? households : undefined)
  if (isList) return found
  return sql`
    select f.rule, f.household_id, f.person_id, f.truth, f.band
    from (${found}) as f
    join unnest(${households}::uuid[]) as h (id) on h.id = f.household_id`
}

async function householdsWithAlerts(tx: Transaction, scope: RoundScope): Promise<string[]> {
  const { countyCode, households } = scope
  const found = await tx.query<{ id: string }>(sql`
    select distinct coalesce(p.household_id, a.household_id) as id
    from alert as a
    left join person_profile as p on p.county_code = ${countyCode} and p.person_id = a.person_id
    where a.county_code = ${countyCode} and a.ended_on is null and a.household_id is not null`)
  if (!households) return found.map(({ id }) => id)
  const inRound = new Set(households)
  return found.map(({ id }) => id).filter((id) => inRound.has(id))
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
export function bindStatement(
  statement: SqlStatement,
  countyCode: string,
  households?: readonly string[],
): Sql {
  const parts = statement.text.split(/\$([12])(?!\d)/).map((part, index) => {
    if (index % 2 === 0) return trusted(part)
    if (part === '1') return sql`${countyCode}`
    if (!households) throw new Error('a statement over everybody asks for households')
    return sql`${households}`
  })
  return joinSql(parts, '')
}
