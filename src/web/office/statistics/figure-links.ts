import type { Statistics } from '../../api/client.ts'
import { may } from '../../session/state.ts'
import { hrefOf } from '../route.ts'

export type ListedFigure =
  | '监测人口'
  | '监测户'
  | '待办预警'
  | '未落实户'
  | '规则成效'
  | '发现到救助'
  | '办结'
  | '部门回复'
  | '实发'
  | '应发'

export interface FigureLink {
  readonly figure: ListedFigure
  readonly division?: string
  readonly department?: string
  readonly class?: string
  readonly kind?: string
  readonly state?: string
}

/** What had to be answered by now. */
export const dueStates = '按期,逾期,超时'

/** The list behind a figure; undefined for a month that is over, of which no names are kept. */
export function listHref(statistics: Statistics, link: FigureLink): string | undefined {
  if (statistics.isClosed || !may('查看家庭')) return undefined
  return hrefOf({
    page: 'statisticsList',
    query: { division: statistics.division.code, ...link },
  })
}
