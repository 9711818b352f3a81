import { expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import { loadPack, readSchedules, readValidities, windowOn } from '#policy/index'
import { type Place, packs } from './policy/five-places.ts'
import { catalogue, packFolders, policyFiles } from './policy/read-packs.ts'

// Typed from the five source documents: only S2 二（一） prints a timetable; the others say 及时 or 定期.

const calendar = { publishedYears: [2024], holidays: [], makeupWorkdays: [] }
const named = (place: Place) => readSchedules(packs[place])

it('S2: regiments and streets every month, the city every quarter, on days 11 to 20', () => {
  const [regiment, city, ...more] = named('S2')
  expect(more).toEqual([])
  expect(regiment).toMatchObject({ scope: '逐个下级', cycle: '月', fromDay: 11, isExample: false })
  expect(regiment?.until).toEqual({ day: 20 })
  expect(regiment?.departmentLevel).toBe(regiment?.level)
  expect(city).toMatchObject({ scope: '整体', cycle: '季', fromDay: 11, isExample: true })
  expect(city?.until).toEqual({ day: 20 })
  expect(city?.departmentLevel).toBe(city?.level)
  expect(city?.departmentLevel).not.toBe(regiment?.departmentLevel)
  expect(city && windowOn(city, localDate('2024-11-15'), calendar)).toMatchObject({
    from: '2024-11-11',
    to: '2024-11-20',
  })
})

it.each(['S0', 'S1', 'S3', 'S4'] as const)(
  '%s prints no days: they are an example that says so',
  (place) => {
    for (const schedule of named(place)) {
      expect(schedule.isExample).toBe(true)
      expect(schedule.note).toMatch(/未写周期和日子/)
    }
    expect(named(place)).toHaveLength(1)
  },
)

it('every shipped pack has a timetable and says how long an answer holds', () => {
  for (const id of packFolders) {
    const pack = loadPack({ files: policyFiles, catalogue, id })
    expect(readSchedules(pack).length, id).toBeGreaterThan(0)
    expect(readValidities(pack).length, id).toBeGreaterThan(0)
  }
})
