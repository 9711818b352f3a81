import { type Sql, sql, type Transaction, trusted } from '#db/index'
import type { LevelWork } from './observed-batch.ts'
import {
  eachFact,
  factsObject,
  isInForce,
  type ObservedFact,
  ownConflicts,
  quoted,
} from './observed-facts.ts'
import { insertSightings } from './write-observed.ts'

/** How many subjects the temporary table `touched` holds, and how many of their facts change. */
export interface Touched {
  readonly present: number
  readonly absent: number
  readonly facts: number
}

/** Which subjects differ from the profile, and how many were seen again as they were. */
export interface Compared extends Touched {
  readonly sightings: number
  /** Those of whom something is written: also whoever the file contradicts itself about again. */
  readonly written: number
}

/**
 * Holds the file against the profile, in one pass: fills `touched` with the subjects whose values
 * differ and writes the sightings of those who are as before.
 */
export async function compareWithProfile(tx: Transaction, work: LevelWork): Promise<Compared> {
  await createTouched(tx, work.facts)
  const unlike = unlikeBefore(work, await findUnsaid(tx, work))
  const [row] = await tx.query<Compared>(sql`
    with compared as materialized (${comparedRows(work, unlike)}),
    differing as (
      insert into pg_temp.touched (subject_id, household_id, sheet, row_number, more_rows, conflicts,
        ${stagedColumns(work.facts)}, changes)
      select subject_id, household_id, sheet, row_number, more_rows, conflicts,
        ${stagedColumns(work.facts)}, changes
      from compared
      where changes > 0 or conflicts is not null
    ), again as materialized (
      select sheet, ordinal, row_number from compared
      where changes = 0 and conflicts is null and row_number > 0
    ), seen as (
      ${insertSightings(work, trusted('again'))}
    )
    select count(*) filter (where changes > 0 and row_number > 0) as present,
      count(*) filter (where changes > 0 and row_number = 0) as absent,
      coalesce(sum(changes) filter (where changes > 0), 0)::bigint as facts,
      count(*) filter (where changes = 0 and conflicts is null and row_number > 0) as sightings,
      count(*) filter (where changes > 0 or conflicts is not null) as written
    from compared`)
  if (!row) throw new Error('a count gave no row')
  return row
}

/** The subjects of the file, and where absence speaks the absent ones as row 0, with `changes`. */
function comparedRows(work: LevelWork, unlike: Unlike): Sql {
  const { subjects, facts, source, acting, input } = work
  const changesOf = (value: (fact: ObservedFact) => Sql): Sql =>
    eachFact(
      facts,
      (fact) => sql`(${value(fact)} is distinct from p.${fact.column})::integer`,
      ' + ',
    )
  const changes = changesOf((fact) => sql`s.${fact.staged}`)
  const profile = sql`${subjects.profile} as p`
  const match = sql`s.subject_id = p.${subjects.key}`
  if (!absenceSpeaks(work)) {
    return sql`
      select s.subject_id, p.household_id, p.ordinal, s.sheet, s.row_number, s.more_rows,
        ${ownConflicts(facts, 's')} as conflicts, ${stagedColumns(facts, 's')}, ${changes} + ${unlike.count} as changes
      from ${source} as s
      join ${profile} on p.county_code = ${acting.countyCode} and ${match}
      ${unlike.join}`
  }
  const missing = changesOf((fact) => absenceValue(work, fact))
  const values = eachFact(
    facts,
    (fact) => sql`case when s.subject_id is null then ${absenceValue(work, fact)}
      else s.${fact.staged} end as ${fact.staged}`,
  )
  return sql`
    select p.${subjects.key} as subject_id, p.household_id, p.ordinal,
      coalesce(s.sheet, '缺席') as sheet, coalesce(s.row_number, 0) as row_number, s.more_rows,
      ${ownConflicts(facts, 's')} as conflicts, ${values},
      case when s.subject_id is null then ${missing} + ${unlike.gone}
        else ${changes} + ${unlike.count} end as changes
    from ${profile}
    left join ${source} as s on ${match}
    ${unlike.join}
    where p.county_code = ${acting.countyCode} and (s.subject_id is not null or p.household_id in (
      select d.household_id from household_profile as d
      where d.county_code = ${acting.countyCode} and ${covers(input.batch.townships)}))`
}

