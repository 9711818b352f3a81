import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { BatchChanges } from './domain.ts'

/** The tables of a batch's preview, made from its staging table's name. */
export function changeTable(staging: string): string {
  return `${staging}_p`
}

export function verdictTable(staging: string): string {
  return `${staging}_v`
}

export const changeColumns = [
  'sheet',
  'row_number',
  'subject_id',
  'change',
  'changes',
  'conflict',
  'name',
  'division',
] as const
export const verdictColumns = ['sheet', 'row_number', 'verdict', 'problems', 'candidate'] as const

export async function createPreviewTables(tx: Transaction, staging: string): Promise<void> {
  await tx.execute(sql`
    create unlogged table ${ident(changeTable(staging))} (sheet text, row_number integer,
      subject_id uuid, change text, changes jsonb, conflict jsonb, name text,
      division text collate "C")`)
  await tx.execute(sql`
    create unlogged table ${ident(verdictTable(staging))} (sheet text, row_number integer,
      verdict smallint, problems jsonb, candidate boolean)`)
}

/** What a batch that has just been taken in, in a transaction about to be rolled back, has changed. */
export interface GatheredChanges {
  readonly changes: Omit<BatchChanges, 'facts'>
  readonly comparedWith: {
    readonly batchId: string
    readonly period: string
    readonly at: string
  }[]
}

interface Gathering {
  readonly batchId: string
  readonly dataset: string
}

/**
 * Fills the temporary table `preview_change` with one row for each subject of the batch: what is new,
 * what differs from what this dataset said last, what is as before, and who is in the file no more.
 */
export async function gatherChanges(
  tx: Transaction,
  acting: Acting,
  batch: Gathering,
): Promise<GatheredChanges> {
  await gatherPresent(tx, acting, batch)
  const compared = await findCompared(tx, acting, batch)
  await gatherGone(tx, acting, batch)
  await gatherConflicts(tx, acting, batch)
  await mergeRows(tx)
  const counts = await tx.query<{ change: string; count: number }>(sql`
    select change, count(*) as count from pg_temp.preview_change group by change`)
  const of = (change: string) => counts.find((one) => one.change === change)?.count ?? 0
  const conflicts = await tx.query<BatchChanges['conflicts'][number]>(sql`
    select conflict ->> 'dataset' as dataset, conflict ->> 'department' as department,
      count(*) as count
    from pg_temp.preview_change where conflict is not null group by 1, 2 order by 3 desc, 1`)
  return {
    changes: {
      new: of('新增'),
      changed: of('变更'),
      same: of('不变'),
      gone: of('不再出现'),
      conflicts,
    },
    comparedWith: compared,
  }
}

/**
 * Observations of the batch against what the dataset said of each fact when it last gave it, and its
 * sightings as unchanged. Of a fact without a column in the file the file says nothing.
 */
