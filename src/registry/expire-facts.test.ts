import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { type Expired, expireFacts } from './expire-facts.ts'
import {
  actingOn,
  aHousehold,
  countiesIn,
  currentValue,
  deliver,
  type TestCounty,
} from './test-county.ts'

// 就业状态 and 年自付医疗费用 hold one month after the end of their period, 失业登记日期 for good.
const work = ['employment_status', 'unemployed_since']
const jobs = { dataset: 'jobs', department: '人社', facts: work }

function expire(county: TestCounty, today: string): Promise<Expired> {
  return county.db.transaction((tx) =>
    expireFacts(tx, actingOn(county, today), { catalogue: county.catalogue }),
  )
}

async function withOne(county: TestCounty) {
  const { id, members } = await aHousehold(county)
  const person = members[0] ?? ''
  const row = { person, employment_status: '登记失业', unemployed_since: '2024-08-01' }
  return { county, home: id, person, row }
}

onEmbeddedFirst('shelf life', (open) => {
  const aCounty = countiesIn(open)
  test('on its last day a value still holds, the day after it is unknown', async () => {
    const { county, home, person, row } = await withOne(aCounty())
    await deliver(county, { ...jobs, rows: [row] })
    expect(await expire(county, '2024-10-31')).toEqual({ facts: 0, subjects: 0 })
    await county.db.execute(
      sql`delete from household_due where county_code = ${county.acting.countyCode}`,
    )
    expect(await expire(county, '2024-11-01')).toEqual({ facts: 1, subjects: 1 })
    expect(await currentValue(county, person, 'employment_status')).toBeNull()
    expect(await currentValue(county, person, 'unemployed_since')).toBe('2024-08-01')
    const due = await county.db.query(
      sql`select household_id as id from household_due where county_code = ${county.acting.countyCode}`,
    )
    expect(due).toEqual([{ id: home }])
  })

  test('asking again does nothing', async () => {
    const { county, row } = await withOne(aCounty())
    await deliver(county, { ...jobs, rows: [row] })
    await expire(county, '2024-11-01')
    expect(await expire(county, '2024-11-02')).toEqual({ facts: 0, subjects: 0 })
  })

  test('a blank of a newer file does not say again what has ended', async () => {
    const { county, person, row } = await withOne(aCounty())
    await deliver(county, { ...jobs, rows: [row] })
    await expire(county, '2024-11-01')
    const blank = { ...row, employment_status: null }
    const file = { ...jobs, rows: [blank], period: '2024-10' }
    expect(await deliver(county, file, '2024-11-11')).toMatchObject({ sightings: 0 })
    expect(await deliver(county, { ...file, period: '2024-11' }, '2024-12-11')).toMatchObject({
      sightings: 1,
      changedFacts: 0,
    })
    await expire(county, '2025-01-11')
    expect(await currentValue(county, person, 'employment_status')).toBeNull()
    expect(await currentValue(county, person, 'unemployed_since')).toBe('2024-08-01')
  })

  test('a sighting in a newer file keeps the value', async () => {
    const { county, person, row } = await withOne(aCounty())
    await deliver(county, { ...jobs, rows: [row] })
    await deliver(county, { ...jobs, rows: [row], period: '2024-10' })
    expect(await expire(county, '2024-11-11')).toEqual({ facts: 0, subjects: 0 })
    expect(await currentValue(county, person, 'employment_status')).toBe('登记失业')
  })

  test('a sighting runs out in its turn', async () => {
    const { county, person, row } = await withOne(aCounty())
    await deliver(county, { ...jobs, rows: [row] })
    await deliver(county, { ...jobs, rows: [row], period: '2024-10' })
    await expire(county, '2024-11-11')
    expect(await expire(county, '2024-12-01')).toEqual({ facts: 1, subjects: 1 })
    expect(await currentValue(county, person, 'employment_status')).toBeNull()
  })

  test('a value that ran out and is seen again is known again', async () => {
    const { county, person, row } = await withOne(aCounty())
    await deliver(county, { ...jobs, rows: [row] })
    await expire(county, '2024-11-01')
    await deliver(county, { ...jobs, rows: [row], period: '2024-10' }, '2024-11-11')
    expect(await currentValue(county, person, 'employment_status')).toBe('登记失业')
  })

  test('a value that ran out before it came is never known', async () => {
    const { county, person, row } = await withOne(aCounty())
    await deliver(county, { ...jobs, rows: [row] }, '2024-12-01')
    expect(await currentValue(county, person, 'employment_status')).toBeNull()
    expect(await currentValue(county, person, 'unemployed_since')).toBe('2024-08-01')
  })

  test('the months of the dataset stand in place of the fact', async () => {
    const { county, person, row } = await withOne(aCounty())
    await deliver(county, { ...jobs, rows: [row], shelfMonths: 3 })
    await expire(county, '2024-12-31')
    expect(await currentValue(county, person, 'employment_status')).toBe('登记失业')
    await expire(county, '2025-01-01')
    expect(await currentValue(county, person, 'employment_status')).toBeNull()
  })

  test('an absence holds while whole files come in, and ends where one is missing', async () => {
    const county = aCounty()
    const here = await aHousehold(county)
    const there = await aHousehold(county, { division: '999901101201' })
    const file = {
      dataset: 'aid',
      department: '医保',
      facts: ['medical_aid_paid'],
      rows: [],
      complete: true,
      absence: { medical_aid_paid: false },
    }
    await deliver(county, file)
    const october = { ...file, period: '2024-10', townships: ['999901100000'] }
    await deliver(county, october, '2024-10-31')
    await expire(county, '2024-11-11')
    expect(await currentValue(county, here.members[0] ?? '', 'medical_aid_paid')).toBe(false)
    expect(await currentValue(county, there.members[0] ?? '', 'medical_aid_paid')).toBeNull()
  })

  test('where the believed department fell silent the next one is heard', async () => {
    const county = aCounty()
    const { members } = await aHousehold(county)
    const person = members[0] ?? ''
    const facts = ['disability_grade']
    await deliver(county, { facts, rows: [{ person, disability_grade: '一级' }], shelfMonths: 1 })
    const roster = { dataset: 'roster', department: '民政', facts }
    await deliver(county, { ...roster, rows: [{ person, disability_grade: '三级' }] })
    await expire(county, '2024-11-01')
    expect(await currentValue(county, person, 'disability_grade')).toBe('三级')
  })
})
