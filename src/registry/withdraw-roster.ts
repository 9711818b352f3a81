import type { Acting } from '#access/index'
import { appendChainMany, type ChainEntry } from '#chain/index'
import { sql, type Transaction, withAdvisoryLock } from '#db/index'
import { restoreOwnFacts } from './restore-own-facts.ts'
import { settlePersonKeys } from './settle-person-keys.ts'

export interface WithdrawnRoster {
  /** Households and people that only the list knew: no longer in the register. */
  readonly householdsClosed: number
  readonly personsClosed: number
  readonly recognitions: number
  /** Formed by the list, and since then known by other files or decided on: they stay. */
  readonly householdsKept: number
  readonly personsKept: number
  /** Whom the round must look at, also those who are in no register any more. */
  readonly households: readonly string[]
}

interface Undoing {
  readonly batchId: string
  readonly reason: string
}

/**
 * Takes back what a list made of the registry: its decisions and own values hold no more, and whoever
 * it formed and nobody else has spoken of since is closed. Nothing is deleted but profiles, which hold
 * only today's values. The caller has withdrawn its observations.
 */
export async function withdrawRoster(
  tx: Transaction,
  acting: Acting,
  undoing: Undoing,
): Promise<WithdrawnRoster> {
  await withAdvisoryLock(tx, `registry.${acting.countyCode}`)
  const recognised = await withdrawRecognitions(tx, acting, undoing)
  await gatherFormed(tx, acting, undoing.batchId)
  const changed = await restoreOwnFacts(tx, acting, undoing.batchId)
  const closed = await closeUntouched(tx, acting)
  await appendChainMany(tx, acting, entriesOf(undoing, { recognised, closed: closed.households }))
  const kept = await countKept(tx)
  return {
    householdsClosed: closed.households.length,
    personsClosed: closed.persons,
    recognitions: recognised.length,
    ...kept,
    households: [...new Set([...recognised.map(({ household }) => household), ...changed])],
  }
}

interface Recognised {
  readonly id: string
  readonly household: string
  readonly kind: string
  readonly category: string
}

function withdrawRecognitions(
  tx: Transaction,
  { countyCode }: Acting,
  { batchId, reason }: Undoing,
): Promise<Recognised[]> {
  return tx.query<Recognised>(sql`
    update recognition set withdrawn_at = clock_timestamp(), withdrawn_reason = ${reason}
    where county_code = ${countyCode} and batch_id = ${batchId} and withdrawn_at is null
    returning id, household_id as household, kind, category`)
}

