import { addDays, isWeekend, type LocalDate, parseLocalDate, yearOf } from './local-date.ts'

/** The State Council's holiday notices of the years that have one. */
export interface CalendarDays {
  /** The years whose notice has been published and entered. */
  readonly publishedYears: readonly number[]
  readonly holidays: readonly LocalDate[]
  /** Saturdays and Sundays that are worked. */
  readonly makeupWorkdays: readonly LocalDate[]
}

/** 未公布: the year's notice is not known, so nobody can say. */
export type DayKind = '工作日' | '休息日' | '未公布'

/** A day counted in working days; provisional when the count crosses an unpublished year. */
export interface Deadline {
  readonly day: LocalDate
  readonly provisional: boolean
}

/** What kind of day it is, by the notices; 未公布 in a year without notice. */
export function dayKind(calendar: CalendarDays, day: LocalDate): DayKind {
  const { published, holidays, makeupWorkdays } = indexOf(calendar)
  if (!published.has(yearOf(day))) return '未公布'
  if (holidays.has(day)) return '休息日'
  return makeupWorkdays.has(day) || !isWeekend(day) ? '工作日' : '休息日'
}

/**
 * The `count`-th working day after `day`; the day of the event itself is not counted (民法典 201).
 * In a year without notice Monday to Friday are taken as working days and the result is
 * provisional. RangeError when `count` is not a whole number from 0 to 10,000.
 */
export function addWorkingDays(calendar: CalendarDays, day: LocalDate, count: number): Deadline {
  if (!Number.isInteger(count) || count < 0 || count > 10_000) {
    throw new RangeError(`not a number of working days: ${count}`)
  }
  let provisional = false
  let current = day
  for (let left = count; left > 0; ) {
    current = addDays(current, 1)
    if (dayKind(calendar, current) === '未公布') provisional = true
    if (isTakenAsWorkday(calendar, current)) left--
  }
  return { day: current, provisional }
}

/**
 * How many working days lie after `from` up to and including `to` (negative when `to` comes first),
 * and whether an unpublished year makes the count provisional.
 */
export function workingDaysBetween(
  calendar: CalendarDays,
  from: LocalDate,
  to: LocalDate,
): { readonly days: number; readonly provisional: boolean } {
  if (to < from) {
    const back = workingDaysBetween(calendar, to, from)
    return { days: -back.days, provisional: back.provisional }
  }
  let days = 0
  let provisional = false
  for (let current = from; current < to; ) {
    current = addDays(current, 1)
    if (dayKind(calendar, current) === '未公布') provisional = true
    if (isTakenAsWorkday(calendar, current)) days++
  }
  return { days, provisional }
}

/** Whether the deadline has passed on `today`; on the last day itself it has not. */
export function isOverdue(deadline: Deadline, today: LocalDate): boolean {
  return today > deadline.day
}

/**
 * The calendar in a parsed calendar file (`年份: {2026: {放假: […], 补班: […]}}`).
 * RangeError when a year is none, a day does not exist, lies in another year, is given twice, or a
 * worked day is not a Saturday or Sunday.
 */
export function calendarOf(document: unknown): CalendarDays {
  const years = recordOf(recordOf(document).年份)
  const publishedYears: number[] = []
  const holidays: LocalDate[] = []
  const makeupWorkdays: LocalDate[] = []
  for (const [key, entry] of Object.entries(years)) {
    if (!/^[12]\d{3}$/.test(key)) throw new RangeError(`not a year of the calendar: ${key}`)
    const days = recordOf(entry)
    publishedYears.push(Number(key))
    holidays.push(...daysOf(days.放假, key))
    makeupWorkdays.push(...daysOf(days.补班, key))
  }
  const all = [...holidays, ...makeupWorkdays]
  const twice = all.find((day, place) => all.indexOf(day) !== place)
  if (twice !== undefined) throw new RangeError(`given twice in the calendar: ${twice}`)
  const weekday = makeupWorkdays.find((day) => !isWeekend(day))
  if (weekday !== undefined) throw new RangeError(`worked anyway, no weekend day: ${weekday}`)
  return { publishedYears, holidays, makeupWorkdays }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new RangeError('not a calendar file')
  // Any object may be read by names; every value is checked where it is used.
  return value as Readonly<Record<string, unknown>>
}

function daysOf(value: unknown, year: string): readonly LocalDate[] {
  if (!Array.isArray(value)) throw new RangeError(`no list of days in the calendar year ${year}`)
  return value.map((day: unknown) => {
    const date = typeof day === 'string' ? parseLocalDate(day) : undefined
    if (date === undefined) throw new RangeError(`not a day of the calendar ${year}: ${day}`)
    if (!date.startsWith(year)) throw new RangeError(`not in the calendar year ${year}: ${day}`)
    return date
  })
}

function isTakenAsWorkday(calendar: CalendarDays, day: LocalDate): boolean {
  const kind = dayKind(calendar, day)
  return kind === '未公布' ? !isWeekend(day) : kind === '工作日'
}

interface CalendarIndex {
  readonly published: ReadonlySet<number>
  readonly holidays: ReadonlySet<LocalDate>
  readonly makeupWorkdays: ReadonlySet<LocalDate>
}

/** A calendar is looked up for every push of a round: its sets are built once. */
const indexes = new WeakMap<CalendarDays, CalendarIndex>()

function indexOf(calendar: CalendarDays): CalendarIndex {
  const known = indexes.get(calendar)
  if (known !== undefined) return known
  const index: CalendarIndex = {
    published: new Set(calendar.publishedYears),
    holidays: new Set(calendar.holidays),
    makeupWorkdays: new Set(calendar.makeupWorkdays),
  }
  indexes.set(calendar, index)
  return index
}
