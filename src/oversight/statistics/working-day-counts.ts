import {
  addDays,
  addMonths,
  type CalendarDays,
  type LocalDate,
  workingDaysBetween,
} from '#kernel/index'

export interface WorkingDayCounts {
  readonly first: LocalDate
  /** For each day from `first`: how many working days there were after it, up to and with that day. */
  readonly counts: readonly number[]
}

/** What began earlier is counted from here: nobody waits longer for aid without being urged. */
const monthsBack = 60

const kept = new WeakMap<CalendarDays, Map<LocalDate, WorkingDayCounts>>()

/** The working days of the years up to `last`, added up, so that the database counts by subtraction. */
export function workingDayCounts(calendar: CalendarDays, last: LocalDate): WorkingDayCounts {
  const days = kept.get(calendar) ?? new Map<LocalDate, WorkingDayCounts>()
  kept.set(calendar, days)
  const known = days.get(last)
  if (known) return known
  const first = addMonths(last, -monthsBack)
  const counts = [0]
  let sum = 0
  for (let day = first; day < last; ) {
    const next = addDays(day, 1)
    sum += workingDaysBetween(calendar, day, next).days
    counts.push(sum)
    day = next
  }
  const found = { first, counts }
  days.set(last, found)
  return found
}
