import type { Statistics } from '#http/index'
import type { FigureSum } from '#oversight/index'
import { sumsOf } from './sum-figures.ts'

/** How many months of payment are shown beside each other. */
const shown = 12

/**
 * What was due and paid for each month of payment, newest first; of a month that several counts speak of
 * the last one by `until` holds.
 */
export function paidMonths(rows: readonly FigureSum[], until: string): Statistics['paid'] {
  const counted = [...new Set(rows.map(({ month }) => month))]
    .filter((month) => month <= until)
    .sort()
    .reverse()
  const found = new Map<string, Statistics['paid'][number]>()
  for (const month of counted) {
    const sums = sumsOf(rows, month)
    for (const kind of sums.words('实发', 'kind')) {
      if (found.has(kind)) continue
      found.set(kind, {
        month: kind,
        households: sums.count('实发', { kind }),
        paid: sums.amount('实发', { kind }),
        owed: sums.amount('应发', { kind }),
        failed: sums.count('实发', { kind, state: '失败' }),
      })
    }
  }
  return [...found.values()]
    .sort((one, other) => (one.month < other.month ? 1 : -1))
    .slice(0, shown)
}
