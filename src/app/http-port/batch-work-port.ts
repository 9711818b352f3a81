import type { BatchWorkPort } from '#http/index'
import { loadBatch, loadWaiting } from '#sources/index'
import { noteReader, requireOtherThanStager } from '../approvals/commit-by-another.ts'
import { commitBatch } from '../import-department-file.ts'
import {
  discardBatch,
  listBatchRows,
  previewOf,
  restageBatch,
} from '../imports/hold-department-file.ts'
import type { JobRegistry } from '../jobs/job-registry.ts'
import { noteShown, readFileMask } from './file-mask.ts'
import { batchRowOf, previewShown } from './preview-shown.ts'
import { readUploads } from './read-uploads.ts'
import type { PortContext } from './request.ts'

/** Departments' files from staging to commit; what takes its time is a job. */
export function batchWorkPort({ app, actingFor }: PortContext, jobs: JobRegistry): BatchWorkPort {
  const stateOf = async (countyCode: string, batchId: string) =>
    (await loadBatch(app.db, { countyCode }, batchId)).state
  return {
    async startImport(caller, received) {
      const acting = actingFor(caller)
      return jobs.start(acting, readUploads(app, acting, received))
    },
    previewBatch: async (caller, batchId) =>
      previewShown(
        await previewOf(app, actingFor(caller), batchId),
        await readFileMask(app, actingFor(caller), batchId),
      ),
    async listBatchRows(caller, batchId, wanted) {
      const acting = actingFor(caller)
      const file = await readFileMask(app, acting, batchId)
      if (wanted.filter === '有影响' && !file.seesEffects) return { items: [], next: null }
      const { items, next } = await listBatchRows(app, acting, batchId, wanted)
      if (file.answersForIt) await noteShown(app, acting, items)
      return { items: items.map((row) => batchRowOf(row, file)), next }
    },
    async startCommit(caller, batchId, { evaluate }) {
      const acting = actingFor(caller)
      await loadWaiting(app.db, acting, batchId)
      await requireOtherThanStager(app, acting, batchId)
      return jobs.start(acting, {
        kind: '入库',
        again: true,
        batchIds: [batchId],
        run: async (work) => {
          await requireOtherThanStager(app, acting, batchId)
          const report = await commitBatch(app, acting, batchId, { ...work, evaluate })
          return { sentence: sayCommitted(report) }
        },
        afterCancel: async () => ({
          sentence:
            (await stateOf(acting.countyCode, batchId)) === '已入库'
              ? '取消时文件已经入库；涉及的家庭留待下一轮监测。如不需要这份文件，请撤销批次。'
              : '已取消，没有入库，文件仍待确认。',
        }),
      })
    },
    async startRestage(caller, batchId, { period, headerRow }) {
      const acting = actingFor(caller)
      await loadWaiting(app.db, acting, batchId)
      await noteReader(app, acting, batchId, { ofDataset: false })
      return jobs.start(acting, {
        kind: '读取',
        again: true,
        batchIds: [batchId],
        run: async (work) => {
          await restageBatch(app, acting, batchId, { ...work, period, headerRow })
          return { sentence: '已重新读取，请查看后确认入库。' }
        },
        afterCancel: async () => ({
          sentence: '已取消，没有重新读取，文件仍待确认。',
        }),
      })
    },
    discardBatch: (caller, batchId) => discardBatch(app, actingFor(caller), batchId),
  }
}

function sayCommitted({
  factsChanged,
  round,
}: {
  readonly factsChanged: number
  readonly round?: { readonly raised: number; readonly vanished: number } | undefined
}): string {
  const facts = `已入库，${factsChanged} 项事实有变化`
  if (round === undefined) return `${facts}，涉及的家庭留待下一轮监测。`
  return `${facts}；随即监测，新增预警 ${round.raised} 条，情形消失 ${round.vanished} 条。`
}
