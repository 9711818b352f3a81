import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { endAlertsOfBatch } from '#monitoring/index'
import { hindranceOf, loadBatch, type WithdrawnBatch, withdrawBatch } from '#sources/index'
import { type App, heldStill } from '../app.ts'
import { evaluateTouched } from '../import-department-file.ts'
import type { RoundOutcome } from '../monitoring-round.ts'
import { refuse } from '../refusals.ts'
import type { Watched } from './file-work.ts'
import { type KeptThing, keptDecisions } from './kept-decisions.ts'

/** What undoing a batch takes back, and what stays because people have decided on it since. */
export interface UndoReport {
  readonly batchId: string
  readonly fileName: string
  readonly datasetName: string
  readonly period: string
  /** Why it cannot be undone now, and what to do first; null: it can, or it has been. */
  readonly hindrance: string | null
  readonly withdrawn: readonly { readonly what: string; readonly count: number }[]
  readonly kept: readonly KeptThing[]
  readonly notes: readonly string[]
  /** The round over the households concerned. */
  readonly round?: RoundOutcome | undefined
}

/** Ends the transaction in which an undo was only looked at. */
class LookedAt extends Error {}

/** What undoing a batch would take back; nothing changes. */
export async function previewUndo(app: App, acting: Acting, batchId: string): Promise<UndoReport> {
  const batch = await loadBatch(app.db, acting, batchId)
  const hindrance = await hindranceOf(app.db, acting, batch)
  if (hindrance !== undefined) {
    return {
      ...{ batchId, fileName: batch.fileName, period: batch.period },
      datasetName: nameOf(app, batch.dataset),
      hindrance: hindrance.message,
      ...{ withdrawn: [], kept: [], notes: [] },
    }
  }
  let report: UndoReport | undefined
  try {
    await app.db.transaction(async (tx) => {
      report = await withdraw(tx, { app, acting, batchId, reason: '预览' })
      throw new LookedAt()
    })
  } catch (error) {
    if (!(error instanceof LookedAt)) throw error
  }
  if (report === undefined) throw new Error('an undo was looked at and seen nothing of')
  return report
}

/**
 * Takes a batch out again and evaluates the households it touched: alerts that only it had raised end,
 * and what people have since decided stays and is listed. Nothing is deleted.
 */
export async function undoBatch(
  app: App,
  acting: Acting,
  batchId: string,
  how: Watched & { readonly reason: string; readonly evaluate?: boolean | undefined },
): Promise<UndoReport> {
  const reason = how.reason.trim()
  if (reason === '') throw refuse('undo-reason-missing')
  const held = heldStill(app)
  const { onProgress, signal } = how
  // What other files touched must not be taken for something that this undo has brought about.
  if (how.evaluate !== false) await evaluateTouched(held, acting, { onProgress })
  onProgress?.({ phase: '撤销', done: 0, total: 2, unit: '步' })
  const report = await held.db.transaction(
    (tx) => withdraw(tx, { app: held, acting, batchId, reason }),
    { signal },
  )
  onProgress?.({ phase: '撤销', done: 1, total: 2, unit: '步' })
  if (how.evaluate === false) return report
  const round = await evaluateTouched(held, acting, { onProgress })
  const ended = round === undefined ? 0 : round.vanished
  const withdrawn = report.withdrawn.map((one) =>
    one.what === endedAlerts ? { ...one, count: one.count + ended } : one,
  )
  return { ...report, withdrawn, round }
}

const endedAlerts = '结束的预警'

interface Undoing {
  readonly app: App
  readonly acting: Acting
  readonly batchId: string
  readonly reason: string
}

async function withdraw(
  tx: Transaction,
  { app, acting, batchId, reason }: Undoing,
): Promise<UndoReport> {
  const { datasets: map, catalogue } = app
  const done = await withdrawBatch(tx, acting, { batchId, reason, map, catalogue })
  const alerts = await endAlertsOfBatch(tx, acting, batchId)
  const kept = await keptDecisions(tx, acting, done)
  const waiting = await countDue(tx, acting)
  return {
    ...{ batchId, fileName: done.batch.fileName, period: done.batch.period },
    datasetName: nameOf(app, done.batch.dataset),
    hindrance: null,
    withdrawn: withdrawnOf(done, alerts.vanished),
    kept,
    notes: notesOf(done, waiting),
  }
}

function withdrawnOf(done: WithdrawnBatch, alerts: number): UndoReport['withdrawn'] {
  const { observations, roster, coverage, leads, candidates, requestsReopened, heldAgain } = done
  return [
    { what: '撤回的观测', count: observations.observations },
    { what: '改变的事实', count: observations.facts },
    { what: '撤回的完整报送（乡镇）', count: coverage },
    { what: '撤回的线索', count: leads },
    { what: '撤回的候选匹配', count: candidates },
    { what: '重新待送达的数据需求', count: requestsReopened },
    { what: '重新待处理的行', count: heldAgain },
    { what: endedAlerts, count: alerts },
    ...(roster
      ? [
          { what: '注销的家庭档案', count: roster.householdsClosed },
          { what: '注销的个人档案', count: roster.personsClosed },
          { what: '不再有效的认定、终止记录', count: roster.recognitions },
        ]
      : []),
  ]
}

function notesOf({ observations }: WithdrawnBatch, waiting: number): string[] {
  const notes: string[] = []
  if (observations.carried > 0) {
    notes.push(`同一数据的后续文件说过同样的内容，有 ${observations.carried} 条改记在后续文件名下`)
  }
  if (waiting > 0) notes.push(`${waiting} 户要重新评估，只因这一批产生的预警随之结束，推送撤回`)
  return notes
}

async function countDue(tx: Transaction, { countyCode }: Acting): Promise<number> {
  const [row] = await tx.query<{ count: number }>(sql`
    select count(*) as count from household_due where county_code = ${countyCode}`)
  return row?.count ?? 0
}

function nameOf(app: App, dataset: string): string {
  return app.datasets.find(dataset)?.name ?? dataset
}
