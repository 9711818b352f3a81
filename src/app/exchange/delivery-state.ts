import type { LocalDate } from '#kernel/index'
import type { ScheduleWindow } from '#policy/index'

export const deliveryStates = ['未到期', '待送达', '部分送达', '已送达', '逾期'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** What of a dataset has come in of the townships that it is due from. */
export interface Share {
  readonly covered: number
  readonly due: number
}

/**
 * How far a delivery is on `today`: whole is 已送达 whatever the day, some of it 部分送达; nothing is 未到期
 * before the window, 待送达 in it, 逾期 after its last day.
 */
export function deliveryState(
  { covered, due }: Share,
  window: Pick<ScheduleWindow, 'from' | 'to'>,
  today: LocalDate,
): DeliveryState {
  if (due > 0 && covered >= due) return '已送达'
  if (covered > 0) return '部分送达'
  if (today < window.from) return '未到期'
  return today > window.to ? '逾期' : '待送达'
}

/** Whether a file's period answers what is due: the period itself, or a later one. */
export function answersPeriod(
  delivered: { readonly period: string },
  due: { readonly name: string; readonly from: string },
): boolean {
  return delivered.period === due.name || delivered.period >= due.from
}
