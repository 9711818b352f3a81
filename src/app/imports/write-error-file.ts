import path from 'node:path'
import type { Acting } from '#access/index'
import { annotateFile } from '#papers/index'
import { type BatchRow, errorMark, type RowFilter, withOriginalOf } from '#sources/index'
import type { App } from '../app.ts'
import { adviceFor } from './advice-for-problem.ts'
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
  const candidates = new Set(
    (await rowsOf(app, acting, batchId, '候选')).map(({ sheet, row }) => `${row} ${sheet}`),
  )
  const rows = [
    ...(await rowsOf(app, acting, batchId, '不能用')),
    ...(await rowsOf(app, acting, batchId, '需确认')),
  ]
  const problems = rows.flatMap((one) => problemsOf(one, candidates.has(`${one.row} ${one.sheet}`)))
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

function problemsOf({ sheet, row, problems }: BatchRow, isCandidate: boolean): Problem[] {
  return problems.flatMap((one) => {
    if (one.verdict === '已自动修正') return []
    const suggestion = adviceFor(one, isCandidate)
    const { column, problem } = one
    return [{ sheet, row, column, problem, ...(suggestion ? { suggestion } : {}) }]
  })
}

async function rowsOf(
  app: App,
  acting: Acting,
  batchId: string,
  filter: RowFilter,
): Promise<BatchRow[]> {
  const found: BatchRow[] = []
  let after: string | undefined
  do {
    const page = await listBatchRows(app, acting, batchId, {
      ...{ filter, limit: 1000 },
      ...(after === undefined ? {} : { after }),
    })
    found.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}
