import type { Acting } from '#access/index'
import { type Sql, sql, type Transaction, trusted } from '#db/index'
import type { StagedFile } from '#sources/index'
import { addDoubts, mostRows } from './leave-unknown.ts'

/**
 * In a complete file, whoever could be the one in a row without a sound number, or in a row put aside,
 * is not absent: what the file says of them is unknown until the row is settled. That is everybody of
 * the row's name (also of old) whom its township, sex or birth date does not exclude; of a covered name,
 * everybody whose name agrees with what is left of it; without any name, everybody of its birth date;
 * and of a row that shows neither, everybody of its township, or whom the file covers. Gives how many.
 */
export async function doubtNamesakes(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
): Promise<number> {
  await gatherCovered(tx)
  return addDoubts(tx, whoItMayBe(acting, staged))
}

/** Of the covered townships only: elsewhere the file says nothing of who is not in it. */
function whoItMayBe({ countyCode }: Acting, { dataset, townships }: StagedFile): Sql {
  const covered =
    townships === 'county'
      ? trusted('true')
      : sql`left(h.division_code, 9) = any(${townships.map((code) => code.slice(0, 9))}::text[])`
  const registered = sql`
    join person_profile as f on f.county_code = ${countyCode} and f.person_id = p.id
    join household_profile as h
      on h.county_code = ${countyCode} and h.household_id = f.household_id and ${covered}`
  const subject = trusted(dataset.subject === '户' ? 'f.household_id' : 'p.id')
  const notExcluded = sql`d.kind <> '号码不在底册'
    and (left(d.division, 9) = left(coalesce(p.division_code, h.division_code), 9)) is not false
    and (d.sex = p.sex) is not false
    and not exists (
      select from match_decision as x
      where x.county_code = ${countyCode} and x.row_key = d.row_key and x.person_id = p.id
        and x.decision = '排除')`
  // Digits that a mask leaves were not mistyped: they exclude.
  const agrees = sql`(d.name is null or p.name_folded like d.pattern)
    and (d.ending is null or p.last_four_hash is null or exists (
      select from pg_temp.ending as e where e.person_id = p.id and e.ending = d.ending))
    and ${notExcluded}`
  return sql`
    select d.sheet, d.row_number, p.id, ${subject}
    from pg_temp.doubtful as d
    join person as p on p.county_code = ${countyCode} and p.name_folded = d.folded
    ${registered}
    where ${notExcluded} and (d.sure_birth = p.birth_date) is not false
    union all
    select d.sheet, d.row_number, p.id, ${subject}
    from pg_temp.doubtful as d
    join person_name as o on o.county_code = ${countyCode} and o.folded = d.folded
    join person as p on p.county_code = ${countyCode} and p.id = o.person_id
    ${registered}
    where ${notExcluded} and (d.sure_birth = p.birth_date) is not false
    union all
    select d.sheet, d.row_number, p.id, ${subject}
    from pg_temp.covered as d
    join person as p on p.county_code = ${countyCode} and p.birth_date = d.sure_birth
    ${registered}
    where ${agrees}
    union all
    select d.sheet, d.row_number, p.id, ${subject}
    from pg_temp.covered as d
    join person as p on p.county_code = ${countyCode} and p.birth_date is null
    ${registered}
    where d.sure_birth is not null and ${agrees}
    union all
    select d.sheet, d.row_number, p.id, ${subject}
    from pg_temp.covered as d
    join person as p
      on p.county_code = ${countyCode} and left(p.name_folded, 1) = left(d.pattern, 1)
    ${registered}
    where d.sure_birth is null and ${agrees}
    union all
    select d.sheet, d.row_number, p.id, ${subject}
    from pg_temp.covered as d
    join person as p on p.county_code = ${countyCode}
    ${registered}
    where d.sure_birth is null and coalesce(left(d.pattern, 1), '_') = '_' and ${agrees}`
}

/**
 * Rows without a whole name. Of rows that say the same no more are kept than are noted beside one
 * subject: a file whose names are all covered would else join each row with each person of its surname.
 */
async function gatherCovered(tx: Transaction): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.covered`)
  await tx.execute(trusted('create temp table covered (like pg_temp.doubtful) on commit drop'))
  await tx.execute(sql`
    insert into pg_temp.covered
    select d.*
    from pg_temp.doubtful as d
    join (
      select key, row_number() over (partition by pattern, sure_birth, sex, left(division, 9),
        ending order by sheet, row_number) as place
      from pg_temp.doubtful
      where folded is null and kind <> '号码不在底册'
    ) as c on c.key = d.key and c.place <= ${mostRows + 1}`)
  await tx.execute(trusted('analyze pg_temp.covered'))
}
