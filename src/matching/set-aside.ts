import type { Acting } from '#access/index'
import { ident, sql, type Transaction, trusted } from '#db/index'
import { loadNameReader } from '#registry/index'
import type { StagedFile } from '#sources/index'
import { compareNames, isSameName } from './name-likeness.ts'

interface DifferingRow {
  readonly sheet: string
  readonly row_number: number
  readonly person_id: string
  readonly said: string
  readonly name: string
  readonly other_names: readonly string[]
}

/**
 * Takes out the rows of a number that stands for another name than the registry's, or for several
 * names in this file. What they say of the person is unknown: the person is not absent. A variant of a
 * character, a name on record or a covered one that agrees is the same name.
 */
export async function setAsideNames(
  tx: Transaction,
  acting: Acting,
  { table }: { readonly table: string },
): Promise<number> {
  const linked = ident(table)
  await tx.execute(sql`drop table if exists pg_temp.set_aside`)
  await tx.execute(sql`drop table if exists pg_temp.other_name`)
  await tx.execute(trusted(setAsideTable))
  const unlike = (await readDiffering(tx, acting, table)).filter(await isUnlike())
  if (unlike.length === 0) return 0
  await tx.execute(
    trusted(`create temp table other_name (sheet text, row_number integer, person_id uuid)
      on commit drop`),
  )
  await tx.execute(sql`
    insert into pg_temp.other_name
    select * from unnest(${unlike.map(({ sheet }) => sheet)}::text[],
      ${unlike.map(({ row_number }) => row_number)}::integer[],
      ${unlike.map(({ person_id }) => person_id)}::uuid[])`)
  await tx.execute(trusted('analyze pg_temp.other_name'))
  await tx.execute(sql`
    insert into pg_temp.set_aside (sheet, row_number, person_id, subject_id, kind)
    select m.sheet, m.row_number, m.person_id, m.subject_id, '同号多人'
    from ${linked} as m
    join (
      select r.person_id
      from ${linked} as r
      where r.person_id in (select o.person_id from pg_temp.other_name as o)
      group by r.person_id
      having count(distinct replace(r.name, '·', '')) > 1
    ) as n on n.person_id = m.person_id`)
  await tx.execute(sql`
    insert into pg_temp.set_aside (sheet, row_number, person_id, subject_id, kind)
    select m.sheet, m.row_number, m.person_id, m.subject_id, '姓名不符'
    from ${linked} as m
    join pg_temp.other_name as o on o.sheet = m.sheet and o.row_number = m.row_number
    where not exists (select from pg_temp.set_aside as a where a.person_id = m.person_id)`)
  return tx.execute(sql`
    delete from ${linked} as m
    using pg_temp.set_aside as a
    where m.sheet = a.sheet and m.row_number = a.row_number`)
}

const setAsideTable = `create temp table set_aside (
  sheet text, row_number integer, person_id uuid, subject_id uuid, kind text
) on commit drop`

function readDiffering(
  tx: Transaction,
  { countyCode }: Acting,
  table: string,
): Promise<DifferingRow[]> {
  return tx.query<DifferingRow>(sql`
    select m.sheet, m.row_number, m.person_id, m.name as said, p.name,
      array(select o.name from person_name as o
        where o.county_code = ${countyCode} and o.person_id = p.id) as other_names
    from ${ident(table)} as m
    join person as p on p.county_code = ${countyCode} and p.id = m.person_id
    where m.name_differs`)
}

async function isUnlike(): Promise<(row: DifferingRow) => boolean> {
  const reader = await loadNameReader()
  return ({ said, name, other_names }) =>
    !isSameName(compareNames(reader, said, { name, otherNames: other_names }))
}

/** The rows put aside get their verdict and say why. */
export async function markSetAside(tx: Transaction, staged: StagedFile): Promise<void> {
  await tx.execute(sql`
    update ${ident(staged.table)} as s
    set verdict = greatest(s.verdict, 2),
      problems = coalesce(s.problems, '[]'::jsonb) || jsonb_build_array(jsonb_build_object(
        'column', case a.kind when '号码不在底册' then '身份证号' else '姓名' end, 'kind', a.kind,
        'verdict', '需确认', 'problem', ${JSON.stringify(words)}::jsonb ->> a.kind))
    from pg_temp.set_aside as a
    where s.sheet = a.sheet and s.row_number = a.row_number`)
}

const words = {
  同号多人:
    '同一个身份证号在本文件中有不同的姓名，这些行都没有采用。请向报送部门核实各是谁的证件号',
  姓名不符: '身份证号与底册中的人相同而姓名不同，这一行没有采用。请核对是号码填错还是姓名有变',
  号码不在底册:
    '底册中没有这个身份证号，但有姓名和出生日期相同或相近的人，已列为候选。请核对是否同一个人',
}
