import { expect, test } from 'vitest'
import { raisedWithin } from './raised-within.ts'

test('each day is in one part; a bound begins the older one; empty parts are left out', () => {
  const days = ['2024-10-11', '2024-10-05', '2024-10-04', '2024-09-26', '2024-09-11', '2024-01-01']
  expect(raisedWithin(days, '2024-10-11').map(({ label, count }) => ({ label, count }))).toEqual([
    { label: '不满 7 天', count: 2 },
    { label: '7—14 天', count: 1 },
    { label: '15—29 天', count: 1 },
    { label: '30—89 天', count: 1 },
    { label: '90 天以上', count: 1 },
  ])
})

test('nothing is said where the day is not known', () => {
  expect(raisedWithin(['2024-10-11'], undefined)).toEqual([])
})
