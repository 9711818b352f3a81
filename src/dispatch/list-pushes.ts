import { inAreas, type Seer } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { type Duty, type PushState, statesOpenTo } from './domain.ts'
import { pushInScope } from './scope.ts'

export interface PushFilter {
  readonly department?: string | undefined
  readonly state?: PushState | undefined
  readonly township?: string | undefined
  readonly alertId?: string | undefined
  /** Only 责任 pushes not answered by this day. */
  readonly overdueOn?: LocalDate | undefined
  /** The id of the last push of the page before. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

export interface ListedPush {
  readonly id: string
  readonly alertId: string
  readonly rule: string
  readonly title: string
  readonly class: string
  readonly householdId: string | null
  readonly householdNumber: string | null
  readonly department: string
  readonly divisionCode: string | null
  readonly duty: Duty
  readonly matter: string
  readonly state: PushState
  readonly pushedOn: LocalDate
  readonly dueOn: LocalDate
  readonly dueProvisional: boolean
  readonly receivedOn: LocalDate | null
  readonly repliedOn: LocalDate | null
  readonly closedOn: LocalDate | null
  readonly urgedCount: number
  readonly lastUrgedOn: LocalDate | null
  readonly escalatedTo: string | null
  readonly version: number
}

/** A page of pushes, newest first; `next` goes into `after` for the page that follows. */
export async function listPushes(
  q: Queryable,
  acting: Seer,
  filter: PushFilter,
): Promise<{ readonly pushes: readonly ListedPush[]; readonly next: string | null }> {
  const { countyCode } = acting
  const limit = Math.min(filter.limit ?? 50, 500)
  const pushes = await q.query<ListedPush>(sql`
    select p.id, p.alert_id as "alertId", a.rule, a.title, a.class,
      a.household_id as "householdId", h.number as "householdNumber", p.department,
      p.division_code as "divisionCode", p.duty, p.matter, p.state, p.pushed_on as "pushedOn",
      p.due_on as "dueOn", p.due_provisional as "dueProvisional",
      p.received_on as "receivedOn", p.replied_on as "repliedOn", p.closed_on as "closedOn",
      p.urged_count as "urgedCount", p.last_urged_on as "lastUrgedOn",
      p.escalated_to as "escalatedTo", p.version
    from push as p
    join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    where ${joinSql(conditions(acting, filter), ' and ')}
    order by p.id desc
    limit ${limit + 1}`)
  const page = pushes.slice(0, limit)
  return { pushes: page, next: pushes.length > limit ? (page.at(-1)?.id ?? null) : null }
}

export interface PushCount {
  readonly department: string
  readonly state: PushState
  readonly count: number
}

/** How many pushes each department has in each state. */
export function countPushes(
  q: Queryable,
  acting: Seer,
  filter: PushFilter = {},
): Promise<PushCount[]> {
  const { after: _, ...rest } = filter
  return q.query<PushCount>(sql`
    select p.department, p.state, count(*) as count
    from push as p
    where ${joinSql(conditions(acting, rest), ' and ')}
    group by p.department, p.state
    order by p.department, p.state`)
}

/** The departments that something was pushed to. */
export async function pushedDepartments(q: Queryable, acting: Seer): Promise<readonly string[]> {
  const found = conditions(acting, {})
  // One after another by the index: pushes are many, departments few.
  const next = (after: Sql) => sql`
    select p.department from push as p
    where ${joinSql([...found, after], ' and ')}
    order by p.department limit 1`
  const rows = await q.query<{ department: string }>(sql`
    with recursive found (department) as (
      (${next(sql`true`)})
      union all
      select (${next(sql`p.department > f.department`)}) from found as f
      where f.department is not null)
    select department from found where department is not null`)
  return rows.map(({ department }) => department)
}

function conditions(acting: Seer, filter: PushFilter): Sql[] {
  const { department, state, township, alertId, overdueOn, after } = filter
  const found = [sql`p.county_code = ${acting.countyCode}`, pushInScope(acting)]
  if (department !== undefined) found.push(sql`p.department = ${department}`)
  if (state !== undefined) found.push(sql`p.state = ${state}`)
  if (township !== undefined) found.push(inAreas(sql`p.place`, [township.slice(0, 9)]))
  if (alertId !== undefined) found.push(sql`p.alert_id = ${alertId}`)
  if (after !== undefined) found.push(sql`p.id < ${after}`)
  if (overdueOn !== undefined) {
    found.push(
      sql`p.duty = '责任' and p.due_on < ${overdueOn} and p.state = any(${unanswered}::text[])`,
    )
  }
  return found
}

const unanswered = statesOpenTo('督办')
