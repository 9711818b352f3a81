import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#db/index'
import { newId } from '#vault/index'
import {
  aCounty,
  aHousehold,
  alertsOf,
  anotherCounty,
  aRound,
  deliverStudentAid,
  otherVillage,
  setFacts,
  type TestCounty,
} from '../../tests/monitored-county.ts'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { requestMissingData } from './index.ts'

const severe = { disability_grade: '一级' }

onBothEngines('rounds and their limits', (open) => {
  let shared: TestCounty
  let number = 0
  const fresh = () => {
    number += 1
    return anotherCounty(shared, number)
  }
  beforeAll(async () => {
    shared = await aCounty(open)
  })

  describe('a rule that rests on absence', () => {
    const unaided = { schooling: '本科', student_aid: false }

    test('raises nothing where the data are not complete, and asks once for them', async () => {
      const county = fresh()
      await aHousehold(county, unaided)
      await aHousehold(county, unaided)
      await aHousehold(county, unaided, { division: otherVillage })
      await deliverStudentAid(county, '2024-09', '999901101000')
      const { raised, missing } = await aRound(county)
      expect(raised).toBe(1)
      expect(missing).toEqual([
        {
          dataset: 'student_aid',
          township: '999901100000',
          period: '2024-09',
          firstMonth: '2024-09',
          rules: ['R3'],
          households: 2,
        },
      ])
      expect(await request(county, missing)).toEqual({ requested: 1, fulfilled: 0 })
      expect(await request(county, missing)).toEqual({ requested: 0, fulfilled: 0 })
      await deliverStudentAid(county, '2024-09')
      expect(await request(county, [])).toEqual({ requested: 0, fulfilled: 1 })
      const [row] = await county.db.query(sql`
        select department, state, due_on as due, households from data_request
        where county_code = ${county.acting.countyCode}`)
      expect(row).toEqual({ department: '教育', state: '已送达', due: '2024-10-25', households: 2 })
    })

    test('keeps its alert open while the next period has not come in', async () => {
      const county = fresh()
      const home = await aHousehold(county, unaided)
      await deliverStudentAid(county, '2024-09')
      await aRound(county)
      await setFacts(county, home, { person: { student_aid: null } })
      expect(await aRound(county, '2024-11-11')).toMatchObject({ raised: 0, vanished: 0 })
      expect(await alertsOf(county)).toMatchObject([{ state: '待推送' }])
    })

    function request(
      county: TestCounty,
      missing: Parameters<typeof requestMissingData>[2]['missing'],
    ) {
      const { datasets } = county.monitoring
      return county.db.transaction((tx) =>
        requestMissingData(tx, county.acting, { missing, datasets, dueDays: 10 }),
      )
    }
  })

  describe('households of a round', () => {
    test('a round over some households leaves the alerts of the others alone', async () => {
      const county = fresh()
      const one = await aHousehold(county, severe)
      const two = await aHousehold(county, severe)
      await aRound(county)
      for (const home of [one, two]) {
        await setFacts(county, home, { person: { disability_grade: '四级' } })
      }
      expect(await aRound(county, '2024-10-12', [one.id])).toMatchObject({ vanished: 1 })
      expect((await alertsOf(county)).filter((a) => a.state === '待推送')).toHaveLength(1)
    })

    test('an alert follows a person into another household', async () => {
      const county = fresh()
      const from = await aHousehold(county, severe)
      const to = await aHousehold(county, {})
      await aRound(county)
      await county.db.execute(sql`
        update person_profile set household_id = ${to.id}
        where county_code = ${county.acting.countyCode} and person_id = ${from.person}`)
      expect(await aRound(county, '2024-10-12', [from.id])).toMatchObject({ vanished: 0 })
      await aRound(county, '2024-10-12', [from.id, to.id])
      const rows = await county.db.query(sql`
        select household_id as home, state from alert where county_code = ${county.acting.countyCode}`)
      expect(rows).toEqual([{ home: to.id, state: '待推送' }])
    })

    test('a full round refuses when a household of the registry was not evaluated', async () => {
      const county = fresh()
      const home = await aHousehold(county, {})
      await county.db.execute(sql`delete from household_profile where household_id = ${home.id}`)
      await expect(aRound(county)).rejects.toThrow('本轮评估了 0 户，而登记在册的存续家庭有 1 户')
    })

    test('a determination is written only when it changed', async () => {
      const county = fresh()
      const home = await aHousehold(county, {}, { household: { dibao_property: '符合' } })
      await aRound(county, '2024-10-11')
      await aRound(county, '2024-10-12')
      const read = () =>
        county.db.query(sql`
        select category, as_of as day from household_determination
        where county_code = ${county.acting.countyCode}`)
      expect(await read()).toEqual([{ category: '低保对象', day: '2024-10-11' }])
      await setFacts(county, home, { household: { dibao_property: null } })
      await aRound(county, '2024-10-13', [home.id])
      expect(await read()).toEqual([{ category: '待核实', day: '2024-10-13' }])
    })
  })

  describe('rules about our own records', () => {
    test('a row of a file with several wrong cells is one alert, routed to its source', async () => {
      const county = fresh()
      const batch = newId()
      const { countyCode } = county.acting
      await county.db.execute(sql`
        insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes,
          period, period_end, mode, state, imported_by)
        values (${batch}, ${countyCode}, 'disability', '残联', '残联.xls', ${batch}, 1, '2024-09',
          '2024-09-30', '全量', '已入库', '张经办')`)
      for (const [row, kind] of [
        [5, '校验位错'],
        [5, '同号多人'],
        [9, '空'],
      ]) {
        await county.db.execute(sql`
          insert into row_problem (batch_id, county_code, sheet, row_number, column_name, kind,
            verdict, problem)
          values (${batch}, ${countyCode}, '名单', ${row}, '证件号码', ${kind}, '需确认', '说明')`)
      }
      expect(await aRound(county)).toMatchObject({ raised: 1, raisedByClass: { 数据质量: 1 } })
      expect(await aRound(county)).toMatchObject({ raised: 0 })
      const [row] = await county.db.query<{ evidence: unknown }>(sql`
        select evidence from alert where county_code = ${countyCode}`)
      expect(row?.evidence).toMatchObject({
        来源部门: '残联',
        事实: [{ 来源: { 文件: '残联.xls', 工作表: '名单', 行: 5 } }, { 来源: { 行: 5 } }],
      })
    })
  })
})
