import { addDays, daysBetween, type LocalDate, todayInShanghai } from '#kernel/index'

/** The day of the example county's data, and the day on which the county was made. */
export interface DemoDay {
  readonly day: LocalDate
  readonly setOn: LocalDate
}

/**
 * The day that deadlines, rules and statistics count from: the real one in Shanghai, or in the example
 * county its own, which goes on day by day. Logs, sessions, tokens, seals and backups take `now`.
 */
export interface BusinessClock {
  now(): Date
  today(): LocalDate
  readonly isDemoDay: boolean
}

export function businessClock(demo: DemoDay | null, now: () => Date = nowIs): BusinessClock {
  const real = (): LocalDate => todayInShanghai(now())
  if (demo === null) return { now, today: real, isDemoDay: false }
  const { day, setOn } = demo
  // A clock that was set back does not take the county back before its data.
  const gone = (): number => Math.max(0, daysBetween(setOn, real()))
  return { now, today: () => addDays(day, gone()), isDemoDay: true }
}

function nowIs(): Date {
  return new Date()
}
