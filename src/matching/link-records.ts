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
}

/** The table of the linked rows, made from the staging table's name. */
export function linkedTable(staged: Pick<StagedFile, 'table'>): string {
  return `${staged.table}_m`
}

/** Finds the person of each staged row by the hash of the number, all at once. Gives how many rows have one. */
export async function linkByNumber(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
): Promise<LinkedRows & { readonly matched: number }> {
  const table = linkedTable(staged)
  const facts = combineRows(staged.dataset, staged.layout, staged.facts)
  // Made from the select: filled in bulk, which an insert into a table is not.
  await tx.execute(sql`
    create unlogged table ${ident(table)} with (autovacuum_enabled = false) as
    select ${linkedColumns(staged)},
      s.name <> p.name and replace(s.name, '·', '') <> replace(p.name, '·', '') as name_differs,
      ${valuesOf(staged, facts)}
    from ${ident(staged.table)} as s
    join person as p on p.county_code = ${acting.countyCode} and p.id_hash = s.id_hash
    ${householdOf(acting, staged)}
    where s.verdict < 3`)
  const [row] = await tx.query<{ matched: number }>(sql`
    select count(*) as matched from ${ident(table)}`)
  return { table, facts, matched: row?.matched ?? 0 }
}

/** Links rows whose person is known otherwise: `rows` has sheet, row_number, person_id. */
export function linkRows(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  { linked: { table, facts }, rows }: { readonly linked: LinkedRows; readonly rows: Sql },
): Promise<number> {
  return tx.execute(sql`
    insert into ${ident(table)}
    select ${linkedColumns(staged)}, false, ${valuesOf(staged, facts)}
    from ${ident(staged.table)} as s
    join (${rows}) as r on r.sheet = s.sheet and r.row_number = s.row_number
    join person as p on p.county_code = ${acting.countyCode} and p.id = r.person_id
    ${householdOf(acting, staged)}`)
}

/** A table of such rows alone. */
export async function linkOnly(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  rows: Sql,
): Promise<LinkedRows> {
  const linked = {
    table: linkedTable(staged),
    facts: combineRows(staged.dataset, staged.layout, staged.facts),
  }
  await tx.execute(sql`
    create unlogged table ${ident(linked.table)} as
    select ${linkedColumns(staged)}, false as name_differs, ${valuesOf(staged, linked.facts)}
    from ${ident(staged.table)} as s
    cross join person as p
    ${householdOf(acting, staged)}
    where false`)
  await linkRows(tx, acting, staged, { linked, rows })
  return linked
}

function linkedColumns(staged: StagedFile): Sql {
  const subject = trusted(staged.dataset.subject === '户' ? 'h.household_id' : 'p.id')
  return sql`s.sheet, s.row_number, null::integer[] as more_rows, p.id as person_id,
    ${subject} as subject_id, null::text[] as conflicts, s.name`
}

function valuesOf(staged: StagedFile, facts: readonly FactExpressions[]): Sql {
  const texts = staged.layout.texts.map((_, at) => sql`s.${ident(`r_${at}`)}`)
  return joinSql([selectFacts(facts, 'ofOne'), ...texts], ', ')
}

/** Rows of 户 datasets belong to the household of the person. */
function householdOf(acting: Acting, staged: StagedFile): Sql {
  if (staged.dataset.subject !== '户') return sql``
  return sql`
    join person_profile as h on h.county_code = ${acting.countyCode} and h.person_id = p.id`
}

/** Several rows of one subject become one; gives how many rows contradict another of the same subject. */
export async function combineRepeatedRows(
  tx: Transaction,
  staged: StagedFile,
  { table, facts }: LinkedRows,
): Promise<number> {
  const repeated = await findRepeated(tx, table)
  return repeated ? combineRepeated(tx, staged, { table, facts }) : 0
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

/** Puts the rows of each repeated subject together, by the dataset's 汇总. */
async function combineRepeated(
  tx: Transaction,
  staged: StagedFile,
  { table, facts }: LinkedRows,
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
