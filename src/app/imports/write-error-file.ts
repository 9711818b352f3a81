import path from 'node:path'
import type { Acting } from '#access/index'
import { annotateFile } from '#papers/index'
import { errorMark, type RowFilter, withOriginalOf } from '#sources/index'
import type { App } from '../app.ts'
import { listBatchRows } from './hold-department-file.ts'

interface Problem {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly problem: string
  readonly suggestion?: string
}

/**
 * Writes the sender's own file into `folder`, with what is wrong with each row and what is proposed
 * beside it; sent back, only what was corrected is taken.
 */
export async function writeErrorFile(
  app: App,
  acting: Acting,
  batchId: string,
  folder: string,
): Promise<{ readonly path: string; readonly fileName: string; readonly rows: number }> {
  const problems = [
    ...(await problemsOf(app, acting, batchId, '不能用')),
    ...(await problemsOf(app, acting, batchId, '需确认')),
  ]
  return withOriginalOf(app.db, acting, batchId, ({ file, batch, headers }) =>
    annotateFile({
      source: file,
      out: path.join(folder, path.basename(batch.fileName)),
      mark: errorMark(acting.vault, batch.id),
      problems,
      firstRows: headers,
    }),
  )
}

async function problemsOf(
  app: App,
  acting: Acting,
  batchId: string,
  filter: RowFilter,
): Promise<Problem[]> {
  const found: Problem[] = []
  let after: string | undefined
  do {
    const page = await listBatchRows(app, acting, batchId, {
      ...{ filter, limit: 1000 },
      ...(after === undefined ? {} : { after }),
    })
    for (const { sheet, row, problems } of page.items) {
      for (const { column, verdict, problem, suggestion } of problems) {
        if (verdict === '已自动修正') continue
        found.push({ sheet, row, column, problem, ...(suggestion ? { suggestion } : {}) })
      }
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}
