import type { Acting } from '#access/index'
import { type Sql, sql, type Transaction, trusted } from '#db/index'
import type { StagedFile } from '#sources/index'
import { addDoubts } from './leave-unknown.ts'

/**
 * In a complete file, whoever could be the one in a row without a sound number, or in a row put aside,
 * is not absent: what the file says of them is unknown until the row is settled. That is everybody of
 * the row's name whom its township, sex or birth date does not exclude; without a whole name, everybody
 * of its birth date whose name agrees with what is left of it. Gives how many.
 */
export async function doubtNamesakes(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
): Promise<number> {
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
  return sql`
    select d.sheet, d.row_number, p.id, ${subject}
    from pg_temp.doubtful as d
    join person as p on p.county_code = ${countyCode} and p.name_folded = d.folded
    ${registered}
    where ${notExcluded} and (d.sure_birth = p.birth_date) is not false
    union all
    select d.sheet, d.row_number, p.id, ${subject}
    from pg_temp.doubtful as d
    join person as p on p.county_code = ${countyCode} and p.birth_date = d.birth_date
    ${registered}
    where (d.name is null or p.name_folded like d.pattern) and ${notExcluded}`
}
