import type { Acting } from '#access/index'
import { type Database, sql } from '#db/index'
import { type BatchState, isRoster } from './domain.ts'
import { stageRoster } from './import-roster.ts'
import type { ImportInput } from './import-work.ts'
import type { OpenedSource } from './open-source.ts'
import type { StageClock } from './stage-clock.ts'
import { insertBatch, stageRows } from './stage-rows.ts'
import type { StagedWork } from './staged-work.ts'
import { dropStaging, stagingTable } from './staging-table.ts'

export interface Staging {
  readonly batchId: string
  readonly source: OpenedSource
  readonly clock: StageClock
  readonly input: ImportInput
}

/** Reads and cleans an opened file; its batch is there as 暂存, and nothing else has changed. */
export async function stageFile(
  db: Database,
  acting: Acting,
  { batchId, source, clock, input }: Staging,
): Promise<StagedWork> {
  if (!isRoster(source.dataset)) {
    return {
      kind: '事实',
      staged: await stageRows(db, acting, source, { ...input, batchId, clock }),
    }
  }
  const staged = await stageRoster(db, acting, source, { batchId, clock, input })
  const { mode } = staged
  const batch = { batchId, source, mode, archive: input.archive }
  await db.transaction((tx) => insertBatch(tx, acting, batch), { signal: input.signal })
  return { kind: '台账', staged }
}

/** Forgets a staged file: nothing of it stays. */
export async function abandonStaged(
  db: Database,
  batchId: string,
  states: readonly BatchState[] = ['暂存'],
): Promise<void> {
  await db.transaction(async (tx) => {
    await dropStaging(tx, stagingTable(batchId))
    await tx.execute(sql`
      delete from import_batch where id = ${batchId} and state = any(${states}::text[])`)
  })
}
