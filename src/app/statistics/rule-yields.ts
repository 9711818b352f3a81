import type { Statistics } from '#http/index'
import { alertClasses } from '#monitoring/domain'
import { spreadOf } from '#oversight/index'
import { hiddenRuleName, householdMask } from '../http-port/household-mask.ts'
import type { Figures } from './figures.ts'
import type { Sums } from './sum-figures.ts'

type Handled = Statistics['handled']

/** What had to be answered, and in time; what still has time is not counted. */
export function handledOf(
  now: Sums,
  only: { readonly place?: string; readonly department?: string },
): Handled {
  const onTime = now.count('办结', { ...only, state: '按期' })
  const late = now.count('办结', { ...only, state: '逾期' })
  const overdue = now.count('办结', { ...only, state: '超时' })
  return { due: onTime + late + overdue, onTime, late, overdue }
}

/** What came of the alerts of each rule; rules whose name says too much are added up under one. */
export function ruleYields({ app, acting, now }: Figures): Statistics['rules'] {
  const mask = householdMask(app, { who: acting.who })
  const names = new Map(app.pack.rules.map(({ id, name }) => [id, name]))
  const found = new Map<string, Statistics['rules'][number]>()
  for (const row of now.rows('规则成效')) {
    const isHidden = mask.hidesRule(row.kind)
    const key = isHidden ? row.class : row.kind
    const known = found.get(key) ?? {
      rule: isHidden ? null : row.kind,
      name: isHidden ? hiddenRuleName : (names.get(row.kind) ?? row.kind),
      class: classOf(row.class),
      ...{ raised: 0, confirmed: 0, misreported: 0, vanished: 0, waiting: 0 },
    }
    found.set(key, {
      ...known,
      raised: known.raised + row.count,
      confirmed: known.confirmed + (row.state === '属实' ? row.count : 0),
      misreported: known.misreported + (row.state === '误报' ? row.count : 0),
      vanished: known.vanished + (row.state === '情形已消失' ? row.count : 0),
      waiting: known.waiting + (row.state === '未核实' ? row.count : 0),
    })
  }
  return [...found.values()].sort((one, other) => weightOf(other) - weightOf(one))
}

/** Verified ones first, then those raised most; what guards the work itself comes after what is about people. */
function weightOf(one: Statistics['rules'][number]): number {
  const [verified, raised] = [one.confirmed + one.misreported, one.raised].map((count) =>
    Math.min(count, most),
  )
  const isAboutPeople = '①②③④'.includes(one.class)
  return (isAboutPeople ? most * most : 0) + (verified ?? 0) * most + (raised ?? 0)
}

/** More alerts of one rule in a year than any county has. */
const most = 1_000_000

function classOf(word: string): Statistics['rules'][number]['class'] {
  const found = alertClasses.find((one) => one === word)
  if (!found) throw new Error(`not a class of alerts: ${word}`)
  return found
}

/** How long each department takes, and what it owes; the slowest to answer first. */
export function departmentTimes({ now }: Figures): Statistics['departments'] {
  const names = new Set([
    ...now.words('办结', 'department'),
    ...now.words('部门回复', 'department'),
  ])
  return [...names]
    .map((department) => {
      const spread = spreadOf(now.taken('部门回复', { department }))
      return {
        department,
        replies: spread?.cases ?? 0,
        median: spread?.median ?? null,
        ninth: spread?.ninth ?? null,
        limit: usualLimit(now, department),
        ...handledOf(now, { department }),
      }
    })
    .sort((one, other) => other.overdue - one.overdue || other.due - one.due)
}

/** The working days that most of its answered pushes were given. */
function usualLimit(now: Sums, department: string): number | null {
  const limits = now
    .words('部门回复', 'kind', { department })
    .map((kind) => ({ days: Number(kind), count: now.count('部门回复', { department, kind }) }))
    .sort((one, other) => other.count - one.count || one.days - other.days)
  return limits[0]?.days ?? null
}
