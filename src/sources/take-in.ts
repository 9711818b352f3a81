import type { Acting } from '#access/index'
import { type Queryable, sql, type Transaction } from '#db/index'
import { settleAmended } from './amend-batch.ts'
import type { AmendNumbers, RosterNumbers, RowCounts } from './domain.ts'
import { type BatchResult, recountRows, writeCoverage, writeProblems } from './finish-import.ts'
import { holdRows } from './held-rows.ts'
import { type StagedRoster, takeInRoster } from './import-roster.ts'
import { type ImportInput, lockCounty, type Matched, sayPhase } from './import-work.ts'
import { refuse } from './refusals.ts'
import type { StageClock } from './stage-clock.ts'
import type { StagedFile } from './stage-rows.ts'
import type { StagedWork } from './staged-work.ts'

export interface TakenIn {
  readonly result: BatchResult
  readonly roster?: RosterNumbers | undefined
  readonly amends?: AmendNumbers | undefined
  /** Of a list: what is wrong with its rows. */
  readonly problems: StagedRoster['problems']
}

export interface TakingIn {
  readonly input: ImportInput
  readonly clock: StageClock
  /** Rows of an error file that came back, which were taken before. */
  readonly passedOver?: number | undefined
  /** It is only looked at, and rolled back: the same file may be in force already. */
  readonly isLook?: boolean | undefined
}

/**
 * All that a staged file changes, in the caller's transaction: matched, applied, problems listed and
 * coverage noted; only the batch is not closed yet, so that a preview can look and roll back.
 */
export async function takeIn(
  tx: Transaction,
  acting: Acting,
  { kind, staged }: StagedWork,
  how: TakingIn,
): Promise<TakenIn> {
  await lockCounty(tx, acting)
  await beginTakingIn(tx, acting, staged.batchId, how.isLook ?? false)
  const taken =
    kind === '事实'
      ? await takeInFacts(tx, acting, staged, how)
      : await takeInRoster(tx, acting, staged, how)
  const { batchId, dataset, period, rowsByTownship } = staged
  await writeCoverage(tx, acting, {
    batchId,
    dataset: dataset.code,
    period: period.month,
    townships: kind === '事实' ? coveredBy(staged) : listedIn(staged),
    rowsByTownship,
  })
  return taken
}

/**
 * Under the county's lock: the batch still waits, nobody has taken in the same file meanwhile, and it
 * gets its place in the order of imports.
 */
async function beginTakingIn(
  tx: Transaction,
  acting: Acting,
  batchId: string,
  isLook: boolean,
): Promise<void> {
  const { countyCode } = acting
  const [batch] = await tx.query<{ state: string; sha256: string; fileName: string }>(sql`
    select state, sha256, file_name as "fileName" from import_batch
    where county_code = ${countyCode} and id = ${batchId}
    for update`)
  if (batch === undefined) throw refuse('batch-unknown', { batch: batchId })
  const { state, sha256, fileName } = batch
  if (state !== '暂存' && state !== '待确认') {
    throw refuse('batch-not-waiting', { file: fileName, state })
  }
  const before = isLook ? undefined : await findSameFile(tx, acting, sha256)
  if (before !== undefined) throw new TakenInBefore(before, fileName)
  await tx.execute(sql`
    update import_batch
    set state = '暂存', taken_in = 1 + (
      select coalesce(max(greatest(b.taken_in, b.withdrawn_in)), 0) from import_batch as b
      where b.county_code = ${countyCode})
    where id = ${batchId}`)
}

/** The same file was taken in while this one was read. */
export class TakenInBefore extends Error {
  readonly before: EarlierBatch
  readonly fileName: string

  constructor(before: EarlierBatch, fileName: string) {
    super('the same file has been taken in')
    this.before = before
    this.fileName = fileName
  }
}

export interface EarlierBatch {
  readonly id: string
  readonly dataset: string
  readonly period: string
  readonly at: string
  readonly by: string
  readonly day: string
  readonly counts: BatchResult
}

/** The batch by which a file of the same bytes is in force. */
export async function findSameFile(
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

/** What is said of a file that is in force already. */
export function sayTakenIn({ day, by }: EarlierBatch): string {
  return `此文件已于 ${day} 由${by}导入，内容没有变化，没有再次入库。`
}

async function takeInFacts(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  { input, clock, passedOver = 0 }: TakingIn,
): Promise<TakenIn> {
  const onPhase = (phase: Parameters<typeof sayPhase>[1]) => sayPhase(input, phase)
  const matched = await input.match(tx, acting, { staged, clock, onPhase })
  const rows = matched.adjusted > 0 ? await recountRows(tx, staged) : staged.counts
  if (staged.hasProblems || matched.adjusted > 0) {
    await writeProblems(tx, acting, staged)
    await holdRows(tx, acting, staged)
  }
  const amends = await settleAmended(tx, acting, staged, { input, passedOver })
  return { result: resultOf(rows, matched), problems: [], ...(amends ? { amends } : {}) }
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

/** The townships that a file of facts covers whole. */
export function coveredBy(staged: StagedFile): readonly string[] {
  if (!staged.complete) return []
  return staged.townships === 'county' ? staged.allTownships : staged.townships
}

function listedIn({ mode, townships }: StagedRoster): readonly string[] {
  return mode === '全量' ? townships : []
}
