import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { Catalogue, Fact } from '#policy/index'
import { registryFacts } from './domain.ts'
import { type EnteredSource, enteredSource } from './entered-source.ts'
import { type HouseholdFacts, loadHouseholdFacts } from './load-household-facts.ts'
import { type KnownBatch, lifeFacts, loadKnownBatches } from './past/known-batches.ts'
import type { FactsOn } from './past/load-facts-on.ts'
import { type Moment, recordedBy } from './past/moment.ts'

/** Where a current value comes from: a row of a department's file, or the registry's own record. */
export interface FactSource {
  /** The dataset's code; null: the registry's own record. */
  readonly dataset: string | null
  readonly department: string
  readonly fileName: string | null
  readonly sheet: string | null
  /** Null where absence from a whole file is the source. */
  readonly row: number | null
  readonly moreRows: readonly number[]
  readonly period: string | null
  readonly document: string | null
  readonly recordedAt: string | null
  /** Set where no file said it: somebody entered it. */
  readonly entered: EnteredSource | null
}

/** Why a value is unknown, and the department that has it. */
export interface UnknownFact {
  readonly why: '未送达' | '已过期' | '冲突' | '没有记录' | '已按保留期限删除'
  readonly department: string
}

export type FindFactSource = (
  subjectId: string,
  factCode: string,
) => { readonly source: FactSource } | { readonly unknown: UnknownFact }

/** The household whose facts are asked after. */
export interface SourcesOf {
  readonly catalogue: Catalogue
  readonly householdId: string
  /** Another moment, with the facts of then; absent: today as known now. */
  readonly on?: { readonly moment: Moment; readonly facts: FactsOn } | undefined
}

/** What is known of a household's facts: for each, its source or why it is unknown. */
export async function findFactSources(
  q: Queryable,
  acting: Pick<Acting, 'countyCode' | 'today'>,
  what: SourcesOf,
): Promise<FindFactSource> {
  const { catalogue, householdId, on } = what
  const moment = on?.moment ?? { validOn: acting.today }
  const facts = on?.facts ?? (await loadHouseholdFacts(q, acting, catalogue, householdId))
  const values = valuesBySubject(facts, householdId)
  const subjects = [...values.keys()]
  const batches = await loadKnownBatches(q, acting, { ...moment, subjects })
  const started = new Set(
    batches.filter(({ startsOn }) => startsOn <= moment.validOn).map(({ id }) => id),
  )
  const said = await loadSaid(q, acting, { subjects, moment, batches, started })
  const conflicts = await loadConflicts(q, acting, { subjects, moment })
  const delivered = deliveredFacts(batches, moment)
  const decided = await loadDecided(q, acting, { householdId, moment })
  return (subjectId, factCode) => {
    const fact = catalogue.findByCode(factCode)
    if (!fact) throw new RangeError(`no fact ${factCode} in the catalogue`)
    const value = values.get(subjectId)?.[factCode] ?? null
    const saying = said.filter(
      (one) =>
        one.subjectId === subjectId && (started.has(one.batchId) || lifeFacts.includes(factCode)),
    )
    if (value !== null) {
      const row = saying.find((one) => isSame(one.facts[factCode], value))
      if (row) return { source: sourceOf(row) }
      const isCategory = ['recorded_category', 'recognised_on', 'exited_category', 'exited_on']
      return { source: isCategory.includes(factCode) && decided ? decided : ownRecord(fact) }
    }
    const newest = saying.find((one) => factCode in one.holds)
    const open = conflicts.find(
      (one) =>
        one.subjectId === subjectId &&
        one.fact === factCode &&
        one.batches.every((batch) => started.has(batch)) &&
        (one.isOpen || (newest !== undefined && one.batches.includes(newest.batchId))),
    )
    if (open) return { unknown: { why: '冲突', department: open.departments.join('、') } }
    if (newest?.erased?.includes(factCode)) {
      return { unknown: { why: '已按保留期限删除', department: newest.department } }
    }
    const earlier = saying.find((one) => one.facts[factCode] !== undefined)
    if (on?.facts.conflicts.get(subjectId)?.includes(factCode)) {
      const disagreeing = saying.filter((one) => one.facts[factCode] !== undefined)
      const departments = new Set(disagreeing.map(({ department }) => department))
      return { unknown: { why: '冲突', department: [...departments].join('、') } }
    }
    if (earlier && hasEnded(earlier, factCode, moment.validOn)) {
      return { unknown: { why: '已过期', department: earlier.department } }
    }
    const why = delivered.has(factCode) || isRegistryFact(fact) ? '没有记录' : '未送达'
    return { unknown: { why, department: fact.authority } }
  }
}

