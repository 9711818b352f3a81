import type { Seer } from '#access/index'
import { joinSql, type Queryable, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { AlertClass, AlertState } from '#monitoring/domain'
import { alertConditions, isOverdue, stageOf } from './alert-conditions.ts'
import type { AlertFilter } from './alert-filter.ts'
import type { AlertStage } from './domain.ts'

export interface ListedAlert {
  readonly id: string
  readonly rule: string
  readonly title: string
  readonly class: AlertClass
  readonly severity: '高' | '中' | '低'
  readonly state: AlertState
  readonly subjectKind: '户' | '人' | '推送' | '导入行'
  readonly subjectId: string
  readonly episode: string
  readonly householdId: string | null
  readonly householdNumber: string | null
  readonly personId: string | null
  readonly personName: string | null
  readonly divisionCode: string | null
  readonly raisedOn: LocalDate
  readonly lastTrueOn: LocalDate
  readonly closedOn: LocalDate | null
  readonly basis: string
  readonly version: number
}

/** A page of alerts, newest first; `next` goes into `after` for the page that follows. */
export async function listAlerts(
  q: Queryable,
  acting: Seer,
  filter: AlertFilter,
): Promise<{ readonly alerts: readonly ListedAlert[]; readonly next: string | null }> {
  const { countyCode } = acting
  const limit = Math.min(filter.limit ?? 50, 10_000)
  const after = filter.after === undefined ? [] : [sql`a.id < ${filter.after}`]
  const alerts = await q.query<ListedAlert>(sql`
    select ${alertColumns}
    from alert as a
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join person as m on m.county_code = ${countyCode} and m.id = a.person_id
    where ${joinSql([...alertConditions(acting, filter), ...after], ' and ')}
    order by a.id desc
    limit ${limit + 1}`)
  const page = alerts.slice(0, limit)
  return { alerts: page, next: alerts.length > limit ? (page.at(-1)?.id ?? null) : null }
}

export const alertColumns = sql`
  a.id, a.rule, a.title, a.class, a.severity, a.state, a.subject_kind as "subjectKind",
  a.subject_id as "subjectId", a.episode, a.household_id as "householdId",
  h.number as "householdNumber", a.person_id as "personId", m.name as "personName",
  a.division_code as "divisionCode", a.raised_on as "raisedOn",
  a.last_true_on as "lastTrueOn", a.closed_on as "closedOn", a.basis, a.version`

export interface AlertCount {
  readonly class: AlertClass
  readonly rule: string
  readonly title: string
  readonly state: AlertState
  readonly count: number
}

/** How many alerts each rule has in each state. */
export function countAlerts(
  q: Queryable,
  acting: Seer,
  filter: AlertFilter = {},
): Promise<AlertCount[]> {
  return q.query<AlertCount>(sql`
    select a.class, a.rule, min(a.title) as title, a.state, count(*) as count
    from alert as a
    where ${joinSql(alertConditions(acting, filter), ' and ')}
    group by a.class, a.rule, a.state
    order by a.class, a.rule, a.state`)
}

export interface StageCount {
  readonly class: AlertClass
  readonly stage: AlertStage
  readonly count: number
  /** Of them, those a department has not answered in time. */
  readonly overdue: number
}

/** How many alerts of each class have come how far, and how many of them are late on `today`. */
export function countStages(
  q: Queryable,
  acting: Seer,
  { today, ...filter }: AlertFilter & { readonly today: LocalDate },
): Promise<StageCount[]> {
  return q.query<StageCount>(sql`
    select x.class, x.stage, count(*) as count, count(*) filter (where x.late) as overdue
    from (
      select a.class, ${stageOf} as stage, ${isOverdue(today)} as late
      from alert as a
      where ${joinSql(alertConditions(acting, filter), ' and ')}) as x
    group by x.class, x.stage
    order by x.class, x.stage`)
}
