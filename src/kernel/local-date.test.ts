import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  fullMonthsBetween,
  fullYearsBetween,
  isWeekend,
  localDate,
  monthOf,
  parseLocalDate,
  todayInShanghai,
} from './local-date.ts'

describe('a calendar day', () => {
  test.each(['2024-02-29', '2000-02-29', '1900-02-28', '2023-12-31', '2024-04-30'])(
    '%s is one',
    (text) => {
      expect(parseLocalDate(text)).toBe(text)
    },
  )

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-5',
    '2024/01/05',
    '20240105',
    '2024-01-05T00:00:00',
    ' 2024-01-05',
    '2024-01-05\n',
    '0024-01-05',
    '２０２４-01-05',
    '',
  ])('%j is none', (text) => {
    expect(parseLocalDate(text)).toBeUndefined()
    expect(() => localDate(text)).toThrow(RangeError)
  })
})

test.each([
  ['2024-10-10T15:59:59.999Z', '2024-10-10'],
  ['2024-10-10T16:00:00.000Z', '2024-10-11'],
  ['2024-12-31T16:00:00.000Z', '2025-01-01'],
])('at %s it is %s in Shanghai', (moment, day) => {
  expect(todayInShanghai(new Date(moment))).toBe(day)
})

test('days are added across months, years and leap days', () => {
  expect(addDays(localDate('2024-02-28'), 1)).toBe('2024-02-29')
  expect(addDays(localDate('2024-12-31'), 1)).toBe('2025-01-01')
  expect(addDays(localDate('2024-03-01'), -1)).toBe('2024-02-29')
  expect(() => addDays(localDate('2024-03-01'), 0.5)).toThrow(RangeError)
})

test('adding days and counting them agree', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000, max: 60_000 }), (days) => {
      const start = localDate('2000-01-01')
      expect(daysBetween(start, addDays(start, days))).toBe(days)
    }),
  )
})

test.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2023-01-31', 1, '2023-02-28'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2024-11-15', 2, '2025-01-15'],
  ['2024-01-15', -13, '2022-12-15'],
  ['2024-01-15', 0, '2024-01-15'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(addMonths(localDate(day), months)).toBe(expected)
})

test.each([
  // birth, day, full years
  ['2006-10-11', '2024-10-10', 17],
  ['2006-10-11', '2024-10-11', 18],
  ['2006-10-11', '2024-10-12', 18],
  ['2004-02-29', '2022-02-28', 17],
  ['2004-02-29', '2022-03-01', 18],
  ['2004-02-29', '2024-02-29', 20],
  ['2024-10-11', '2024-10-11', 0],
  ['2024-10-11', '2024-10-10', -1],
])('born on %s, on %s one is %i', (birth, day, years) => {
  expect(fullYearsBetween(localDate(birth), localDate(day))).toBe(years)
})

test.each([
  ['2024-01-15', '2024-02-14', 0],
  ['2024-01-15', '2024-02-15', 1],
  ['2024-01-31', '2024-02-29', 0],
  ['2024-01-31', '2024-03-01', 1],
  ['2023-12-15', '2024-12-15', 12],
  ['2024-02-15', '2024-01-15', -1],
])('from %s to %s are %i full months', (from, to, months) => {
  expect(fullMonthsBetween(localDate(from), localDate(to))).toBe(months)
})

test('a day knows its month, its weekend and its Chinese form', () => {
  expect(monthOf(localDate('2024-07-16'))).toBe('2024-07')
  expect(isWeekend(localDate('2024-10-12'))).toBe(true)
  expect(isWeekend(localDate('2024-10-13'))).toBe(true)
  expect(isWeekend(localDate('2024-10-14'))).toBe(false)
  expect(formatDate(localDate('2024-07-06'))).toBe('2024年7月6日')
})
