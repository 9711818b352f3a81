import type { Acting } from '#access/index'
import { ident, sql, type Transaction } from '#db/index'
import type { RowCounts, RowProblem } from './domain.ts'
import type { StagedFile } from './stage-rows.ts'
import { dropStaging } from './staging-table.ts'

/** What is kept of a batch beside its rows: four numbers and what came of them. */
export interface BatchResult {
  readonly rows: RowCounts
  readonly matched: number
  readonly unmatched: number
  readonly leads: number
  readonly candidates: number
  readonly factsChanged: number
  readonly subjectsChanged: number
  readonly sightings: number
  readonly absences: number
  readonly conflicts: number
}

/** The counts after matching has put rows aside for a person to confirm. */
export async function recountRows(tx: Transaction, staged: StagedFile): Promise<RowCounts> {
  const rows = await tx.query<{ verdict: number; count: number }>(sql`
    select verdict, count(*) as count from ${ident(staged.table)} group by verdict`)
  const of = (verdict: number) => rows.find((row) => row.verdict === verdict)?.count ?? 0
  const { total, dropped } = staged.counts
  const [usable, corrected, needConfirm, refused] = [of(0), of(1), of(2), of(3)]
  return { total, usable, corrected, needConfirm, refused, dropped }
}

/** Lists the rows with problems. */
export async function writeProblems(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
): Promise<void> {
  await tx.execute(sql`
    insert into row_problem (batch_id, county_code, sheet, row_number, column_name, kind, verdict,
      problem, suggestion)
    select ${staged.batchId}, ${acting.countyCode}, s.sheet, s.row_number, p ->> 'column',
      p ->> 'kind', p ->> 'verdict', p ->> 'problem', p ->> 'suggestion'
    from ${ident(staged.table)} as s
    cross join lateral jsonb_array_elements(s.problems) as p
    where s.problems is not null
    on conflict do nothing`)
}

export interface ListedProblem extends RowProblem {
  readonly sheet: string
  readonly row: number
}

/** Lists the problems of rows that were not staged in a table. */
export async function writeListedProblems(
  tx: Transaction,
  acting: Acting,
  { batchId, problems }: { readonly batchId: string; readonly problems: readonly ListedProblem[] },
): Promise<void> {
  if (problems.length === 0) return
  await tx.execute(sql`
    insert into row_problem (batch_id, county_code, sheet, row_number, column_name, kind, verdict,
      problem, suggestion)
    select ${batchId}, ${acting.countyCode}, p ->> 'sheet', (p ->> 'row')::integer, p ->> 'column',
      p ->> 'kind', p ->> 'verdict', p ->> 'problem', p ->> 'suggestion'
    from jsonb_array_elements(${JSON.stringify(problems)}::jsonb) as p
    on conflict do nothing`)
}

export interface CoverageInput {
  readonly batchId: string
  readonly dataset: string
  readonly period: string
  readonly townships: readonly string[]
  readonly rowsByTownship: ReadonlyMap<string, number>
}

/** Notes where the dataset was delivered whole, and answers the requests for it. */
export async function writeCoverage(
  tx: Transaction,
  acting: Acting,
  input: CoverageInput,
): Promise<void> {
  const { batchId, dataset, period, townships, rowsByTownship } = input
  if (townships.length === 0) return
  const covered = Object.fromEntries(townships.map((code) => [code, rowsByTownship.get(code) ?? 0]))
  await tx.execute(sql`
    update import_batch set covered = ${JSON.stringify(covered)}::jsonb where id = ${batchId}`)
  const rows = townships.map((code) => rowsByTownship.get(code) ?? 0)
  await tx.execute(sql`
    insert into coverage (county_code, dataset, period, division_code, batch_id, row_count)
    select ${acting.countyCode}, ${dataset}, ${period}, c.code, ${batchId}, c.rows
    from unnest(${townships}::text[], ${rows}::integer[]) as c (code, rows)
    on conflict (county_code, dataset, period, division_code) do update
    set batch_id = excluded.batch_id, row_count = excluded.row_count`)
  await tx.execute(sql`
    update data_request
    set state = '已送达', closed_on = ${acting.today}
    where county_code = ${acting.countyCode} and dataset = ${dataset} and period = ${period}
      and division_code = any(${townships}::text[]) and state = '待送达'`)
}

/** The batch is taken in; its staging table goes in the same transaction. */
export async function closeBatch(
  tx: Transaction,
  input: {
    readonly batchId: string
    readonly result: BatchResult
    readonly notes: readonly string[]
    readonly table?: string | undefined
  },
): Promise<void> {
  const { batchId, result, notes, table } = input
  const closed = await tx.execute(sql`
    update import_batch
    set state = '已入库', committed_at = now(), counts = ${JSON.stringify(result)}::jsonb,
      notes = ${JSON.stringify(notes)}::jsonb, preview = preview - 'foreseen'
    where id = ${batchId} and state = '暂存'`)
  if (closed !== 1) throw new Error(`batch ${batchId} is not waiting to be taken in`)
  if (table !== undefined) await dropStaging(tx, table)
}
