import type { Seer } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { type AlertClass, type AlertState, openAlertStates } from '#monitoring/domain'
import { alertInScope } from './scope.ts'

export interface AlertFilter {
  /** The round that raised them. */
  readonly roundId?: string | undefined
  /** Those whose case was found to exist no more on that day. */
  readonly vanishedOn?: string | undefined
  readonly class?: AlertClass | undefined
  readonly state?: AlertState | undefined
  /** Only alerts that wait for somebody (待推送, 处置中). */
  readonly open?: boolean | undefined
  readonly rule?: string | undefined
  /** Only alerts pushed to this department. */
  readonly department?: string | undefined
  /** Code of a township, or of a village: only alerts of its households. */
  readonly division?: string | undefined
  readonly householdId?: string | undefined
  /** The id of the last alert of the page before. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

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
  const alerts = await q.query<ListedAlert>(sql`
    select ${alertColumns}
    from alert as a
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join person as m on m.county_code = ${countyCode} and m.id = a.person_id
    where ${joinSql(conditions(acting, filter), ' and ')}
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
  const { after: _, ...rest } = filter
  return q.query<AlertCount>(sql`
    select a.class, a.rule, min(a.title) as title, a.state, count(*) as count
    from alert as a
    where ${joinSql(conditions(acting, rest), ' and ')}
    group by a.class, a.rule, a.state
    order by a.class, a.rule, a.state`)
}

function conditions(acting: Seer, filter: AlertFilter): Sql[] {
  const { countyCode } = acting
  const found = [sql`a.county_code = ${countyCode}`, alertInScope(acting)]
  const { division, department } = filter
  if (filter.class !== undefined) found.push(sql`a.class = ${filter.class}`)
  if (filter.state !== undefined) found.push(sql`a.state = ${filter.state}`)
  if (filter.open === true) found.push(sql`a.state = any(${openAlertStates}::text[])`)
  if (filter.rule !== undefined) found.push(sql`a.rule = ${filter.rule}`)
  if (filter.householdId !== undefined) found.push(sql`a.household_id = ${filter.householdId}`)
  if (filter.roundId !== undefined) found.push(sql`a.round_id = ${filter.roundId}`)
  if (filter.vanishedOn !== undefined) {
    found.push(sql`a.state = '情形已消失' and a.closed_on = ${filter.vanishedOn}`)
  }
  if (filter.after !== undefined) found.push(sql`a.id < ${filter.after}`)
  if (division !== undefined) {
    const prefix = division.endsWith('000') ? division.slice(0, 9) : division
    found.push(sql`starts_with(a.division_code, ${prefix})`)
  }
  if (department !== undefined) {
    found.push(sql`exists (
      select from push as p
      where p.county_code = ${countyCode} and p.alert_id = a.id and p.department = ${department})`)
  }
  return found
}
