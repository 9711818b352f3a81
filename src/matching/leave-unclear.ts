import { type Acting, personInScope } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { refuse } from './refusals.ts'

/**
 * Notes that somebody looked at a row beside a person and could not tell. Nothing else changes: the row
 * stays in doubt, its facts unknown, and waits for whoever knows more. Without `isUnclear` the note goes.
 */
export async function leaveUnclear(
  tx: Transaction,
  acting: Acting,
  note: {
    readonly candidateId: string
    readonly isUnclear: boolean
    readonly reason?: string | undefined
  },
): Promise<void> {
  const { candidateId, isUnclear, reason } = note
  const [found] = await tx.query<{ state: string; file: string; batchState: string }>(sql`
    select c.state, b.file_name as file, b.state as "batchState"
    from match_candidate as c join import_batch as b on b.id = c.batch_id
    where c.county_code = ${acting.countyCode} and c.id::text = ${candidateId}
      and ${personInScope(acting, sql`c.person_id`)}
    for update of c`)
  if (found === undefined) throw refuse('candidate-unknown')
  const { state, file, batchState } = found
  if (batchState !== '已入库') throw refuse('candidate-batch-not-in', { file, state: batchState })
  if (state !== '待确认') throw refuse('candidate-decided', { state })
  await tx.execute(sql`
    update match_candidate
    set unclear_by = case when ${isUnclear} then ${acting.actor} end,
      unclear_at = case when ${isUnclear} then now() end,
      unclear_reason = case when ${isUnclear} then ${reason ?? null}::text end
    where county_code = ${acting.countyCode} and id::text = ${candidateId}`)
}