/** How many values differ from what the dataset said before though the profile has neither. */
interface Unlike {
  readonly count: Sql
  /** Of somebody who left the file: on how many facts it contradicted itself, and speaks of no more. */
  readonly gone: Sql
  readonly join: Sql
}

/**
 * A value that ended is unknown in the profile, and one on which rows contradicted each other, as is a
 * blank of the file: only what the dataset said last tells that the file does not say it again.
 */
function unlikeBefore(
  { subjects, acting, input }: LevelWork,
  unsaid: readonly ObservedFact[],
): Unlike {
  const none = trusted('0')
  if (unsaid.length === 0) return { count: none, gone: none, join: trusted('') }
  const blank = (fact: ObservedFact) => sql`(s.${fact.staged} is null and p.${fact.column} is null)`
  const torn = (fact: ObservedFact) =>
    sql`(coalesce(${quoted(fact.code)} = any(before.conflicts), false)
      and not coalesce(${quoted(fact.code)} = any(s.conflicts), false))`
  const said = (fact: ObservedFact) =>
    sql`(coalesce(before.facts ? ${quoted(fact.code)}, false) or ${torn(fact)})`
  const count = eachFact(unsaid, (fact) => sql`(${blank(fact)} and ${said(fact)})::integer`, ' + ')
  const silent = unsaid.filter(({ code }) => input.absence[code] === undefined)
  const gone = eachFact(silent, (fact) => sql`${torn(fact)}::integer`, ' + ')
  const join = sql`
      left join lateral (
        select o.facts, o.conflicts
        from observation as o
        join import_batch as b on b.id = o.batch_id and ${isInForce('b')}
        where o.county_code = ${acting.countyCode} and o.subject_id = p.${subjects.key}
          and o.dataset = ${input.dataset.code} and o.recorded_to is null
          and (${eachFact(unsaid, blank, ' or ')})
          and (s.subject_id is not null or p.${subjects.key} in (
            select t.subject_id from observation as t
            where t.county_code = ${acting.countyCode} and t.dataset = ${input.dataset.code}
              and t.conflicts is not null and t.recorded_to is null))
        order by b.period_end desc, o.recorded_at desc, o.batch_id desc
        limit 1
      ) as before on true`
  return { count, gone: silent.length === 0 ? none : gone, join }
}

/**
 * The facts of the file that an earlier file of the dataset gave and that have ended since, and those on
 * which one contradicted itself.
 */
async function findUnsaid(tx: Transaction, work: LevelWork): Promise<readonly ObservedFact[]> {
  const { acting, input, facts } = work
  const rows = await tx.query<{ code: string }>(sql`
    select distinct f.key as code
    from import_batch as b
    cross join lateral jsonb_each_text(b.facts) as f
    where b.county_code = ${acting.countyCode} and b.dataset = ${input.dataset.code}
      and b.id <> ${input.batch.id} and ${isInForce('b')} and f.value::date < ${acting.today}
    union
    select c.code
    from observation as o
    cross join lateral unnest(o.conflicts) as c (code)
    where o.county_code = ${acting.countyCode} and o.dataset = ${input.dataset.code}
      and o.conflicts is not null and o.recorded_to is null`)
  const codes = new Set(rows.map(({ code }) => code))
  return facts.filter((fact) => codes.has(fact.code))
}

async function createTouched(tx: Transaction, facts: readonly ObservedFact[]): Promise<void> {
  const columns = eachFact(facts, (fact) => sql`${fact.staged} ${fact.sqlType}`)
  await tx.execute(sql`drop table if exists pg_temp.touched`)
  await tx.execute(sql`
    create temp table touched (subject_id uuid, household_id uuid, sheet text, row_number integer,
      more_rows integer[], conflicts text[], ${columns}, changes integer) on commit drop`)
}

function stagedColumns(facts: readonly ObservedFact[], from?: string): Sql {
  const alias = from === undefined ? sql`` : trusted(`${from}.`)
  return eachFact(facts, (fact) => sql`${alias}${fact.staged}`)
}

