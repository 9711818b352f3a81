import { type Sql, sql, trusted } from '#db/index'
import { addMonths, type LocalDate } from '#kernel/index'
import { openAlertStates } from '#monitoring/domain'
import type { Fact } from '#policy/index'
import { registryFacts } from '#registry/index'
import { erasedWords } from './stored-things.ts'

/** A fact with the day before which its values are over their time. */
export interface DueBefore {
  readonly code: string
  readonly name: string
  readonly before: LocalDate
}

const monthsAYear = 12

/** The facts that files gave, each with the last day that is still kept today. */
export function duesOf(facts: readonly Fact[], today: LocalDate): readonly DueBefore[] {
  return facts
    .filter(({ code }) => !registryFacts.includes(code))
    .map(({ code, name, retentionYears }) => {
      return { code, name, before: addMonths(today, -monthsAYear * retentionYears) }
    })
}

/**
 * Values of observations that are over their time, as rows (key of the observation, code, until): the
 * last day they speak of lies further back than the fact's years. A value stays as long as it is the
 * last word of its list about somebody in a household that is on the register: aid rests on it.
 */
export function dueObservations(countyCode: string, dues: readonly DueBefore[]): Sql {
  return sql`
    select o.subject_id, o.batch_id, o.recorded_at, k.code,
      coalesce(o.valid_to, b.period_end) as until
    from observation as o
    join import_batch as b on b.id = o.batch_id
    cross join lateral jsonb_each(o.facts) as k (code, value)
    join unnest(${dues.map(({ code }) => code)}::text[], ${dues.map(({ before }) => before)}::date[])
      as r (code, before) on r.code = k.code
    where o.county_code = ${countyCode} and k.value <> 'null'
      and coalesce(o.valid_to, b.period_end) < r.before
      and not (o.recorded_to is null and b.state = '已入库' and ${isOnRegister(countyCode)}
        and not ${hasNewer(countyCode)})`
}

function isOnRegister(countyCode: string): Sql {
  return sql`exists (
    select from household as h
    where h.county_code = ${countyCode} and h.status = '存续' and (h.id = o.subject_id or exists (
      select from membership as m
      where m.county_code = ${countyCode} and m.household_id = h.id
        and m.person_id = o.subject_id and m.valid_to is null)))`
}

/** A later file of the same list has said something of the same fact. */
function hasNewer(countyCode: string): Sql {
  return sql`exists (
    select from observation as n
    join import_batch as c on c.id = n.batch_id and c.state = '已入库'
    where n.county_code = ${countyCode} and n.subject_id = o.subject_id
      and n.dataset = o.dataset and n.recorded_to is null and n.facts ? k.code
      and (c.period_end, n.recorded_at) > (b.period_end, o.recorded_at))`
}

/** Entries of the chain that name values over their time, of alerts that nobody works on any more. */
export function dueEntries(countyCode: string, dues: readonly DueBefore[]): Sql {
  return sql`
    select e.id, e.on_day as until
    from chain_entry as e
    where e.county_code = ${countyCode} and e.kind = '预警产生' and e.fields ? '事实'
      and ${namesDue(trusted("e.fields -> '事实'"), trusted('e.on_day'), dues)}
      and ${isClosed(countyCode, trusted('e.subject_id'))}`
}

/** Closed alerts whose evidence holds values over their time. */
export function dueAlerts(countyCode: string, dues: readonly DueBefore[]): Sql {
  return sql`
    select a.id, a.raised_on as until
    from alert as a
    where a.county_code = ${countyCode} and ${isClosed(countyCode, trusted('a.id'))}
      and ${namesDue(trusted("a.evidence -> '事实'"), trusted('a.raised_on'), dues)}`
}

function namesDue(facts: Sql, day: Sql, dues: readonly DueBefore[]): Sql {
  return sql`exists (
    select from jsonb_array_elements(${facts}) as f
    join unnest(${dues.map(({ name }) => name)}::text[], ${dues.map(({ before }) => before)}::date[])
      as r (name, before) on r.name = f ->> '名称'
    where f ->> '值' is not null and f ->> '值' <> ${erasedWords} and ${day} < r.before)`
}

function isClosed(countyCode: string, alertId: Sql): Sql {
  return sql`not exists (
    select from alert as w
    where w.county_code = ${countyCode} and w.id = ${alertId}
      and w.state = any(${openAlertStates}::text[]))`
}
