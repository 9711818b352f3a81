import type { Acting } from '#access/index'
import { type Sql, sql, type Transaction } from '#db/index'
import type { Fact } from '#policy/index'
import { type FactValue, type SaidAnew, sayAnew } from '#registry/index'
import { type Dataset, factsOf } from '#sources/index'

export interface RowOfBatch {
  readonly sheet: string
  readonly row: number
}

interface OfBatch {
  readonly batchId: string
  readonly dataset: Dataset
}

/**
 * Rows of a batch are in doubt no more: whoever had no other doubtful row in it is absent from it where
 * it is complete, and not spoken of elsewhere. Gives how many subjects that decides.
 */
export async function settleDoubt(
  tx: Transaction,
  acting: Acting,
  { batchId, dataset, rows }: OfBatch & { readonly rows: readonly RowOfBatch[] },
): Promise<number> {
  if (rows.length === 0) return 0
  await closeCandidates(tx, acting, batchId, rows)
  const settled = sql`exists (
    select from unnest(${rows.map(({ sheet }) => sheet)}::text[],
      ${rows.map(({ row }) => row)}::integer[]) as r (sheet, row_number)
    where r.sheet = d.sheet and r.row_number = d.row_number)`
  return endDoubts(tx, acting, { batchId, dataset, which: settled })
}

/** Whom a row may have meant is asked no more: it is settled otherwise, as by a corrected file. */
async function closeCandidates(
  tx: Transaction,
  { countyCode, actor }: Acting,
  batchId: string,
  rows: readonly RowOfBatch[],
): Promise<void> {
  await tx.execute(sql`
    update match_candidate as c
    set state = '已排除', decided_by = ${actor}, decided_at = now(), said = null,
      decided_reason = '这一行已由更正的文件改正'
    from unnest(${rows.map(({ sheet }) => sheet)}::text[], ${rows.map(({ row }) => row)}::integer[])
      as r (sheet, row_number)
    where c.county_code = ${countyCode} and c.batch_id = ${batchId} and c.state = '待确认'
      and c.sheet = r.sheet and c.row_number = r.row_number`)
}

/** A row does not mean one of those it might have meant. */
export function endDoubtOf(
  tx: Transaction,
  acting: Acting,
  {
    batchId,
    dataset,
    at,
    subjectId,
  }: OfBatch & { readonly at: RowOfBatch; readonly subjectId: string },
): Promise<number> {
  const which = sql`d.sheet = ${at.sheet} and d.row_number = ${at.row}
    and d.subject_id = ${subjectId}`
  return endDoubts(tx, acting, { batchId, dataset, which })
}

async function endDoubts(
  tx: Transaction,
  acting: Acting,
  { batchId, dataset, which }: OfBatch & { readonly which: Sql },
): Promise<number> {
  const { countyCode } = acting
  const ended = await tx.query<{ id: string }>(sql`
    delete from row_doubt as d
    where d.county_code = ${countyCode} and d.batch_id = ${batchId} and ${which}
    returning d.subject_id as id`)
  const ids = [...new Set(ended.map(({ id }) => id))]
  if (ids.length === 0) return 0
  const clear = await tx.query<ClearSubject>(clearSubjects(acting, { batchId, ids, dataset }))
  const facts = await factsOfBatch(tx, { batchId, dataset })
  const absent = absentFacts(dataset, facts)
  const said = clear.map(({ id, isAbsent }): SaidAnew => {
    const speaks = isAbsent && Object.keys(absent).length > 0
    return { subjectId: id, sheet: '缺席', row: 0, facts: speaks ? absent : undefined }
  })
  await sayAnew(tx, acting, { batchId, facts, said })
  return said.length
}

interface ClearSubject {
  readonly id: string
  readonly isAbsent: boolean
}

/**
 * Those without another doubtful row. Absent are those whom the batch covers and of whom neither a file
 * that corrects it nor a later file of the dataset has said anything.
 */
function clearSubjects(
  { countyCode }: Acting,
  { batchId, ids, dataset }: OfBatch & { readonly ids: readonly string[] },
): Sql {
  const household = dataset.subject === '户' ? sql`s.id` : sql`f.household_id`
  // The file that corrects it is just being taken in.
  const newer = sql`n.state in ('暂存', '已入库') and n.taken_in > b.taken_in
    and n.period_end >= b.period_end`
  return sql`
    select s.id, b.mode = '全量' and exists (
        select from household_profile as h
        cross join lateral unnest(b.covers) as c (code)
        where h.county_code = ${countyCode} and h.household_id = ${household}
          and (left(c.code, 9) = left(h.division_code, 9) or c.code like '%000000'))
      and not exists (
        select from observation as o
        join import_batch as n on n.id = o.batch_id and ${newer}
        where o.county_code = ${countyCode} and o.subject_id = s.id and o.dataset = b.dataset
          and o.recorded_to is null)
      and not exists (
        select from row_doubt as d
        join import_batch as n on n.id = d.batch_id and n.dataset = b.dataset and ${newer}
        where d.county_code = ${countyCode} and d.subject_id = s.id) as "isAbsent"
    from unnest(${ids}::uuid[]) as s (id)
    join import_batch as b on b.county_code = ${countyCode} and b.id = ${batchId}
    left join person_profile as f on f.county_code = ${countyCode} and f.person_id = s.id
    where not exists (
      select from row_doubt as d
      where d.county_code = ${countyCode} and d.batch_id = ${batchId} and d.subject_id = s.id)`
}

/** The facts that the batch gave. */
export async function factsOfBatch(
  tx: Transaction,
  { batchId, dataset }: OfBatch,
): Promise<readonly Fact[]> {
  const [batch] = await tx.query<{ codes: readonly string[] }>(sql`
    select array(select jsonb_object_keys(facts)) as codes from import_batch where id = ${batchId}`)
  return factsOf(dataset).filter(({ code }) => batch?.codes.includes(code) === true)
}

function absentFacts(
  dataset: Dataset,
  facts: readonly Fact[],
): Readonly<Record<string, FactValue>> {
  const given = new Set(facts.map(({ code }) => code))
  const absent = dataset.absent.filter(
    ({ fact }) => given.has(fact.code) && fact.level === dataset.subject,
  )
  return Object.fromEntries(absent.map(({ fact, value }) => [fact.code, value]))
}
