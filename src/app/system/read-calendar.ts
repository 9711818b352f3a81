import { type Queryable, sql } from '#db/index'
import type { CalendarYear, CalendarYears } from '#http/index'
import { localDate, yearOf } from '#kernel/index'
import type { App } from '../app.ts'
import { refuse } from './refusals.ts'

/** How many years from the present one on may be prepared; notices come a year ahead. */
const yearsAhead = 5

/** How many publications of a year are shown. */
const mostShown = 50

interface Row {
  readonly year: number
  readonly document: string | null
  readonly by: string | null
  readonly at: string | null
}

interface DraftRow {
  readonly year: number
  readonly holidays: string[]
  readonly makeupWorkdays: string[]
  readonly document: string | null
  readonly changedBy: string
  readonly changedAt: string
}

/** Every year that is known or may be prepared, with where it comes from. */
export async function readYears(q: Queryable, app: App, today: string): Promise<CalendarYears> {
  const rows = await q.query<Row>(sql`
    select year, document, published_by as by, published_at as at
    from calendar_year where published_by is not null`)
  const drafts = await q.query<{ year: number }>(sql`select year from calendar_draft`)
  const drafted = new Set(drafts.map(({ year }) => year))
  const published = new Set([...app.calendar.publishedYears, ...rows.map(({ year }) => year)])
  const { first, last } = boundsOf(app, today)
  const years = Array.from({ length: last - first + 1 }, (_, at) => last - at)
  const provisional = await countProvisional(q, app.county.code)
  return {
    today,
    years: years.map((year) => {
      const own = rows.find((row) => row.year === year)
      const isOfPolicy = app.policy.calendar.publishedYears.includes(year)
      return {
        year,
        state: published.has(year) ? '公布' : '未公布',
        source: own ? '本县公布' : isOfPolicy ? '政策文件' : null,
        document: own?.document ?? null,
        publishedBy: own?.by ?? null,
        publishedAt: own?.at ?? null,
        hasDraft: drafted.has(year),
        provisional: provisional.find((one) => one.year === year)?.count ?? 0,
      }
    }),
  }
}

/** One year as it counts now, and as it is prepared. */
export async function readYear(
  q: Queryable,
  app: App,
  asked: { readonly year: number; readonly today: string },
): Promise<CalendarYear> {
  checkYear(app, asked)
  const { years } = await readYears(q, app, asked.today)
  const about = years.find(({ year }) => year === asked.year)
  if (!about) throw new RangeError('a year within its bounds')
  const ofYear = (days: readonly string[]) =>
    days.filter((day) => yearOf(localDate(day)) === asked.year).sort()
  const [draft] = await q.query<DraftRow>(sql`
    select year, to_jsonb(holidays) as holidays, to_jsonb(makeup_workdays) as "makeupWorkdays",
      document, changed_by as "changedBy", changed_at as "changedAt"
    from calendar_draft where year = ${asked.year}`)
  const history = await q.query<CalendarYear['history'][number]>(sql`
    select to_jsonb(holidays) as holidays, to_jsonb(makeup_workdays) as "makeupWorkdays", document,
      reason, published_by as "publishedBy", published_at as "publishedAt", moved
    from calendar_publication
    where year = ${asked.year}
    order by published_at desc
    limit ${mostShown}`)
  const { year: _, ...kept } = draft ?? { year: 0 }
  return {
    ...about,
    holidays: ofYear(app.calendar.holidays),
    makeupWorkdays: ofYear(app.calendar.makeupWorkdays),
    history: [...history],
    draft: draft ? (kept as Omit<DraftRow, 'year'>) : null, // what was read above
  }
}

/** Years that nobody could want are typing errors. */
export function checkYear(
  app: App,
  { year, today }: { readonly year: number; readonly today: string },
): void {
  const { first, last } = boundsOf(app, today)
  if (year < first || year > last) throw refuse('calendar-year', { year, first, last })
}

function boundsOf(app: App, today: string): { readonly first: number; readonly last: number } {
  const present = yearOf(localDate(today))
  const first = Math.min(present, ...app.calendar.publishedYears)
  const last = Math.max(present + yearsAhead, ...app.calendar.publishedYears)
  return { first, last }
}

/** Open deadlines that wait for the notice of a year, by the year they fall in. */
export async function countProvisional(
  q: Queryable,
  countyCode: string,
): Promise<readonly { readonly year: number; readonly count: number }[]> {
  return q.query<{ year: number; count: number }>(sql`
    select extract(year from due_on)::integer as year, count(*)::integer as count
    from (
      select due_on from push
      where county_code = ${countyCode} and due_provisional and closed_on is null
        and state not in ('转办', '撤回', '退回')
      union all select due_on from lead
      where county_code = ${countyCode} and due_provisional and settled_on is null
      union all select due_on from data_request
      where county_code = ${countyCode} and due_provisional and closed_on is null
      union all select notice_due_on from recognition
      where county_code = ${countyCode} and notice_due_provisional and notice_given_on is null
    ) as due
    where due_on is not null
    group by 1`)
}
