import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { periodStart } from '../domain.ts'
import { coversOf, type ObservedFact } from '../observed-facts.ts'
import { type Moment, recordedBy } from './moment.ts'

/** A department's file that had come in by then. */
export interface KnownBatch {
  readonly id: string
  readonly dataset: string
  readonly department: string
  readonly periodEnd: LocalDate
  /** The first day of which it speaks. */
  readonly startsOn: LocalDate
  /** The facts that it gives, each with the last day on which its values hold (null: for good). */
  readonly facts: Readonly<Record<string, LocalDate | null>>
  /** The divisions that it covers whole. */
  readonly covers: readonly string[]
}

type BatchRow = Omit<KnownBatch, 'startsOn'> & { readonly period: string }

/**
 * The files that were known by then, undone ones left out, whatever day they speak of; and what was
 * entered by hand, of `subjects` alone where they are given.
 */
export async function loadKnownBatches(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  moment: Moment & { readonly subjects?: readonly string[] },
): Promise<readonly KnownBatch[]> {
  const { subjects } = moment
  const entered =
    subjects === undefined
      ? sql``
      : sql`and (b.entry_id is null or b.id in (
          select o.batch_id from observation as o
          where o.county_code = ${countyCode} and o.subject_id = any(${subjects}::uuid[])))`
  const rows = await q.query<BatchRow>(sql`
    select b.id, b.dataset, b.department, b.period, b.period_end as "periodEnd", b.facts,
      ${coversOf('b')} as covers
    from import_batch as b
    where b.county_code = ${countyCode}
      and (b.state = '已入库' or (b.state = '已撤销' and b.withdrawn_at is not null))
      and ${recordedBy(moment, 'b.committed_at', 'b.withdrawn_at')} ${entered}
    order by b.id`)
  return rows.map(({ period, ...batch }) => {
    return { ...batch, startsOn: periodStart(period, batch.periodEnd) }
  })
}

/** Facts of one dataset that the same batches give and of which the same batches still hold. */
export interface FactGroup {
  readonly dataset: string
  readonly facts: readonly ObservedFact[]
  readonly giving: readonly KnownBatch[]
  /** Those of `giving` whose values hold on the day: at least one. */
  readonly fresh: readonly KnownBatch[]
}

/** Of whose end a later file may tell: they are asked of every file, and their own day decides. */
export const lifeFacts: readonly string[] = ['is_dead', 'death_date']

/** Which batches must be asked about which facts; facts of which none holds any more are left out. */
export function groupFacts(
  facts: readonly ObservedFact[],
  batches: readonly KnownBatch[],
  { validOn }: Moment,
): readonly FactGroup[] {
  const groups = new Map<string, FactGroup & { readonly facts: ObservedFact[] }>()
  for (const fact of facts) {
    const saying = batches.filter(
      (batch) =>
        fact.code in batch.facts && (batch.startsOn <= validOn || lifeFacts.includes(fact.code)),
    )
    for (const dataset of new Set(saying.map((batch) => batch.dataset))) {
      const giving = saying.filter((batch) => batch.dataset === dataset)
      const fresh = giving.filter((batch) => (batch.facts[fact.code] ?? validOn) >= validOn)
      if (fresh.length === 0) continue
      const key = JSON.stringify([giving, fresh].map((some) => some.map(({ id }) => id)))
      const group = groups.get(key)
      if (group) group.facts.push(fact)
      else groups.set(key, { dataset, facts: [fact], giving, fresh })
    }
  }
  return [...groups.values()]
}
