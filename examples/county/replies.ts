import {
  addWorkingDays,
  type CalendarDays,
  calendarOf,
  type LocalDate,
  localDate,
} from '#kernel/index'
import type { County } from './build-county.ts'
import { personOf, ruleOf } from './hit-names.ts'
import { type Hit, type Household, type Month, roundDays } from './model.ts'
import { readYaml } from './read-yaml.ts'

/** One step that somebody takes about an alert, on a day; `does` says which words belong to it. */
export interface Step {
  readonly on: string
  readonly rule: string
  readonly household: string
  readonly person: string | null
  /** Whoever must answer. */
  readonly department: string
  readonly does: string
  /** About the alert that says that this push was not answered in time. */
  readonly isAboutLateness?: true
  readonly [words: string]: unknown
}

interface Words {
  readonly 原因: string
  readonly 措施: string
  readonly 结果: string
}

interface SingleStep {
  readonly 日: string
  readonly 月?: Month
  readonly 规则: string
  readonly 第: number
  readonly 做: string
  readonly [words: string]: unknown
}

interface Written {
  readonly 答复: Readonly<Record<string, Words>>
  readonly 配合: Words
  readonly 之后: readonly SingleStep[]
}

interface Case {
  readonly household: Household
  readonly hit: Hit
  readonly department: string
  /** Something else happens to it after the second round: nobody closes it. */
  readonly isSingled: boolean
}

/** What is done about the table's alerts, day by day: between the two rounds and after the second one. */
export function stepsOf(county: County): readonly Step[] {
  const written = readReplies()
  const calendar = readCalendar()
  const first = casesOf(county, '2024-09', written)
  const second = casesOf(county, '2024-10', written)
  const steps = [
    ...first.flatMap((one, at) => firstMonth(one, { at, calendar, written })),
    ...second.flatMap((one, at) => secondMonth(one, { at, calendar, written })),
    ...written.之后.map((one) => singleStep(one, { first, second })),
  ]
  return steps.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
}

/** Whether whoever must answer has done so before the second round. */
export function isAnswered(county: County): (household: Household, hit: Hit) => boolean {
  const answered = new Set(
    stepsOf(county)
      .filter(({ does, on }) => does === '反馈' && on < roundDays['2024-10'])
      .map(({ household, rule, person }) => `${household} ${rule} ${person}`),
  )
  return (household, hit) =>
    answered.has(`${household.number} ${hit.rule} ${personOf(household, hit)}`)
}

export function readCalendar(): CalendarDays {
  return calendarOf(readYaml('policies/national/calendar.yaml'))
}

function readReplies(): Written {
  return readYaml('examples/county/replies.yaml') as Written // our own file's form
}

/** The alerts of a month that stay, in the order of the table. */
function casesOf(county: County, month: Month, { 之后 }: Written): readonly Case[] {
  const seen = new Map<string, number>()
  return county.households.flatMap((household) =>
    (household.scenario?.hits ?? [])
      .filter((hit) => hit.month === month && hit.gone !== true)
      .map((hit) => {
        const place = (seen.get(hit.rule) ?? 0) + 1
        seen.set(hit.rule, place)
        const isSingled = 之后.some(
          (one) => (one.月 ?? '2024-09') === month && one.规则 === hit.rule && one.第 === place,
        )
        const [department = ''] = ruleOf(hit.rule).responsible
        return { household, hit, department, isSingled }
      }),
  )
}

interface Telling {
  readonly at: number
  readonly calendar: CalendarDays
  readonly written: Written
}

