import { beforeAll, expect, test } from 'vitest'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { aCounty, aHousehold, aRound, type TestCounty } from '../../tests/monitored-county.ts'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { evaluate } from './evaluate.ts'
import { roundSource } from './round-source.ts'
import { compiledSource } from './rule-sql.ts'

onBothEngines('evaluating', (open) => {
  let county: TestCounty
  const homes: string[] = []

  beforeAll(async () => {
    county = await aCounty(open)
    for (const grade of ['一级', '三级', null]) {
      for (const property of ['符合', '不符合', null]) {
        const person = { disability_grade: grade, own_medical_cost: 2_500_000 }
        const household = { dibao_property: property, house_danger: grade && 'D级' }
        homes.push((await aHousehold(county, person, { household })).id)
      }
    }
    await aRound(county)
  })

  test('few households evaluated here and all of them in the database agree row by row', async () => {
    const { db, acting, monitoring } = county
    const scope = { countyCode: acting.countyCode, asOf: localDate('2024-10-11') }
    const [few, many] = await db.transaction(async (tx) => {
      const sources = [
        await roundSource(tx, monitoring.compiled, { ...scope, households: homes }),
        await compiledSource(tx, monitoring.compiled, scope),
      ]
      return Promise.all(
        sources.map(async ({ households, truths }) => ({
          households: await tx.query(sql`select * from (${households}) as n order by household_id`),
          truths: await tx.query(sql`
            select rule, person_id, truth, band from (${truths}) as t
            where truth order by rule, household_id`),
        })),
      )
    })
    expect(few?.households).toHaveLength(9)
    expect(few).toEqual(many)
  })

  test('what was decided in the database is not written again by the evaluation of a few', async () => {
    const { db, acting, monitoring } = county
    const input = { ...monitoring, asOf: localDate('2024-10-12'), households: homes }
    const found = await db.transaction((tx) => evaluate(tx, acting, input))
    expect(found).toMatchObject({ households: 9, changedHouseholds: 0, changedPersons: 0 })
    expect(found.byCategory).toEqual({ 低保对象: 3, 不符合: 3, 待核实: 3 })
  })

  test('the determination of a household that is gone goes too', async () => {
    const { db, acting } = county
    const [gone] = homes
    await db.execute(sql`
      update household set status = '已并入' where county_code = ${acting.countyCode} and id = ${gone}`)
    await db.execute(sql`
      delete from household_profile
      where county_code = ${acting.countyCode} and household_id = ${gone}`)
    await db.execute(sql`
      delete from person_profile
      where county_code = ${acting.countyCode} and household_id = ${gone}`)
    await aRound(county, '2024-10-13')
    const left = await db.query(sql`
      select 1 from household_determination where county_code = ${acting.countyCode}`)
    expect(left).toHaveLength(8)
  })
})
