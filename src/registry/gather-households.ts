import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { StagedObservations } from './observed-batch.ts'
import { eachFact, type ObservedFact, quoted } from './observed-facts.ts'

/**
 * The staged persons' rows brought together by household, since several members may stand in a file
 * about households: equal values are one, differing ones a conflict and unknown.
 */
export async function gatherHouseholds(
  tx: Transaction,
  acting: Acting,
  input: StagedObservations,
  facts: readonly ObservedFact[],
): Promise<Sql> {
  const own = input.conflicts === undefined ? undefined : ident(input.conflicts)
  const staged = eachFact(facts, ({ staged, code, sqlType }) => {
    const least = leastOf(sqlType)
    const most = mostOf(sqlType)
    const spoilt = own ? sql` and bool_or(${quoted(code)} = any(s.${own})) is not true` : sql``
    return sql`case when ${least}(s.${staged}) = ${most}(s.${staged})${spoilt}
      then ${least}(s.${staged}) end as ${staged}`
  })
  const conflicting = eachFact(facts, ({ staged, code, sqlType }) => {
    const spoilt = own ? sql` or bool_or(${quoted(code)} = any(s.${own}))` : sql``
    const differ = sql`${leastOf(sqlType)}(s.${staged}) <> ${mostOf(sqlType)}(s.${staged})${spoilt}`
    return sql`case when ${differ} then ${quoted(code)} end`
  })
  await tx.execute(sql`drop table if exists pg_temp.gathered`)
  await tx.execute(sql`
    create temp table gathered on commit drop as
    select g.subject_id, g.sheet, g.all_rows[1] as row_number, nullif(g.all_rows[2:], '{}') as more_rows,
      nullif(array_remove(g.conflicts, null), '{}') as conflicts,
      ${eachFact(facts, ({ staged }) => sql`g.${staged}`)}
    from (
      select p.household_id as subject_id, min(s.sheet) as sheet,
        array_agg(r.row_number order by s.sheet, r.row_number) as all_rows,
        array[${conflicting}]::text[] as conflicts,
        ${staged}
      from ${ident(input.staging)} as s
      join person_profile as p on p.county_code = ${acting.countyCode} and p.person_id = s.person_id
      cross join lateral unnest(array[s.row_number] || s.more_rows) as r (row_number)
      group by p.household_id
    ) as g`)
  return trusted('pg_temp.gathered')
}

function leastOf(sqlType: Sql): Sql {
  return trusted(sqlType.text === 'boolean' ? 'bool_and' : 'min')
}

function mostOf(sqlType: Sql): Sql {
  return trusted(sqlType.text === 'boolean' ? 'bool_or' : 'max')
}
