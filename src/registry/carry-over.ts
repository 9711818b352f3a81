import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { ordinals } from './observed-facts.ts'

interface Carrying {
  readonly batchId: string
  readonly dataset: string
  readonly absence: readonly string[]
}

/**
 * A later file that said the same as the withdrawn batch left only a sighting, or nothing where it
 * missed the subject: it rested on the batch's words. Such files say it themselves from now on, each
 * fact as the dataset's last word was when they came in, recorded as of then. Gives how many times.
 */
export async function carryOver(
  tx: Transaction,
  acting: Acting,
  carrying: Carrying,
): Promise<number> {
  await gatherResting(tx, acting, carrying)
  const { countyCode } = acting
  return tx.execute(sql`
    insert into observation (county_code, subject_id, dataset, batch_id, sheet, row_number,
      valid_from, recorded_at, facts)
    select ${countyCode}, r.subject_id, ${carrying.dataset}, r.batch_id, r.sheet, r.row_number,
      r.valid_from, r.committed_at, said.facts
    from pg_temp.resting as r
    cross join lateral (
      select bool_or(w.is_withdrawn) as rests,
        coalesce(jsonb_object_agg(k.code, w.value) filter (where w.value is not null), '{}') as facts
      from unnest(r.codes) as k (code)
      left join lateral (
        select o.facts -> k.code as value, o.batch_id = ${carrying.batchId} as is_withdrawn
        from observation as o
        join import_batch as b on b.id = o.batch_id and b.facts ? k.code
        where o.county_code = ${countyCode} and o.subject_id = r.subject_id
          and o.dataset = ${carrying.dataset} and b.taken_in < r.taken_in
          and (o.recorded_to is null or o.batch_id = ${carrying.batchId})
        order by b.period_end desc, o.recorded_at desc, o.batch_id desc
        limit 1
      ) as w on true
    ) as said
    where said.rests
    on conflict do nothing`)
}

/** Fills `resting` with the later files and the subjects of which they have no word of their own. */
async function gatherResting(
  tx: Transaction,
  { countyCode }: Acting,
  { batchId, dataset, absence }: Carrying,
): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.resting`)
  await tx.execute(sql`
    create temp table resting on commit drop as
    with later as materialized (
      select b.id, b.taken_in, b.committed_at, b.mode, b.covers, b.facts ?| ${absence}::text[] as speaks,
        array(select jsonb_object_keys(b.facts)) as codes,
        case when b.period ~ '^[0-9]{4}-[0-9]{2}$' then (b.period || '-01')::date
          else date_trunc('month', b.period_end)::date end as valid_from
      from import_batch as b
      join import_batch as own on own.id = ${batchId}
      where b.county_code = ${countyCode} and b.dataset = ${dataset} and b.state = '已入库'
        and b.taken_in > own.taken_in
    ), named as materialized (
      select w.subject_id, w.recorded_at, i.ordinal, d.division_code
      from pg_temp.withdrawn as w
      join (${ordinals(countyCode)}) as i on i.id = w.subject_id
      join household_profile as d
        on d.county_code = ${countyCode} and d.household_id = i.household_id
    ), seen as materialized (
      select l.id as batch_id, n.subject_id, s.sheet, u.row_number
      from later as l
      join sighting as s on s.county_code = ${countyCode} and s.dataset = ${dataset}
        and s.batch_id = l.id
      cross join lateral unnest(s.ordinals, s.row_numbers) as u (ordinal, row_number)
      join named as n on n.ordinal = u.ordinal
    )
    select l.id as batch_id, l.taken_in, l.committed_at, l.codes, l.valid_from, n.subject_id,
      coalesce(s.sheet, '缺席') as sheet, coalesce(s.row_number, 0) as row_number
    from later as l
    join named as n on n.recorded_at <= l.committed_at
    left join seen as s on s.batch_id = l.id and s.subject_id = n.subject_id
    where (s.batch_id is not null or (l.speaks and l.mode = '全量' and exists (
        select from unnest(l.covers) as c (code)
        where left(c.code, 9) = left(n.division_code, 9) or c.code like '%000000')))
      and not exists (
        select from observation as o
        where o.county_code = ${countyCode} and o.subject_id = n.subject_id
          and o.batch_id = l.id)`)
}
