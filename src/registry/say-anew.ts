import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { Fact } from '#policy/index'
import { periodStart } from './domain.ts'
import type { FactValue } from './observed-batch.ts'
import { households, observedFacts, persons, type Subjects } from './observed-facts.ts'
import { recomputeFacts } from './recompute-facts.ts'

/** What a batch says of a subject now. */
export interface SaidAnew {
  readonly subjectId: string
  readonly sheet: string
  /** 0: absent from the whole file. */
  readonly row: number
  readonly moreRows?: readonly number[]
  /** The facts, by code, on which the subject's rows contradict each other. */
  readonly conflicts?: readonly string[]
  /** Undefined: the batch says nothing of the subject. */
  readonly facts?: Readonly<Record<string, FactValue>> | undefined
}

/**
 * A batch that is in force says something else of some subjects than it did, because a row of it was
 * settled: its former words end, the new ones are recorded as of now, and the subjects' values are
 * decided anew. The caller holds the county's lock. Gives how many facts changed.
 */
export async function sayAnew(
  tx: Transaction,
  acting: Acting,
  what: {
    readonly batchId: string
    /** The facts that the file gives. */
    readonly facts: readonly Fact[]
    readonly said: readonly SaidAnew[]
  },
): Promise<number> {
  const { batchId, said } = what
  if (said.length === 0) return 0
  const ids = said.map(({ subjectId }) => subjectId)
  await keepLaterDoubts(tx, acting, { batchId, ids })
  await tx.execute(sql`
    update observation set recorded_to = clock_timestamp()
    where county_code = ${acting.countyCode} and batch_id = ${batchId}
      and subject_id = any(${ids}::uuid[]) and recorded_to is null`)
  await insertSaid(tx, acting, { batchId, said })
  let changed = 0
  for (const level of [persons, households]) {
    const facts = observedFacts(what.facts, level.level)
    if (facts.length === 0) continue
    await gatherSubjects(tx, acting, { level, ids })
    changed += (await recomputeFacts(tx, acting, { subjects: level, facts })).facts
  }
  return changed
}

interface OfSubjects {
  readonly batchId: string
  readonly ids: readonly string[]
}

/** A later file that could not be understood either only saw the unknown again: it says it itself now. */
async function keepLaterDoubts(
  tx: Transaction,
  { countyCode }: Acting,
  { batchId, ids }: OfSubjects,
): Promise<void> {
  await tx.execute(sql`
    insert into observation (county_code, subject_id, dataset, batch_id, sheet, row_number,
      valid_from, recorded_at, facts)
    select ${countyCode}, d.subject_id, b.dataset, b.id, min(d.sheet), max(d.row_number),
      case when b.period ~ '^[0-9]{4}-[0-9]{2}$' then (b.period || '-01')::date
        else date_trunc('month', b.period_end)::date end, b.committed_at, '{}'::jsonb
    from row_doubt as d
    join import_batch as b on b.id = d.batch_id and b.county_code = d.county_code
      and b.state = '已入库'
    join import_batch as own on own.id = ${batchId} and own.dataset = b.dataset
      and own.taken_in < b.taken_in
    where d.county_code = ${countyCode} and d.subject_id = any(${ids}::uuid[])
      and not exists (
        select from observation as o
        where o.county_code = ${countyCode} and o.subject_id = d.subject_id
          and o.batch_id = d.batch_id and o.recorded_to is null)
    group by d.subject_id, b.dataset, b.id, b.period, b.period_end, b.committed_at`)
}

async function insertSaid(
  tx: Transaction,
  { countyCode }: Acting,
  { batchId, said }: { readonly batchId: string; readonly said: readonly SaidAnew[] },
): Promise<void> {
  const [batch] = await tx.query<{ dataset: string; period: string; end: LocalDate }>(sql`
    select dataset, period, period_end as end from import_batch
    where county_code = ${countyCode} and id = ${batchId}`)
  if (batch === undefined) throw new Error(`no batch ${batchId} to say something anew`)
  for (const one of said) {
    if (one.facts === undefined) continue
    await tx.execute(sql`
      insert into observation (county_code, subject_id, dataset, batch_id, sheet, row_number,
        more_rows, conflicts, valid_from, recorded_at, facts)
      values (${countyCode}, ${one.subjectId}, ${batch.dataset}, ${batchId}, ${one.sheet}, ${one.row},
        ${one.moreRows?.length ? one.moreRows : null}::integer[],
        ${one.conflicts?.length ? one.conflicts : null}::text[],
        ${periodStart(batch.period, batch.end)}::date, clock_timestamp(),
        ${JSON.stringify(one.facts)}::jsonb)`)
  }
}

async function gatherSubjects(
  tx: Transaction,
  acting: Acting,
  { level, ids }: { readonly level: Subjects; readonly ids: readonly string[] },
): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.subjects`)
  await tx.execute(sql`
    create temp table subjects on commit drop as
    select distinct p.${level.key} as subject_id, p.household_id
    from ${level.profile} as p
    where p.county_code = ${acting.countyCode} and p.${level.key} = any(${ids}::uuid[])`)
}
