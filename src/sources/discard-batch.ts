import { rm } from 'node:fs/promises'
import type { Acting } from '#access/index'
import { type Database, sql } from '#db/index'
import { addDays } from '#kernel/index'
import { lockCounty } from './import-work.ts'
import { refuse } from './refusals.ts'
import { dropStaging, stagingTable } from './staging-table.ts'
import { loadWaiting } from './waiting-batch.ts'

/** Gives a waiting batch up: its rows and its original are destroyed, that it was there is kept. */
export async function discardBatch(db: Database, acting: Acting, batchId: string): Promise<void> {
  const worker = db.as('worker')
  const { fileName, original } = await loadWaiting(worker, acting, batchId)
  await worker.transaction(async (tx) => {
    await lockCounty(tx, acting)
    const given = await tx.execute(sql`
      update import_batch
      set state = '已放弃', original_path = null, original_key = null, preview = null, staged = null
      where county_code = ${acting.countyCode} and id = ${batchId} and state = '待确认'`)
    if (given !== 1) throw refuse('batch-not-waiting', { file: fileName, state: '' })
    await dropStaging(tx, stagingTable(batchId))
  })
  if (original !== null) await rm(original, { force: true })
}

/** Days that a batch waits for a person before it is given up. */
const waitingDays = 7

/** Gives up the batches that have waited too long; gives how many. */
export async function discardOldBatches(db: Database, acting: Acting): Promise<number> {
  const before = addDays(acting.today, -waitingDays)
  const old = await db.as('worker').query<{ id: string }>(sql`
    select id from import_batch
    where county_code = ${acting.countyCode} and state = '待确认' and staged_at < ${before}::date`)
  for (const { id } of old) await discardBatch(db, acting, id)
  return old.length
}
