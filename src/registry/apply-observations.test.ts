import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import {
  aHousehold,
  countiesIn,
  countRows,
  currentValue,
  deliver,
  onePerson,
  villages,
} from './test-county.ts'

const grade = ['is_disabled', 'disability_grade']

onEmbeddedFirst('what a file says', (open) => {
  const aCounty = countiesIn(open)
  test('a first row is an observation, a current value and a household to look at', async () => {
    const county = aCounty()
    const { home, person } = await onePerson(county)
    const applied = await deliver(county, {
      facts: grade,
      rows: [{ person, is_disabled: true, disability_grade: '一级' }],
    })
    expect(applied).toMatchObject({
      changedSubjects: 1,
      changedFacts: 2,
      sightings: 0,
      absences: 0,
    })
    expect(await currentValue(county, person, 'disability_grade')).toBe('一级')
    const due = await county.db.query(
      sql`select household_id as id from household_due where county_code = ${county.acting.countyCode}`,
    )
    expect(due).toEqual([{ id: home }])
  })

  test('the same row again is only a sighting', async () => {
    const county = aCounty()
    const { person } = await onePerson(county)
    const rows = [{ person, is_disabled: true, disability_grade: '一级' }]
    await deliver(county, { facts: grade, rows })
    await county.db.execute(
      sql`delete from household_due where county_code = ${county.acting.countyCode}`,
    )
    const again = await deliver(county, { facts: grade, rows, period: '2024-10' }, '2024-11-11')
    expect(again).toMatchObject({ changedSubjects: 0, changedFacts: 0, sightings: 1 })
    expect(await countRows(county, 'observation')).toBe(1)
    expect(await countRows(county, 'household_due')).toBe(0)
  })

  test('one changed fact of one subject changes only that', async () => {
    const county = aCounty()
    const { members } = await aHousehold(county, { size: 3 })
    const rows = members.map((person) => ({ person, is_disabled: true, disability_grade: '一级' }))
    await deliver(county, { facts: grade, rows })
    const changed = rows.map((row, index) =>
      index === 1 ? { ...row, disability_grade: '二级' } : row,
    )
    const applied = await deliver(county, { facts: grade, rows: changed, period: '2024-10' })
    expect(applied).toMatchObject({ changedSubjects: 1, changedFacts: 1, sightings: 2 })
    expect(await currentValue(county, members[1] ?? '', 'disability_grade')).toBe('二级')
  })

  test('an empty cell is unknown, not no', async () => {
    const county = aCounty()
    const { person } = await onePerson(county)
    await deliver(county, { facts: grade, rows: [{ person, is_disabled: true }] })
    expect(await currentValue(county, person, 'disability_grade')).toBeNull()
  })

  test('values of every type come through as they are', async () => {
    const county = aCounty()
    const { home, person } = await onePerson(county)
    const row = {
      person,
      own_medical_cost: 1_234_567,
      hospital_stays: 3,
      last_visit_on: '2024-09-30',
      long_medication: false,
      illness_name: '肺\t癌',
    }
    const facts = Object.keys(row).filter((key) => key !== 'person')
    await deliver(county, { facts, rows: [row] })
    for (const code of facts) {
      expect(await currentValue(county, person, code)).toBe(row[code as keyof typeof row])
    }
    await deliver(county, {
      dataset: 'housing',
      facts: ['house_area', 'last_paid_month'],
      rows: [{ person, house_area: '45.50', last_paid_month: '2024-09-01' }],
    })
    expect(await currentValue(county, home, 'house_area')).toBe('45.50')
    expect(await currentValue(county, home, 'last_paid_month')).toBe('2024-09-01')
  })

  test('what the registry keeps itself is not overwritten by a file', async () => {
    const county = aCounty()
    const { person } = await onePerson(county)
    await county.db.execute(sql`update person_profile set f_sex = '女' where person_id = ${person}`)
    await deliver(county, { facts: ['sex', ...grade], rows: [{ person, sex: '男' }] })
    expect(await currentValue(county, person, 'sex')).toBe('女')
  })
})

