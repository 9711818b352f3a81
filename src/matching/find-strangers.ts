import type { Acting } from '#access/index'
import { ident, sql, type Transaction, trusted } from '#db/index'
import { loadNameReader } from '#registry/index'
import type { StagedFile } from '#sources/index'
import { gather, rowsOf } from './gather-doubtful.ts'

const atOnce = 20_000

/**
 * Rows with a sound number that nobody registered has, beside registered persons of the same name (as
 * written, or as read aloud) and a birth date that agrees in at least two of year, month and day: the
 * number may be a slip, here or in the registry. They are strangers too. Gives how many rows are in
 * doubt now; the pairs lie in `stranger_pair`.
 */
export async function gatherStrangers(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  from: number,
): Promise<number> {
  const strangers = await createStrangers(tx, acting, staged)
  if (strangers === 0) return from
  await keyNames(tx)
  await pairStrangers(tx, acting)
  const of = sql`${ident(staged.table)} as s
    join (select distinct sheet, row_number from pg_temp.stranger_pair) as t
      on t.sheet = s.sheet and t.row_number = s.row_number`
  return gather(tx, acting, { from, rows: rowsOf(staged, { kind: sql`'号码不在底册'`, of }) })
}

/** One row a number and name: a file may list a stranger often. */
async function createStrangers(
  tx: Transaction,
  { countyCode }: Acting,
  { table }: StagedFile,
): Promise<number> {
  for (const name of ['stranger', 'stranger_name', 'stranger_pair']) {
    await tx.execute(sql`drop table if exists ${ident(`pg_temp.${name}`)}`)
  }
  await tx.execute(
    trusted(`create temp table stranger_pair (sheet text, row_number integer, person_id uuid)
      on commit drop`),
  )
  await tx.execute(
    trusted(`create temp table stranger (sheet text, row_number integer, name text, id_hash uuid,
      birth_date date, year integer, month integer, day integer) on commit drop`),
  )
  const made = await tx.execute(sql`
    insert into pg_temp.stranger (sheet, row_number, name, id_hash, birth_date, year, month, day)
    select s.sheet, s.row_number, s.name, s.id_hash, s.birth_date,
      extract(year from s.birth_date)::integer as year,
      extract(month from s.birth_date)::integer as month,
      extract(day from s.birth_date)::integer as day
    from ${ident(table)} as s
    where s.verdict < 3 and s.id_hash is not null and s.name is not null and s.name not like '%*%'
      and not exists (
        select from person as p where p.county_code = ${countyCode} and p.id_hash = s.id_hash)`)
  if (made > 0) await tx.execute(trusted('analyze pg_temp.stranger'))
  return made
}

async function keyNames(tx: Transaction): Promise<void> {
  const { keysOf } = await loadNameReader()
  const rows = await tx.query<{ name: string }>(sql`select distinct name from pg_temp.stranger`)
  await tx.execute(
    trusted(`create temp table stranger_name (name text, folded text, sounds text[])
      on commit drop`),
  )
  for (let first = 0; first < rows.length; first += atOnce) {
    const names = rows.slice(first, first + atOnce).map(({ name }) => name)
    const keys = names.map((name) => keysOf(name))
    await tx.execute(sql`
      insert into pg_temp.stranger_name (name, folded, sounds)
      select k.name, k.folded, string_to_array(k.sounds, ' ')
      from unnest(${names}::text[], ${keys.map(({ folded }) => folded)}::text[],
        ${keys.map(({ sounds }) => sounds.join(' '))}::text[]) as k (name, folded, sounds)`)
  }
  await tx.execute(trusted('analyze pg_temp.stranger_name'))
}

/** Joins on whole keys, so that a million strangers are as quick as a sort. */
async function pairStrangers(tx: Transaction, { countyCode }: Acting): Promise<void> {
  const agreeing = (one: string, other: string) => sql`
    select t.sheet, t.row_number, p.id
    from pg_temp.stranger as t
    join pg_temp.stranger_name as n on n.name = t.name
    join person as p on p.county_code = ${countyCode} and p.name_folded = n.folded
      and extract(${trusted(one)} from p.birth_date)::integer = t.${ident(one)}
      and extract(${trusted(other)} from p.birth_date)::integer = t.${ident(other)}`
  await tx.execute(sql`
    insert into pg_temp.stranger_pair (sheet, row_number, person_id)
    ${agreeing('year', 'month')}
    union
    ${agreeing('year', 'day')}
    union
    ${agreeing('month', 'day')}
    union
    select t.sheet, t.row_number, p.person_id
    from pg_temp.stranger as t
    join pg_temp.stranger_name as n on n.name = t.name
    cross join lateral unnest(n.sounds) as u (sound)
    join (
      select q.id as person_id, q.birth_date, v.sound
      from person as q
      cross join lateral unnest(q.name_sounds) as v (sound)
      where q.county_code = ${countyCode}
    ) as p on p.birth_date = t.birth_date and p.sound = u.sound
    union
    select t.sheet, t.row_number, o.person_id
    from pg_temp.stranger as t
    join pg_temp.stranger_name as n on n.name = t.name
    join person_name as o on o.county_code = ${countyCode} and o.folded = n.folded
    join person as p on p.county_code = o.county_code and p.id = o.person_id
      and p.birth_date = t.birth_date
    union
    select t.sheet, t.row_number, d.person_id
    from pg_temp.stranger as t
    join match_decision as d on d.county_code = ${countyCode} and d.id_hash = t.id_hash`)
  await tx.execute(trusted('analyze pg_temp.stranger_pair'))
}
