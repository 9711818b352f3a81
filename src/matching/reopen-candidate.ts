import { type Acting, personInScope } from '#access/index'
import { sql, type Transaction, withAdvisoryLock } from '#db/index'
import { type FactValue, forgetOtherName, type SaidAnew, sayAnew } from '#registry/index'
import { type Dataset, type HeldRow, openHeldRow, reopenHeldRow } from '#sources/index'
import type { Ended } from './ended-by-decision.ts'
import { refuse } from './refusals.ts'
import { factsOfBatch, type RowOfBatch } from './settle-doubt.ts'
import type { RowSaid } from './suggest-candidates.ts'

export interface Reopening {
  readonly candidateId: string
  readonly reason?: string | undefined
  readonly datasetOf: (code: string) => Dataset | undefined
}

export interface ReopenedCandidate {
  readonly batchId: string
  /** Candidates of the row that wait again. */
  readonly waiting: number
  readonly households: readonly string[]
}

interface Decided extends RowOfBatch {
  readonly id: string
  readonly batchId: string
  readonly personId: string
  readonly dataset: string
  readonly fileName: string
  readonly state: string
  readonly batchState: string
  readonly decidedAt: string
  readonly kind: string | null
  readonly rowKey: string | null
  readonly ended: (Ended & { readonly to: string }) | null
}

/**
 * Takes a decision about a row back: the row waits again with those whom it may mean, what the batch had
 * said of them before holds again, and rows that say the same are asked about again. Refused where
 * something has since been built on the decision.
 */
export async function reopenCandidate(
  tx: Transaction,
  acting: Acting,
  wish: Reopening,
): Promise<ReopenedCandidate> {
  await withAdvisoryLock(tx, `doudi.take-in ${acting.countyCode}`)
  const decided = await loadDecided(tx, acting, wish.candidateId)
  const { ended, batchId, fileName } = decided
  const dataset = wish.datasetOf(decided.dataset)
  if (dataset === undefined) throw refuse('candidate-dataset-gone', { file: fileName })
  if (ended === null) throw refuse('candidate-not-reopened', { why: '它是随别的决定一起了结的' })
  await requireNothingSince(tx, acting, decided, ended)
  await reopenHeldRow(tx, acting, batchId, decided)
  const row = await openHeldRow(tx, acting, batchId, decided)
  const said = row && saidOf(acting, row)
  await tx.execute(sql`
    insert into row_doubt (county_code, batch_id, subject_id, sheet, row_number)
    select ${acting.countyCode}, ${batchId}, (d ->> 'subject')::uuid, d ->> 'sheet',
      (d ->> 'row')::integer
    from jsonb_array_elements(${JSON.stringify(ended.doubts)}::jsonb) as d
    on conflict do nothing`)
  const facts = await factsOfBatch(tx, { batchId, dataset })
  await sayAnew(tx, acting, { batchId, facts, said: await wordsBefore(tx, acting, batchId, ended) })
  await forget(tx, acting, decided, said)
  const waiting = await waitAgain(tx, acting, { decided, ended, said, reason: wish.reason })
  return { batchId, waiting, households: ended.households }
}

async function loadDecided(tx: Transaction, acting: Acting, id: string): Promise<Decided> {
  const [found] = await tx.query<Decided>(sql`
    select c.id, c.batch_id as "batchId", c.sheet, c.row_number as "row",
      c.person_id as "personId", b.dataset, b.file_name as "fileName", c.state,
      b.state as "batchState", c.decided_at::text as "decidedAt", c.kind, c.row_key as "rowKey", c.ended
    from match_candidate as c
    join import_batch as b on b.id = c.batch_id
    where c.county_code = ${acting.countyCode} and c.id::text = ${id}
      and ${personInScope(acting, sql`c.person_id`)}
    for update of c`)
  if (found === undefined) throw refuse('candidate-unknown')
  const { batchState, state, fileName } = found
  if (batchState !== '已入库')
    throw refuse('candidate-batch-not-in', { file: fileName, state: batchState })
  if (state !== '已确认' && state !== '已排除') throw refuse('candidate-open')
  return found
}

