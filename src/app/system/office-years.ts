import { type Queryable, sql } from '#db/index'
import { type CalendarDays, type LocalDate, yearOf } from '#kernel/index'

/** A year's notice as it was published at the office. */
export interface OfficeYear {
  readonly year: number
  readonly holidays: readonly LocalDate[]
  readonly makeupWorkdays: readonly LocalDate[]
}

export interface HeldYears {
  /** The policy's calendar with the years of the office over it; the same object for the same years. */
  calendar(ofPolicy: CalendarDays): CalendarDays
  refresh(): Promise<void>
}

/** Keeps the years that were published at the office, for whoever counts working days. */
export async function holdYears(q: Queryable): Promise<HeldYears> {
  let years = await readOfficeYears(q)
  let merged = new WeakMap<CalendarDays, CalendarDays>()
  return {
    calendar(ofPolicy) {
      if (years.length === 0) return ofPolicy
      const known = merged.get(ofPolicy) ?? overlay(ofPolicy, years)
      merged.set(ofPolicy, known)
      return known
    },
    async refresh() {
      const found = await readOfficeYears(q)
      if (JSON.stringify(found) === JSON.stringify(years)) return
      years = found
      merged = new WeakMap()
    },
  }
}

export async function readOfficeYears(q: Queryable): Promise<readonly OfficeYear[]> {
  return q.query<OfficeYear>(sql`
    select y.year,
      coalesce((select jsonb_agg(d.day order by d.day) from calendar_day as d
        where extract(year from d.day) = y.year and d.kind = '放假'), '[]') as holidays,
      coalesce((select jsonb_agg(d.day order by d.day) from calendar_day as d
        where extract(year from d.day) = y.year and d.kind = '调休上班'), '[]') as "makeupWorkdays"
    from calendar_year as y
    where y.published_by is not null
    order by y.year`)
}

/** The calendar in which these years stand as given, and all others as they were. */
export function overlay(calendar: CalendarDays, years: readonly OfficeYear[]): CalendarDays {
  const own = new Set(years.map(({ year }) => year))
  const others = (days: readonly LocalDate[]) => days.filter((day) => !own.has(yearOf(day)))
  return {
    publishedYears: [...new Set([...calendar.publishedYears, ...own])].sort((a, b) => a - b),
    holidays: [...others(calendar.holidays), ...years.flatMap(({ holidays }) => holidays)],
    makeupWorkdays: [
      ...others(calendar.makeupWorkdays),
      ...years.flatMap(({ makeupWorkdays }) => makeupWorkdays),
    ],
  }
}
