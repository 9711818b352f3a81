import type { Acting } from '#access/index'
import { ident, joinSql, type Sql, sql, type Transaction, trusted } from '#db/index'
import {
  combineRows,
  type FactExpressions,
  factColumn,
  type StagedFile,
  selectFacts,
} from '#sources/index'

/** The rows whose person is known, one row a subject, as the registry takes them. */
export interface LinkedRows {
  readonly table: string
  readonly facts: readonly FactExpressions[]
  /** Rows of the file whose number is a registered person's. */
  readonly matched: number
  /** Rows put aside for a person to confirm, and not used. */
  readonly setAside: number
  /** Rows that contradict another row of the same subject in some fact. */
  readonly contradictory: number
}

/** The table of the linked rows, made from the staging table's name. */
export function linkedTable(staged: StagedFile): string {
  return `${staged.table}_m`
}

/**
 * Finds the person of each staged row by the hash of the number, all at once. A row that names
 * somebody else than the registry does, and numbers under which the file has several names, are put
 * aside. Several rows of one subject become one.
 */
export async function linkRecords(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
): Promise<LinkedRows> {
  const table = linkedTable(staged)
  const facts = combineRows(staged.dataset, staged.layout, staged.facts)
  const matched = await createLinked(tx, acting, { staged, table, facts })
  const repeated = await findRepeated(tx, table)
  const setAside = await setAsideNames(tx, staged, { table, repeated })
  const contradictory = repeated ? await combineRepeated(tx, staged, { table, facts }) : 0
  if (setAside > 0) await insertUnknown(tx, table, trusted('pg_temp.set_aside as a'))
  await tx.execute(sql`analyze ${ident(table)} (person_id, subject_id)`)
  return { table, facts, matched, setAside, contradictory }
}

interface Linking {
  readonly staged: StagedFile
  readonly table: string
  readonly facts: readonly FactExpressions[]
}

/** Rows of 户 datasets belong to the household of the person. Gives how many rows have a person. */
async function createLinked(
  tx: Transaction,
  acting: Acting,
  { staged, table, facts }: Linking,
): Promise<number> {
  const ofHousehold = staged.dataset.subject === '户'
  const values = [
    selectFacts(facts, 'ofOne'),
    ...staged.layout.texts.map((_, at) => sql`s.${ident(`r_${at}`)}`),
  ]
  const household = sql`
    join person_profile as h on h.county_code = ${acting.countyCode} and h.person_id = p.id`
  // Made from the select: filled in bulk, which an insert into a table is not.
  await tx.execute(sql`
    create unlogged table ${ident(table)} with (autovacuum_enabled = false) as
    select s.sheet, s.row_number, null::integer[] as more_rows, p.id as person_id,
      ${trusted(ofHousehold ? 'h.household_id' : 'p.id')} as subject_id,
      null::text[] as conflicts, s.name,
      s.name <> p.name and replace(s.name, '·', '') <> replace(p.name, '·', '') as name_differs,
      ${joinSql(values, ', ')}
    from ${ident(staged.table)} as s
    join person as p on p.county_code = ${acting.countyCode} and p.id_hash = s.id_hash
    ${ofHousehold ? household : sql``}
    where s.verdict < 3`)
  const [row] = await tx.query<{ matched: number }>(sql`
    select count(*) as matched from ${ident(table)}`)
  return row?.matched ?? 0
}

/** Whether any subject has several rows; which ones is kept for this transaction. */
async function findRepeated(tx: Transaction, table: string): Promise<boolean> {
  await tx.execute(sql`drop table if exists pg_temp.repeated`)
  await tx.execute(trusted('create temp table repeated (subject_id uuid) on commit drop'))
  const found = await tx.execute(sql`
    insert into pg_temp.repeated (subject_id)
    select subject_id from ${ident(table)} group by subject_id having count(*) > 1`)
  return found > 0
}

/**
 * Takes out the rows of a number that stands for another name than the registry's, or for several
 * names in this file. What they say of the person is unknown: the person is not absent.
 */
async function setAsideNames(
  tx: Transaction,
  staged: StagedFile,
  { table, repeated }: { readonly table: string; readonly repeated: boolean },
): Promise<number> {
  const linked = ident(table)
  await tx.execute(sql`drop table if exists pg_temp.set_aside`)
  await tx.execute(trusted(setAsideTable))
  if (repeated) {
    await tx.execute(sql`
      insert into pg_temp.set_aside
      select m.sheet, m.row_number, m.person_id, m.subject_id, '同号多人'
      from ${linked} as m
      join (
        select r.person_id
        from ${linked} as r
        join pg_temp.repeated as d on d.subject_id = r.subject_id
        group by r.person_id
        having count(distinct replace(r.name, '·', '')) > 1
      ) as n on n.person_id = m.person_id`)
  }
  await tx.execute(sql`
    insert into pg_temp.set_aside
    select m.sheet, m.row_number, m.person_id, m.subject_id, '姓名不符'
    from ${linked} as m
    where m.name_differs
      and not exists (select from pg_temp.set_aside as a where a.person_id = m.person_id)`)
  const count = await tx.execute(sql`
    delete from ${linked} as m
    using pg_temp.set_aside as a
    where m.sheet = a.sheet and m.row_number = a.row_number`)
  if (count === 0) return 0
  await markRows(tx, staged)
  return count
}

