import { departmentOf, inAreas, type Seer, scopeOf } from '#access/index'
import { joinSql, type Sql, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { openAlertStates } from '#monitoring/domain'
import type { AlertFilter } from './alert-filter.ts'
import { type AlertStage, civilAffairs } from './domain.ts'
import { alertInScope, mayAnswer, sentAlertInScope } from './scope.ts'

/** The states of a push in which its department has not answered; as the index push_waiting has them. */
export const waitingStates = sql`('已推送', '已签收', '处置中')`

/** What the list `from alert as a` must meet; `isSent`: it is known to be sent to the caller's department. */
export function alertConditions(acting: Seer, filter: AlertFilter, isSent = false): Sql[] {
  const { countyCode } = acting
  // What waits for a department was sent to it.
  const inScope = isSent || filter.mine === true ? sentAlertInScope(acting) : alertInScope(acting)
  const found = [sql`a.county_code = ${countyCode}`, inScope]
  if (filter.class !== undefined) found.push(sql`a.class = ${filter.class}`)
  if (filter.classes !== undefined) found.push(sql`a.class = any(${filter.classes}::text[])`)
  if (filter.state !== undefined) found.push(sql`a.state = ${filter.state}`)
  if (filter.open === true) found.push(sql`a.state = any(${openAlertStates}::text[])`)
  if (filter.rule !== undefined) found.push(sql`a.rule = ${filter.rule}`)
  if (filter.householdId !== undefined) found.push(sql`a.household_id = ${filter.householdId}`)
  if (filter.roundId !== undefined) found.push(sql`a.round_id = ${filter.roundId}`)
  if (filter.vanishedOn !== undefined) {
    found.push(sql`a.state = '情形已消失' and a.closed_on = ${filter.vanishedOn}`)
  }
  if (filter.raisedBy !== undefined) found.push(sql`a.raised_on <= ${filter.raisedBy}`)
  if (filter.raisedAfter !== undefined) found.push(sql`a.raised_on > ${filter.raisedAfter}`)
  if (filter.stage !== undefined) found.push(sql`${stageOf} = ${filter.stage}`)
  if (filter.overdueOn !== undefined) found.push(isOverdue(filter.overdueOn))
  if (filter.mine === true) found.push(isMine(acting))
  return [...found, ...ofPlaceAndText(acting, filter)]
}

function ofPlaceAndText(acting: Seer, { division, department, text }: AlertFilter): Sql[] {
  const found: Sql[] = []
  if (division !== undefined) {
    const prefix = division.endsWith('000') ? division.slice(0, 9) : division
    found.push(inAreas(sql`a.division_code`, [prefix]))
  }
  if (department !== undefined) {
    const scope = scopeOf(acting)
    const placed = scope.kind === '辖区' ? inAreas(sql`p.place`, scope.areas) : sql`true`
    // An array compared by =, as row-level security lets come first.
    found.push(sql`a.id = any(array(
      select p.alert_id from push as p
      where p.county_code = ${acting.countyCode} and p.department = ${department} and ${placed}))`)
  }
  if (text !== undefined) found.push(says(acting, text))
  return found
}

/**
 * By the number of the household or the name of somebody in it; by the title for who sees every rule. A
 * department finds only whom the alert itself is about.
 */
function says(acting: Seer, text: string): Sql {
  const { countyCode, who } = acting
  const named = sql`
    select n.id from person as n where n.county_code = ${countyCode} and n.name = ${text}`
  const hidesTitle = who?.sensitive === '隐去'
  if (departmentOf(who) !== undefined) {
    // What was sent to it is looked through once.
    const title = hidesTitle ? sql`false` : sql`position(${text} in a.title) > 0`
    return sql`(${title} or a.person_id in (${named}))`
  }
  const ofCounty = sql`x.county_code = ${countyCode} and ${alertInScope(acting, sql`x`)}`
  const byTitle = hidesTitle
    ? []
    : [sql`select x.id from alert as x where ${ofCounty} and position(${text} in x.title) > 0`]
  const byHousehold = sql`
    select x.id from alert as x where ${ofCounty} and x.household_id in (
      select h.id from household as h
      where h.county_code = ${countyCode} and h.number = ${text}
      union all
      select m.household_id from membership as m
      where m.county_code = ${countyCode} and m.valid_to is null and m.person_id in (${named}))`
  // The few are found first, each way by an index: an "or" would look at every alert.
  return sql`a.id in (${joinSql([...byTitle, byHousehold], ' union all ')})`
}

const settled: AlertStage = '已了结'

/** How far an open alert has come, as `alertStage` says it of loaded pushes. */
export const stageOf = sql`case a.state when '待推送' then '新'
  when '处置中' then coalesce(a.answered, '已推送') else ${settled} end`

/** Whether a department that must answer has let the day pass. */
export function isOverdue(today: LocalDate): Sql {
  return sql`(a.answer_due_on < ${today})`
}

/** Whether it waits for the caller: to be answered; for the county also to be pushed or closed. */
function isMine(acting: Seer): Sql {
  const { countyCode } = acting
  const isCounty = scopeOf(acting).kind === '全县'
  const own = isCounty ? sql`p.department = ${civilAffairs}` : mayAnswer(acting)
  const answered = isCounty ? sql`or p.state in ('已反馈', '退回')` : sql``
  const theirs = sql`
    select p.alert_id from push as p
    where p.county_code = ${countyCode}
      and (p.state in ${waitingStates} and ${own} ${answered})`
  if (isCounty) return sql`(a.state = '待推送' or a.id in (${theirs}))`
  // An array compared by =, as row-level security lets come first.
  return sql`a.id = any(array(${theirs}))`
}
