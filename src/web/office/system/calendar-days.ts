/** What a day of a year is, as the notice says and where it says nothing by the day of the week. */
export type DayKind = 'holiday' | 'makeup' | 'workday' | 'weekend'

export interface MarkedDays {
  readonly holidays: readonly string[]
  readonly makeupWorkdays: readonly string[]
}

export interface DayCell {
  readonly day: string
  readonly number: number
  readonly kind: DayKind
}

const months = Array.from({ length: 12 }, (_, at) => at + 1)
const dayMs = 86_400_000

/** The twelve months with their days; `before` is how many cells stand empty, for weeks begin on Monday. */
export function monthsOf(
  year: number,
  marked: MarkedDays,
): readonly {
  readonly month: number
  readonly before: number
  readonly days: readonly DayCell[]
}[] {
  const holidays = new Set(marked.holidays)
  const makeup = new Set(marked.makeupWorkdays)
  return months.map((month) => {
    const first = Date.UTC(year, month - 1, 1)
    const count = Math.round((Date.UTC(year, month, 1) - first) / dayMs)
    const days = Array.from({ length: count }, (_, at) => {
      const day = new Date(first + at * dayMs).toISOString().slice(0, 10)
      return { day, number: at + 1, kind: kindOf(day, { holidays, makeup }) }
    })
    return { month, before: (new Date(first).getUTCDay() + 6) % 7, days }
  })
}

/** The notice with the next kind for a day: rest and work in turn, a weekend day may be worked. */
export function turned({ holidays, makeupWorkdays }: MarkedDays, day: string): MarkedDays {
  const without = (days: readonly string[]) => days.filter((one) => one !== day)
  const added = (days: readonly string[]) => [...days, day].sort()
  if (makeupWorkdays.includes(day)) return { holidays, makeupWorkdays: without(makeupWorkdays) }
  if (!holidays.includes(day)) return { holidays: added(holidays), makeupWorkdays }
  const rest = without(holidays)
  return isWeekend(day)
    ? { holidays: rest, makeupWorkdays: added(makeupWorkdays) }
    : { holidays: rest, makeupWorkdays }
}

function kindOf(
  day: string,
  { holidays, makeup }: { readonly holidays: Set<string>; readonly makeup: Set<string> },
): DayKind {
  if (holidays.has(day)) return 'holiday'
  if (makeup.has(day)) return 'makeup'
  return isWeekend(day) ? 'weekend' : 'workday'
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
