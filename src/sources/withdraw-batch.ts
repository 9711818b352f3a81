import type { Acting } from '#access/index'
import { type Queryable, sql, type Transaction } from '#db/index'
import type { Catalogue } from '#policy/index'
import {
  listedFacts,
  type WithdrawnObservations,
  type WithdrawnRoster,
  withdrawObservations,
  withdrawRoster,
} from '#registry/index'
import type { Dataset, DatasetMap } from './domain.ts'
import { isRoster } from './domain.ts'
import { reopenHeldRows } from './held-rows.ts'
import { lockCounty } from './import-work.ts'
import { refuse } from './refusals.ts'
import { type BatchRecord, loadBatch } from './waiting-batch.ts'

export interface WithdrawnBatch {
  readonly batch: BatchRecord
  readonly observations: WithdrawnObservations
  readonly roster?: WithdrawnRoster | undefined
  readonly coverage: number
  readonly leads: number
  readonly candidates: number
  readonly requestsReopened: number
  /** Rows that it had corrected, which wait again. */
  readonly heldAgain: number
  /** Leads that somebody has visited, candidates that somebody has confirmed: they stay. */
  readonly leadsKept: number
  readonly candidatesKept: number
}

export interface WithdrawInput {
  readonly batchId: string
  readonly reason: string
  readonly map: DatasetMap
  readonly catalogue: Catalogue
}

/**
 * Takes a batch out again, in the caller's transaction: what it said, what it covered, the leads that
 * nobody has visited, the requests that it answered. The households concerned wait for a round, marked
 * with the batch. Refuses what is not in force, and a batch that another corrects.
 */
export async function withdrawBatch(
  tx: Transaction,
  acting: Acting,
  { batchId, reason, map, catalogue }: WithdrawInput,
): Promise<WithdrawnBatch> {
  await lockCounty(tx, acting)
  const batch = await loadBatch(tx, acting, batchId)
  const hindrance = await hindranceOf(tx, acting, batch)
  if (hindrance !== undefined) throw hindrance
  const before = await dueNow(tx, acting)
  await endBatch(tx, acting, { batchId, reason })
  const dataset = map.find(batch.dataset)
  const absence = absenceOf(dataset)
  const observations = await withdrawObservations(tx, acting, { batchId, catalogue, absence })
  const roster =
    dataset && isRoster(dataset) ? await withdrawRoster(tx, acting, { batchId, reason }) : undefined
  await markDue(tx, acting, { batchId, before, households: roster?.households ?? [] })
  const coverage = await withdrawCoverage(tx, acting, batchId)
  const requestsReopened = await reopenRequests(tx, acting, batchId)
  const heldAgain = await reopenHeldRows(tx, acting, batchId)
  const found = await withdrawFindings(tx, acting, batchId)
  return { batch, observations, roster, coverage, requestsReopened, heldAgain, ...found }
}

/** Why a batch cannot be undone now; undefined where it can. */
export async function hindranceOf(q: Queryable, acting: Acting, batch: BatchRecord) {
  const { fileName: file, state } = batch
  if (state !== '已入库') return refuse('batch-not-taken-in', { file, state })
  const later = await q.query<{ id: string }>(sql`
    select id from import_batch
    where county_code = ${acting.countyCode} and amends = ${batch.id} and state = '已入库'`)
  if (later.length === 0) return undefined
  return refuse('batch-amended', { file, later: later.map(({ id }) => id.slice(0, 8)) })
}

function absenceOf(dataset: Dataset | undefined): readonly string[] {
  if (dataset === undefined) return []
  const listed = dataset.kind === '台账' ? Object.values(listedFacts) : []
  return [...dataset.absent.map(({ fact }) => fact.code), ...listed]
}

function endBatch(
  tx: Transaction,
  { countyCode, actor }: Acting,
  { batchId, reason }: { readonly batchId: string; readonly reason: string },
): Promise<number> {
  return tx.execute(sql`
    update import_batch
    set state = '已撤销', withdrawn_at = clock_timestamp(), withdrawn_by = ${actor},
      withdrawn_reason = ${reason}, withdrawn_in = 1 + (
        select coalesce(max(greatest(b.taken_in, b.withdrawn_in)), 0) from import_batch as b
        where b.county_code = ${countyCode})
    where id = ${batchId}`)
}