/** Most answer in time, some late, and every sixth not before the second round asks again. */
function firstMonth(one: Case, { at, calendar, written }: Telling): readonly Step[] {
  const { hit } = one
  const days = ruleOf(hit.rule).workingDays
  const after = daysFrom('2024-09', calendar)
  const step = stepOf(one)
  const words = repliedWords(hit, written)
  if (hit.reply === undefined && at % 6 === 5) return silent(one, { at, calendar, written })
  // Due on the very day on which the county is opened.
  if (days >= 30 && at % 2 === 0) return [step(after(2), '签收'), step(after(9), '开始处置')]
  const isLate = hit.reply === undefined && at % 10 === 3 && days <= 15
  const inTime = Math.max(1, Math.min(days - 1, 3 + ((at * 5) % 15)))
  const repliedOn = hit.reply ? '2024-10-18' : after(isLate ? days + 2 : inTime)
  const assisted = at % 3 === 0 ? [] : [{ ...step(repliedOn, '配合'), ...written.配合 }]
  const closing = at % 9 !== 8
  return [
    step(after(1), '签收'),
    ...assisted,
    { ...step(repliedOn, '反馈'), ...words },
    ...(closing && !one.isSingled
      ? [step(daysFrom('2024-10', calendar)(1 + (at % 6)), '办结')]
      : []),
  ]
}

/** Nobody answers until the second round asks again: half of them do then, and civil affairs says so. */
function silent(one: Case, { at, calendar, written }: Telling): readonly Step[] {
  const after = daysFrom('2024-10', calendar)
  const step = stepOf(one)
  const urged = { isAboutLateness: true } as const
  const replies = at % 4 < 2
  const [isUrged, isClosed] = [at % 12 !== 11, at % 4 < 2]
  const words = repliedWords(one.hit, written)
  const lateness = written.答复.W65 as Words // the table has every rule
  const isOverdue = ruleOf(one.hit.rule).workingDays < 21
  return [
    ...(at % 8 === 7 ? [] : [step('2024-11-12', '签收')]),
    ...(replies ? [{ ...step(after(2 + (at % 5)), '反馈'), ...words }] : []),
    ...(isOverdue && isUrged
      ? [
          { ...step(after(1), '签收'), ...urged },
          { ...step(after(2 + (at % 3)), '反馈'), ...urged, ...lateness },
        ]
      : []),
    ...(isOverdue && isUrged && isClosed ? [{ ...step('2024-11-19', '办结'), ...urged }] : []),
  ]
}

/** What the second round pushed ten days ago: some is answered, some under way, some lies. */
function secondMonth(one: Case, { at, calendar, written }: Telling): readonly Step[] {
  const after = daysFrom('2024-10', calendar)
  const step = stepOf(one)
  const words = repliedWords(one.hit, written)
  if (one.isSingled) return [step('2024-11-12', '签收')]
  switch (at % 5) {
    case 0:
    case 1:
      return [step(after(1), '签收'), { ...step(after(2 + (at % 6)), '反馈'), ...words }]
    case 2:
      return [step(after(2), '签收'), step(after(4), '开始处置')]
    case 3:
      return [step(after(3), '签收')]
    default:
      return []
  }
}

function singleStep(
  written: SingleStep,
  { first, second }: { readonly first: readonly Case[]; readonly second: readonly Case[] },
): Step {
  const { 日: on, 月: month = '2024-09', 规则: rule, 第: place, 做: does, ...words } = written
  const of = (month === '2024-09' ? first : second).filter(({ hit }) => hit.rule === rule)
  const one = of[place - 1]
  if (one === undefined) throw new RangeError(`no alert ${place} of ${rule} in ${month}`)
  return { ...stepOf(one)(on, does), ...words }
}

function stepOf({ household, hit, department }: Case): (on: string, does: string) => Step {
  const person = personOf(household, hit)
  const about = { rule: hit.rule, household: household.number, person, department }
  return (on, does) => ({ on, ...about, does })
}

function repliedWords({ rule, reply }: Hit, { 答复 }: Written): Words {
  if (reply) return { 原因: reply.cause, 措施: reply.measure, 结果: reply.outcome }
  const words = 答复[rule]
  if (words === undefined) throw new RangeError(`nobody knows what to answer about ${rule}`)
  return words
}

function daysFrom(month: Month, calendar: CalendarDays): (count: number) => LocalDate {
  return (count) => addWorkingDays(calendar, localDate(roundDays[month]), count).day
}
