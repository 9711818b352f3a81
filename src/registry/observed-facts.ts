import { ident, joinSql, type Sql, sql, trusted } from '#db/index'
import { type Fact, profileColumns } from '#policy/index'
import { registryFacts } from './domain.ts'

/** A fact on its way from a staging column to a profile column. */
export interface ObservedFact {
  readonly code: string
  readonly fact: Fact
  /** `v_<code>` of the staging table. */
  readonly staged: Sql
  /** `f_<code>` of the profile. */
  readonly column: Sql
  readonly sqlType: Sql
}

/** Whose facts are written: the table of their profile and what it is keyed by. */
export interface Subjects {
  readonly level: '人' | '户'
  readonly profile: Sql
  readonly key: Sql
}

export const persons: Subjects = {
  level: '人',
  profile: ident('person_profile'),
  key: ident('person_id'),
}

export const households: Subjects = {
  level: '户',
  profile: ident('household_profile'),
  key: ident('household_id'),
}

/** The facts of one level, without those that the registry keeps itself. */
export function observedFacts(facts: readonly Fact[], level: '人' | '户'): readonly ObservedFact[] {
  const wanted = facts.filter((fact) => fact.level === level && !registryFacts.includes(fact.code))
  const columns = profileColumns({
    facts: wanted,
    findByCode: () => undefined,
    findByName: () => undefined,
  })
  return columns.map(({ fact, column, sqlType }) => ({
    code: fact.code,
    fact,
    staged: ident(`v_${fact.code}`),
    column: ident(column),
    sqlType: trusted(sqlType),
  }))
}

/** The divisions that a batch covers whole; of a batch from before this was noted, its coverage. */
export function coversOf(batch: string): Sql {
  const name = ident(batch)
  return sql`coalesce(${name}.covers, array(select c.division_code from coverage as c
    where c.county_code = ${name}.county_code and c.batch_id = ${name}.id))`
}

/** Ordinals are odd for persons and even for households, so that one list serves both. */
export function ordinals(countyCode: string): Sql {
  return sql`
      select person_id as id, ordinal, household_id from person_profile
      where county_code = ${countyCode}
      union all
      select household_id, ordinal, household_id from household_profile
      where county_code = ${countyCode}`
}

/** Batches of which something holds: one being taken in counts, one that was undone does not. */
export function isInForce(batch: string): Sql {
  return sql`${ident(batch)}.state in ('暂存', '已入库')`
}

/** The facts of one level on which a row of alias `from` contradicts others of its subject; or null. */
export function ownConflicts(facts: readonly ObservedFact[], from: string): Sql {
  const codes = facts.map((fact) => fact.code)
  const all = sql`${ident(from)}.conflicts`
  return sql`case when ${all} && ${codes}::text[] then array(
      select c.code from unnest(${all}) as c (code) where c.code = any(${codes}::text[])) end`
}

/** One piece of SQL a fact, separated by commas. */
export function eachFact(
  facts: readonly ObservedFact[],
  write: (fact: ObservedFact) => Sql,
  separator = ', ',
): Sql {
  return joinSql(facts.map(write), separator)
}

/** The values of alias `from` as one object without nulls: what an observation keeps. */
export function factsObject(facts: readonly ObservedFact[], from: string): Sql {
  const alias = ident(from)
  // Twice as fast as jsonb_build_object, which looks the types up anew for every row.
  const pairs = eachFact(facts, (fact) => sql`${quoted(fact.code)}: ${alias}.${fact.staged}`)
  return sql`json_object(${pairs} absent on null returning jsonb)`
}

/** A fact's code as a literal; the catalogue admits only identifiers. */
export function quoted(code: string): Sql {
  if (!/^[a-z][a-z0-9_]*$/.test(code)) throw new RangeError(`not a fact code: ${code}`)
  return trusted(`'${code}'`)
}
