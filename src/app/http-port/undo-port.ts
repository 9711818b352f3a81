import type { ErrorFilePort, UndoPort } from '#http/index'
import { hindranceOf, loadBatch } from '#sources/index'
import { previewUndo, type UndoReport, undoBatch } from '../imports/undo-batch.ts'
import { writeErrorFile } from '../imports/write-error-file.ts'
import type { JobRegistry } from '../jobs/job-registry.ts'
import type { PortContext } from './request.ts'

/** Taking a file out again, and what is wrong in it back to its sender. */
export function undoPort(
  { app, actingFor }: PortContext,
  jobs: JobRegistry,
): UndoPort & ErrorFilePort {
  return {
    async previewUndo(caller, batchId) {
      const {
        withdrawn,
        kept,
        notes,
        round: _,
        ...about
      } = await previewUndo(app, actingFor(caller), batchId)
      return {
        ...about,
        withdrawn: [...withdrawn],
        kept: kept.map(({ what, count, why }) => ({ what, count, why: why ?? null })),
        notes: [...notes],
      }
    },
    writeErrorFile: (caller, batchId, folder) =>
      writeErrorFile(app, actingFor(caller), batchId, folder),
    async startUndo(caller, batchId, { reason }) {
      const acting = actingFor(caller)
      const hindrance = await hindranceOf(app.db, acting, await loadBatch(app.db, acting, batchId))
      if (hindrance) throw hindrance
      return jobs.start(acting, {
        kind: '撤销',
        again: true,
        batchIds: [batchId],
        run: async (work) => {
          const report = await undoBatch(app, acting, batchId, { ...work, reason })
          return { sentence: sayUndone(report) }
        },
        async afterCancel() {
          const { state } = await loadBatch(app.db, acting, batchId)
          const sentence =
            state === '已撤销'
              ? '取消时文件已经撤销；涉及的家庭留待下一轮监测。'
              : '已取消，没有撤销，文件仍然有效。'
          return { sentence }
        },
      })
    },
  }
}

function sayUndone({ withdrawn, kept }: UndoReport): string {
  const changed = withdrawn.filter(({ count }) => count > 0)
  const taken = changed.map(({ what, count }) => `${what} ${count}`).join('，')
  const stays = kept.reduce((sum, { count }) => sum + count, 0)
  const rest = stays > 0 ? `；已由人作出的 ${stays} 项决定保留` : ''
  return `已撤销${taken === '' ? '' : `：${taken}`}${rest}。`
}
