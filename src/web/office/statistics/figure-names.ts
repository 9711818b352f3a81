import { type AlertClass, alertClasses } from '#monitoring/domain'
import type { ListedFigure } from './figure-links.ts'

/** Every figure that has a list. */
export const figureNames: readonly ListedFigure[] = [
  '监测人口',
  '监测户',
  '待办预警',
  '未落实户',
  '规则成效',
  '发现到救助',
  '办结',
  '部门回复',
  '实发',
  '应发',
]

export function isAlertClass(word: string | null): word is AlertClass {
  return alertClasses.some((one) => one === word)
}
