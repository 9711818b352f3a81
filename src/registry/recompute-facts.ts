import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import { settledDataset } from './domain.ts'
import { coversOf, isInForce, type ObservedFact, quoted, type Subjects } from './observed-facts.ts'
import { markDue } from './write-observed.ts'

export interface Recomputed {
  readonly subjects: number
  readonly facts: number
  readonly conflicts: number
}

/**
 * Current values of the subjects in the temporary table `subjects` (subject_id, household_id) from
 * what every dataset said last: values that still hold, the department that takes precedence first;
 * equal ones are one, differing ones a conflict and unknown. Writes only what changes.
 */
export async function recomputeFacts(
  tx: Transaction,
  acting: Acting,
  what: { readonly subjects: Subjects; readonly facts: readonly ObservedFact[] },
): Promise<Recomputed> {
  await gatherSeen(tx, acting, what.subjects)
  await tx.execute(sql`drop table if exists pg_temp.changed`)
  await tx.execute(sql`
    create temp table changed (subject_id uuid, household_id uuid) on commit drop`)
  let facts = 0
  let conflicts = 0
  for (const fact of what.facts) {
    await decideFact(tx, acting, fact)
    facts += await writeDecided(tx, acting, what.subjects, fact)
    conflicts += await noteConflicts(tx, acting, fact)
  }
  await markDue(tx, acting, trusted('pg_temp.changed'))
  const [row] = await tx.query<{ subjects: number }>(
    sql`select count(distinct subject_id) as subjects from changed`,
  )
  return { subjects: row?.subjects ?? 0, facts, conflicts }
}

