import { inScope, type Seer } from '#access/index'
import { type Queryable, type Sql, sql } from '#db/index'
import type { Figure } from './figures.ts'

/** Figures added up, by place and by what they are divided by. */
export interface FigureSum {
  readonly month: string
  readonly figure: Figure
  /** The township, or the village where one township is asked for; empty where it is not told of places. */
  readonly place: string
  readonly department: string
  readonly class: string
  readonly kind: string
  readonly state: string
  readonly days: number
  readonly count: number
  /** Whole fen. */
  readonly amount: number
}

export interface FiguresAsked {
  /** `2024-10`: all figures of it. */
  readonly month: string
  /** Of this one only who is monitored and what waits; undefined: none. */
  readonly compared: string | undefined
  /** The 12-digit code of the county or of a township. */
  readonly division: string
}

/** What is told of every place; of the rest only the sum of the division is. */
const byPlace: readonly Figure[] = ['监测人口', '监测户', '待办预警', '办结']
const byKind: readonly Figure[] = ['监测人口', '监测户', '规则成效', '部门回复', '实发', '应发']
const ofMonthBefore: readonly Figure[] = ['监测人口', '待办预警']
/** Each month tells of payments that the one before did not know. */
const ofEveryMonth: readonly Figure[] = ['实发', '应发']

/** The figures of a division of the scope, from the summaries alone. */
export async function readFigures(
  q: Queryable,
  acting: Seer,
  { month, compared, division }: FiguresAsked,
): Promise<readonly FigureSum[]> {
  const place =
    division === acting.countyCode ? sql`left(f.division_code, 9) || '000'` : sql`f.division_code`
  const among = (figures: readonly Figure[]) => sql`f.figure = any(${[...figures]}::text[])`
  return q.query<FigureSum>(sql`
    select f.month, f.figure, case when ${among(byPlace)} then ${place} else '' end as place,
      f.department, f.class, case when ${among(byKind)} then f.kind else '' end as kind, f.state,
      f.days, sum(f.count)::bigint as count, sum(f.amount)::bigint as amount
    from statistics_figure as f
    where f.county_code = ${acting.countyCode}
      and (f.month = ${month} or (f.month = ${compared ?? ''} and ${among(ofMonthBefore)})
        or (f.month <= ${month} and ${among(ofEveryMonth)}))
      and ${within(acting, division, sql`f.division_code`)}
      and ${inScope(acting, { division: sql`f.division_code`, department: sql`f.department` })}
    group by 1, 2, 3, 4, 5, 6, 7, 8`)
}

/** Whether a code lies in a division: the whole county, a township, or a village. */
export function within({ countyCode }: Seer, division: string, code: Sql): Sql {
  if (division === countyCode) return sql`true`
  if (!division.endsWith('000')) return sql`${code} = ${division}`
  const from = division.slice(0, 9)
  return sql`(${code} >= ${`${from}000`} and ${code} <= ${`${from}999`})`
}

export interface CountedMonth {
  readonly month: string
  readonly asOf: string
  readonly countedAt: string
  readonly policyVersion: string
}

/** The months that have figures, newest first. */
export function listMonths(q: Queryable, countyCode: string): Promise<CountedMonth[]> {
  return q.query<CountedMonth>(sql`
    select month, as_of as "asOf", counted_at as "countedAt", policy_version as "policyVersion"
    from statistics_month where county_code = ${countyCode}
    order by month desc limit 120`)
}