/** Another decision about the same row or the same people, or a file that corrected it, stands on it. */
async function requireNothingSince(
  tx: Transaction,
  { countyCode }: Acting,
  { id, batchId, sheet, row }: Decided,
  { subjects, to }: Ended & { readonly to: string },
): Promise<void> {
  const [since] = await tx.query<{ confirmed: boolean; said: boolean; amended: boolean }>(sql`
    select exists (
        select from match_candidate as c
        where c.county_code = ${countyCode} and c.batch_id = ${batchId} and c.sheet = ${sheet}
          and c.row_number = ${row} and c.state = '已确认' and c.id <> ${id}) as confirmed,
      exists (
        select from observation as o
        where o.county_code = ${countyCode} and o.batch_id = ${batchId}
          and o.subject_id = any(${subjects}::uuid[])
          and (o.recorded_at > ${to}::timestamptz or o.recorded_to > ${to}::timestamptz)) as said,
      exists (
        select from import_batch as n
        where n.county_code = ${countyCode} and n.amends = ${batchId} and n.state = '已入库'
          and n.committed_at > ${to}::timestamptz) as amended`)
  if (since?.confirmed) {
    throw refuse('candidate-not-reopened', { why: '这一行后来认定是另一人，请先撤回那一次' })
  }
  if (since?.amended) {
    throw refuse('candidate-not-reopened', { why: '后来收到了更正的文件，请以更正后的为准' })
  }
  if (since?.said) {
    throw refuse('candidate-not-reopened', { why: '同一人后来又有新的决定，请先撤回后来的那一次' })
  }
}

/** What the batch said of the people before: their facts of then, or nothing. */
function wordsBefore(
  tx: Transaction,
  { countyCode }: Acting,
  batchId: string,
  { subjects, from, to }: Ended & { readonly to: string },
): Promise<SaidAnew[]> {
  return tx
    .query<Before>(sql`
      select s.id as "subjectId", o.sheet, o.row_number as "row", o.more_rows as more, o.conflicts,
        o.facts
      from (
        select distinct x.subject_id as id from observation as x
        where x.county_code = ${countyCode} and x.batch_id = ${batchId}
          and x.subject_id = any(${subjects}::uuid[])
          and (x.recorded_at between ${from}::timestamptz and ${to}::timestamptz
            or x.recorded_to between ${from}::timestamptz and ${to}::timestamptz)
      ) as s
      left join lateral (
        select * from observation as p
        where p.county_code = ${countyCode} and p.batch_id = ${batchId} and p.subject_id = s.id
          and p.recorded_at < ${from}::timestamptz and p.recorded_to >= ${from}::timestamptz
        order by p.recorded_at desc limit 1
      ) as o on true`)
    .then((rows) =>
      rows.map(({ subjectId, sheet, row, more, conflicts, facts }) => ({
        ...{ subjectId, sheet: sheet ?? '', row: row ?? 0, moreRows: more ?? [] },
        ...{ conflicts: conflicts ?? [], facts: facts ?? undefined },
      })),
    )
}

interface Before {
  readonly subjectId: string
  readonly sheet: string | null
  readonly row: number | null
  readonly more: readonly number[] | null
  readonly conflicts: readonly string[] | null
  readonly facts: Readonly<Record<string, FactValue>> | null
}

/** What a row that was set aside says of its person, as `match_candidate.said` has it. */
export function saidOf({ vault }: Pick<Acting, 'vault'>, row: HeldRow): RowSaid {
  const text = (key: string) => (typeof row[key] === 'string' ? row[key] : null)
  // Bytes stand in JSON as \\x and hexadecimal digits.
  const cipher = row.id_hash === null ? text('id_cipher') : null
  return {
    name: text('name'),
    number: cipher === null ? null : vault.decrypt(Buffer.from(cipher.slice(2), 'hex')),
    birthDate: text('v_birth_date') ?? text('birth_date'),
    division: text('division'),
  }
}

/** Rows that say the same are asked about again; the name that was noted with it is no name of theirs. */
async function forget(
  tx: Transaction,
  { countyCode }: Acting,
  { rowKey, personId, kind, state, decidedAt }: Decided,
  said: RowSaid | undefined,
): Promise<void> {
  if (rowKey !== null) {
    await tx.execute(sql`
      delete from match_decision
      where county_code = ${countyCode} and row_key = ${rowKey} and person_id = ${personId}`)
  }
  if (state === '已确认' && kind === '姓名不符' && said?.name) {
    await forgetOtherName(tx, countyCode, { personId, name: said.name, notedAt: decidedAt })
  }
}

function waitAgain(
  tx: Transaction,
  { countyCode, actor, vault }: Acting,
  what: {
    readonly decided: Decided
    readonly ended: Ended
    readonly said: RowSaid | undefined
    readonly reason: string | undefined
  },
): Promise<number> {
  const { decided, ended, said, reason } = what
  const sealed = said === undefined ? null : vault.encrypt(JSON.stringify(said), 'said')
  return tx.execute(sql`
    update match_candidate
    set state = '待确认', decided_by = null, decided_at = null, decided_reason = null, ended = null,
      said = ${sealed}::bytea, reopened_by = ${actor}, reopened_at = now(),
      reopened_reason = case when id = ${decided.id} then ${reason ?? null}::text end
    where county_code = ${countyCode} and id = any(${ended.candidates}::uuid[])
      and state in ('已确认', '已排除')`)
}
