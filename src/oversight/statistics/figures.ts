import { type Sql, sql } from '#db/index'
import type { CalendarDays, LocalDate } from '#kernel/index'
import { openAlertStates } from '#monitoring/domain'
import { workingDayCounts } from './working-day-counts.ts'

/** What is counted one by one: everybody and everything that a figure counts can be listed. */
export const listedFigures = [
  '监测人口',
  '监测户',
  '待办预警',
  '未落实户',
  '规则成效',
  '发现到救助',
  '办结',
  '部门回复',
  '实发',
  '应发',
] as const
export type ListedFigure = (typeof listedFigures)[number]

/** 送达 is taken over from the timetables; its list is that of deliveries. */
export type Figure = ListedFigure | '送达'

/** What stands behind one unit of a figure. */
export type SubjectKind = '人' | '户' | '预警' | '推送'

export interface Counted {
  readonly countyCode: string
  /** The day on which it is counted: what is overdue is overdue on it. */
  readonly asOf: LocalDate
  /** Yield, time to aid and time to reply look back to this day. */
  readonly since: LocalDate
  readonly calendar: CalendarDays
}

interface Definition {
  readonly subject: SubjectKind
  /** Told of townships and never of single villages: so much less has to be kept and added up. */
  readonly isOfTownships?: true
  readonly rows: (counted: Counted) => Sql
}

/**
 * What a figure counts, a row each: division_code, department, class, kind, state, days, amount,
 * subject_id, household_id. The count and the list are both made from it, so that they agree.
 */
export function subjectsOf(figure: ListedFigure, counted: Counted): Sql {
  return definitions[figure].rows(counted)
}

/** The code under which a row is added up; `code` is SQL for the code of its division. */
export function placeOf(figure: ListedFigure, code: Sql): Sql {
  return isOfTownships(figure) ? sql`left(${code}, 9) || '000'` : code
}

export function isOfTownships(figure: ListedFigure): boolean {
  return definitions[figure].isOfTownships === true
}

export function subjectKindOf(figure: ListedFigure): SubjectKind {
  return definitions[figure].subject
}

const definitions: Readonly<Record<ListedFigure, Definition>> = {
  监测人口: { subject: '人', rows: persons },
  监测户: { subject: '户', rows: households },
  待办预警: { subject: '预警', rows: openAlerts },
  未落实户: { subject: '户', rows: unmetHouseholds },
  规则成效: { subject: '预警', rows: verifiedAlerts, isOfTownships: true },
  发现到救助: { subject: '预警', rows: aidedAlerts, isOfTownships: true },
  办结: { subject: '推送', rows: duePushes },
  部门回复: { subject: '推送', rows: repliedPushes, isOfTownships: true },
  实发: { subject: '户', rows: (counted) => payments(counted, sql`f.f_month_paid`) },
  应发: { subject: '户', rows: (counted) => payments(counted, sql`f.f_month_due`) },
}

const nothingElse = sql`'' as department, '' as class`

/** A person's own category comes before the household's; a note in brackets is no category. */
function persons({ countyCode }: Counted): Sql {
  return sql`
    select h.division_code, ${nothingElse},
      case when coalesce(p.f_own_recorded_category, '无') = '无'
        then coalesce(f.f_recorded_category, '无')
        else regexp_replace(p.f_own_recorded_category, '[(（].*$', '') end as kind,
      '' as state, 0 as days, 0::bigint as amount, p.person_id as subject_id, h.id as household_id
    from household as h
    join household_profile as f on f.county_code = ${countyCode} and f.household_id = h.id
    join person_profile as p on p.county_code = ${countyCode} and p.household_id = h.id
    where h.county_code = ${countyCode} and h.status = '存续'`
}

function households({ countyCode }: Counted): Sql {
  return sql`
    select h.division_code, ${nothingElse}, coalesce(f.f_recorded_category, '无') as kind,
      '' as state, 0 as days, 0::bigint as amount, h.id as subject_id, h.id as household_id
    from household as h
    join household_profile as f on f.county_code = ${countyCode} and f.household_id = h.id
    where h.county_code = ${countyCode} and h.status = '存续'`
}

/**
 * Where an alert's household lives stands in the alert: whoever moves it writes both. Those of no place
 * stand apart, so that an index finds the others by theirs.
 */
function openAlerts({ countyCode }: Counted): Sql {
  const alertsAt = (division: Sql, isPlaced: Sql) => sql`
    select ${division} as division_code, '' as department, a.class, a.rule as kind, a.state,
      0 as days, 0::bigint as amount, a.id as subject_id, a.household_id
    from alert as a
    where a.county_code = ${countyCode} and ${isOpen} and ${isPlaced}`
  return sql`${alertsAt(sql`a.division_code`, sql`a.division_code is not null`)}
    union all
    ${alertsAt(sql`${countyCode}::text`, sql`a.division_code is null`)}`
}

