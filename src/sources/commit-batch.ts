import type { Acting } from '#access/index'
import type { Database } from '#db/index'
import { ident, sql } from '#db/index'
import { showRows } from './hold-file.ts'
import { commitStaged, outcomeOf, shown } from './import-file.ts'
import { whileImporting } from './import-lock.ts'
import type { ImportOutcome } from './import-work.ts'
import { previewStaged } from './preview-batch.ts'
import { refuse } from './refusals.ts'
import { StageClock } from './stage-clock.ts'
import { noteHeaderRow } from './staged-record.ts'
import { dropStaging, stagingTable } from './staging-table.ts'
import { sayTakenIn, TakenInBefore } from './take-in.ts'
import { inputOf, loadWaiting, type ResumeInput, withStaged } from './waiting-batch.ts'

/** Takes a batch in that waits for a person, wholly or not at all. */
export async function commitBatch(
  db: Database,
  acting: Acting,
  batchId: string,
  input: ResumeInput,
): Promise<ImportOutcome> {
  const worker = db.as('worker')
  const batch = await loadWaiting(worker, acting, batchId)
  const clock = new StageClock()
  return whileImporting(worker, batchId, () =>
    withStaged(worker, acting, batch, {
      input,
      work: async (staged) => {
        const all = inputOf(batch, input)
        try {
          const passedOver = batch.passedOver ?? 0
          const how = { input: all, clock, passedOver }
          const taken = await commitStaged(worker, acting, staged, how)
          if (staged.kind === '台账') await dropStaging(worker, stagingTable(batchId))
          return { ...outcomeOf(batch.fileName, staged), ...shown(taken), seconds: clock.seconds }
        } catch (error) {
          if (!(error instanceof TakenInBefore)) throw error
          const sentence = sayTakenIn(error.before)
          throw refuse('batch-taken-before', { file: batch.fileName, sentence })
        }
      },
    }),
  )
}

/** Reads a waiting batch's file once more, after people answered what was asked, and looks anew. */
export async function restageBatch(
  db: Database,
  acting: Acting,
  batchId: string,
  input: ResumeInput,
): Promise<void> {
  const worker = db.as('worker')
  const batch = await loadWaiting(worker, acting, batchId)
  await whileImporting(worker, batchId, () =>
    withStaged(worker, acting, batch, {
      input,
      again: true,
      work: async (staged) => {
        if (input.headerRow !== undefined) await noteHeaderRow(worker, batchId, input.headerRow)
        const table = stagingTable(batchId)
        if (staged.kind === '台账') {
          await dropStaging(worker, table)
          await showRows(worker, staged.staged, input)
        }
        await worker.execute(sql`create index on ${ident(table)} (sheet, row_number)`)
        await previewStaged(worker, acting, staged, inputOf(batch, input))
      },
    }),
  )
}

/** Looks anew at what a waiting batch would change: other files have come in since. */
export async function previewAgain(
  db: Database,
  acting: Acting,
  batchId: string,
  input: ResumeInput,
): Promise<void> {
  const worker = db.as('worker')
  const batch = await loadWaiting(worker, acting, batchId)
  await whileImporting(worker, batchId, () =>
    withStaged(worker, acting, batch, {
      input,
      work: async (staged) => {
        await previewStaged(worker, acting, staged, inputOf(batch, input))
      },
    }),
  )
}
