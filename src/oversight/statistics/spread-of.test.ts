import { expect, test } from 'vitest'
import { localDate, workingDaysBetween } from '#kernel/index'
import { spreadOf } from './spread-of.ts'
import { workingDayCounts } from './working-day-counts.ts'

test('a percentile is the time within which that share of the cases was done', () => {
  const taken = [
    { days: 9, count: 1 },
    { days: 2, count: 6 },
    { days: 4, count: 3 },
  ]
  expect(spreadOf(taken)).toEqual({ cases: 10, median: 2, ninth: 4 })
  expect(spreadOf([{ days: 7, count: 1 }])).toEqual({ cases: 1, median: 7, ninth: 7 })
  expect(spreadOf([])).toBeUndefined()
})

test('working days added up give what counting them one by one gives', () => {
  const calendar = {
    publishedYears: [2024],
    holidays: [localDate('2024-10-01'), localDate('2024-10-02'), localDate('2024-10-03')],
    makeupWorkdays: [localDate('2024-10-12')],
  }
  const last = localDate('2024-11-11')
  const { first, counts } = workingDayCounts(calendar, last)
  const at = (day: string) => {
    const index = (Date.parse(day) - Date.parse(first)) / 86_400_000
    return counts[index] ?? Number.NaN
  }
  for (const from of ['2024-09-30', '2024-10-04', '2024-10-11', '2024-10-12', '2024-11-11']) {
    const counted = workingDaysBetween(calendar, localDate(from), last).days
    expect(at(last) - at(from)).toBe(counted)
  }
})