/** Fills `touched` with the subjects of whom this dataset said something else before, or nothing. */
export async function findTouchedByHistory(tx: Transaction, work: LevelWork): Promise<Touched> {
  const { subjects, facts, source, acting } = work
  await gatherSaid(tx, work)
  await tx.execute(sql`drop table if exists pg_temp.touched`)
  await tx.execute(sql`drop table if exists pg_temp.subjects`)
  const staged = eachFact(facts, (fact) => sql`s.${fact.staged}`)
  const held = eachFact(facts, (fact) => sql`p.${fact.column}`)
  const codes = facts.map((fact) => fact.code)
  const profile = sql`${subjects.profile} as p
    on p.county_code = ${acting.countyCode} and p.${subjects.key} = s.subject_id`
  const conflicts = ownConflicts(facts, 's')
  // A row that contradicts nothing does not say again what contradicted itself.
  const differs = sql`said.facts is distinct from ${factsObject(facts, 's')}
    or said.conflicts is not null or not said.given ?& ${codes}::text[]`
  await tx.execute(sql`
    create temp table touched on commit drop as
    select s.subject_id, p.household_id, s.sheet, s.row_number, s.more_rows, ${conflicts} as conflicts,
      ${staged}, 0 as changes
    from ${source} as s
    join ${profile}
    left join pg_temp.said on said.subject_id = s.subject_id
    where ${differs} or ${conflicts} is not null`)
  await tx.execute(sql`
    create temp table subjects on commit drop as
    select s.subject_id, p.household_id
    from ${source} as s
    join ${profile}
    where row(${staged}) is distinct from row(${held})`)
  if (absenceSpeaks(work)) {
    // An absence whose time has run out is said anew, for nothing else tells that it was seen again.
    const ended = sql`exists (select from jsonb_each_text(said.given) as g
      where g.key = any(${codes}::text[]) and g.value::date < ${acting.today})`
    await tx.execute(sql`
      insert into touched
      select s.*, 0 as changes
      from (${absentRows(work)}) as s
      left join pg_temp.said on said.subject_id = s.subject_id
      where ${differs} or ${ended}`)
  }
  await tx.execute(sql`
    insert into subjects
    select subject_id, household_id from touched
    where not exists (select from subjects as u where u.subject_id = touched.subject_id)`)
  return countTouched(tx)
}

/** What this dataset said last about each subject. */
async function gatherSaid(tx: Transaction, work: LevelWork): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.said`)
  await tx.execute(sql`
    create temp table said on commit drop as
    select distinct on (o.subject_id) o.subject_id, o.facts, o.conflicts, b.facts as given
    from observation as o
    join import_batch as b on b.id = o.batch_id and ${isInForce('b')}
    where o.county_code = ${work.acting.countyCode} and o.dataset = ${work.input.dataset.code}
      and o.recorded_to is null
    order by o.subject_id, b.period_end desc, o.recorded_at desc, o.batch_id desc`)
}

function absenceSpeaks({ input, facts }: LevelWork): boolean {
  return input.batch.complete && facts.some((fact) => input.absence[fact.code] !== undefined)
}

/** The subjects of the covered townships who are not in the file, with what their absence means. */
function absentRows(work: LevelWork): Sql {
  const { subjects, facts, source, acting, input } = work
  const values = eachFact(facts, (fact) => sql`${absenceValue(work, fact)} as ${fact.staged}`)
  return sql`
    select q.${subjects.key} as subject_id, q.household_id, '缺席' as sheet, 0 as row_number,
      null::integer[] as more_rows, null::text[] as conflicts, ${values}
    from ${subjects.profile} as q
    join household_profile as d
      on d.county_code = q.county_code and d.household_id = q.household_id
    where q.county_code = ${acting.countyCode} and ${covers(input.batch.townships)}
      and not exists (select from ${source} as seen where seen.subject_id = q.${subjects.key})`
}

/** A fact whose absence means nothing is unknown of somebody who left the file. */
function absenceValue({ input }: LevelWork, fact: ObservedFact): Sql {
  const value = input.absence[fact.code]
  if (value === undefined) return sql`null::${fact.sqlType}`
  return sql`${String(value)}::${fact.sqlType}`
}

/** A township and its villages share their first nine digits. */
function covers(townships: readonly string[] | 'county'): Sql {
  if (townships === 'county') return trusted('true')
  const prefixes = townships.map((code) => code.slice(0, 9))
  return sql`left(d.division_code, 9) = any(${prefixes}::text[])`
}

async function countTouched(tx: Transaction): Promise<Touched> {
  const [row] = await tx.query<Touched>(sql`
    select count(*) filter (where row_number > 0) as present,
      count(*) filter (where row_number = 0) as absent,
      coalesce(sum(changes), 0)::bigint as facts
    from touched`)
  if (!row) throw new Error('a count gave no row')
  return row
}
