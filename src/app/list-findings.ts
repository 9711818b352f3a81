import { type Acting, recordReading } from '#access/index'
import { sql } from '#db/index'
import type { App } from './app.ts'

const atMost = 1000

export interface ListedCandidate {
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly person: string
  readonly household: string | null
  readonly score: number
  readonly reasons: readonly string[]
  readonly state: string
}

/** Rows whose number is broken, beside the person each may mean: for a person to confirm. */
export async function listCandidates(app: App, acting: Acting): Promise<ListedCandidate[]> {
  return app.db.transaction(async (tx) => {
    await recordReading(tx, acting, { purpose: '查看候选匹配', route: 'doudi candidates' })
    return tx.query<ListedCandidate>(sql`
      select b.file_name as file, c.sheet, c.row_number as "row", p.name as person,
        h.number as household, c.score, c.reasons, c.state
      from match_candidate as c
      join import_batch as b on b.id = c.batch_id
      join person as p on p.county_code = c.county_code and p.id = c.person_id
      left join person_profile as f on f.county_code = c.county_code and f.person_id = c.person_id
      left join household as h on h.county_code = c.county_code and h.id = f.household_id
      where c.county_code = ${acting.countyCode}
      order by b.staged_at desc, c.sheet, c.row_number, c.score desc
      limit ${atMost}`)
  })
}

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
