import type { Acting } from '#access/index'
import { type Database, type Queryable, sql } from '#db/index'
import { newId } from '#vault/index'
import { isRoster, type RowCounts } from './domain.ts'
import {
  type BatchResult,
  closeBatch,
  recountRows,
  writeCoverage,
  writeProblems,
} from './finish-import.ts'
import { whileImporting } from './import-lock.ts'
import { importRoster } from './import-roster.ts'
import {
  type ImportInput,
  type ImportOutcome,
  keepIfAsked,
  lockCounty,
  type Matched,
  removeKept,
} from './import-work.ts'
import { type KeptOriginal, noteOriginal } from './keep-original.ts'
import { type OpenedSource, openSource } from './open-source.ts'
import { StageClock } from './stage-clock.ts'
import { abandonStaged, type StagedFile, stageRows } from './stage-rows.ts'

/**
 * Takes a department's file in, wholly or not at all: read, recognised, cleaned and staged in one
 * transaction; matched, applied and noted in a second. The same file again changes nothing.
 */
export async function importFile(
  db: Database,
  acting: Acting,
  input: ImportInput,
): Promise<ImportOutcome> {
  const worker = db.as('worker')
  const clock = new StageClock()
  input.onPhase?.('读取')
  const source = await openSource(worker, acting, input)
  try {
    const before = await findSameFile(worker, acting, source.file.sha256)
    if (before !== undefined) return recognised(source, before, clock)
    clock.lap('read')
    if (isRoster(source.dataset))
      return await importRoster(worker, acting, { source, clock, input })
    return await importFacts(worker, acting, { source, clock, input })
  } finally {
    await source.close()
  }
}

interface ImportWork {
  readonly source: OpenedSource
  readonly clock: StageClock
  readonly input: ImportInput
}

async function importFacts(
  db: Database,
  acting: Acting,
  { source, clock, input }: ImportWork,
): Promise<ImportOutcome> {
  input.onPhase?.('暂存')
  const { catalogue, mode, screening } = input
  const batchId = newId()
  return whileImporting(db, batchId, async () => {
    const staging = { batchId, catalogue, mode, screening, clock }
    const staged = await stageRows(db, acting, source, staging)
    let kept: KeptOriginal | undefined
    try {
      kept = await keepIfAsked(acting, batchId, input)
      const result = await takeIn(db, acting, { staged, kept, clock, input })
      return { ...outcomeOf(source, staged), ...result, seconds: clock.seconds }
    } catch (error) {
      await abandonStaged(db, staged)
      if (kept !== undefined) await removeKept(kept)
      throw error
    }
  })
}

/** The second transaction: all that the file changes, or nothing. */
function takeIn(
  db: Database,
  acting: Acting,
  work: Omit<ImportWork, 'source'> & {
    readonly staged: StagedFile
    readonly kept: KeptOriginal | undefined
  },
): Promise<BatchResult> {
  const { staged, kept, clock, input } = work
  return db.transaction(async (tx) => {
    await lockCounty(tx, acting)
    const matched = await input.match(tx, acting, {
      staged,
      clock,
      onPhase: (phase) => input.onPhase?.(phase),
    })
    const rows = matched.adjusted > 0 ? await recountRows(tx, staged) : staged.counts
    const result = resultOf(rows, matched)
    if (staged.hasProblems || matched.adjusted > 0) await writeProblems(tx, acting, staged)
    await writeCoverage(tx, acting, {
      batchId: staged.batchId,
      dataset: staged.dataset.code,
      period: staged.period.month,
      townships: townshipsOf(staged),
      rowsByTownship: staged.rowsByTownship,
    })
    if (kept !== undefined) await noteOriginal(tx, staged.batchId, kept)
    const { batchId, notes, table } = staged
    await closeBatch(tx, { batchId, result, notes, table })
    input.onPhase?.('提交')
    return result
  })
}

function resultOf(rows: RowCounts, { adjusted: _, applied, ...matched }: Matched): BatchResult {
  return {
    rows,
    ...matched,
    factsChanged: applied.changedFacts,
    subjectsChanged: applied.changedSubjects,
    sightings: applied.sightings,
    absences: applied.absences,
    conflicts: applied.conflicts,
  }
}

function townshipsOf(staged: StagedFile): readonly string[] {
  if (!staged.complete) return []
  return staged.townships === 'county' ? staged.allTownships : staged.townships
}

interface EarlierBatch {
  readonly id: string
  readonly dataset: string
  readonly period: string
  readonly at: string
  readonly by: string
  readonly day: string
  readonly counts: BatchResult
}

async function findSameFile(
  q: Queryable,
  acting: Acting,
  sha256: string,
): Promise<EarlierBatch | undefined> {
  const [found] = await q.query<EarlierBatch>(sql`
    select id, dataset, period, committed_at as at, imported_by as by,
      to_char(committed_at, 'YYYY-MM-DD HH24:MI') as day, counts
    from import_batch
    where county_code = ${acting.countyCode} and sha256 = ${sha256} and state = '已入库'
    order by committed_at
    limit 1`)
  return found
}

function recognised(source: OpenedSource, before: EarlierBatch, clock: StageClock): ImportOutcome {
  const { id, at, by, day, counts } = before
  const sentence = `此文件已于 ${day} 由${by}导入，内容没有变化，没有再次入库。`
  return {
    ...counts,
    factsChanged: 0,
    subjectsChanged: 0,
    batchId: id,
    dataset: source.dataset.code,
    datasetName: source.dataset.name,
    department: source.dataset.department,
    fileName: source.fileName,
    period: before.period,
    state: '已认出',
    townships: [],
    alreadyImportedAs: { batchId: id, at, by, sentence },
    notes: [sentence],
    seconds: clock.seconds,
  }
}

function outcomeOf(
  source: OpenedSource,
  staged: StagedFile,
): Omit<ImportOutcome, keyof BatchResult | 'seconds'> {
  return {
    batchId: staged.batchId,
    dataset: staged.dataset.code,
    datasetName: staged.dataset.name,
    department: staged.dataset.department,
    fileName: source.fileName,
    period: staged.period.month,
    state: '已入库',
    townships: staged.complete ? staged.townships : [],
    notes: staged.notes,
  }
}
