import { type Acting, personInScope } from '#access/index'
import { ident, joinSql, sql, type Transaction, trusted, withAdvisoryLock } from '#db/index'
import { noteOtherNames, type SaidAnew, sayAnew } from '#registry/index'
import { type Dataset, factColumn, type StagedFile, settleHeldRows } from '#sources/index'
import { keepEnded, readEnded } from './ended-by-decision.ts'
import { type LinkedRows, linkOnly } from './link-records.ts'
import { mergeFacts, type SaidFacts } from './merge-facts.ts'
import { refuse } from './refusals.ts'
import { endDoubtOf, type RowOfBatch, settleDoubt } from './settle-doubt.ts'

/** Gives rows that were set aside back as a staged file; undefined where they are kept no more. */
export type RestoreRows = (
  tx: Transaction,
  acting: Acting,
  batchId: string,
  rows: readonly RowOfBatch[],
) => Promise<StagedFile | undefined>

export interface CandidateDecision {
  readonly candidateId: string
  readonly decision: '确认' | '排除'
  readonly reason?: string | undefined
  readonly datasetOf: (code: string) => Dataset | undefined
  readonly restore: RestoreRows
}

export interface DecidedCandidate {
  readonly batchId: string
  /** Whether what the row says is the person's now; false where the row is kept no more. */
  readonly applied: boolean
  /** Subjects whose doubt has ended. */
  readonly settled: number
  /** Of all whom the row may have meant: what is known of them may have changed. */
  readonly households: readonly string[]
}

interface OpenCandidate extends RowOfBatch {
  readonly batchId: string
  readonly personId: string
  readonly householdId: string
  readonly dataset: string
  readonly fileName: string
  readonly state: string
  readonly batchState: string
  readonly kind: string | null
  readonly rowKey: string | null
  readonly said: Uint8Array | null
}

/**
 * Records what a person has decided about a row and somebody it may mean, and remembers it for rows that
 * say the same. Confirmed, the row is that person's, and nobody else's; refused, the doubt about that
 * person ends.
 */
export async function decideCandidate(
  tx: Transaction,
  acting: Acting,
  wish: CandidateDecision,
): Promise<DecidedCandidate> {
  await withAdvisoryLock(tx, `doudi.take-in ${acting.countyCode}`)
  const open = await loadOpen(tx, acting, wish.candidateId)
  const dataset = wish.datasetOf(open.dataset)
  if (dataset === undefined) throw refuse('candidate-dataset-gone', { file: open.fileName })
  const ended = await readEnded(tx, acting, open)
  const { households } = ended
  await remember(tx, acting, open, wish)
  await closeCandidate(tx, acting, open, wish)
  const { batchId } = open
  const subjectId = dataset.subject === '户' ? open.householdId : open.personId
  if (wish.decision === '排除') {
    const settled = await endDoubtOf(tx, acting, { batchId, dataset, at: open, subjectId })
    await keepEnded(tx, acting, wish.candidateId, ended)
    return { batchId, applied: false, settled, households }
  }
  const staged = await wish.restore(tx, acting, batchId, [open])
  const applied = staged !== undefined && (await applyRow(tx, acting, { open, staged, subjectId }))
  await settleHeldRows(tx, acting, batchId, { rows: [open], state: '已采用' })
  const settled = await settleDoubt(tx, acting, { batchId, dataset, rows: [open] })
  await keepEnded(tx, acting, wish.candidateId, ended)
  return { batchId, applied, settled, households }
}

async function loadOpen(
  tx: Transaction,
  acting: Acting,
  candidateId: string,
): Promise<OpenCandidate> {
  const [found] = await tx.query<OpenCandidate>(sql`
    select c.batch_id as "batchId", c.sheet, c.row_number as "row", c.person_id as "personId",
      f.household_id as "householdId", b.dataset, b.file_name as "fileName", c.state,
      b.state as "batchState", c.kind, c.row_key as "rowKey", c.said
    from match_candidate as c
    join import_batch as b on b.id = c.batch_id
    join person_profile as f on f.county_code = c.county_code and f.person_id = c.person_id
    where c.county_code = ${acting.countyCode} and c.id::text = ${candidateId}
      and ${personInScope(acting, sql`c.person_id`)}
    for update of c`)
  if (found === undefined) throw refuse('candidate-unknown')
  const { state, batchState, fileName } = found
  if (batchState !== '已入库')
    throw refuse('candidate-batch-not-in', { file: fileName, state: batchState })
  if (state !== '待确认') throw refuse('candidate-decided', { state })
  return found
}

async function remember(
  tx: Transaction,
  { countyCode, actor }: Acting,
  { rowKey, personId, ...open }: OpenCandidate,
  { decision, reason }: CandidateDecision,
): Promise<void> {
  if (rowKey === null) return
  await tx.execute(sql`
    insert into match_decision (county_code, row_key, person_id, decision, id_hash, reason, decided_by)
    select ${countyCode}, ${rowKey}, ${personId}, ${decision}, (
        select c.said_hash from match_candidate as c
        where c.county_code = ${countyCode} and c.batch_id = ${open.batchId}
          and c.sheet = ${open.sheet} and c.row_number = ${open.row} and c.person_id = ${personId}),
      ${reason ?? null}, ${actor}
    on conflict (county_code, row_key, person_id) do update
    set decision = excluded.decision, reason = excluded.reason, decided_by = excluded.decided_by,
      decided_at = now()`)
}

