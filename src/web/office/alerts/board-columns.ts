import { alertStages } from '#dispatch/domain'
import { alertClasses, alertClassLabels } from '#monitoring/domain'
import type { Alerts } from '../../api/client.ts'
import { alertWords } from './words.ts'

/** By what the columns of the board part the alerts. */
export const boardAxes = ['进度', '类别', '部门', '乡镇', '发现多久'] as const
export type BoardAxis = (typeof boardAxes)[number]

/** A column: what stands over it, and the filters that its alerts meet. */
export interface BoardColumnForm {
  readonly title: string
  readonly filters: Readonly<Record<string, string>>
}

type Query = Readonly<Record<string, string>>

/** The columns of an axis; of one that is filtered by already, only what is chosen. */
export function columnsOf(
  axis: BoardAxis,
  { query, facets }: { readonly query: Query; readonly facets: Alerts['facets'] | undefined },
): readonly BoardColumnForm[] {
  switch (axis) {
    case '进度':
      return stages.filter(({ filters }) => !query.stage || filters.stage === query.stage)
    case '类别':
      return classes.filter(
        ({ filters }) => !query.class || query.class.split(',').includes(filters.class ?? ''),
      )
    case '部门':
      return (facets?.department ?? [])
        .filter(({ value }) => !query.department || value === query.department)
        .map(({ value, label }) => ({ title: label, filters: { department: value } }))
    case '乡镇':
      return (facets?.township ?? [])
        .filter(({ value }) => !query.township || value === query.township)
        .map(({ value, label }) => ({ title: label, filters: { township: value } }))
    case '发现多久':
      return ages
  }
}

const stages: readonly BoardColumnForm[] = alertStages
  .filter((stage) => stage !== '已了结')
  .map((stage) => ({ title: alertWords.stages[stage], filters: { stage } }))

const classes: readonly BoardColumnForm[] = alertClasses.map((one) => ({
  title: alertClassLabels[one],
  filters: { class: one },
}))

const bounds = Object.keys(alertWords.filters.ages)

/** 不满 7 天, 7—14 天, …, 90 天以上: by the days that the filter offers. */
const ages: readonly BoardColumnForm[] = [undefined, ...bounds].map((from, at): BoardColumnForm => {
  const below = bounds[at]
  if (from === undefined) {
    return { title: alertWords.board.below(below ?? ''), filters: { younger: below ?? '' } }
  }
  if (below === undefined) return { title: alertWords.board.above(from), filters: { age: from } }
  const title = alertWords.board.between(from, String(Number(below) - 1))
  return { title, filters: { age: from, younger: below } }
})
