import type { SeenInput } from '#http/index'
import type { Places } from '../http-port/places.ts'

type AlertConditions = Omit<SeenInput<'alerts'>, 'purpose' | 'columns' | 'sort'>
type PushConditions = Omit<SeenInput<'pushes'>, 'purpose' | 'columns'>

/** The filters of a list of alerts, as its head and the log say them. */
export function alertConditionWords(filter: AlertConditions, places: Places): readonly string[] {
  const { class: wanted, department, township, division, state, stage, rule, age } = filter
  return [
    ...said('类别', wanted),
    ...said('结论', state),
    ...said('进度', stage),
    ...said('部门', department),
    ...said('区划', placeWord(division ?? township, places)),
    ...said('规则', rule),
    ...(age === undefined ? [] : [`发现 ${age} 天以上`]),
    ...flags(filter),
  ]
}

/** The same of a list of pushes. */
export function pushConditionWords(filter: PushConditions, places: Places): readonly string[] {
  const { class: wanted, department, township, state = '待反馈' } = filter
  return [
    ...said('状态', state),
    ...said('类别', wanted),
    ...said('部门', department),
    ...said('区划', placeWord(township, places)),
    ...flags(filter),
  ]
}

/** The same of a list of households. */
export function householdConditionWords(
  filter: Omit<SeenInput<'households'>, 'purpose' | 'columns'>,
  places: Places,
): readonly string[] {
  const { text, township, village, recorded, category, alerts, conflicts } = filter
  return [
    ...said('文字', text?.trim() || undefined),
    ...said('区划', placeWord(village ?? township, places)),
    ...said('在册类别', recorded),
    ...said('按政策', category),
    ...(alerts === true ? ['有待办预警'] : []),
    ...(conflicts === true ? ['来源不一致'] : []),
  ]
}

function flags({ overdue, mine, text }: Pick<AlertConditions, 'overdue' | 'mine' | 'text'>) {
  return [
    ...(overdue === true ? ['已超时'] : []),
    ...(mine === true ? ['等我办'] : []),
    ...said('文字', text?.trim() || undefined),
  ]
}

export function said(label: string, value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : [`${label} ${value}`]
}

export function placeWord(code: string | undefined, places: Places): string | undefined {
  if (code === undefined) return undefined
  const { township, village } = places.placeOf(code)
  return [township, village].filter((name) => name !== null).join('') || code
}