function valuesBySubject(facts: HouseholdFacts | undefined, householdId: string) {
  const values = new Map<string, HouseholdFacts['household']>()
  if (!facts) return values
  values.set(householdId, facts.household)
  for (const member of facts.members) values.set(member.id, member.facts)
  return values
}

interface SaidRow {
  readonly subjectId: string
  readonly batchId: string
  readonly dataset: string
  readonly department: string
  readonly fileName: string
  readonly sheet: string
  readonly row: number
  readonly moreRows: readonly number[] | null
  readonly period: string
  readonly recordedAt: string
  readonly facts: Readonly<Record<string, unknown>>
  /** Facts whose values were deleted when their time was over. */
  readonly erased: readonly string[] | null
  readonly holds: Readonly<Record<string, LocalDate | null>>
  readonly entered: EnteredSource | null
}

interface Saying {
  readonly subjects: readonly string[]
  readonly moment: Moment
  readonly batches: readonly KnownBatch[]
  /** The batches that speak of the day or of one before. */
  readonly started: ReadonlySet<string>
}

/**
 * All that was said about the subjects, newest first. A later sighting of an observation stands in
 * for its file and row: that is where the value was read last.
 */
function loadSaid(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  { subjects, moment, batches, started }: Saying,
): Promise<SaidRow[]> {
  const known = batches.map(({ id }) => id)
  return q.query<SaidRow>(sql`
    select o.subject_id as "subjectId", o.batch_id as "batchId", o.dataset, b.department,
      coalesce(s.file_name, b.file_name) as "fileName", coalesce(s.sheet, o.sheet) as sheet,
      coalesce(s.row_number, o.row_number) as row,
      case when s.row_number is null then o.more_rows end as "moreRows",
      coalesce(s.period, b.period) as period,
      coalesce(s.committed_at, o.recorded_at) as "recordedAt", o.facts, o.erased,
      coalesce(s.facts, b.facts) as holds, ${enteredSource} as entered
    from (
      select person_id as subject_id, ordinal from person_profile
      where county_code = ${countyCode} and person_id = any(${subjects}::uuid[])
      union all
      select household_id, ordinal from household_profile
      where county_code = ${countyCode} and household_id = any(${subjects}::uuid[])
      union all
      select id, last_ordinal from household
      where county_code = ${countyCode} and id = any(${subjects}::uuid[])
        and status <> '存续'
    ) as i
    join observation as o on o.county_code = ${countyCode} and o.subject_id = i.subject_id
      and ${recordedBy(moment, 'o.recorded_at', 'o.recorded_to')}
    join import_batch as b on b.id = o.batch_id and b.id = any(${known}::uuid[])
    left join household_entry as e on e.county_code = ${countyCode} and e.id = b.entry_id
    left join lateral (
      select c.file_name, c.period, c.committed_at, c.facts, g.sheet,
        g.row_numbers[array_position(g.ordinals, i.ordinal)] as row_number
      from import_batch as c
      join sighting as g on g.county_code = o.county_code and g.dataset = c.dataset
        and g.batch_id = c.id and g.first_ordinal <= i.ordinal and g.last_ordinal >= i.ordinal
        and array_position(g.ordinals, i.ordinal) is not null
      where c.county_code = o.county_code and c.dataset = o.dataset
        and c.id = any(${[...started]}::uuid[])
        and c.period_end >= b.period_end and o.row_number > 0
        and not exists (
          select from observation as n
          join import_batch as d on d.id = n.batch_id and d.id = any(${[...started]}::uuid[])
          where n.county_code = o.county_code and n.subject_id = o.subject_id
            and n.dataset = o.dataset and ${recordedBy(moment, 'n.recorded_at', 'n.recorded_to')}
            and d.period_end > b.period_end and d.period_end <= c.period_end)
      order by c.period_end desc, c.committed_at desc
      limit 1
    ) as s on true
    order by coalesce(s.period, b.period) desc, o.recorded_at desc`)
}

