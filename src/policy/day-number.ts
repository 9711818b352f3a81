import { addDays, addMonths, daysBetween, type LocalDate, localDate } from '#kernel/index'

/** A day as one number that sorts like the day: 2024-07-16 is 20240716. */
export type DayNumber = number

/** The number of a day written `YYYY-MM-DD`. */
export function dayNumber(day: string): DayNumber {
  const year = digits(day, 0) * 100 + digits(day, 2)
  return year * 10000 + digits(day, 5) * 100 + digits(day, 8)
}

/** The two digits at a place, without a piece of text made for them. */
function digits(day: string, at: number): number {
  return (day.charCodeAt(at) - 48) * 10 + day.charCodeAt(at + 1) - 48
}

/** The day a number stands for. */
export function dayOfNumber(number: DayNumber): LocalDate {
  const text = String(number).padStart(8, '0')
  return localDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`)
}

/** Full years from one day to another (the birthday counts), towards −∞. */
export function fullYears(start: DayNumber, end: DayNumber): number {
  return Math.floor((end - start) / 10000)
}

/** Full months from one day to another (the same day of the month counts), towards −∞. */
export function fullMonths(start: DayNumber, end: DayNumber): number {
  const months = (number: DayNumber) =>
    Math.floor(number / 10000) * 12 + (Math.floor(number / 100) % 100)
  return months(end) - months(start) - (end % 100 < start % 100 ? 1 : 0)
}

/** Calendar days from one day to another. */
export function calendarDays(start: DayNumber, end: DayNumber): number {
  return daysBetween(dayOfNumber(start), dayOfNumber(end))
}

/** The day some months later, the last of its month where that is shorter. */
export function shiftMonths(day: DayNumber, months: number): DayNumber {
  return dayNumber(addMonths(dayOfNumber(day), months))
}

/** The day some days later. */
export function shiftDays(day: DayNumber, days: number): DayNumber {
  return dayNumber(addDays(dayOfNumber(day), days))
}
