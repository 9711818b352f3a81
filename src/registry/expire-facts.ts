import type { Acting } from '#access/index'
import { type Sql, sql, type Transaction } from '#db/index'
import type { Catalogue } from '#policy/index'
import { eachFact, households, observedFacts, persons, type Subjects } from './observed-facts.ts'
import { recomputeFacts } from './recompute-facts.ts'

export interface Expired {
  /** Facts of subjects that became unknown. */
  readonly facts: number
  readonly subjects: number
}

export interface Expiring {
  readonly catalogue: Catalogue
  /** Not needed: how long its values hold was noted with each batch when it came in. */
  readonly datasets?: readonly unknown[]
}

/**
 * Makes unknown what was delivered so long ago that it no longer holds and was not seen again since;
 * the households concerned are looked at again. A batch is gone through once for each fact, so
 * that asking again costs one small query.
 */
export async function expireFacts(
  tx: Transaction,
  acting: Acting,
  { catalogue }: Expiring,
): Promise<Expired> {
  const ended = await findEnded(tx, acting)
  let expired: Expired = { facts: 0, subjects: 0 }
  for (const [dataset, batches] of groupByDataset(ended)) {
    const codes = new Set(batches.flatMap((batch) => batch.facts))
    const facts = catalogue.facts.filter((fact) => codes.has(fact.code))
    for (const subjects of [persons, households]) {
      const observed = observedFacts(facts, subjects.level)
      if (observed.length === 0) continue
      const ids = batches.map((batch) => batch.id)
      await gatherUnseen(tx, acting, { dataset, batches: ids, subjects, facts: observed })
      const found = await recomputeFacts(tx, acting, { subjects, facts: observed })
      expired = {
        facts: expired.facts + found.facts,
        subjects: expired.subjects + found.subjects,
      }
    }
  }
  await noteEnded(tx, ended)
  return expired
}

interface Ended {
  readonly id: string
  readonly dataset: string
  readonly facts: readonly string[]
}

async function findEnded(tx: Transaction, acting: Acting): Promise<Ended[]> {
  return tx.query<Ended>(sql`
    select b.id, b.dataset, array_agg(f.key order by f.key) as facts
    from import_batch as b
    cross join lateral jsonb_each_text(b.facts) as f
    where b.county_code = ${acting.countyCode} and b.state = '已入库'
      and f.value::date < ${acting.today} and f.key <> all (b.expired_facts)
    group by b.id, b.dataset`)
}

function groupByDataset(ended: readonly Ended[]): ReadonlyMap<string, Ended[]> {
  const groups = new Map<string, Ended[]>()
  for (const batch of ended)
    groups.set(batch.dataset, [...(groups.get(batch.dataset) ?? []), batch])
  return groups
}

interface Unseen {
  readonly dataset: string
  readonly batches: readonly string[]
  readonly subjects: Subjects
  readonly facts: ReturnType<typeof observedFacts>
}

/**
 * Fills `subjects` with those of the ended batches, and those last said to be absent, who have a
 * value that may have ended: whoever a batch that still holds saw again is left out.
 */
async function gatherUnseen(tx: Transaction, acting: Acting, unseen: Unseen): Promise<void> {
  const { dataset, subjects, facts } = unseen
  const county = acting.countyCode
  const codes = facts.map((fact) => fact.code)
  const known = eachFact(facts, (fact) => sql`p.${fact.column} is not null`, ' or ')
  await tx.execute(sql`drop table if exists pg_temp.subjects`)
  await tx.execute(sql`
    create temp table subjects on commit drop as
    with fresh as (
      select id from import_batch
      where county_code = ${county} and dataset = ${dataset} and state = '已入库'
        and not exists (
          select from unnest(${codes}::text[]) as f (code)
          where not facts ? f.code or (facts ->> f.code)::date < ${acting.today})
    ), ended as (
      select subject_id from observation
      where county_code = ${county} and recorded_to is null
        and (batch_id = any(${unseen.batches}::uuid[]) or (dataset = ${dataset} and row_number = 0))
    ), again as (
      select subject_id from observation
      where county_code = ${county} and batch_id in (select id from fresh) and recorded_to is null
    ), ended_sighting as (${ordinalsIn(county, dataset, sql`any(${unseen.batches}::uuid[])`)}
    ), again_sighting as (${ordinalsIn(county, dataset, sql`any(select id from fresh)`)})
    select p.${subjects.key} as subject_id, p.household_id
    from ${subjects.profile} as p
    left join (select distinct subject_id from ended) as e on e.subject_id = p.${subjects.key}
    left join (select distinct ordinal from ended_sighting) as s on s.ordinal = p.ordinal
    where p.county_code = ${county} and (${known} or exists (
        select from fact_conflict as f
        where f.county_code = ${county} and f.subject_id = p.${subjects.key}
          and f.settled_at is null and f.fact = any(${codes}::text[])))
      and (e.subject_id is not null or s.ordinal is not null)
      and not exists (select from again as a where a.subject_id = p.${subjects.key})
      and not exists (select from again_sighting as a where a.ordinal = p.ordinal)`)
}

function ordinalsIn(county: string, dataset: string, batches: Sql): Sql {
  return sql`
      select u.ordinal
      from sighting as s
      cross join lateral unnest(s.ordinals) as u (ordinal)
      where s.county_code = ${county} and s.dataset = ${dataset} and s.batch_id = ${batches}`
}

async function noteEnded(tx: Transaction, ended: readonly Ended[]): Promise<void> {
  for (const batch of ended) {
    await tx.execute(sql`
      update import_batch set expired_facts = expired_facts || ${batch.facts}::text[]
      where id = ${batch.id}`)
  }
}
