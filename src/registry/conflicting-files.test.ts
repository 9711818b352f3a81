import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { countiesIn, countRows, currentValue, deliver, onePerson } from './test-county.ts'

onEmbeddedFirst('files that disagree', (open) => {
  const aCounty = countiesIn(open)
  const cost = ['own_medical_cost']

  test('rows of one file that disagree leave the fact unknown until a file says one thing', async () => {
    const county = aCounty()
    const { person } = await onePerson(county)
    const first = await deliver(county, { facts: cost, rows: [{ person, conflicts: cost }] })
    expect(first.conflicts).toBe(1)
    await deliver(county, {
      facts: cost,
      rows: [{ person, own_medical_cost: 100 }],
      period: '2024-10',
    })
    expect(await currentValue(county, person, 'own_medical_cost')).toBe(100)
    expect(
      await county.db.query(sql`select fact from fact_conflict where settled_at is null
        and county_code = ${county.acting.countyCode}`),
    ).toEqual([])
  })

  test('without precedence two datasets that differ make the fact unknown', async () => {
    const county = aCounty()
    const { home, person } = await onePerson(county)
    await deliver(county, {
      dataset: 'insurance',
      facts: cost,
      rows: [{ person, own_medical_cost: 100 }],
    })
    await county.db.execute(
      sql`delete from household_due where county_code = ${county.acting.countyCode}`,
    )
    const applied = await deliver(county, {
      dataset: 'hospital',
      department: '卫健',
      facts: cost,
      rows: [{ person, own_medical_cost: 200 }],
    })
    expect(applied).toMatchObject({ changedSubjects: 1, changedFacts: 1, conflicts: 1 })
    expect(await currentValue(county, person, 'own_medical_cost')).toBeNull()
    const due = await county.db.query(
      sql`select household_id as id from household_due where county_code = ${county.acting.countyCode}`,
    )
    expect(due).toEqual([{ id: home }])
    const [conflict] = await county.db.query<{ candidates: { 值: number }[] }>(
      sql`select candidates from fact_conflict where county_code = ${county.acting.countyCode}`,
    )
    expect(conflict?.candidates.map((one) => one.值).sort()).toEqual([100, 200])
  })

  test('once they agree again the conflict is closed', async () => {
    const county = aCounty()
    const { person } = await onePerson(county)
    const insurance = { dataset: 'insurance', facts: cost }
    const hospital = { dataset: 'hospital', facts: cost }
    await deliver(county, { ...insurance, rows: [{ person, own_medical_cost: 100 }] })
    await deliver(county, { ...hospital, rows: [{ person, own_medical_cost: 200 }] })
    await deliver(county, {
      ...insurance,
      period: '2024-10',
      rows: [{ person, own_medical_cost: 200 }],
    })
    expect(await currentValue(county, person, 'own_medical_cost')).toBe(200)
    expect(
      await county.db.query(sql`select fact from fact_conflict where settled_at is null
        and county_code = ${county.acting.countyCode}`),
    ).toEqual([])
  })

  test('where the catalogue names an order the first department is believed', async () => {
    const county = aCounty()
    const { person } = await onePerson(county)
    const facts = ['disability_grade']
    await deliver(county, { facts, rows: [{ person, disability_grade: '一级' }] })
    const applied = await deliver(county, {
      dataset: 'roster',
      department: '民政',
      facts,
      rows: [{ person, disability_grade: '三级' }],
    })
    expect(applied).toMatchObject({ changedFacts: 0, conflicts: 0 })
    expect(await currentValue(county, person, 'disability_grade')).toBe('一级')
  })

  test('an older month that comes late does not overwrite the newer one', async () => {
    const county = aCounty()
    const { person } = await onePerson(county)
    const october = { facts: cost, period: '2024-10', rows: [{ person, own_medical_cost: 200 }] }
    await deliver(county, october)
    await deliver(county, {
      facts: cost,
      period: '2024-09',
      rows: [{ person, own_medical_cost: 9 }],
    })
    expect(await currentValue(county, person, 'own_medical_cost')).toBe(200)
    expect(await countRows(county, 'observation')).toBe(2)
  })
})