const setAsideTable = `create temp table set_aside (
  sheet text, row_number integer, person_id uuid, subject_id uuid, kind text
) on commit drop`

/** The rows put aside get their verdict and say why. */
async function markRows(tx: Transaction, staged: StagedFile): Promise<void> {
  await tx.execute(sql`
    update ${ident(staged.table)} as s
    set verdict = greatest(s.verdict, 2),
      problems = coalesce(s.problems, '[]'::jsonb) || jsonb_build_array(jsonb_build_object(
        'column', '姓名', 'kind', a.kind, 'verdict', '需确认', 'problem', case a.kind
          when '同号多人' then ${severalNames}::text else ${otherName}::text end))
    from pg_temp.set_aside as a
    where s.sheet = a.sheet and s.row_number = a.row_number`)
}

const severalNames =
  '同一个身份证号在本文件中有不同的姓名，这些行都没有采用。请向报送部门核实各是谁的证件号'
const otherName = '身份证号与底册中的人相同而姓名不同，这一行没有采用。请核对是号码填错还是姓名有变'

/** People of whom the file speaks without being understood: every fact of it is unknown for them. */
export async function insertUnknown(tx: Transaction, table: string, people: Sql): Promise<number> {
  return tx.execute(sql`
    insert into ${ident(table)} (sheet, row_number, person_id, subject_id)
    select distinct on (a.subject_id) a.sheet, a.row_number, a.person_id, a.subject_id
    from ${people}
    where not exists (select from ${ident(table)} as m where m.subject_id = a.subject_id)
    order by a.subject_id, a.sheet, a.row_number`)
}

/** Puts the rows of each repeated subject together, by the dataset's 汇总. */
async function combineRepeated(
  tx: Transaction,
  staged: StagedFile,
  { table, facts }: { readonly table: string; readonly facts: readonly FactExpressions[] },
): Promise<number> {
  const linked = ident(table)
  const columns = joinSql(
    facts.map(({ fact }) => ident(factColumn(fact))),
    ', ',
  )
  const conflicts = facts.flatMap(({ fact, differs }) =>
    differs ? [sql`case when ${differs} then ${fact.code}::text end`] : [],
  )
  const conflicting = conflicts.length === 0 ? trusted('null::text') : joinSql(conflicts, ', ')
  await tx.execute(sql`drop table if exists pg_temp.combined`)
  await tx.execute(sql`
    create temp table combined (like ${linked} including defaults) on commit drop`)
  await tx.execute(sql`
    insert into pg_temp.combined (sheet, row_number, more_rows, person_id, subject_id, conflicts,
      ${columns})
    select c.sheet, c.row_numbers[1], c.row_numbers[2:], c.person_id, c.subject_id,
      nullif(array_remove(c.conflicts, null), '{}'), ${columns}
    from (
      select min(s.sheet) as sheet, array_agg(s.row_number order by s.sheet, s.row_number) as row_numbers,
        (array_agg(s.person_id order by s.sheet, s.row_number))[1] as person_id, s.subject_id,
        array[${conflicting}]::text[] as conflicts, ${selectFacts(facts, 'ofMany')}
      from ${linked} as s
      join pg_temp.repeated as r on r.subject_id = s.subject_id
      group by s.subject_id
    ) as c`)
  await tx.execute(sql`
    delete from ${linked} as m using pg_temp.repeated as r where r.subject_id = m.subject_id`)
  await tx.execute(sql`
    insert into ${linked} (sheet, row_number, more_rows, person_id, subject_id, conflicts, ${columns})
    select sheet, row_number, more_rows, person_id, subject_id, conflicts, ${columns}
    from pg_temp.combined`)
  return markConflicts(tx, staged)
}

/** Rows that contradict each other are listed; the facts in question stay unknown. */
async function markConflicts(tx: Transaction, staged: StagedFile): Promise<number> {
  const names = Object.fromEntries(staged.facts.map(({ code, name }) => [code, name]))
  return tx.execute(sql`
    update ${ident(staged.table)} as s
    set verdict = greatest(s.verdict, 2),
      problems = coalesce(s.problems, '[]'::jsonb) || jsonb_build_array(jsonb_build_object(
        'column', ${JSON.stringify(names)}::jsonb ->> c.conflicts[1], 'kind', '同人多值',
        'verdict', '需确认', 'problem', ${severalValues}::text))
    from pg_temp.combined as c
    where c.conflicts is not null and s.sheet = c.sheet
      and s.row_number = any(c.row_number || c.more_rows)`)
}

const severalValues =
  '同一对象在本文件中有几行，这一项的值互不相同，按未知处理。请向报送部门核实以哪一行为准'
