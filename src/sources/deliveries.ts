import { type Queryable, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'

/** The newest file that says something of a dataset in a township, or of the whole registry. */
export interface Delivered {
  readonly dataset: string
  /** The township that it covers whole; null: the file does not cover, it adds. */
  readonly township: string | null
  readonly period: string
  readonly periodEnd: LocalDate
  readonly batchId: string
  readonly fileName: string
  readonly at: string
  /** Rows of the township, or of the file. */
  readonly rows: number
  /** The first day on which one of its values holds no more; null: none of them ages. */
  readonly freshUntil: LocalDate | null
}

const freshUntil = sql`(
  select min((f.value #>> '{}')::date) from jsonb_each(b.facts) as f
  where f.value <> 'null'::jsonb)`

/** Of each dataset and township the newest complete file. */
export function loadCoverage(q: Queryable, countyCode: string): Promise<Delivered[]> {
  return q.query<Delivered>(sql`
    select distinct on (c.dataset, c.division_code) c.dataset, c.division_code as township,
      c.period, b.period_end as "periodEnd", c.batch_id as "batchId", b.file_name as "fileName",
      b.committed_at as at, c.row_count as rows, ${freshUntil} as "freshUntil"
    from coverage as c
    join import_batch as b on b.id = c.batch_id
    where c.county_code = ${countyCode}
    order by c.dataset, c.division_code, c.period desc`)
}

/** Of each dataset the newest file, complete or not. */
export function loadNewestFiles(q: Queryable, countyCode: string): Promise<Delivered[]> {
  return q.query<Delivered>(sql`
    select distinct on (b.dataset) b.dataset, null::text as township, b.period,
      b.period_end as "periodEnd", b.id as "batchId", b.file_name as "fileName",
      b.committed_at as at, coalesce((b.counts #>> '{rows,total}')::integer, 0) as rows,
      ${freshUntil} as "freshUntil"
    from import_batch as b
    where b.county_code = ${countyCode} and b.state = '已入库' and b.entry_id is null
    order by b.dataset, b.period_end desc, b.committed_at desc`)
}

/** The last day of the first period that any file of the county speaks of; undefined: there is none. */
export async function firstPeriodEnd(
  q: Queryable,
  countyCode: string,
): Promise<LocalDate | undefined> {
  const [row] = await q.query<{ first: LocalDate | null }>(sql`
    select min(period_end) as first from import_batch
    where county_code = ${countyCode} and state = '已入库' and entry_id is null`)
  return row?.first ?? undefined
}

/** What the newest file of a dataset came to in one township. */
export interface TownshipResult {
  readonly dataset: string
  readonly batchId: string
  readonly fileName: string
  readonly period: string
  readonly township: string
  /** Null: the file does not cover townships whole, so that nobody counted its rows by township. */
  readonly rows: number | null
  /** Registered people or households of whom the file speaks. */
  readonly matched: number
  /** Those of them of whom it said something new. */
  readonly changed: number
  readonly leads: number
  /** Alerts about people of the township that rest on the dataset, raised after the file came in. */
  readonly alerts: number
}

/** What came of the newest file of each dataset, township by township. */
export async function loadTownshipResults(
  q: Queryable,
  countyCode: string,
): Promise<TownshipResult[]> {
  return q.query<TownshipResult>(sql`
    with newest as materialized (
      select distinct on (b.dataset) b.dataset, b.id, b.file_name, b.period, b.committed_at
      from import_batch as b
      where b.county_code = ${countyCode} and b.state = '已入库'
      order by b.dataset, b.period_end desc, b.committed_at desc
    ), subject as materialized (
      select f.person_id as id, f.ordinal, left(h.division_code, 9) || '000' as township
      from person_profile as f
      join household_profile as h
        on h.county_code = ${countyCode} and h.household_id = f.household_id
      where f.county_code = ${countyCode}
      union all
      select h.household_id, h.ordinal, left(h.division_code, 9) || '000'
      from household_profile as h
      where h.county_code = ${countyCode}
    ), said as (
      select n.dataset, s.township, count(*) as matched, count(*) as changed
      from newest as n
      join observation as o on o.county_code = ${countyCode} and o.batch_id = n.id
        and o.recorded_to is null and o.row_number > 0
      join subject as s on s.id = o.subject_id
      group by n.dataset, s.township
      union all
      select n.dataset, s.township, count(*), 0
      from newest as n
      join sighting as g on g.county_code = ${countyCode} and g.dataset = n.dataset
        and g.batch_id = n.id
      cross join lateral unnest(g.ordinals, g.row_numbers) as u (ordinal, row_number)
      join subject as s on s.ordinal = u.ordinal
      where u.row_number > 0
      group by n.dataset, s.township
    ), found as (
      select dataset, township, sum(matched)::integer as matched, sum(changed)::integer as changed,
        null::integer as rows, 0 as leads, 0 as alerts
      from said group by dataset, township
      union all
      select n.dataset, c.division_code, 0, 0, c.row_count, 0, 0
      from newest as n
      join coverage as c on c.county_code = ${countyCode} and c.batch_id = n.id
      union all
      select n.dataset, coalesce(left(l.division_code, 9) || '000', ${countyCode}::text), 0, 0,
        null, count(*)::integer, 0
      from newest as n
      join lead as l on l.county_code = ${countyCode} and l.batch_id = n.id
      group by 1, 2
      union all
      select n.dataset, left(a.division_code, 9) || '000', 0, 0, null, 0, count(*)::integer
      from newest as n
      join monitoring_round as r on r.county_code = ${countyCode} and r.started_at >= n.committed_at
      join alert as a on a.county_code = ${countyCode} and a.round_id = r.id
        and a.division_code is not null and exists (
          select from jsonb_array_elements(a.evidence -> '事实') as e
          where e #>> '{来源,数据集}' = n.dataset)
      group by 1, 2
    )
    select f.dataset, n.id as "batchId", n.file_name as "fileName", n.period, f.township,
      sum(f.rows)::integer as rows, sum(f.matched)::integer as matched,
      sum(f.changed)::integer as changed, sum(f.leads)::integer as leads,
      sum(f.alerts)::integer as alerts
    from found as f
    join newest as n on n.dataset = f.dataset
    group by f.dataset, n.id, n.file_name, n.period, f.township
    order by f.dataset, f.township`)
}