function sourceOf(row: SaidRow): FactSource {
  const { dataset, department, fileName, sheet, period, recordedAt } = row
  const isAbsence = row.row === 0
  return {
    ...{ dataset, department, fileName, period, recordedAt },
    sheet: isAbsence ? null : sheet,
    row: isAbsence ? null : row.row,
    moreRows: row.moreRows ?? [],
    document: null,
    entered: row.entered,
  }
}

/** Decimals come as numbers from one table and may be written otherwise in another. */
function isSame(said: unknown, value: unknown): boolean {
  return said === value || (typeof value === 'number' && Number(said) === value && said !== null)
}

function hasEnded(row: SaidRow, code: string, today: LocalDate): boolean {
  const until = row.holds[code]
  return until !== null && until !== undefined && until < today
}

interface NotedConflict {
  readonly subjectId: string
  readonly fact: string
  readonly departments: readonly string[]
  readonly batches: readonly string[]
  /** Not settled by then. */
  readonly isOpen: boolean
}

function loadConflicts(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  { subjects, moment }: Pick<Saying, 'subjects' | 'moment'>,
): Promise<NotedConflict[]> {
  return q.query<NotedConflict>(sql`
    select f.subject_id as "subjectId", f.fact,
      array(select distinct c ->> '部门' from jsonb_array_elements(f.candidates) as c order by 1)
        as departments,
      array(select distinct c ->> '批次' from jsonb_array_elements(f.candidates) as c) as batches,
      ${recordedBy(moment, 'f.opened_at', 'f.settled_at')} as "isOpen"
    from fact_conflict as f
    where f.county_code = ${countyCode} and f.subject_id = any(${subjects}::uuid[])
      and ${recordedBy(moment, 'f.opened_at')}
    order by f.opened_at desc`)
}

/** The facts of which some file of the county still holds. */
function deliveredFacts(batches: readonly KnownBatch[], { validOn }: Moment): ReadonlySet<string> {
  const holding = batches.filter(({ startsOn }) => startsOn <= validOn)
  return new Set(
    holding.flatMap(({ facts }) =>
      Object.entries(facts).flatMap(([code, until]) => ((until ?? validOn) >= validOn ? code : [])),
    ),
  )
}

/** The newest recognition or termination of the household: what its category rests on. */
async function loadDecided(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  { householdId, moment }: { readonly householdId: string; readonly moment: Moment },
): Promise<FactSource | undefined> {
  const [row] = await q.query<Omit<FactSource, 'sheet' | 'row' | 'moreRows' | 'entered'>>(sql`
    select b.dataset, coalesce(b.department, r.decided_by) as department,
      b.file_name as "fileName", b.period, r.document, r.recorded_at as "recordedAt"
    from recognition as r
    left join import_batch as b on b.id = r.batch_id
    where r.county_code = ${countyCode} and r.household_id = ${householdId}
      and r.person_id is null and r.kind in ('认定', '终止')
      and r.decided_on <= ${moment.validOn}
      and ${recordedBy(moment, 'r.recorded_at', 'r.withdrawn_at')}
    order by r.decided_on desc, r.recorded_at desc
    limit 1`)
  return row && { ...row, sheet: null, row: null, moreRows: [], entered: null }
}

function ownRecord(fact: Fact): FactSource {
  return {
    dataset: null,
    department: fact.authority,
    fileName: null,
    sheet: null,
    row: null,
    moreRows: [],
    period: null,
    document: null,
    recordedAt: null,
    entered: null,
  }
}

function isRegistryFact(fact: Fact): boolean {
  return registryFacts.includes(fact.code)
}
