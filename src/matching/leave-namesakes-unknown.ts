import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { StagedFile } from '#sources/index'
import { insertUnknown, type LinkedRows } from './link-records.ts'

/** Damage to a number that leaves its visible digits as they were written. */
const endLost = ['精度丢失', '已脱敏']

/**
 * In a complete file, whoever could be the one in a row without a sound number, or in a row put aside,
 * is not absent: what the file says of them is unknown until the row is settled. That is everybody of
 * the row's name whom its township, sex or birth date does not exclude; without a name, everybody of
 * its birth date. Gives how many.
 */
export async function leaveNamesakesUnknown(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  linked: LinkedRows,
): Promise<number> {
  if (staged.counts.refused === 0 && linked.setAside === 0) return 0
  await gatherDoubtful(tx, staged)
  return insertUnknown(tx, linked.table, sql`(${whoItMayBe(acting, staged)}) as a`)
}

/** What the doubtful rows say of their persons, once each: a file may repeat itself a lot. */
async function gatherDoubtful(tx: Transaction, { table, layout }: StagedFile): Promise<void> {
  const has = (code: string) => layout.facts.some((fact) => fact.code === code)
  const written = has('birth_date') ? trusted('s.v_birth_date') : trusted('null::date')
  const sex = has('sex') ? trusted('s.v_sex') : trusted('null::text')
  // A digit too few or a wrong one may stand in the birth date itself: such a date excludes nobody.
  const isVisible = sql`jsonb_path_exists(s.problems, '$[*].kind ? (@ == $lost[*])',
    ${JSON.stringify({ lost: endLost })}::jsonb)`
  await tx.execute(sql`drop table if exists pg_temp.doubtful`)
  await tx.execute(sql`
    create temp table doubtful on commit drop as
    select distinct on (d.name, d.township, d.sex, d.birth_date, d.sure_birth_date) d.*
    from (
      select s.sheet, s.row_number, replace(s.name, '·', '') as name,
        left(s.division, 9) as township, ${sex} as sex,
        coalesce(${written}, s.birth_date) as birth_date,
        coalesce(${written}, case when ${isVisible} then s.birth_date end) as sure_birth_date
      from ${ident(table)} as s
      where s.verdict = 3 or (s.verdict = 2 and exists (
        select from pg_temp.set_aside as a
        where a.sheet = s.sheet and a.row_number = s.row_number))
    ) as d
    order by d.name, d.township, d.sex, d.birth_date, d.sure_birth_date, d.sheet, d.row_number`)
  await tx.execute(trusted('analyze pg_temp.doubtful'))
}

/** Of the covered townships only: elsewhere the file says nothing of who is not in it. */
function whoItMayBe({ countyCode }: Acting, { dataset, townships }: StagedFile): Sql {
  const covered =
    townships === 'county'
      ? trusted('true')
      : sql`left(h.division_code, 9) = any(${townships.map((code) => code.slice(0, 9))}::text[])`
  const persons = sql`
    select p.id as person_id, ${trusted(dataset.subject === '户' ? 'f.household_id' : 'p.id')} as
      subject_id, replace(p.name, '·', '') as name, p.sex, p.birth_date,
      left(coalesce(p.division_code, h.division_code), 9) as township
    from person as p
    join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    join household_profile as h
      on h.county_code = p.county_code and h.household_id = f.household_id
    where p.county_code = ${countyCode} and ${covered}`
  const notExcluded = trusted(`(d.township = q.township) is not false and
    (d.sex = q.sex) is not false`)
  return sql`
    with registered as not materialized (${persons})
    select d.sheet, d.row_number, q.person_id, q.subject_id
    from pg_temp.doubtful as d
    join registered as q on q.name = d.name
    where ${notExcluded} and (d.sure_birth_date = q.birth_date) is not false
    union all
    select d.sheet, d.row_number, q.person_id, q.subject_id
    from pg_temp.doubtful as d
    join registered as q on q.birth_date = d.birth_date
    where d.name is null and ${notExcluded}`
}
