import { sql } from '#db/index'
import type { App } from './app.ts'

const atMost = 1000

export interface ListedRowProblem {
  readonly batch: string
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly verdict: string
  readonly problem: string
  readonly suggestion: string | null
}

/** Rows that could not be used or must be confirmed, newest file first. */
export function listRowProblems(
  app: App,
  batchId: string | undefined,
): Promise<ListedRowProblem[]> {
  const only = batchId === undefined ? sql`` : sql`and p.batch_id::text = ${batchId}`
  return app.db.query<ListedRowProblem>(sql`
    select p.batch_id as batch, b.file_name as file, p.sheet, p.row_number as "row",
      p.column_name as "column", p.verdict, p.problem, p.suggestion
    from row_problem as p
    join import_batch as b on b.id = p.batch_id
    where p.county_code = ${app.county.code} and p.verdict <> '已自动修正' ${only}
    order by b.staged_at desc, p.sheet, p.row_number
    limit ${atMost}`)
}