async function dueNow(tx: Transaction, { countyCode }: Acting): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select household_id as id from household_due where county_code = ${countyCode}`)
  return rows.map(({ id }) => id)
}

/** How `household_due` says that a household waits because a batch was undone. */
export const undoneMark = '批次撤销 '

async function markDue(
  tx: Transaction,
  { countyCode }: Acting,
  about: {
    readonly batchId: string
    readonly before: readonly string[]
    readonly households: readonly string[]
  },
): Promise<void> {
  const reason = `${undoneMark}${about.batchId}`
  await tx.execute(sql`
    insert into household_due (county_code, household_id, reason)
    select ${countyCode}, p.household_id, ${reason} from household_profile as p
    where p.county_code = ${countyCode} and p.household_id = any(${about.households}::uuid[])
    on conflict (county_code, household_id) do update set reason = excluded.reason`)
  await tx.execute(sql`
    update household_due set reason = ${reason}
    where county_code = ${countyCode} and household_id <> all (${about.before}::uuid[])`)
}

/** Where a later file of the month covered the same place that one counts, else one from before. */
async function withdrawCoverage(
  tx: Transaction,
  { countyCode }: Acting,
  batchId: string,
): Promise<number> {
  await tx.execute(sql`
    update coverage as c
    set batch_id = e.id, row_count = (e.covered ->> c.division_code)::integer
    from coverage as o
    cross join lateral (
      select b.id, b.covered from import_batch as b
      where b.county_code = ${countyCode} and b.dataset = o.dataset and b.period = o.period
        and b.state = '已入库' and b.covered ? o.division_code
      order by b.taken_in desc limit 1
    ) as e
    where o.county_code = ${countyCode} and o.batch_id = ${batchId}
      and c.county_code = o.county_code and c.dataset = o.dataset and c.period = o.period
      and c.division_code = o.division_code`)
  return tx.execute(sql`
    delete from coverage where county_code = ${countyCode} and batch_id = ${batchId}`)
}

/** Requests that nothing answers any more are open again. */
function reopenRequests(tx: Transaction, { countyCode }: Acting, batchId: string): Promise<number> {
  return tx.execute(sql`
    update data_request as d
    set state = '待送达', closed_on = null
    from import_batch as b
    where b.id = ${batchId} and d.county_code = ${countyCode} and d.dataset = b.dataset
      and d.state = '已送达'
      and (b.covered ? d.division_code or b.covered ? ${countyCode}::text)
      and (b.period >= d.first_month or b.period = d.period)
      and not exists (
        select from coverage as c
        where c.county_code = ${countyCode} and c.dataset = d.dataset
          and c.division_code in (d.division_code, ${countyCode})
          and (c.period >= d.first_month or c.period = d.period))`)
}

/** A lead falls back to what the file before said of it. */
async function withdrawFindings(tx: Transaction, { countyCode }: Acting, batchId: string) {
  const mine = sql`county_code = ${countyCode} and batch_id = ${batchId}`
  await tx.execute(sql`
    update lead as l
    set batch_id = (e.value ->> 'batch')::uuid, sheet = e.value ->> 'sheet',
      row_number = (e.value ->> 'row')::integer, facts = e.value -> 'facts',
      reason = e.value ->> 'reason'
    from lead as o
    cross join lateral (
      select k.value from jsonb_array_elements(o.earlier) with ordinality as k (value, place)
      join import_batch as b on b.id = (k.value ->> 'batch')::uuid and b.state = '已入库'
      order by k.place desc limit 1
    ) as e
    where o.county_code = ${countyCode} and o.batch_id = ${batchId} and o.state = '待走访'
      and l.county_code = o.county_code and l.id = o.id`)
  const leads = await tx.execute(sql`
    update lead set state = '已撤回' where ${mine} and state = '待走访'`)
  const candidates = await tx.execute(sql`
    update match_candidate set state = '已撤回' where ${mine} and state = '待确认'`)
  const [kept] = await tx.query<{ leads: number; candidates: number }>(sql`
    select (select count(*) from lead where ${mine} and state <> '已撤回') as leads,
      (select count(*) from match_candidate where ${mine} and state <> '已撤回') as candidates`)
  return {
    leads,
    candidates,
    leadsKept: kept?.leads ?? 0,
    candidatesKept: kept?.candidates ?? 0,
  }
}
