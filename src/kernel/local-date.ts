declare const localDateBrand: unique symbol

/** A calendar day in Asia/Shanghai, `'2024-07-16'`; days compare as texts do. */
export type LocalDate = string & { readonly [localDateBrand]: true }

/** A calendar month, `'2024-07'`. */
export type LocalMonth = string

const millisecondsPerDay = 86_400_000
const shanghaiOffset = 8 * 3_600_000

/** The day written `YYYY-MM-DD`. RangeError when no calendar has such a day. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === undefined)
    throw new RangeError(`not a calendar day${text.length > 10 ? '' : `: ${text}`}`)
  return date
}

/** The day written `YYYY-MM-DD`, or undefined when the text is none (2023-02-29, 2024-1-5). */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  // The brand is earned by the checks above.
  return text as LocalDate
}

/** The day it is in Shanghai (UTC+8, no summer time since 1992) at the moment `now`. */
export function todayInShanghai(now: Date): LocalDate {
  return dayOf(now.getTime() + shanghaiOffset)
}

/** The day `days` days later (earlier when negative). RangeError when `days` is not whole. */
export function addDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`not a whole number of days: ${days}`)
  return dayOf(millisecondsOf(date) + days * millisecondsPerDay)
}

/**
 * The same day `months` months later (earlier when negative); where that month is too short, its
 * last day (民法典 202: a month without the corresponding day ends on its last).
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  if (!Number.isSafeInteger(months)) throw new RangeError(`not a whole number of months: ${months}`)
  const { year, month, day } = partsOf(date)
  const count = year * 12 + (month - 1) + months
  const newYear = Math.floor(count / 12)
  const newMonth = count - newYear * 12 + 1
  return compose(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** The whole days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((millisecondsOf(to) - millisecondsOf(from)) / millisecondsPerDay)
}

/**
 * The age in full years (周岁) of somebody born on `birth`, on the day `day`; negative before birth.
 * The birthday itself counts as reached: a bound that is "reached" or "or more" includes its own
 * number (民法典 1259). Somebody born on 29 February reaches the year on 1 March of common years.
 */
export function fullYearsBetween(birth: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/**
 * The full months from `from` to `to`, the corresponding day itself counting as reached; a month
 * without that day is full on the first of the next. Negative when `to` comes first.
 */
export function fullMonthsBetween(from: LocalDate, to: LocalDate): number {
  const [a, b] = [partsOf(from), partsOf(to)]
  const months = (b.year - a.year) * 12 + b.month - a.month
  return b.day < a.day ? months - 1 : months
}

/** The month of the day, `'2024-07'`. */
export function monthOf(date: LocalDate): LocalMonth {
  return date.slice(0, 7)
}

/** The year of the day. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

/** Whether the day is a Saturday or a Sunday. */
export function isWeekend(date: LocalDate): boolean {
  const weekday = new Date(millisecondsOf(date)).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The day as officials write it: `'2024年7月16日'`. */
export function formatDate(date: LocalDate): string {
  const { year, month, day } = partsOf(date)
  return `${year}年${month}月${day}日`
}

function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  }
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function millisecondsOf(date: LocalDate): number {
  const { year, month, day } = partsOf(date)
  return Date.UTC(year, month - 1, day)
}

function dayOf(milliseconds: number): LocalDate {
  return localDate(new Date(milliseconds).toISOString().slice(0, 10))
}

function compose(year: number, month: number, day: number): LocalDate {
  return localDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}