/** Households for which aid may be due that they do not get: ① and ②. */
function unmetHouseholds({ countyCode }: Counted): Sql {
  return sql`
    select h.division_code, ${nothingElse}, '' as kind, '' as state, 0 as days,
      0::bigint as amount, h.id as subject_id, h.id as household_id
    from household as h
    where h.county_code = ${countyCode} and exists (
      select from alert as a
      where a.county_code = ${countyCode} and a.household_id = h.id and ${isUnmet} and ${isOpen})`
}

function verifiedAlerts(counted: Counted): Sql {
  return sql`
    select ${placed(counted)}, '' as department, a.class, a.rule as kind,
      case a.state when '已办结' then '属实' when '误报' then '误报'
        when '情形已消失' then '情形已消失' else '未核实' end as state,
      0 as days, 0::bigint as amount, a.id as subject_id, a.household_id
    ${alertsWithPlace(counted)} and a.raised_on > ${counted.since}`
}

/**
 * From the day an alert of ① or ② was raised to the day of the first recognition after it, of its
 * closing, or for ① of the data that showed its case to exist no more.
 */
function aidedAlerts(counted: Counted): Sql {
  const { countyCode, since, asOf } = counted
  return sql`
    select ${placed(counted)}, '' as department, a.class, a.rule as kind, '' as state,
      ${daysFrom(counted, sql`a.raised_on`, sql`e.aided_on`)} as days, 0::bigint as amount,
      a.id as subject_id, a.household_id
    from alert as a
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    cross join lateral (
      select least(
        case when a.state = '已办结' or (a.class = '①' and a.state = '情形已消失')
          then a.closed_on end,
        (select min(r.decided_on) from recognition as r
          where r.county_code = ${countyCode} and r.household_id = a.household_id
            and r.kind = '认定' and r.withdrawn_at is null
            and r.decided_on >= a.raised_on)) as aided_on
    ) as e
    where a.county_code = ${countyCode} and ${isUnmet} and e.aided_on > ${since}
      and e.aided_on <= ${asOf}`
}

/** What had to be answered: 按期, 逾期 (answered late) and 超时 (not answered); 未到期 has time yet. */
function duePushes(counted: Counted): Sql {
  const answered = sql`coalesce(p.replied_on, p.closed_on)`
  return sql`
    select ${placed(counted)}, p.department, '' as class, '' as kind,
      case when ${answered} <= p.due_on then '按期' when ${answered} is not null then '逾期'
        when p.due_on < ${counted.asOf} then '超时' else '未到期' end as state,
      0 as days, 0::bigint as amount, p.id as subject_id, a.household_id
    ${pushesWithPlace(counted)} and p.state not in ('撤回', '转办', '退回')
      and (${answered} is null or ${answered} > ${counted.since})`
}

/** `kind` is the number of working days allowed. */
function repliedPushes(counted: Counted): Sql {
  return sql`
    select ${placed(counted)}, p.department, a.class, p.due_days::text as kind, '' as state,
      ${daysFrom(counted, sql`p.pushed_on`, sql`p.replied_on`)} as days, 0::bigint as amount,
      p.id as subject_id, a.household_id
    ${pushesWithPlace(counted)} and p.state <> '撤回' and p.replied_on > ${counted.since}`
}

/** `kind` is the month that was paid for, `state` what the bank said. */
function payments({ countyCode }: Counted, amount: Sql): Sql {
  return sql`
    select h.division_code, ${nothingElse}, left(f.f_last_paid_month::text, 7) as kind,
      coalesce(f.f_pay_result, '未反馈') as state, 0 as days, ${amount} as amount,
      h.id as subject_id, h.id as household_id
    from household as h
    join household_profile as f on f.county_code = ${countyCode} and f.household_id = h.id
    where h.county_code = ${countyCode} and h.status = '存续' and f.f_last_paid_month is not null
      and ${amount} is not null`
}

const isOpen = sql`a.state = any(${openAlertStates}::text[])`
const isUnmet = sql`a.class in ('①', '②')`

/** An alert stands where its household lives now; what nobody can place is the county's. */
function placed({ countyCode }: Counted): Sql {
  return sql`coalesce(h.division_code, a.division_code, ${countyCode}::text) as division_code`
}

function alertsWithPlace({ countyCode }: Counted): Sql {
  return sql`
    from alert as a
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    where a.county_code = ${countyCode}`
}

function pushesWithPlace({ countyCode }: Counted): Sql {
  return sql`
    from push as p
    join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    where p.county_code = ${countyCode} and p.duty = '责任'`
}

/** Working days after `from` up to and with `to`, by the county's calendar. */
function daysFrom({ asOf, calendar }: Counted, from: Sql, to: Sql): Sql {
  const { first, counts } = workingDayCounts(calendar, asOf)
  const upTo = (day: Sql) => sql`(${counts}::integer[])[greatest(1, ${day} - ${first}::date + 1)]`
  return sql`coalesce(${upTo(to)} - ${upTo(from)}, 0)`
}
