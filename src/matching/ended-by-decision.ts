import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { RowOfBatch } from './settle-doubt.ts'

interface At extends RowOfBatch {
  readonly batchId: string
}

/** What a decision about a row is about to end, as it is kept for taking the decision back. */
export interface Ended {
  /** Persons and households of whom the batch may say something else afterwards. */
  readonly subjects: readonly string[]
  readonly households: readonly string[]
  readonly doubts: readonly (RowOfBatch & { readonly subject: string })[]
  /** Candidates of the row that waited. */
  readonly candidates: readonly string[]
  /** Moments of the database, as it writes them: before the first word that the decision ended … */
  readonly from: string
}

/** Reads what stands before a decision; the caller holds the county's lock. */
export async function readEnded(
  tx: Transaction,
  { countyCode }: Acting,
  { batchId, sheet, row }: At,
): Promise<Ended> {
  const ofRow = (table: 'c' | 'd') => {
    const at = table === 'c' ? sql`c` : sql`d`
    return sql`${at}.county_code = ${countyCode} and ${at}.batch_id = ${batchId}
      and ${at}.sheet = ${sheet} and ${at}.row_number = ${row}`
  }
  const [found] = await tx.query<Ended>(sql`
    with meant as (
      select c.person_id as id from match_candidate as c where ${ofRow('c')}
      union
      select d.subject_id from row_doubt as d where ${ofRow('d')}
    ), homes as (
      select f.household_id as id from meant as m
      join person_profile as f on f.county_code = ${countyCode} and f.person_id = m.id
      union
      select h.household_id from meant as m
      join household_profile as h on h.county_code = ${countyCode} and h.household_id = m.id
    )
    select array(select id from meant union select id from homes) as subjects,
      array(select id from homes) as households,
      array(select jsonb_build_object('sheet', d.sheet, 'row', d.row_number,
          'subject', d.subject_id) from row_doubt as d
        where d.county_code = ${countyCode} and d.batch_id = ${batchId}
          and d.subject_id in (select id from meant union select id from homes)) as doubts,
      array(select c.id from match_candidate as c
        where ${ofRow('c')} and c.state = '待确认') as candidates,
      clock_timestamp()::text as "from"`)
  if (!found) throw new Error('a query of constants gave no row')
  return found
}

/** Keeps it with the candidate that was decided, with the moment … after the last word. */
export async function keepEnded(
  tx: Transaction,
  { countyCode }: Acting,
  candidateId: string,
  ended: Ended,
): Promise<void> {
  await tx.execute(sql`
    update match_candidate
    set ended = ${JSON.stringify(ended)}::jsonb
      || jsonb_build_object('to', clock_timestamp()::text)
    where county_code = ${countyCode} and id = ${candidateId}`)
}
