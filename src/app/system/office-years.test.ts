import { expect, test } from 'vitest'
import { addWorkingDays, calendarOf, localDate } from '#kernel/index'
import { overlay } from './office-years.ts'

const ofPolicy = calendarOf({ 年份: { 2026: { 放假: ['2026-10-01'], 补班: ['2026-10-10'] } } })

test('a year of the office overrules the policy’s and leaves the others', () => {
  const years = [{ year: 2027, holidays: [localDate('2027-01-01')], makeupWorkdays: [] }]
  const calendar = overlay(ofPolicy, years)
  expect(calendar.publishedYears).toEqual([2026, 2027])
  expect(addWorkingDays(ofPolicy, localDate('2026-12-31'), 1)).toEqual({
    day: '2027-01-01',
    provisional: true,
  })
  expect(addWorkingDays(calendar, localDate('2026-12-31'), 1)).toEqual({
    day: '2027-01-04',
    provisional: false,
  })
  expect(calendar.holidays).toContain('2026-10-01')

  const corrected = overlay(ofPolicy, [{ year: 2026, holidays: [], makeupWorkdays: [] }])
  expect(corrected.holidays).toEqual([])
  expect(corrected.publishedYears).toEqual([2026])
})
