import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { type EnteredSource, enteredSource } from './entered-source.ts'
import type { FactValue } from './observed-batch.ts'

/** Who says what about a fact on which sources differ. */
export interface ConflictCandidate {
  readonly dataset: string
  readonly department: string
  readonly batchId: string
  readonly sheet: string
  readonly row: number | null
  readonly moreRows: readonly number[]
  /** Absent where the rows of one file differ: what they say is not kept. */
  readonly value?: FactValue
  readonly fileName: string
  readonly period: string
  readonly recordedAt: string
  readonly entered: EnteredSource | null
}

export interface OpenConflict {
  readonly subjectId: string
  readonly fact: string
  readonly openedAt: string
  readonly candidates: readonly ConflictCandidate[]
}

interface Row extends Omit<OpenConflict, 'candidates'> {
  readonly candidates: readonly StoredCandidate[]
}

interface StoredCandidate {
  readonly 数据集: string
  readonly 部门: string
  readonly 批次: string
  readonly 工作表: string
  readonly 行: number | readonly number[]
  readonly 值?: FactValue
}

/** The open conflicts of the household and its members, the oldest first. */
export async function listConflicts(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  householdId: string,
): Promise<readonly OpenConflict[]> {
  const rows = await q.query<Row>(sql`
    select c.subject_id as "subjectId", c.fact, c.opened_at as "openedAt", c.candidates
    from fact_conflict as c
    where c.county_code = ${countyCode} and c.settled_at is null and (
      c.subject_id = ${householdId} or c.subject_id in (
        select p.person_id from person_profile as p
        where p.county_code = ${countyCode} and p.household_id = ${householdId}))
    order by c.opened_at, c.subject_id, c.fact
    limit 200`)
  const ids = rows.flatMap(({ candidates }) => candidates.map((one) => one.批次))
  const batches = await q.query<{
    id: string
    fileName: string
    period: string
    recordedAt: string
    entered: EnteredSource | null
  }>(sql`
    select b.id, b.file_name as "fileName", b.period, b.committed_at as "recordedAt",
      ${enteredSource} as entered
    from import_batch as b
    left join household_entry as e on e.county_code = ${countyCode} and e.id = b.entry_id
    where b.county_code = ${countyCode} and b.id = any(${ids}::uuid[])`)
  const byId = new Map(batches.map((batch) => [batch.id, batch]))
  return rows.map(({ candidates, ...conflict }) => ({
    ...conflict,
    candidates: candidates.map((one): ConflictCandidate => {
      const batch = byId.get(one.批次)
      const rowsSaid = typeof one.行 === 'number' ? [one.行] : one.行
      return {
        dataset: one.数据集,
        department: one.部门,
        batchId: one.批次,
        sheet: one.工作表,
        row: rowsSaid[0] ?? null,
        moreRows: rowsSaid.slice(1),
        ...(one.值 !== undefined && { value: one.值 }),
        fileName: batch?.fileName ?? '',
        period: batch?.period ?? '',
        recordedAt: batch?.recordedAt ?? '',
        entered: batch?.entered ?? null,
      }
    }),
  }))
}
