import { rm } from 'node:fs/promises'
import path from 'node:path'
import { type Acting, fileInScope, type Seer } from '#access/index'
import { type Database, ident, type Queryable, sql } from '#db/index'
import { openInput } from './amend-batch.ts'
import type { BatchState } from './domain.ts'
import { isRoster } from './domain.ts'
import { stageRoster } from './import-roster.ts'
import type { ImportInput } from './import-work.ts'
import { openOriginal } from './keep-original.ts'
import type { OpenedSource } from './open-source.ts'
import { makePrivateFolder } from './private-folder.ts'
import { refuse } from './refusals.ts'
import { StageClock } from './stage-clock.ts'
import { stageAgain } from './stage-rows.ts'
import { noteStaged, recallStaged } from './staged-record.ts'
import type { StagedWork } from './staged-work.ts'

/** What is known of a batch without its rows. */
export interface BatchRecord {
  readonly id: string
  readonly fileName: string
  readonly dataset: string
  readonly period: string
  readonly mode: '全量' | '增量'
  readonly state: BatchState
  readonly original: string | null
  readonly originalKey: Uint8Array | null
  readonly amends: string | null
  /** The row that a person said the header is in. */
  readonly headerRow: number | null
  /** Rows of an error file that came back, which were taken before. */
  readonly passedOver: number | null
}

/** Refuses an id that no batch of the county has. */
export async function loadBatch(q: Queryable, acting: Seer, batchId: string): Promise<BatchRecord> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(batchId)
  const [found] = isId
    ? await q.query<BatchRecord>(sql`
        select id, file_name as "fileName", dataset, period, mode, state, amends,
          original_path as original, original_key as "originalKey",
          (staged ->> 'askedHeaderRow')::integer as "headerRow",
          (staged ->> 'passedOver')::integer as "passedOver"
        from import_batch
        where county_code = ${acting.countyCode} and id = ${batchId}
          and ${fileInScope(acting, sql`department`)}`)
    : []
  if (found === undefined) throw refuse('batch-unknown', { batch: batchId })
  return found
}

/** Refuses a batch that does not wait for a person. */
export async function loadWaiting(
  q: Queryable,
  acting: Acting,
  batchId: string,
): Promise<BatchRecord> {
  const batch = await loadBatch(q, acting, batchId)
  const { fileName: file, state } = batch
  if (state !== '待确认') throw refuse('batch-not-waiting', { file, state })
  return batch
}

/** What a batch is read with; the file itself is the one that was kept. */
export type ResumeInput = Omit<ImportInput, 'path' | 'fileName' | 'dataset' | 'mode'>

/** The same input for the batch's own file. */
export function inputOf(batch: BatchRecord, input: ResumeInput, file = ''): ImportInput {
  const { fileName, dataset, period, mode, headerRow } = batch
  const header = headerRow === null ? {} : { headerRow }
  const amends = batch.amends ?? undefined
  return { period, ...header, ...input, path: file, fileName, dataset, mode, amends }
}

/**
 * Does `work` with the rows of a batch that waits: those of its staging table, or, for a list and
 * where a crash has taken the table away, those of its original, read once more.
 */
export async function withStaged<T>(
  db: Database,
  acting: Acting,
  batch: BatchRecord,
  how: {
    readonly input: ResumeInput
    /** Read anew whatever is there: people have answered what was asked. */
    readonly again?: boolean | undefined
    readonly work: (staged: StagedWork, source?: OpenedSource) => Promise<T>
  },
): Promise<T> {
  const { input, again, work } = how
  const dataset = input.map.find(batch.dataset)
  if (!again && dataset !== undefined && !isRoster(dataset)) {
    const staged = await recallStaged(db, acting, batch.id, input)
    if (staged !== undefined && (await isWhole(db, staged))) return work({ kind: '事实', staged })
  }
  return withOriginal(acting, batch, async (file) => {
    const all = inputOf(batch, input, file)
    const { source } = await openInput(db, acting, all)
    try {
      return await work(await readAgain(db, acting, { batch, source, input: all }), source)
    } finally {
      await source.close()
    }
  })
}

/** An unlogged table is empty after a crash. */
async function isWhole(
  db: Database,
  {
    table,
    counts,
  }: { readonly table: string; readonly counts: { total: number; dropped: number } },
): Promise<boolean> {
  const [there] = await db.query<{ found: boolean }>(sql`
    select to_regclass(${table}) is not null as found`)
  if (!there?.found) return false
  const [row] = await db.query<{ rows: number }>(sql`select count(*) as rows from ${ident(table)}`)
  return row?.rows === counts.total - counts.dropped
}

interface Reading {
  readonly batch: BatchRecord
  readonly source: OpenedSource
  readonly input: ImportInput
}

async function readAgain(
  db: Database,
  acting: Acting,
  { batch, source, input }: Reading,
): Promise<StagedWork> {
  const clock = new StageClock()
  const how = { batchId: batch.id, clock, input }
  const staged: StagedWork = isRoster(source.dataset)
    ? { kind: '台账', staged: await stageRoster(db, acting, source, how) }
    : { kind: '事实', staged: await stageAgain(db, acting, source, { ...input, ...how }) }
  const { period } = source
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      update import_batch set period = ${period.month}, period_end = ${period.end}
      where id = ${batch.id} and state in ('暂存', '待确认')`)
    await noteStaged(tx, staged)
  })
  return staged
}

export interface OriginalOf {
  /** In clear, under a name of its own. */
  readonly file: string
  readonly batch: BatchRecord
  /** Where the header of each sheet ends. */
  readonly headers: readonly { readonly sheet: string; readonly headerRow: number }[]
}

/** Does `work` with the sender's file of a batch; refuses when it has been destroyed. */
export async function withOriginalOf<T>(
  q: Queryable,
  acting: Acting,
  batchId: string,
  work: (original: OriginalOf) => Promise<T>,
): Promise<T> {
  const batch = await loadBatch(q, acting, batchId)
  const [row] = await q.query<{ headers: OriginalOf['headers'] | null }>(sql`
    select staged -> 'sketch' -> 'headers' as headers from import_batch where id = ${batchId}`)
  const headers = row?.headers ?? []
  return withOriginal(acting, batch, (file) => work({ file, batch, headers }))
}

/** The sender's file in clear, for as long as `work` takes. */
async function withOriginal<T>(
  acting: Acting,
  batch: BatchRecord,
  work: (file: string) => Promise<T>,
): Promise<T> {
  const { original, originalKey, fileName } = batch
  if (original === null || originalKey === null) {
    throw refuse('batch-original-gone', { file: fileName })
  }
  const folder = await makePrivateFolder('original')
  const file = path.join(folder, 'file')
  try {
    await openOriginal(acting, { sealed: original, key: originalKey, target: file })
    return await work(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