onEmbeddedFirst('who is missing from a whole file', (open) => {
  const aCounty = countiesIn(open)
  const absence = { is_disabled: false, disability_grade: '无' }

  test('is absent, and what absence does not settle is unknown', async () => {
    const county = aCounty()
    const { person } = await onePerson(county)
    const facts = [...grade, 'disability_category']
    const row = { person, is_disabled: true, disability_grade: '一级', disability_category: '肢体' }
    await deliver(county, { facts, rows: [row], complete: true, absence })
    const applied = await deliver(
      county,
      { facts, rows: [], complete: true, absence, period: '2024-10' },
      '2024-11-11',
    )
    expect(applied).toMatchObject({ changedSubjects: 1, changedFacts: 3, absences: 1 })
    expect(await currentValue(county, person, 'is_disabled')).toBe(false)
    expect(await currentValue(county, person, 'disability_grade')).toBe('无')
    expect(await currentValue(county, person, 'disability_category')).toBeNull()
    const rows = await county.db.query(
      sql`select sheet, row_number from observation where county_code = ${county.acting.countyCode}
        order by recorded_at desc limit 1`,
    )
    expect(rows).toEqual([{ sheet: '缺席', row_number: 0 }])
  })

  test('absence is said once', async () => {
    const county = aCounty()
    await onePerson(county)
    const file = { facts: grade, rows: [], complete: true, absence }
    expect(await deliver(county, file)).toMatchObject({ absences: 1 })
    expect(await deliver(county, { ...file, period: '2024-10' })).toMatchObject({ absences: 0 })
    expect(await countRows(county, 'observation')).toBe(1)
  })

  test('outside the covered townships absence says nothing', async () => {
    const county = aCounty()
    const there = await aHousehold(county, { division: villages.shiqiao })
    const { person } = await onePerson(county)
    await deliver(county, {
      facts: grade,
      rows: [],
      complete: true,
      absence,
      townships: ['999901100000'],
    })
    expect(await currentValue(county, person, 'is_disabled')).toBe(false)
    expect(await currentValue(county, there.members[0] ?? '', 'is_disabled')).toBeNull()
  })

  test('in an additional file absence says nothing', async () => {
    const county = aCounty()
    const { person } = await onePerson(county)
    await deliver(county, { facts: grade, rows: [], complete: false, absence })
    expect(await currentValue(county, person, 'is_disabled')).toBeNull()
  })
})

onEmbeddedFirst('a file about households', (open) => {
  const aCounty = countiesIn(open)
  const payments = { dataset: 'payments', department: '民政', level: '户' as const }

  test('members who agree are one household, with every row named', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county, { size: 2 })
    const rows = members.map((person, index) => ({ person, row: 7 + index, month_paid: 48_000 }))
    const applied = await deliver(county, { ...payments, facts: ['month_paid'], rows })
    expect(applied).toMatchObject({ changedSubjects: 1, changedFacts: 1, conflicts: 0 })
    expect(await currentValue(county, id, 'month_paid')).toBe(48_000)
    const found = await county.db.query(
      sql`select subject_id, row_number, more_rows from observation where county_code = ${county.acting.countyCode}`,
    )
    expect(found).toEqual([{ subject_id: id, row_number: 7, more_rows: [8] }])
  })

  test('members who disagree leave the fact unknown, as a conflict', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county, { size: 2 })
    const rows = members.map((person, index) => ({ person, month_paid: 48_000 + index }))
    const applied = await deliver(county, { ...payments, facts: ['month_paid'], rows })
    expect(applied.conflicts).toBe(1)
    expect(await currentValue(county, id, 'month_paid')).toBeNull()
    expect(
      await county.db.query(
        sql`select subject_id, fact from fact_conflict where county_code = ${county.acting.countyCode}`,
      ),
    ).toEqual([{ subject_id: id, fact: 'month_paid' }])
  })

  test('truths of members are brought together too', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county, { size: 2 })
    const rows = members.map((person, index) => ({
      person,
      disaster_hit: index === 0 ? true : null,
    }))
    await deliver(county, { ...payments, dataset: 'disaster', facts: ['disaster_hit'], rows })
    expect(await currentValue(county, id, 'disaster_hit')).toBe(true)
  })
})
