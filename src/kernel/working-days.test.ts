import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { addDays, localDate } from './local-date.ts'
import {
  addWorkingDays,
  calendarOf,
  dayKind,
  isOverdue,
  workingDaysBetween,
} from './working-days.ts'

const file = new URL('../../policies/national/calendar.yaml', import.meta.url)
const calendar = calendarOf(parse(readFileSync(file, 'utf8')))
const day = localDate

test('the years 2020 to 2026 are entered', () => {
  expect(calendar.publishedYears).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026])
})

test.each([
  ['2020-02-01', '休息日'], // the lengthened holiday of 2020
  ['2020-01-19', '工作日'],
  ['2021-02-07', '工作日'],
  ['2022-10-08', '工作日'],
  ['2023-01-27', '休息日'],
  ['2023-06-25', '工作日'],
  ['2024-09-29', '工作日'],
  ['2024-10-01', '休息日'],
  ['2024-10-07', '休息日'],
  ['2024-10-08', '工作日'],
  ['2024-10-12', '工作日'],
  ['2024-10-13', '休息日'],
  ['2025-10-08', '休息日'],
  ['2026-01-01', '休息日'],
  ['2026-01-02', '休息日'],
  ['2026-01-03', '休息日'],
  ['2026-01-04', '工作日'],
  ['2026-02-14', '工作日'],
  ['2026-02-15', '休息日'],
  ['2026-02-23', '休息日'],
  ['2026-02-24', '工作日'],
  ['2026-02-28', '工作日'],
  ['2026-09-20', '工作日'],
  ['2026-10-07', '休息日'],
  ['2026-10-10', '工作日'],
  ['2019-12-31', '未公布'],
  ['2027-01-01', '未公布'],
])('%s is a %s', (text, kind) => {
  expect(dayKind(calendar, day(text))).toBe(kind)
})

describe('a deadline in working days', () => {
  test.each([
    // day, count, deadline, provisional
    ['2024-10-11', 0, '2024-10-11', false],
    ['2024-10-11', 1, '2024-10-12', false],
    ['2024-10-11', 2, '2024-10-14', false],
    ['2024-09-30', 3, '2024-10-10', false],
    ['2026-02-13', 2, '2026-02-24', false],
    ['2026-12-30', 1, '2026-12-31', false],
    ['2026-12-31', 1, '2027-01-01', true],
    ['2026-12-30', 3, '2027-01-04', true],
    ['2027-03-05', 1, '2027-03-08', true],
    ['2019-12-31', 1, '2020-01-02', false],
  ])('%s and %i working days is %s (provisional: %s)', (from, count, due, provisional) => {
    expect(addWorkingDays(calendar, day(from), count)).toEqual({ day: due, provisional })
  })

  test.each([-1, 1.5, Number.NaN, 10_001])('%s working days are refused', (count) => {
    expect(() => addWorkingDays(calendar, day('2024-10-11'), count)).toThrow(RangeError)
  })

  const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(day('2019-06-01'), days))
  const count = fc.integer({ min: 0, max: 60 })

  test('one more working day is always later, and provisional stays provisional', () => {
    fc.assert(
      fc.property(start, count, (from, days) => {
        const [sooner, later] = [days, days + 1].map((n) => addWorkingDays(calendar, from, n))
        expect(String(sooner?.day) < String(later?.day)).toBe(true)
        if (sooner?.provisional) expect(later?.provisional).toBe(true)
      }),
    )
  })

  test('a later start is never due earlier', () => {
    fc.assert(
      fc.property(start, count, (from, days) => {
        const [sooner, later] = [from, addDays(from, 1)].map((one) =>
          addWorkingDays(calendar, one, days),
        )
        expect(String(sooner?.day) <= String(later?.day)).toBe(true)
      }),
    )
  })

  test('counting back gives the number that was added', () => {
    fc.assert(
      fc.property(start, count, (from, days) => {
        const due = addWorkingDays(calendar, from, days)
        const back = { days, provisional: due.provisional }
        expect(workingDaysBetween(calendar, from, due.day)).toEqual(back)
      }),
    )
  })
})

test('a later day counts down to an earlier one in negative days', () => {
  const [friday, tuesday] = [day('2024-10-11'), day('2024-10-15')]
  expect(workingDaysBetween(calendar, friday, tuesday).days).toBe(3)
  expect(workingDaysBetween(calendar, tuesday, friday).days).toBe(-3)
})

test('the last day itself is in time, the next is overdue', () => {
  const deadline = addWorkingDays(calendar, day('2024-09-30'), 3)
  expect(isOverdue(deadline, day('2024-10-10'))).toBe(false)
  expect(isOverdue(deadline, day('2024-10-11'))).toBe(true)
})

test.each([
  ['no years', {}],
  ['nothing', null],
  ['no year', { 年份: { 明年: { 放假: [], 补班: [] } } }],
  ['a list left out', { 年份: { 2026: { 放假: [] } } }],
  ['no such day', { 年份: { 2026: { 放假: ['2026-02-30'], 补班: [] } } }],
  ['a day that is no text', { 年份: { 2026: { 放假: [20260101], 补班: [] } } }],
  ['another year', { 年份: { 2026: { 放假: ['2025-12-31'], 补班: [] } } }],
  ['a day given twice', { 年份: { 2026: { 放假: ['2026-01-03'], 补班: ['2026-01-03'] } } }],
  ['a weekday as make-up day', { 年份: { 2026: { 放假: [], 补班: ['2026-01-05'] } } }],
])('a calendar file with %s is refused', (_, document) => {
  expect(() => calendarOf(document)).toThrow(RangeError)
})
