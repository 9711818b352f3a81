import { type Acting, fileInScope } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { AppPort, Batch, Batches, BatchFilter, RowProblem, Upload } from '#http/index'
import type { App } from '../app.ts'
import { refuseAtOnce } from '../approvals/commit-by-another.ts'
import { importDepartmentFile, previewDepartmentFile } from '../import-department-file.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<
  AppPort,
  'listDatasets' | 'listBatches' | 'findBatch' | 'previewUpload' | 'importUpload'
>

/** Departments' files: what came in, and taking one in. */
export function batchPort({ app, actingFor }: PortContext): Part {
  return {
    listDatasets: async () => ({
      items: app.datasets.datasets.map(({ code, name, department, kind, cycle }) => {
        return { code, name, department, kind, cycle }
      }),
    }),
    listBatches: (caller, filter) =>
      inCounty(app, actingFor(caller), (tx) =>
        readBatches(tx, { app, acting: actingFor(caller) }, filter),
      ),
    findBatch: (caller, batchId) =>
      inCounty(app, actingFor(caller), (tx) =>
        readReport(tx, { app, acting: actingFor(caller) }, batchId),
      ),
    async previewUpload(caller, upload) {
      const found = await previewDepartmentFile(app, actingFor(caller), requestOf(upload))
      const { dataset, datasetName, department, fileName, period, rows, columns, notes } = found
      const problems = found.problems.map(
        ({ sheet, row, column, verdict, problem, suggestion }) => ({
          sheet,
          row,
          column,
          verdict,
          problem,
          suggestion: suggestion ?? null,
        }),
      )
      return {
        dataset,
        datasetName,
        department,
        fileName,
        period,
        rows,
        columns: columns.map(({ header, field }) => ({ header, field })),
        problems,
        notes: [...notes],
      }
    },
    async importUpload(caller, upload) {
      refuseAtOnce(app, actingFor(caller))
      const outcome = await importDepartmentFile(app, actingFor(caller), requestOf(upload))
      const before = outcome.alreadyImportedAs
      const batchId = before?.batchId ?? outcome.batchId
      const acting = actingFor(caller)
      const report = await inCounty(app, acting, (tx) => readReport(tx, { app, acting }, batchId))
      if (!report) throw new Error('a batch that was taken in is not there')
      return { ...report, alreadyImported: before?.sentence ?? null }
    },
  }
}

function requestOf({ path, fileName, dataset, period, mode }: Upload) {
  return { path, fileName, dataset, period, mode }
}

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

/** Files that came in, newest first. */
export async function readBatches(
  tx: Queryable,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  { state = '已入库', after, limit }: BatchFilter,
): Promise<Batches> {
  const rows = await tx.query<BatchRow>(sql`
    select ${batchColumns}
    from import_batch
    where county_code = ${app.county.code} and entry_id is null
      and (${state} = '全部' or state = ${state})
      and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid)
      and ${fileInScope(acting, sql`department`)}
    order by id desc
    limit ${limit + 1}`)
  const shown = rows.slice(0, limit)
  return {
    items: shown.map((row) => batchOf(row, app)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

async function readReport(
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
  coalesce(nullif(counts, '{}'), preview - '{problems,columns,sheets,words,notes}'::text[], '{}')
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
