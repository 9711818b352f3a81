import { addWorkingDays, type CalendarDays, calendarOf, localDate } from '#kernel/index'
import type { County } from './build-county.ts'
import { type Hit, type Household, roundDays } from './model.ts'
import { readYaml } from './read-yaml.ts'
import { expectedRules } from './rules.ts'
import { missingTownships } from './scenarios.ts'

export interface ExpectedAlert {
  readonly rule: string
  readonly class: string
  readonly subject: '人' | '户' | '推送' | '导入行'
  readonly household: string | null
  /** Name and the last four of the number; null when the alert is the household's. */
  readonly person: string | null
  readonly departments: readonly string[]
  readonly division: string | null
  readonly raisedOn: string
  readonly state?: '情形已消失'
  /** Of 推送: the alert that was pushed. */
  readonly of?: { readonly rule: string; readonly department: string }
  /** Of 导入行: the file's dataset and period. */
  readonly row?: { readonly dataset: string; readonly period: string; readonly problem: string }
}

export interface ExpectedReply {
  readonly household: string
  readonly rule: string
  readonly person: string | null
  readonly department: string
  readonly repliedOn: string
  readonly cause: string
  readonly measure: string
  readonly outcome: string
}

export interface Expectation {
  readonly asOf: readonly string[]
  readonly alerts: readonly ExpectedAlert[]
  readonly dataRequests: readonly {
    readonly dataset: string
    readonly township: string
    readonly period: string
  }[]
  readonly leads: readonly { readonly dataset: string; readonly name: string }[]
}

/** The alerts, data requests and leads that must exist after both rounds, by the scenario table alone. */
export function expectationOf(county: County): Expectation {
  const calendar = readCalendar()
  const alerts = [...tableAlerts(county), ...rowAlerts(county)]
  const overdue = county.households.flatMap((household) =>
    (household.scenario?.hits ?? []).flatMap((hit) => overdueAlerts(household, hit, calendar)),
  )
  const overdueRows = rowAlerts(county).flatMap((alert) => overdueRowAlerts(alert, calendar))
  return {
    asOf: [roundDays['2024-09'], roundDays['2024-10']],
    alerts: [...alerts, ...overdue, ...overdueRows],
    dataRequests: missingTownships.map(({ dataset, township, month }) => ({
      dataset,
      township,
      period: month,
    })),
    leads: county.outsiders
      .filter(({ scenario }) => scenario.kind === '线索')
      .map(({ scenario, person }) => ({ dataset: scenario.dataset, name: person.name })),
  }
}

/** The departments' answers between the rounds, as the table gives them. */
export function repliesOf(county: County): readonly ExpectedReply[] {
  return county.households.flatMap((household) =>
    (household.scenario?.hits ?? []).flatMap((hit) =>
      hit.reply === undefined
        ? []
        : [
            {
              household: household.number,
              rule: hit.rule,
              person: personOf(household, hit),
              repliedOn: '2024-10-18',
              ...hit.reply,
            },
          ],
    ),
  )
}

function tableAlerts(county: County): readonly ExpectedAlert[] {
  return county.households.flatMap((household) =>
    (household.scenario?.hits ?? []).map((hit) => alertOf(household, hit)),
  )
}

function alertOf(household: Household, hit: Hit): ExpectedAlert {
  const rule = ruleOf(hit.rule)
  return {
    rule: hit.rule,
    class: rule.class,
    subject: rule.subject,
    household: household.number,
    person: personOf(household, hit),
    departments: rule.responsible,
    division: household.members[0]?.villageCode ?? null,
    raisedOn: roundDays[hit.month],
    ...(hit.gone === true && { state: '情形已消失' as const }),
  }
}

function personOf(household: Household, hit: Hit): string | null {
  const isPersonal = ruleOf(hit.rule).subject === '人'
  if (isPersonal !== (hit.who !== undefined)) {
    throw new RangeError(`${hit.rule}: the table must ${isPersonal ? '' : 'not '}name a member`)
  }
  if (hit.who === undefined) return null
  const person = household.members[hit.who]
  if (person === undefined) throw new RangeError(`${hit.rule}: no member ${hit.who}`)
  return `${person.name} ${person.number.slice(-4)}`
}

/** A push of the first round that its responsible department has not answered by the second. */
function overdueAlerts(
  household: Household,
  hit: Hit,
  calendar: CalendarDays,
): readonly ExpectedAlert[] {
  if (hit.month !== '2024-09' || hit.gone === true) return []
  const rule = ruleOf(hit.rule)
  if (!isOverdue(rule.workingDays, calendar)) return []
  const silent = rule.responsible.filter((department) => department !== hit.reply?.department)
  return silent.map((department) => ({
    ...overdueOf(hit.rule, department),
    household: household.number,
    person: personOf(household, hit),
    division: household.members[0]?.villageCode ?? null,
  }))
}

function overdueOf(rule: string, department: string): ExpectedAlert {
  const supervision = ruleOf('W65')
  return {
    rule: 'W65',
    class: supervision.class,
    subject: supervision.subject,
    household: null,
    person: null,
    departments: supervision.responsible,
    division: null,
    raisedOn: roundDays['2024-10'],
    of: { rule, department },
  }
}

function isOverdue(workingDays: number, calendar: CalendarDays): boolean {
  const due = addWorkingDays(calendar, localDate(roundDays['2024-09']), workingDays)
  return due.day < roundDays['2024-10']
}

/** Rows whose number the sending department wrote wrongly. */
function rowAlerts(county: County): readonly ExpectedAlert[] {
  const rule = ruleOf('W71')
  return county.brokenRows
    .filter(({ scenario }) => scenario.kind === '命中')
    .map(({ scenario }) => ({
      rule: 'W71',
      class: rule.class,
      subject: rule.subject,
      household: null,
      person: null,
      departments: [senderOf(scenario.dataset)],
      division: null,
      raisedOn: roundDays[scenario.month],
      row: { dataset: scenario.dataset, period: scenario.month, problem: scenario.problem },
    }))
}

function overdueRowAlerts(alert: ExpectedAlert, calendar: CalendarDays): readonly ExpectedAlert[] {
  if (alert.raisedOn !== roundDays['2024-09']) return []
  if (!isOverdue(ruleOf('W71').workingDays, calendar)) return []
  return alert.departments.map((department) => ({
    ...overdueOf('W71', department),
    ...(alert.row && { row: alert.row }),
  }))
}

function senderOf(dataset: string): string {
  const sender = ({ disability: '残联', chronic: '卫健' } as Readonly<Record<string, string>>)[
    dataset
  ]
  if (sender === undefined) throw new RangeError(`the sender of ${dataset} is not written down`)
  return sender
}

function ruleOf(id: string) {
  const rule = expectedRules[id]
  if (rule === undefined) throw new RangeError(`not in the table of rules: ${id}`)
  return rule
}

function readCalendar(): CalendarDays {
  return calendarOf(readYaml('policies/national/calendar.yaml'))
}
