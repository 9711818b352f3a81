import type { Acting } from '#access/index'
import type { Database } from '#db/index'
import { newId } from '#vault/index'
import { type OpenedInput, openInput } from './amend-batch.ts'
import { closeBatch } from './finish-import.ts'
import { whileImporting } from './import-lock.ts'
import {
  type ImportInput,
  type ImportOutcome,
  keepIfAsked,
  removeKept,
  sayPhase,
} from './import-work.ts'
import { type KeptOriginal, noteOriginal } from './keep-original.ts'
import type { OpenedSource } from './open-source.ts'
import { StageClock } from './stage-clock.ts'
import { abandonStaged, stageFile } from './stage-file.ts'
import { noteStaged } from './staged-record.ts'
import type { StagedWork } from './staged-work.ts'
import {
  type EarlierBatch,
  findSameFile,
  sayTakenIn,
  type TakenIn,
  TakenInBefore,
  takeIn,
} from './take-in.ts'

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
  sayPhase(input, '读取')
  const opened = await openInput(worker, acting, input)
  const { source } = opened
  try {
    const before = await findSameFile(worker, acting, source.file.sha256)
    if (before !== undefined) return recognised(source, before, clock)
    clock.lap('read')
    return await importOpened(worker, acting, { ...opened, clock })
  } catch (error) {
    if (!(error instanceof TakenInBefore)) throw error
    return recognised(source, error.before, clock)
  } finally {
    await source.close()
  }
}

interface Importing extends OpenedInput {
  readonly clock: StageClock
}

function importOpened(
  db: Database,
  acting: Acting,
  { source, clock, input, passedOver }: Importing,
): Promise<ImportOutcome> {
  sayPhase(input, '暂存')
  const batchId = newId()
  return whileImporting(db, batchId, async () => {
    let kept: KeptOriginal | undefined
    try {
      const work = await stageFile(db, acting, { batchId, source, clock, input })
      kept = await keepIfAsked(acting, batchId, input)
      const how = { input, clock, kept, passedOver: passedOver() }
      const taken = await commitStaged(db, acting, work, how)
      return { ...outcomeOf(source.fileName, work), ...shown(taken), seconds: clock.seconds }
    } catch (error) {
      await abandonStaged(db, batchId)
      if (kept !== undefined) await removeKept(kept)
      throw error
    }
  })
}

export interface Committing {
  readonly input: ImportInput
  readonly clock: StageClock
  /** The original, where it has not been noted yet. */
  readonly kept?: KeptOriginal | undefined
  readonly passedOver?: number | undefined
}

/** The second transaction: all that the file changes, or nothing. */
export function commitStaged(
  db: Database,
  acting: Acting,
  work: StagedWork,
  { input, clock, kept, passedOver }: Committing,
): Promise<TakenIn> {
  const { batchId, notes } = work.staged
  const commit = async (tx: Parameters<Parameters<Database['transaction']>[0]>[0]) => {
    if (kept !== undefined) await noteOriginal(tx, batchId, kept)
    const taken = await takeIn(tx, acting, work, { input, clock, passedOver })
    await noteStaged(tx, work)
    const table = work.kind === '事实' ? work.staged.table : undefined
    await closeBatch(tx, { batchId, result: taken.result, notes, table })
    await input.alongside?.(tx)
    sayPhase(input, '提交')
    return taken
  }
  return db.transaction(commit, { signal: input.signal })
}

/** What a report shows of what was taken in. */
export function shown({ result, roster, amends }: TakenIn) {
  return { ...result, ...(roster ? { roster } : {}), ...(amends ? { amends } : {}) }
}

export function outcomeOf(
  fileName: string,
  { kind, staged }: StagedWork,
): Omit<ImportOutcome, keyof TakenIn['result'] | 'seconds'> {
  const { batchId, dataset, period, notes } = staged
  return {
    batchId,
    dataset: dataset.code,
    datasetName: dataset.name,
    department: dataset.department,
    fileName,
    period: period.month,
    state: '已入库',
    townships: kind === '台账' || staged.complete ? staged.townships : [],
    notes,
  }
}

function recognised(source: OpenedSource, before: EarlierBatch, clock: StageClock): ImportOutcome {
  const { id, at, by, counts } = before
  const sentence = sayTakenIn(before)
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