async function gatherPresent(
  tx: Transaction,
  { countyCode }: Acting,
  { batchId, dataset }: Gathering,
): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.preview_subject`)
  await tx.execute(sql`
    create temp table preview_subject on commit drop as
    with said as materialized (
      select subject_id, sheet, row_number, facts
      from observation
      where county_code = ${countyCode} and batch_id = ${batchId} and row_number > 0
    ), given as materialized (
      select jsonb_object_keys(facts) as code from import_batch where id = ${batchId}
    ), earlier as materialized (
      select o.subject_id, o.facts, o.row_number, b.facts as given,
        row_number() over (partition by o.subject_id
          order by b.period_end desc, o.recorded_at desc, o.batch_id desc) as age
      from said as n
      join observation as o on o.county_code = ${countyCode} and o.subject_id = n.subject_id
        and o.dataset = ${dataset} and o.batch_id <> ${batchId} and o.recorded_to is null
      join import_batch as b on b.id = o.batch_id and b.state = '已入库'
    ), held as (
      select subject_id, jsonb_object_agg(code, value) as facts
      from (
        select distinct on (e.subject_id, g.code) e.subject_id, g.code, e.facts -> g.code as value
        from earlier as e
        join given as g on e.given ? g.code
        order by e.subject_id, g.code, e.age
      ) as last
      group by subject_id
    ), compared as (
      select n.sheet, n.row_number, n.subject_id, coalesce(e.row_number, 0) = 0 as is_new,
        (
          select jsonb_agg(jsonb_build_array(g.code, h.facts -> g.code, n.facts -> g.code)
            order by g.code)
          from given as g
          where nullif(h.facts -> g.code, 'null') is distinct from n.facts -> g.code
        ) as changes
      from said as n
      left join earlier as e on e.subject_id = n.subject_id and e.age = 1
      left join held as h on h.subject_id = n.subject_id
    )
    select sheet, row_number, subject_id,
      case when is_new then '新增' when changes is null then '不变' else '变更' end as change,
      changes, null::jsonb as conflict, null::text as name, null::text as division
    from compared
    union all
    select u.sheet, u.row_number, i.id, '不变', null, null, null, null
    from (
      select s.sheet, o.ordinal, r.row_number
      from sighting as s
      cross join lateral unnest(s.ordinals, s.row_numbers) as o (ordinal, row_number)
      cross join lateral (select o.row_number) as r (row_number)
      where s.county_code = ${countyCode} and s.dataset = ${dataset} and s.batch_id = ${batchId}
    ) as u
    join (${subjects(countyCode)}) as i on i.ordinal = u.ordinal`)
  await tx.execute(trusted('create index on pg_temp.preview_subject (subject_id)'))
  await tx.execute(trusted('analyze pg_temp.preview_subject'))
}

/** Ordinals are odd for persons and even for households, so that one list serves both. */
function subjects(countyCode: string): Sql {
  return sql`
      select person_id as id, ordinal, household_id from person_profile
      where county_code = ${countyCode}
      union all
      select household_id, ordinal, household_id from household_profile
      where county_code = ${countyCode}`
}

/** The dataset's last complete files of the divisions that this one covers, into `preview_before`. */
async function findCompared(
  tx: Transaction,
  { countyCode }: Acting,
  { batchId, dataset }: Gathering,
): Promise<GatheredChanges['comparedWith']> {
  await tx.execute(sql`drop table if exists pg_temp.preview_before`)
  await tx.execute(sql`
    create temp table preview_before on commit drop as
    select c.code, last.id
    from import_batch as own
    cross join lateral jsonb_object_keys(own.covered) as c (code)
    cross join lateral (
      select b.id from import_batch as b
      where b.county_code = ${countyCode} and b.dataset = ${dataset} and b.state = '已入库'
        and b.id <> ${batchId} and b.covered ? c.code
      order by b.period_end desc, b.taken_in desc
      limit 1
    ) as last
    where own.id = ${batchId} and own.covered is not null`)
  return tx.query(sql`
    select b.id as "batchId", b.period, b.committed_at as at
    from import_batch as b
    where b.id in (select id from pg_temp.preview_before)
    order by b.committed_at desc`)
}

/** Who stood in those files, lives in the divisions, and does not stand in this one. */
async function gatherGone(
  tx: Transaction,
  { countyCode }: Acting,
  { batchId, dataset }: Gathering,
): Promise<void> {
  await tx.execute(sql`
    insert into pg_temp.preview_subject (sheet, row_number, subject_id, change, name, division)
    with stood as (
      select o.subject_id as id from observation as o
      where o.county_code = ${countyCode} and o.row_number > 0 and o.recorded_to is null
        and o.batch_id in (select id from pg_temp.preview_before)
      union
      select i.id
      from sighting as s
      cross join lateral unnest(s.ordinals) as u (ordinal)
      join (${subjects(countyCode)}) as i on i.ordinal = u.ordinal
      where s.county_code = ${countyCode} and s.dataset = ${dataset}
        and s.batch_id in (select id from pg_temp.preview_before)
    )
    select '', 0, w.id, '不再出现', coalesce(p.name, h.number), d.division_code
    from stood as w
    join (${subjects(countyCode)}) as i on i.id = w.id
    join household_profile as d
      on d.county_code = ${countyCode} and d.household_id = i.household_id
    left join person as p on p.county_code = ${countyCode} and p.id = w.id
    left join household as h on h.county_code = ${countyCode} and h.id = w.id
    where left(d.division_code, 9) in (select left(code, 9) from pg_temp.preview_before)
      and not exists (select from pg_temp.preview_subject as c where c.subject_id = w.id)
      and not exists (
        select from observation as o
        where o.county_code = ${countyCode} and o.subject_id = w.id and o.batch_id = ${batchId}
          and o.row_number > 0)`)
}

/** Conflicts that this transaction opened or widened, with the other source. */
async function gatherConflicts(
  tx: Transaction,
  { countyCode }: Acting,
  { batchId }: Gathering,
): Promise<void> {
  await tx.execute(sql`
    update pg_temp.preview_subject as c
    set conflict = f.other
    from (
      select distinct on (f.subject_id) f.subject_id,
        jsonb_build_object('dataset', k.value ->> '数据集', 'department', k.value ->> '部门') as other
      from fact_conflict as f
      cross join lateral jsonb_array_elements(f.candidates) as k
      where f.county_code = ${countyCode} and f.settled_at is null
        and f.xmin = pg_current_xact_id()::xid
      order by f.subject_id, k.value ->> '批次' = ${batchId}::text, k.value ->> '数据集'
    ) as f
    where f.subject_id = c.subject_id`)
}

/** A row may speak of a person and of the household, and a doubtful one of several people. */
async function mergeRows(tx: Transaction): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.preview_change`)
  await tx.execute(sql`
    create temp table preview_change on commit drop as
    select sheet, row_number, (array_agg(subject_id))[1] as subject_id,
      case when bool_or(change = '变更') then '变更' when bool_and(change = '新增') then '新增'
        when bool_or(change = '新增') then '变更' else '不变' end as change,
      jsonb_path_query_array(jsonb_agg(changes) filter (where changes is not null), '$[*][*]')
        as changes,
      (array_agg(conflict) filter (where conflict is not null))[1] as conflict,
      null::text as name, null::text as division
    from pg_temp.preview_subject
    where row_number > 0
    group by sheet, row_number
    union all
    select sheet, row_number, subject_id, change, changes, conflict, name, division
    from pg_temp.preview_subject
    where row_number = 0`)
}

/** Rows whose verdict or problems matching has changed, or that have candidates, as one relation. */
export function changedVerdicts({ countyCode }: Acting, staging: string, batchId: string): Sql {
  return sql`
    select s.sheet, s.row_number, s.verdict, s.problems, exists (
      select from match_candidate as c
      where c.county_code = ${countyCode} and c.batch_id = ${batchId} and c.sheet = s.sheet
        and c.row_number = s.row_number) as candidate
    from ${ident(staging)} as s
    where s.xmin = pg_current_xact_id()::xid or (s.sheet, s.row_number) in (
      select c.sheet, c.row_number from match_candidate as c
      where c.county_code = ${countyCode} and c.batch_id = ${batchId})`
}
