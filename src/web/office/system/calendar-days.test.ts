import { expect, test } from 'vitest'
import { monthsOf, turned } from './calendar-days.ts'

const none = { holidays: [], makeupWorkdays: [] }

test('a year has its days in weeks that begin on Monday', () => {
  const [january, february] = monthsOf(2028, none)
  expect(january?.before).toBe(5) // 2028-01-01 is a Saturday
  expect(february?.days).toHaveLength(29)
  expect(january?.days[0]).toEqual({ day: '2028-01-01', number: 1, kind: 'weekend' })
})

test('a weekday rests and works in turn, a weekend day rests, is worked, and is itself again', () => {
  const weekday = turned(none, '2028-01-03')
  expect(weekday.holidays).toEqual(['2028-01-03'])
  expect(turned(weekday, '2028-01-03')).toEqual(none)
  const rests = turned(none, '2028-01-01')
  const worked = turned(rests, '2028-01-01')
  expect(worked).toEqual({ holidays: [], makeupWorkdays: ['2028-01-01'] })
  expect(turned(worked, '2028-01-01')).toEqual(none)
})
