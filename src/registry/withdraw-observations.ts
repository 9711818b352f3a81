import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { Catalogue } from '#policy/index'
import { carryOver } from './carry-over.ts'
import { households, observedFacts, ordinals, persons, type Subjects } from './observed-facts.ts'
import { recomputeFacts } from './recompute-facts.ts'

export interface Withdrawing {
  readonly batchId: string
  readonly catalogue: Catalogue
  /** The facts of which absence from the dataset's files speaks. */
  readonly absence: readonly string[]
}

export interface WithdrawnObservations {
  readonly observations: number
  /** What later files of the dataset had only seen again and now say themselves. */
  readonly carried: number
  readonly facts: number
  readonly subjects: number
  readonly conflicts: number
}

/**
 * Takes back what a batch said: its observations end, later files of the dataset that rested on them
 * say it themselves, and whoever it spoke of is what the others make them. Its state must be 已撤销 by
 * now, so that its sightings count no more. The caller holds the county's lock.
 */
export async function withdrawObservations(
  tx: Transaction,
  acting: Acting,
  { batchId, catalogue, absence }: Withdrawing,
): Promise<WithdrawnObservations> {
  await tx.execute(sql`set local work_mem = '96MB'`)
  const [batch] = await tx.query<{ dataset: string; codes: readonly string[] }>(sql`
    select dataset, array(select jsonb_object_keys(facts)) as codes
    from import_batch where county_code = ${acting.countyCode} and id = ${batchId}`)
  if (batch === undefined) throw new Error(`no batch ${batchId} to withdraw`)
  await gatherTouched(tx, acting, { batchId, dataset: batch.dataset })
  const observations = await endObservations(tx, acting, batchId)
  const carried = await carryOver(tx, acting, { batchId, dataset: batch.dataset, absence })
  const facts = catalogue.facts.filter((fact) => batch.codes.includes(fact.code))
  let found: WithdrawnObservations = {
    ...{ observations, carried },
    ...{ facts: 0, subjects: 0, conflicts: 0 },
  }
  for (const level of [persons, households]) {
    const observed = observedFacts(facts, level.level)
    if (observed.length === 0) continue
    await gatherSubjects(tx, acting, level)
    const done = await recomputeFacts(tx, acting, { subjects: level, facts: observed })
    found = {
      ...found,
      facts: found.facts + done.facts,
      subjects: found.subjects + done.subjects,
      conflicts: found.conflicts + done.conflicts,
    }
  }
  return found
}

interface OfBatch {
  readonly batchId: string
  readonly dataset: string
}

/**
 * Fills `withdrawn` with what the batch said, and `touched_by` with whom it spoke of: also whoever it
 * only saw again or covered, where that alone kept a value from ending.
 */
async function gatherTouched(
  tx: Transaction,
  { countyCode, today }: Acting,
  { batchId, dataset }: OfBatch,
): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.withdrawn`)
  await tx.execute(sql`
    create temp table withdrawn on commit drop as
    select subject_id, recorded_at, facts
    from observation
    where county_code = ${countyCode} and batch_id = ${batchId} and recorded_to is null`)
  await tx.execute(sql`create index on pg_temp.withdrawn (subject_id)`)
  await tx.execute(sql`analyze pg_temp.withdrawn`)
  await tx.execute(sql`drop table if exists pg_temp.touched_by`)
  await tx.execute(sql`
    create temp table touched_by on commit drop as select subject_id from pg_temp.withdrawn`)
  const [ended] = await tx.query<{ some: boolean }>(sql`
    select exists (
      select from import_batch as b cross join lateral jsonb_each_text(b.facts) as f
      where b.county_code = ${countyCode} and b.dataset = ${dataset} and b.state = '已入库'
        and f.value::date < ${today}) as some`)
  if (!ended?.some) return
  await tx.execute(sql`
    insert into pg_temp.touched_by
    select i.id
    from sighting as s
    cross join lateral unnest(s.ordinals) as u (ordinal)
    join (${ordinals(countyCode)}) as i on i.ordinal = u.ordinal
    where s.county_code = ${countyCode} and s.dataset = ${dataset} and s.batch_id = ${batchId}
    union
    select i.id
    from import_batch as b
    cross join lateral unnest(b.covers) as c (code)
    join household_profile as d on d.county_code = ${countyCode}
      and (left(d.division_code, 9) = left(c.code, 9) or c.code like '%000000')
    join (${ordinals(countyCode)}) as i on i.household_id = d.household_id
    where b.id = ${batchId}`)
}

function endObservations(tx: Transaction, acting: Acting, batchId: string): Promise<number> {
  return tx.execute(sql`
    update observation set recorded_to = clock_timestamp()
    where county_code = ${acting.countyCode} and batch_id = ${batchId} and recorded_to is null`)
}

async function gatherSubjects(tx: Transaction, acting: Acting, level: Subjects): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.subjects`)
  await tx.execute(sql`
    create temp table subjects on commit drop as
    select distinct p.${level.key} as subject_id, p.household_id
    from pg_temp.touched_by as t
    join ${level.profile} as p
      on p.county_code = ${acting.countyCode} and p.${level.key} = t.subject_id`)
}