/** In which batches whose facts still hold each subject was seen, or was missing from a whole file. */
async function gatherSeen(tx: Transaction, acting: Acting, subjects: Subjects): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.seen`)
  await tx.execute(sql`
    create temp table seen on commit drop as
    with fresh as (
      select id, dataset, period_end, facts, ${coversOf('import_batch')} as covers
      from import_batch
      where county_code = ${acting.countyCode} and ${isInForce('import_batch')} and entry_id is null
        and exists (select from jsonb_each_text(facts) as f
          where f.value is null or f.value::date >= ${acting.today})
    ), named as (
      select t.subject_id, p.ordinal
      from subjects as t
      join ${subjects.profile} as p
        on p.county_code = ${acting.countyCode} and p.${subjects.key} = t.subject_id
    )
    select g.subject_id, b.dataset, b.period_end, b.facts, false as absent
    from fresh as b
    join sighting as s on s.county_code = ${acting.countyCode} and s.dataset = b.dataset
      and s.batch_id = b.id
    cross join lateral unnest(s.ordinals) as u (ordinal)
    join named as g on g.ordinal = u.ordinal
    union all
    select g.subject_id, b.dataset, b.period_end, b.facts, true
    from fresh as b
    cross join lateral unnest(b.covers) as c (code)
    join household_profile as d on d.county_code = ${acting.countyCode}
      and (left(d.division_code, 9) = left(c.code, 9) or c.code like '%000000')
    join subjects as g on g.household_id = d.household_id`)
  await tx.execute(sql`create index on seen (subject_id, dataset)`)
  await tx.execute(sql`analyze seen`)
}

/** Fills `decided` with each subject's value of the fact, and what disagrees. */
async function decideFact(tx: Transaction, acting: Acting, fact: ObservedFact): Promise<void> {
  const code = quoted(fact.code)
  const holds = trusted(`(b.facts ->> ${code.text})`)
  await tx.execute(sql`drop table if exists pg_temp.decided`)
  await tx.execute(sql`
    create temp table decided on commit drop as
    with said as (
      select distinct on (o.subject_id, o.dataset) o.subject_id, o.dataset, b.department,
        b.period_end, o.batch_id, o.sheet, o.row_number, o.recorded_at, o.facts -> ${code} as value,
        case when ${code} = any(o.conflicts) then array[o.row_number] || o.more_rows end as rows,
        ${holds}::date as holds_until
      from subjects as t
      join observation as o on o.county_code = ${acting.countyCode} and o.subject_id = t.subject_id
        and o.recorded_to is null
      join import_batch as b on b.id = o.batch_id and ${isInForce('b')} and b.facts ? ${code}
      order by o.subject_id, o.dataset, b.period_end desc, o.recorded_at desc, o.batch_id desc
    ), holding as (
      select s.*, case when s.dataset = ${settledDataset} then 0
        else coalesce(array_position(${fact.fact.precedence}::text[], s.department), 1000) end as place
      from said as s
      where (s.value is not null or s.rows is not null) and (s.dataset <> ${settledDataset}
          or not exists (select from said as n where ${saysOtherwise('n', 's')}))
        and (s.holds_until is null or s.holds_until >= ${acting.today} or exists (
          select from seen as x
          where x.subject_id = s.subject_id and x.dataset = s.dataset
            and x.period_end >= s.period_end and (not x.absent or s.row_number = 0)
            and x.facts ? ${code}
            and ((x.facts ->> ${code}) is null or (x.facts ->> ${code})::date >= ${acting.today})))
    ), first_place as (
      select h.*, min(h.place) over (partition by h.subject_id) as best from holding as h
      where h.value is not null
    ), verdict as (
      select subject_id, count(distinct value) as values, (array_agg(value))[1] as value,
        jsonb_agg(jsonb_build_object('数据集', dataset, '部门', department, '批次', batch_id,
          '工作表', sheet, '行', row_number, '值', value) order by department, dataset) as candidates
      from first_place
      where place = best
      group by subject_id
    ), contradicted as (
      select s.subject_id,
        jsonb_agg(jsonb_build_object('数据集', s.dataset, '部门', s.department, '批次', s.batch_id,
          '工作表', s.sheet, '行', s.rows) order by s.department, s.dataset) as candidates
      from holding as s
      where s.value is null and s.rows is not null
      group by s.subject_id
    )
    select t.subject_id, t.household_id,
      coalesce(v.values > 1, c.subject_id is not null) as conflicting,
      case when v.values > 1 then v.candidates else c.candidates end as candidates,
      case when v.values = 1 then (v.value #>> '{}')::${fact.sqlType} end as value
    from subjects as t
    left join verdict as v on v.subject_id = t.subject_id
    left join contradicted as c on c.subject_id = t.subject_id`)
}

/** A word of another source that is newer than the settled one and differs: the settled one ends. */
function saysOtherwise(newer: string, settled: string): Sql {
  return trusted(`${newer}.subject_id = ${settled}.subject_id
            and ${newer}.dataset <> ${settled}.dataset
            and ${newer}.recorded_at > ${settled}.recorded_at
            and ${newer}.period_end >= ${settled}.period_end
            and ${newer}.value is not null and ${newer}.value <> ${settled}.value`)
}

async function writeDecided(
  tx: Transaction,
  acting: Acting,
  subjects: Subjects,
  fact: ObservedFact,
): Promise<number> {
  return tx.execute(sql`
    with written as (
      update ${subjects.profile} as p
      set ${fact.column} = d.value
      from decided as d
      where p.county_code = ${acting.countyCode} and p.${subjects.key} = d.subject_id
        and p.${fact.column} is distinct from d.value
      returning d.subject_id, d.household_id
    )
    insert into ${ident('changed')} (subject_id, household_id)
    select subject_id, household_id from written`)
}

/** Why a disagreement is one no more. */
export const agreed = '后续数据一致'
export const noLonger = '有关数据已更新、失效或撤销'

/** Opens what disagrees now, keeps the candidates of what did, closes what agrees again. */
async function noteConflicts(
  tx: Transaction,
  acting: Acting,
  { code }: ObservedFact,
): Promise<number> {
  await tx.execute(sql`
    update fact_conflict as f
    set settled_at = now(), settled_value = to_jsonb(d.value),
      settled_by = case when d.value is null then ${noLonger}::text else ${agreed}::text end
    from decided as d
    where f.county_code = ${acting.countyCode} and f.fact = ${code} and f.settled_at is null
      and f.subject_id = d.subject_id and not d.conflicting`)
  await tx.execute(sql`
    update fact_conflict as f
    set candidates = d.candidates
    from decided as d
    where f.county_code = ${acting.countyCode} and f.fact = ${code} and f.settled_at is null
      and f.subject_id = d.subject_id and d.conflicting and f.candidates <> d.candidates`)
  return tx.execute(sql`
    insert into fact_conflict (county_code, subject_id, fact, candidates)
    select ${acting.countyCode}, d.subject_id, ${code}, d.candidates
    from decided as d
    where d.conflicting and not exists (
      select from fact_conflict as f
      where f.county_code = ${acting.countyCode} and f.subject_id = d.subject_id
        and f.fact = ${code} and f.settled_at is null)`)
}
