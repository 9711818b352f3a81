import { divisionNameOf, inScope, type Seer } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'

export const requestStates = ['待送达', '部分送达', '已送达', '已撤回'] as const
export type RequestState = (typeof requestStates)[number]

export interface RequestFilter {
  /** What is still owed (待送达 and 部分送达) unless told. */
  readonly state?: RequestState | '全部' | undefined
  readonly department?: string | undefined
  readonly township?: string | undefined
  /** The id, or at least its first eight characters. */
  readonly id?: string | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** What a department is asked for: one dataset, township and period. */
export interface DataRequest {
  readonly id: string
  readonly dataset: string
  readonly department: string
  readonly township: string
  readonly townshipName: string | null
  readonly period: string
  readonly firstMonth: string
  readonly reason: string
  readonly rules: readonly string[]
  readonly households: number
  readonly requestedOn: LocalDate
  readonly dueOn: LocalDate
  readonly dueProvisional: boolean
  readonly state: RequestState
  readonly closedOn: LocalDate | null
  readonly urgedCount: number
  readonly urgedDueOn: LocalDate | null
  readonly escalatedTo: string | null
  readonly asked: number | null
  readonly answered: number | null
}

/** Data requests, the most urgent first. */
export async function listRequests(
  q: Queryable,
  acting: Seer,
  filter: RequestFilter = {},
): Promise<readonly DataRequest[]> {
  const { limit = 200, offset = 0 } = filter
  return q.query<DataRequest>(sql`
    select r.id, r.dataset, r.department, r.division_code as township,
      ${divisionNameOf(sql`r.division_code`)} as "townshipName",
      r.period, r.first_month as "firstMonth", r.reason, r.rules, r.households,
      r.requested_on as "requestedOn", r.due_on as "dueOn", r.due_provisional as "dueProvisional",
      r.state, r.closed_on as "closedOn", r.urged_count as "urgedCount",
      r.urged_due_on as "urgedDueOn", r.escalated_to as "escalatedTo", r.asked, r.answered
    from data_request as r
    where ${joinSql(conditions(acting, filter), ' and ')}
    order by r.due_on, r.department, r.dataset, r.division_code, r.id
    limit ${Math.min(limit, 1000)} offset ${offset}`)
}

function conditions(acting: Seer, filter: RequestFilter): Sql[] {
  const { state, department, township, id } = filter
  const placed = { department: sql`r.department`, division: sql`r.division_code` }
  const found = [sql`r.county_code = ${acting.countyCode}`, inScope(acting, placed)]
  if (id !== undefined) found.push(sql`starts_with(r.id::text, ${id.length < 8 ? 'x' : id})`)
  else if (state === undefined) found.push(sql`r.state in ('待送达', '部分送达')`)
  else if (state !== '全部') found.push(sql`r.state = ${state}`)
  if (department !== undefined) found.push(sql`r.department = ${department}`)
  if (township !== undefined) {
    found.push(sql`left(r.division_code, 9) = ${township.slice(0, 9)}`)
  }
  return found
}
