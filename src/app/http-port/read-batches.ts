import { type Acting, fileInScope } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import type { Batch, Batches, BatchFilter, RowProblem } from '#http/index'
import type { App } from '../app.ts'

interface BatchRow {
  readonly id: string
  readonly dataset: string
  readonly department: string
  readonly fileName: string
  readonly period: string
  readonly mode: Batch['mode']
  readonly state: Batch['state']
  readonly importedBy: string
  readonly stagedAt: string
  readonly importedAt: string | null
  readonly withdrawnAt: string | null
  readonly withdrawnBy: string | null
  readonly withdrawnReason: string | null
  readonly archive: string | null
  readonly amends: string | null
  readonly counts: Partial<
    Pick<Batch, 'matched' | 'unmatched' | 'leads' | 'candidates' | 'factsChanged'>
  > & {
    readonly rows?: Batch['rows']
    /** Of one that waits: what it would change. */
    readonly changes?: { readonly facts: number }
  }
  readonly notes: readonly string[]
}

interface Seen {
  readonly app: App
  readonly acting: Acting
}

/** How many files there are that one may see. */
export async function countBatches(
  tx: Queryable,
  { app, acting }: Seen,
  filter: Omit<BatchFilter, 'limit' | 'after'>,
): Promise<number> {
  const [counted] = await tx.query<{ total: number }>(sql`
    select count(*) as total ${fromBatches(app, acting, filter)}`)
  return counted?.total ?? 0
}

function fromBatches(app: App, acting: Acting, filter: Omit<BatchFilter, 'limit' | 'after'>): Sql {
  return sql`from import_batch
    where county_code = ${app.county.code} and entry_id is null and ${chosenBatches(filter)}
      and ${fileInScope(acting, sql`department`)}`
}

/** Files that came in, newest first. */
export async function readBatches(
  tx: Queryable,
  seen: Seen,
  filter: BatchFilter,
): Promise<Batches> {
  const { app, acting } = seen
  const { after, limit } = filter
  const rows = await tx.query<BatchRow>(sql`
    select ${batchColumns} ${fromBatches(app, acting, filter)}
      and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid)
    order by id desc
    limit ${limit + 1}`)
  const shown = rows.slice(0, limit)
  return {
    items: shown.map((row) => batchOf(row, app)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    total: await countBatches(tx, seen, filter),
  }
}

function chosenBatches({
  state = '已入库',
  department,
  dataset,
  text,
}: Omit<BatchFilter, 'limit' | 'after'>): Sql {
  const found = [
    ...(state === '全部' ? [] : [sql`state = ${state}`]),
    ...(department === undefined ? [] : [sql`department = ${department}`]),
    ...(dataset === undefined ? [] : [sql`dataset = ${dataset}`]),
    ...(text === undefined || text.trim() === '' ? [] : [named(text.trim())]),
  ]
  return found.length === 0 ? sql`true` : joinSql(found, ' and ')
}

function named(text: string): Sql {
  return sql`(position(${text} in file_name) > 0 or imported_by = ${text})`
}

/** One file with the rows that need a person's eye; undefined where one may not see it. */
export async function readReport(
  tx: Queryable,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  batchId: string,
) {
  const [row] = await tx.query<BatchRow>(sql`
    select ${batchColumns} from import_batch
    where county_code = ${app.county.code} and id = ${batchId} and entry_id is null
      and ${fileInScope(acting, sql`department`)}`)
  if (!row) return undefined
  const problems = await tx.query<RowProblem>(sql`
    select sheet, row_number as row, column_name as column, verdict, problem, suggestion
    from row_problem
    where county_code = ${app.county.code} and batch_id = ${batchId}
    order by verdict, sheet, row_number, column_name
    limit 500`)
  return { batch: batchOf(row, app), problems }
}

const batchColumns = sql`
  id, dataset, department, file_name as "fileName", period, mode, state,
  imported_by as "importedBy", staged_at as "stagedAt", committed_at as "importedAt",
  withdrawn_at as "withdrawnAt", withdrawn_by as "withdrawnBy",
  withdrawn_reason as "withdrawnReason", archive, amends, notes,
  coalesce(nullif(counts, '{}'), preview - '{problems,columns,sheets,words,notes,foreseen}'::text[], '{}')
    as counts`

const noRows = { total: 0, usable: 0, corrected: 0, needConfirm: 0, refused: 0, dropped: 0 }

function batchOf({ counts, notes, ...row }: BatchRow, app: App): Batch {
  const { rows = noRows, matched = 0, unmatched = 0, leads = 0, candidates = 0 } = counts
  return {
    ...row,
    datasetName:
      app.datasets.datasets.find(({ code }) => code === row.dataset)?.name ?? row.dataset,
    rows,
    matched,
    unmatched,
    leads,
    candidates,
    factsChanged: counts.factsChanged ?? counts.changes?.facts ?? 0,
    notes: [...notes],
  }
}
