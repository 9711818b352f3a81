import { departmentOf, inAreas, type Seer, scopeOf } from '#access/index'
import { joinSql, type Queryable, type Sql, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { AlertClass } from '#monitoring/domain'
import { waitingStates } from './alert-conditions.ts'
import { civilAffairs, type Duty, type PushState } from './domain.ts'
import { mayAnswer, pushInScope } from './scope.ts'

export interface DuePushFilter {
  readonly states?: readonly PushState[] | undefined
  readonly department?: string | undefined
  readonly class?: AlertClass | undefined
  /** Code of a township or village. */
  readonly division?: string | undefined
  readonly overdueOn?: LocalDate | undefined
  /** Words of the alert or of the matter, or the number of the household. */
  readonly text?: string | undefined
  /** Only those that the caller answers. */
  readonly mine?: boolean | undefined
  /** Where the page before ended. */
  readonly after?: { readonly dueOn: LocalDate; readonly id: string } | undefined
  readonly limit?: number | undefined
}

export interface DuePush {
  readonly id: string
  readonly alertId: string
  readonly rule: string
  readonly title: string
  readonly class: AlertClass
  readonly householdId: string | null
  readonly householdNumber: string | null
  readonly personId: string | null
  readonly personName: string | null
  readonly householdDivision: string | null
  readonly department: string
  readonly duty: Duty
  readonly matter: string
  readonly state: PushState
  readonly pushedOn: LocalDate
  readonly dueOn: LocalDate
  readonly dueProvisional: boolean
  readonly urgedCount: number
  readonly lastUrgedOn: LocalDate | null
  readonly escalatedTo: string | null
  readonly returnedReason: string | null
  readonly version: number
}

/** A page of pushes, the soonest due first. */
export async function listDuePushes(
  q: Queryable,
  acting: Seer,
  filter: DuePushFilter,
): Promise<{ readonly pushes: readonly DuePush[]; readonly hasMore: boolean }> {
  const { countyCode } = acting
  const limit = Math.min(filter.limit ?? 50, 5000)
  // The page first, in the order of an index; then what it shows of each.
  const found = await q.query<DuePush>(sql`
    with page as (
      select p.id
      ${pageFrom(acting, filter)}
      order by p.due_on, p.id
      limit ${limit + 1})
    select p.id, p.alert_id as "alertId", a.rule, a.title, a.class,
      a.household_id as "householdId", h.number as "householdNumber",
      a.person_id as "personId", m.name as "personName",
      a.division_code as "householdDivision", p.department, p.duty, p.matter, p.state,
      p.pushed_on as "pushedOn", p.due_on as "dueOn", p.due_provisional as "dueProvisional",
      p.urged_count as "urgedCount", p.last_urged_on as "lastUrgedOn",
      p.escalated_to as "escalatedTo", p.returned_reason as "returnedReason", p.version
    from page
    join push as p on p.county_code = ${countyCode} and p.id = page.id
    join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join person as m on m.county_code = ${countyCode} and m.id = a.person_id
    order by p.due_on, p.id`)
  return { pushes: found.slice(0, limit), hasMore: found.length > limit }
}

/** How many pushes there are of each state; `after` and `states` do not count. */
export async function countDuePushes(
  q: Queryable,
  acting: Seer,
  { states: _, after: __, ...filter }: DuePushFilter,
): Promise<readonly { readonly state: PushState; readonly count: number }[]> {
  return q.query<{ state: PushState; count: number }>(sql`
    select p.state, count(*) as count
    ${chosen(acting, filter, 'all')}
    group by p.state`)
}

/** A page looks its alerts up; what counts all pushes reads the alerts once. */
type Reading = 'page' | 'all'

/**
 * Of a class that hardly concerns a department a page would look up nearly all that was pushed, in the
 * order of their days: it is chosen from the department's own that are of the class.
 */
function pageFrom(acting: Seer, filter: DuePushFilter): Sql {
  const isWhole = filter.class === undefined || departmentOf(acting.who) === undefined
  if (isWhole) return chosen(acting, filter, 'page')
  return sql`from (select p.id, p.due_on ${chosen(acting, filter, 'all')} offset 0) as p`
}

/** From and where. What a push does not say itself is looked for only where it is asked for. */
function chosen(acting: Seer, filter: DuePushFilter, reading: Reading): Sql {
  return sql`
    from push as p
    where ${joinSql(conditions(acting, filter, reading), ' and ')}`
}

function conditions(acting: Seer, filter: DuePushFilter, reading: Reading): Sql[] {
  const { states, department, division, overdueOn, text, after, mine } = filter
  const found = [sql`p.county_code = ${acting.countyCode}`, pushInScope(acting)]
  if (states !== undefined) found.push(inStates(states))
  if (department !== undefined) found.push(sql`p.department = ${department}`)
  if (filter.class !== undefined) {
    const ofClass = ofAlerts(acting, sql`a.class = ${filter.class}`)
    // As a truth it is no join: the alerts become a set that each push is held against.
    found.push(reading === 'all' ? sql`(${ofClass}) is true` : ofClass)
  }
  if (division !== undefined) {
    const prefix = division.endsWith('000') ? division.slice(0, 9) : division
    found.push(inAreas(sql`p.place`, [prefix]))
  }
  if (overdueOn !== undefined) {
    found.push(sql`p.due_on < ${overdueOn} and p.state in ${waitingStates}`)
  }
  if (mine === true) found.push(isTheirs(acting))
  if (text !== undefined) found.push(says(acting, text))
  if (after !== undefined) found.push(sql`(p.due_on, p.id) > (${after.dueOn}, ${after.id})`)
  return found
}

/** The states that wait are said as the indexes of what is open have them. */
function inStates(states: readonly PushState[]): Sql {
  const isWaiting =
    states.length === waiting.length && waiting.every((state) => states.includes(state))
  return isWaiting ? sql`p.state in ${waitingStates}` : sql`p.state = any(${states}::text[])`
}

const waiting: readonly PushState[] = ['已推送', '已签收', '处置中']

function isTheirs(acting: Seer): Sql {
  if (scopeOf(acting).kind === '全县') return sql`p.department = ${civilAffairs}`
  return mayAnswer(acting)
}

/** The alerts that have the words are found once; a push has words of its own. */
function says(acting: Seer, text: string): Sql {
  const { countyCode, who } = acting
  const numbered =
    departmentOf(who) === undefined
      ? sql`a.household_id in (select h.id from household as h
        where h.county_code = ${countyCode} and h.number = ${text})`
      : sql`false`
  if (who?.sensitive === '隐去') return ofAlerts(acting, numbered)
  return sql`(position(${text} in p.matter) > 0
    or ${ofAlerts(acting, sql`(position(${text} in a.title) > 0 or ${numbered})`)})`
}

function ofAlerts(acting: Seer, condition: Sql): Sql {
  const scope = scopeOf(acting)
  const placed = scope.kind === '辖区' ? inAreas(sql`a.division_code`, scope.areas) : sql`true`
  return sql`p.alert_id in (
    select a.id from alert as a
    where a.county_code = ${acting.countyCode} and ${placed} and ${condition})`
}