/** Whom the list formed (`formed_person`, `formed_household`), and whether anybody has spoken of them since or decided on them. */
async function gatherFormed(
  tx: Transaction,
  { countyCode }: Acting,
  batchId: string,
): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.formed_person`)
  await tx.execute(sql`
    create temp table formed_person on commit drop as
    with formed as materialized (
      select p.id, m.household_id, f.ordinal
      from person as p
      join membership as m on m.county_code = p.county_code and m.person_id = p.id
        and m.valid_to is null
      join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
      where p.county_code = ${countyCode} and p.batch_id = ${batchId} and p.withdrawn_at is null
    ), seen as materialized (
      select distinct u.ordinal
      from sighting as s
      join import_batch as b on b.id = s.batch_id and b.state = '已入库'
      cross join lateral unnest(s.ordinals) as u (ordinal)
      where s.county_code = ${countyCode} and s.batch_id <> ${batchId}
    )
    select f.id, f.household_id, exists (
        select from observation as o
        where o.county_code = ${countyCode} and o.subject_id = f.id and o.row_number > 0
          and o.recorded_to is null and o.batch_id <> ${batchId}
      ) or exists (select from seen as s where s.ordinal = f.ordinal) or exists (
        select from membership as m
        where m.county_code = ${countyCode} and m.person_id = f.id
          and m.batch_id is distinct from ${batchId}
      ) as touched
    from formed as f`)
  await tx.execute(sql`drop table if exists pg_temp.formed_household`)
  await tx.execute(sql`
    create temp table formed_household on commit drop as
    select h.id, exists (
        select from membership as m
        where m.county_code = ${countyCode} and m.household_id = h.id and m.valid_to is null
          and not exists (
            select from pg_temp.formed_person as p where p.id = m.person_id and not p.touched)
      ) or exists (
        select from observation as o
        where o.county_code = ${countyCode} and o.subject_id = h.id and o.row_number > 0
          and o.recorded_to is null and o.batch_id <> ${batchId}
      ) or exists (
        select from recognition as r
        where r.county_code = ${countyCode} and r.household_id = h.id and r.withdrawn_at is null
      ) or exists (
        select from registry_record as r
        where r.county_code = ${countyCode} and r.subject_id = h.id and r.withdrawn_at is null
          and r.batch_id is distinct from ${batchId}
      ) or exists (
        select from alert as a
        join push as u on u.county_code = a.county_code and u.alert_id = a.id
        join reply as y on y.county_code = u.county_code and y.push_id = u.id
        where a.county_code = ${countyCode} and a.household_id = h.id
      ) as touched
    from household as h
    where h.county_code = ${countyCode} and h.batch_id = ${batchId} and h.status = '存续'`)
  // People stay with a household that stays.
  await tx.execute(sql`
    update pg_temp.formed_person as p set touched = true
    from pg_temp.formed_household as h
    where h.id = p.household_id and h.touched and not p.touched`)
}

interface Closed {
  readonly households: readonly { readonly id: string; readonly number: string }[]
  readonly persons: number
}

/** Numbers become free again for a list that brings the same people once more. */
async function closeUntouched(tx: Transaction, { countyCode, today }: Acting): Promise<Closed> {
  const one = sql`select id from pg_temp.formed_person where not touched`
  const home = sql`select id from pg_temp.formed_household where not touched`
  await tx.execute(sql`
    update membership set valid_to = greatest(${today}::date, valid_from), ended_at = now()
    where county_code = ${countyCode} and valid_to is null and person_id in (${one})`)
  const households = await tx.query<{ id: string; number: string }>(sql`
    update household as h
    set status = '已注销', ended_on = ${today}, version = version + 1, last_ordinal = q.ordinal,
      number = h.number || '（注销' || left(h.id::text, 8) || '）'
    from household_profile as q
    where h.county_code = ${countyCode} and h.id in (${home})
      and q.county_code = ${countyCode} and q.household_id = h.id
    returning h.id, h.number`)
  const persons = await tx.query<{ id: string }>(sql`
    update person
    set withdrawn_at = clock_timestamp(), id_hash = null, version = version + 1
    where county_code = ${countyCode} and id in (${one})
    returning id`)
  await tx.execute(sql`
    delete from person_index where county_code = ${countyCode} and person_id in (${one})`)
  await tx.execute(sql`
    delete from person_profile where county_code = ${countyCode} and person_id in (${one})`)
  for (const table of [sql`household_profile`, sql`household_due`, sql`household_determination`]) {
    await tx.execute(sql`
      delete from ${table} where county_code = ${countyCode} and household_id in (${home})`)
  }
  await tx.execute(sql`
    delete from person_determination where county_code = ${countyCode} and person_id in (${one})`)
  await settlePersonKeys(
    tx,
    { countyCode },
    persons.map(({ id }) => id),
  )
  return { households, persons: persons.length }
}

async function countKept(
  tx: Transaction,
): Promise<Pick<WithdrawnRoster, 'householdsKept' | 'personsKept'>> {
  const [row] = await tx.query<{ households: number; persons: number }>(sql`
    select (select count(*) from pg_temp.formed_household where touched) as households,
      (select count(*) from pg_temp.formed_person where touched) as persons`)
  return { householdsKept: row?.households ?? 0, personsKept: row?.persons ?? 0 }
}

function entriesOf(
  { reason }: Undoing,
  done: { readonly recognised: readonly Recognised[]; readonly closed: Closed['households'] },
): ChainEntry[] {
  const kind = '事实更正' as const
  return [
    ...done.recognised.map(({ id, household, kind: decided, category }): ChainEntry => {
      const fields = { 决定: decided, 类别: category, 理由: reason }
      const title = `台账批次撤销，${decided}记录不再有效`
      return { householdId: household, kind, title, subjectId: id, fields }
    }),
    ...done.closed.map(({ id, number }): ChainEntry => {
      const title = '台账批次撤销，家庭档案注销'
      return { householdId: id, kind, title, subjectId: id, fields: { 户号: number, 理由: reason } }
    }),
  ]
}
