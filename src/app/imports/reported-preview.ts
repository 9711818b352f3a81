import type { Acting } from '#access/index'
import { sql } from '#db/index'
import { type BatchPreview, type BatchResult, type BatchState, loadBatch } from '#sources/index'
import type { App } from '../app.ts'

interface Counted {
  readonly department: string
  readonly counts: Partial<BatchResult>
  readonly notes: readonly string[]
}

const none = { total: 0, usable: 0, corrected: 0, needConfirm: 0, refused: 0, dropped: 0 }

/** What is known of a batch that never waited for a person: what came of it, in the same form. */
export async function reportedPreview(
  app: App,
  acting: Acting,
  batchId: string,
): Promise<BatchPreview> {
  const batch = await loadBatch(app.db, acting, batchId)
  const [row] = await app.db.query<Counted>(sql`
    select department, counts, notes from import_batch where id = ${batchId}`)
  const problems = await app.db.query<BatchPreview['problems'][number]>(sql`
    select sheet, row_number as row, column_name as column, kind, verdict, problem, suggestion
    from row_problem where county_code = ${acting.countyCode} and batch_id = ${batchId}
    order by verdict = '已自动修正', sheet, row_number, column_name limit 200`)
  const { counts = {}, notes = [], department = '' } = row ?? {}
  const { fileName, dataset, period, mode } = batch
  return {
    ...{ batchId, fileName, dataset, department, period, mode, problems, notes },
    state: batch.state satisfies BatchState,
    datasetName: app.datasets.find(dataset)?.name ?? dataset,
    sheets: [],
    headerRow: 0,
    columns: [],
    rows: counts.rows ?? none,
    changes: {
      new: 0,
      changed: counts.subjectsChanged ?? 0,
      same: counts.sightings ?? 0,
      gone: counts.absences ?? 0,
      conflicts: [],
      facts: counts.factsChanged ?? 0,
    },
    matched: counts.matched ?? 0,
    unmatched: counts.unmatched ?? 0,
    leads: counts.leads ?? 0,
    candidates: counts.candidates ?? 0,
    words: [],
  }
}
