import {
  addDays,
  addWorkingDays,
  type CalendarDays,
  type LocalDate,
  localDate,
} from '#kernel/index'
import type { Basis } from './basis.ts'
import type { Place } from './place.ts'

export const scheduleCycles = ['月', '季', '年'] as const
export type ScheduleCycle = (typeof scheduleCycles)[number]

/** 整体: one comparison for the whole registry; 逐个下级: one for each of its subordinate divisions. */
export const scheduleScopes = ['整体', '逐个下级'] as const
export type ScheduleScope = (typeof scheduleScopes)[number]

/** When departments deliver which data for comparison, as a place's document says. */
export interface Schedule {
  readonly name: string
  /** The place's own word for who compares; only shown. */
  readonly level: string
  readonly scope: ScheduleScope
  /** Codes or names of datasets; undefined: all that have a cycle. */
  readonly datasets?: readonly string[]
  /** Only datasets of these departments; undefined: of all. */
  readonly departments?: readonly string[]
  readonly cycle: ScheduleCycle
  /** In which month of its quarter or year; a month's schedule has none. */
  readonly months: readonly DatedMonths[]
  readonly fromDay: number
  /** The last day of the month, or so many days or working days after the first. */
  readonly until: { readonly day: number } | { readonly amount: number; readonly unit: DayUnit }
  /** The place's own word for the level of the departments that deliver; only shown. */
  readonly departmentLevel: string
  readonly basis?: Basis
  /** No public source gives (some of) it. */
  readonly isExample: boolean
  readonly note?: string
  readonly place: Place
}

export type DayUnit = '工作日' | '天'

/** The months that hold from a day on. */
export interface DatedMonths {
  readonly from: LocalDate
  readonly months: readonly number[]
}

/** The days of one comparison. */
export interface ScheduleWindow {
  /** 2024年10月, 2024年第4季度, 2024年. */
  readonly name: string
  readonly from: LocalDate
  readonly to: LocalDate
  /** The last day was counted through a year whose holidays are not published. */
  readonly isProvisional: boolean
}

/**
 * The window of the month, quarter or year that `day` lies in: of several the newest that has begun,
 * else the first. RangeError when the schedule says no month for a quarter or year.
 */
export function windowOn(
  schedule: Schedule,
  day: LocalDate,
  calendar: CalendarDays,
): ScheduleWindow {
  const windows = windowsOf(schedule, periodStart(schedule.cycle, day), calendar)
  const found = windows.findLast(({ from }) => from <= day) ?? windows[0]
  if (!found) throw new RangeError(`a schedule without a month: ${schedule.name}`)
  return found
}

/** The window before that one. RangeError as `windowOn`. */
export function windowBefore(
  schedule: Schedule,
  { from }: ScheduleWindow,
  calendar: CalendarDays,
): ScheduleWindow {
  const start = periodStart(schedule.cycle, from)
  const earlier = windowsOf(schedule, start, calendar).findLast((one) => one.from < from)
  return earlier ?? windowOn(schedule, addDays(start, -1), calendar)
}

const monthsIn: Readonly<Record<ScheduleCycle, number>> = { 月: 1, 季: 3, 年: 12 }

function periodStart(cycle: ScheduleCycle, day: LocalDate): LocalDate {
  const month = Number(day.slice(5, 7)) - 1
  return monthStart(Number(day.slice(0, 4)), month - (month % monthsIn[cycle]))
}

function windowsOf(schedule: Schedule, start: LocalDate, calendar: CalendarDays): ScheduleWindow[] {
  const year = Number(start.slice(0, 4))
  const first = Number(start.slice(5, 7)) - 1
  const said = schedule.months.findLast(({ from }) => from <= lastOf(start, schedule.cycle))
  const months = schedule.cycle === '月' ? [1] : (said ?? schedule.months[0])?.months
  return (months ?? [])
    .toSorted((one, other) => one - other)
    .map((number) => {
      const month = monthStart(year, first + number - 1)
      const from = dayIn(month, schedule.fromDay)
      const { day, provisional } = endOf(schedule, { month, from }, calendar)
      return { name: nameOf(schedule.cycle, start), from, to: day, isProvisional: provisional }
    })
}

function endOf(
  { until }: Schedule,
  { month, from }: { readonly month: LocalDate; readonly from: LocalDate },
  calendar: CalendarDays,
): { readonly day: LocalDate; readonly provisional: boolean } {
  if ('day' in until) return { day: dayIn(month, until.day), provisional: false }
  if (until.unit === '工作日') return addWorkingDays(calendar, from, until.amount)
  return { day: addDays(from, until.amount), provisional: false }
}

function lastOf(start: LocalDate, cycle: ScheduleCycle): LocalDate {
  const month = Number(start.slice(5, 7)) - 1
  return addDays(monthStart(Number(start.slice(0, 4)), month + monthsIn[cycle]), -1)
}

/** A day of the month, or the month's last where it has fewer. */
function dayIn(month: LocalDate, day: number): LocalDate {
  const wanted = addDays(month, day - 1)
  return wanted.slice(0, 7) === month.slice(0, 7) ? wanted : lastOf(month, '月')
}

function monthStart(year: number, month: number): LocalDate {
  const within = ((month % 12) + 12) % 12
  const shown = String(within + 1).padStart(2, '0')
  return localDate(`${year + Math.floor(month / 12)}-${shown}-01`)
}

function nameOf(cycle: ScheduleCycle, start: LocalDate): string {
  const year = start.slice(0, 4)
  const month = Number(start.slice(5, 7))
  if (cycle === '年') return `${year}年`
  return cycle === '月' ? `${year}年${month}月` : `${year}年第${Math.ceil(month / 3)}季度`
}