/** Of a confirmed row the other candidates are refused with it; what the row said is kept no more. */
async function closeCandidate(
  tx: Transaction,
  { countyCode, actor, vault }: Acting,
  open: OpenCandidate,
  { decision, reason }: CandidateDecision,
): Promise<void> {
  const isConfirmed = decision === '确认'
  await tx.execute(sql`
    update match_candidate as c
    set state = case when c.person_id = ${open.personId} and ${isConfirmed} then '已确认'
        else '已排除' end,
      decided_by = ${actor}, decided_at = now(), said = null,
      decided_reason = case when c.person_id = ${open.personId} then ${reason ?? null}::text
        else '同一行已确认为另一人' end
    where c.county_code = ${countyCode} and c.batch_id = ${open.batchId} and c.sheet = ${open.sheet}
      and c.row_number = ${open.row} and c.state = '待确认'
      and (${isConfirmed} or c.person_id = ${open.personId})`)
  if (!isConfirmed || open.kind !== '姓名不符' || open.said === null) return
  const { name } = JSON.parse(vault.decrypt(open.said, 'said')) as { name: string | null } // we wrote it
  if (name === null || name.includes('*')) return
  const names = [{ personId: open.personId, name }]
  await noteOtherNames(tx, countyCode, { names, notedBy: actor })
}

/** The row's facts come in under its own batch, beside what other rows of it say of the same subject. */
async function applyRow(
  tx: Transaction,
  acting: Acting,
  work: { readonly open: OpenCandidate; readonly staged: StagedFile; readonly subjectId: string },
): Promise<boolean> {
  const { open, staged } = work
  const rows = sql`select ${open.sheet}::text as sheet, ${open.row}::integer as row_number,
    ${open.personId}::uuid as person_id`
  const linked = await linkOnly(tx, acting, staged, rows)
  const said: SaidAnew[] = []
  for (const level of ['人', '户'] as const) {
    const row = await readFacts(tx, { linked, level })
    if (row === undefined) continue
    const subjectId = level === '户' ? open.householdId : open.personId
    said.push(await mergeSaid(tx, acting, { open, staged, subjectId, row }))
  }
  await tx.execute(sql`drop table if exists ${ident(linked.table)}`)
  await tx.execute(sql`drop table if exists ${ident(staged.table)}`)
  if (said.length === 0) return false
  await sayAnew(tx, acting, { batchId: open.batchId, facts: staged.facts, said })
  return true
}

async function readFacts(
  tx: Transaction,
  { linked, level }: { readonly linked: LinkedRows; readonly level: '人' | '户' },
): Promise<SaidFacts | undefined> {
  const facts = linked.facts.filter(({ fact }) => fact.level === level)
  if (facts.length === 0) return undefined
  const pairs = facts.map(
    ({ fact }) => sql`${trusted(`'${fact.code}'`)}, to_jsonb(m.${ident(factColumn(fact))})`,
  )
  const [row] = await tx.query<{ facts: SaidFacts }>(sql`
    select jsonb_strip_nulls(jsonb_build_object(${joinSql(pairs, ', ')})) as facts
    from ${ident(linked.table)} as m`)
  return row?.facts
}

/** A subject in doubt said nothing so far; one with rows of their own says both. */
async function mergeSaid(
  tx: Transaction,
  { countyCode }: Acting,
  work: {
    readonly open: OpenCandidate
    readonly staged: StagedFile
    readonly subjectId: string
    readonly row: SaidFacts
  },
): Promise<SaidAnew> {
  const { open, staged, subjectId, row } = work
  const doubts = await tx.execute(sql`
    delete from row_doubt
    where county_code = ${countyCode} and batch_id = ${open.batchId} and subject_id = ${subjectId}`)
  const [own] = await tx.query<{
    sheet: string
    row: number
    more: number[] | null
    facts: SaidFacts
  }>(sql`
    select sheet, row_number as "row", more_rows as more, facts from observation
    where county_code = ${countyCode} and batch_id = ${open.batchId} and subject_id = ${subjectId}
      and recorded_to is null and row_number > 0`)
  if (own === undefined || doubts > 0) {
    return { subjectId, sheet: open.sheet, row: open.row, facts: row }
  }
  const isLater = open.sheet > own.sheet || (open.sheet === own.sheet && open.row > own.row)
  const merged = mergeFacts(staged.dataset, own.facts, { row, isLater })
  const moreRows = [...(own.more ?? []), ...(open.sheet === own.sheet ? [open.row] : [])]
  return { subjectId, sheet: own.sheet, row: own.row, moreRows, ...merged }
}
