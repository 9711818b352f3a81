import { addWorkingDays, type CalendarDays, localDate } from '#kernel/index'
import type { County } from './build-county.ts'
import { personOf, ruleOf } from './hit-names.ts'
import { type Hit, type Household, roundDays } from './model.ts'
import { isAnswered, readCalendar } from './replies.ts'
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
  const answered = isAnswered(county)
  const overdue = county.households.flatMap((household) =>
    (household.scenario?.hits ?? [])
      .filter((hit) => !answered(household, hit))
      .flatMap((hit) => overdueAlerts(household, hit, calendar)),
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

/** A push of the first round that its responsible department has not answered by the second. */
function overdueAlerts(
  household: Household,
  hit: Hit,
  calendar: CalendarDays,
): readonly ExpectedAlert[] {
  if (hit.month !== '2024-09' || hit.gone === true) return []
  const rule = ruleOf(hit.rule)
  if (!isOverdue(rule.workingDays, calendar)) return []
  return rule.responsible.map((department) => ({
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
