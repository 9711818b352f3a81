import fs from 'node:fs'
import path from 'node:path'
import type { Acting } from '#access/index'
import { sql } from '#db/index'
import { matchRows } from '#matching/index'
import {
  destroyOldOriginals,
  dropOrphanedOriginals,
  dropOrphanedStaging,
  type FilePreview,
  type ImportOutcome,
  importFile,
  previewFile,
  type ReadRowOutcome,
  readRows,
} from '#sources/index'
import type { App } from './app.ts'
import { type RoundOutcome, type RoundPhase, runDue } from './monitoring-round.ts'
import { refuse } from './refusals.ts'
import { screeningOf } from './screening-of.ts'

export interface ImportRequest {
  readonly path: string
  readonly fileName?: string | undefined
  /** A dataset's code, or `auto`. */
  readonly dataset: string
  readonly period?: string | undefined
  readonly mode?: '全量' | '增量' | undefined
  readonly onPhase?: ((phase: string) => void) | undefined
  /** False: what the file touches waits for the next round. */
  readonly evaluate?: boolean | undefined
}

export interface ImportReport extends ImportOutcome {
  readonly problems: readonly ReportedProblem[]
  /** The round over the households that the file touched. */
  readonly round?: RoundOutcome | undefined
}

export interface ReportedProblem {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly verdict: string
  readonly problem: string
}

/** Days that a sender's original is kept, encrypted, before its key is destroyed. */
const originalDays = 30
const problemsShown = 200

/** Takes a file in and evaluates the households it touched. */
export async function importDepartmentFile(
  app: App,
  acting: Acting,
  request: ImportRequest,
): Promise<ImportReport> {
  requireFile(request.path)
  const originals = path.join(app.dataFolder, 'originals')
  await dropOrphanedStaging(app.db)
  await dropOrphanedOriginals(app.db, originals)
  await destroyOldOriginals(app.db, acting, originalDays)
  const outcome = await importFile(app.db, acting, {
    ...sourceOf(app, acting, request),
    ...(request.mode ? { mode: request.mode } : {}),
    match: matchRows,
    onPhase: request.onPhase,
    keepOriginal: { folder: originals },
  })
  const problems = await listProblems(app, outcome.batchId)
  if (request.evaluate === false) return { ...outcome, problems }
  const onPhase = (phase: RoundPhase) => request.onPhase?.(phase)
  const round = await runDue(app, acting, { push: false, onPhase })
  return { ...outcome, problems, round }
}

/** What an import would read and say; nothing of it stays. */
export async function previewDepartmentFile(
  app: App,
  acting: Acting,
  request: ImportRequest,
): Promise<FilePreview> {
  requireFile(request.path)
  return previewFile(app.db, acting, {
    ...sourceOf(app, acting, request),
    ...(request.mode ? { mode: request.mode } : {}),
  })
}

/** Every row as it is read, identity numbers in clear: for the caller's own terminal. */
export function readDepartmentRows(
  app: App,
  acting: Acting,
  request: ImportRequest,
): AsyncGenerator<ReadRowOutcome> {
  requireFile(request.path)
  return readRows(app.db, acting, sourceOf(app, acting, request))
}

function sourceOf(app: App, acting: Acting, request: ImportRequest) {
  return {
    path: request.path,
    ...(request.fileName ? { fileName: request.fileName } : {}),
    dataset: request.dataset,
    ...(request.period ? { period: request.period } : {}),
    map: app.datasets,
    catalogue: app.catalogue,
    screening: screeningOf(app, acting.today),
  }
}

async function listProblems(app: App, batchId: string): Promise<ReportedProblem[]> {
  return app.db.query<ReportedProblem>(sql`
    select sheet, row_number as row, column_name as "column", verdict, problem
    from row_problem
    where county_code = ${app.county.code} and batch_id = ${batchId} and verdict <> '已自动修正'
    order by verdict, sheet, row_number
    limit ${problemsShown}`)
}

function requireFile(file: string): void {
  if (!fs.existsSync(file)) throw refuse('file-unknown', { path: file })
}
