import type { Acting } from '#access/index'
import { ident, sql, type Transaction, trusted } from '#db/index'
import type { StagedFile } from '#sources/index'

/**
 * Fills `pair` with the persons whom each row in doubt may mean, by what narrows them down: numbers one
 * slip away, the name with a birth date or a township, the sound of the name with the birth date, the
 * last four digits, the household of the number or of the head. What is refused is left out. Gives how
 * many pairs there are.
 */
export async function findPairs(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  linked: string,
): Promise<number> {
  const { countyCode } = acting
  for (const table of ['block', 'pair']) {
    await tx.execute(sql`drop table if exists ${ident(`pg_temp.${table}`)}`)
  }
  await tx.execute(trusted('create temp table block (key integer, person_id uuid) on commit drop'))
  await tx.execute(
    trusted(`create temp table pair (at integer, key integer, person_id uuid, subject_id uuid,
      present boolean) on commit drop`),
  )
  await byNumber(tx, countyCode)
  await byName(tx, countyCode)
  await byBirth(tx, countyCode)
  await byHousehold(tx, countyCode)
  const pairs = await tx.execute(sql`
    insert into pg_temp.pair (at, key, person_id, subject_id, present)
    select row_number() over (order by b.key, b.person_id)::integer as at, b.key, b.person_id,
      ${staged.dataset.subject === '户' ? sql`f.household_id` : sql`b.person_id`} as subject_id,
      exists (select from ${ident(linked)} as m where m.person_id = b.person_id) as present
    from (select distinct key, person_id from pg_temp.block) as b
    join pg_temp.doubtful as d on d.key = b.key
    join person_profile as f on f.county_code = ${countyCode} and f.person_id = b.person_id
    where not exists (
      select from match_decision as x
      where x.county_code = ${countyCode} and x.row_key = d.row_key and x.person_id = b.person_id
        and x.decision = '排除')`)
  await tx.execute(trusted('create index on pg_temp.pair (at)'))
  await tx.execute(trusted('analyze pg_temp.pair'))
  return pairs
}

async function byNumber(tx: Transaction, countyCode: string): Promise<void> {
  await tx.execute(sql`
    insert into pg_temp.block (key, person_id)
    select n.key, p.id
    from pg_temp.neighbour as n
    join person as p on p.county_code = ${countyCode} and p.id_hash = n.id_hash
    union all
    select d.key, d.person_id from pg_temp.doubtful as d where d.person_id is not null
    union all
    select d.key, t.person_id
    from pg_temp.doubtful as d
    join pg_temp.stranger_pair as t on t.sheet = d.sheet and t.row_number = d.row_number
    where d.kind = '号码不在底册'
    union all
    select d.key, p.id
    from pg_temp.doubtful as d
    join pg_temp.ending as e on e.ending = d.ending
    join person as p on p.county_code = ${countyCode} and p.id = e.person_id
    where p.name_folded = d.folded or p.name_sounds && d.sounds or p.name_folded like d.pattern
      or (d.name is null and p.birth_date between d.birth_from and d.birth_to)`)
}

/** The name as written, with the birth date (or most of it) or the township; another name on record. */
async function byName(tx: Transaction, countyCode: string): Promise<void> {
  await tx.execute(sql`
    insert into pg_temp.block (key, person_id)
    select d.key, p.id
    from pg_temp.doubtful as d
    join person as p on p.county_code = ${countyCode} and p.name_folded = d.folded
    join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    join household_profile as h
      on h.county_code = p.county_code and h.household_id = f.household_id
    where d.kind <> '号码不在底册' and (
      p.birth_date between d.birth_from and d.birth_to
      or left(coalesce(p.division_code, h.division_code), 9) = left(d.division, 9)
      or (extract(year from p.birth_date) = extract(year from d.birth_date))::integer
        + (extract(month from p.birth_date) = extract(month from d.birth_date))::integer
        + (extract(day from p.birth_date) = extract(day from d.birth_date))::integer >= 2)
    union all
    select d.key, o.person_id
    from pg_temp.doubtful as d
    join person_name as o on o.county_code = ${countyCode} and o.folded = d.folded
    where d.kind <> '号码不在底册'`)
}

/** The day of birth, with a name that sounds alike, is covered, or begins alike in the same township. */
async function byBirth(tx: Transaction, countyCode: string): Promise<void> {
  await tx.execute(sql`
    insert into pg_temp.block (key, person_id)
    select d.key, p.id
    from pg_temp.doubtful as d
    join person as p on p.county_code = ${countyCode} and p.birth_date = d.birth_date
    where d.kind <> '号码不在底册' and (p.name_sounds && d.sounds or p.name_folded like d.pattern
      or d.name is null or left(p.name_folded, 1) = left(d.folded, 1)
      or right(p.name_folded, 1) = right(d.folded, 1))
    union all
    select d.key, p.id
    from pg_temp.doubtful as d
    join person as p on p.county_code = ${countyCode}
      and p.birth_date between d.birth_from and d.birth_to
    where d.birth_from <> d.birth_to and d.birth_to - d.birth_from <= 31 and (d.pattern is not null or d.sounds <> '{}')
      and (p.name_folded like d.pattern or p.name_sounds && d.sounds)`)
}

/** Somebody of the household that the row's number, or the head it names, belongs to. */
async function byHousehold(tx: Transaction, countyCode: string): Promise<void> {
  await tx.execute(sql`
    insert into pg_temp.block (key, person_id)
    select d.key, g.person_id
    from (
      select key, folded, sounds, pattern, person_id from pg_temp.doubtful
      where person_id is not null
      union all
      select q.key, q.folded, q.sounds, q.pattern, o.id
      from pg_temp.doubtful as q
      join person as o on o.county_code = ${countyCode} and o.id_hash = q.head_hash
    ) as d
    join person_profile as f on f.county_code = ${countyCode} and f.person_id = d.person_id
    join person_profile as g on g.county_code = f.county_code and g.household_id = f.household_id
    join person as p on p.county_code = g.county_code and p.id = g.person_id
    where p.name_folded = d.folded or p.name_sounds && d.sounds or p.name_folded like d.pattern`)
}
