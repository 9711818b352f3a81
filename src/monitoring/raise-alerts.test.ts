import { beforeAll, describe, expect, test } from 'vitest'
import { readChain } from '#chain/index'
import { sql } from '#db/index'
import { newId } from '#vault/index'
import {
  aCounty,
  aHousehold,
  alertsOf,
  anotherCounty,
  aRound,
  deliverStudentAid,
  setFacts,
  type TestCounty,
} from '../../tests/monitored-county.ts'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'

const severe = { disability_grade: '一级' }

onEmbeddedFirst('raising alerts', (open) => {
  let shared: TestCounty
  let number = 0
  const fresh = () => {
    number += 1
    return anotherCounty(shared, number)
  }
  beforeAll(async () => {
    shared = await aCounty(open)
  })

  describe('an episode', () => {
    test('a second round over the same facts raises nothing again', async () => {
      const county = fresh()
      const home = await aHousehold(county, severe)
      expect(await aRound(county)).toMatchObject({ raised: 1, raisedByClass: { '②': 1 } })
      expect(await aRound(county, '2024-11-11')).toMatchObject({ raised: 0, updated: 0 })
      expect(await alertsOf(county)).toMatchObject([
        {
          rule: 'R1',
          subject: home.person,
          state: '待推送',
          episode: '1',
          lastTrueOn: '2024-11-11',
        },
      ])
    })

    test('an alert is on the chain of its household, with rule and basis', async () => {
      const county = fresh()
      const home = await aHousehold(county, severe)
      await aRound(county)
      const [entry] = await readChain(county.db, county.acting.countyCode, home.id)
      expect(entry).toMatchObject({
        kind: '预警产生',
        title: 'R1 重残未纳入',
        document: '试〔2024〕1号 二',
        fields: { 规则: 'R1', 类别: '②', 期次: '1' },
      })
    })

    test('what has become false closes with 情形已消失 and its pushes are withdrawn', async () => {
      const county = fresh()
      const home = await aHousehold(county, severe)
      await aRound(county)
      const [alert] = await alertsOf(county)
      await county.db.execute(sql`
        insert into push (county_code, id, alert_id, department, duty, matter, state, pushed_on,
          due_on, due_days, due_provisional)
        values (${county.acting.countyCode}, ${newId()}, ${alert?.id}, '乡镇', '责任', '入户核实',
          '已签收', '2024-10-11', '2024-10-25', 10, false)`)
      await setFacts(county, home, { person: { disability_grade: '三级' } })
      const round = await aRound(county, '2024-11-11')
      expect(round).toMatchObject({ raised: 0, vanished: 1, withdrawn: 1 })
      expect(await alertsOf(county)).toMatchObject([{ state: '情形已消失', reason: '情形已消失' }])
      const kinds = (await readChain(county.db, county.acting.countyCode, home.id)).map(
        (e) => e.kind,
      )
      expect(kinds).toEqual(['预警产生', '情形消失', '撤回'])
    })

    test('what is unknown keeps its alert open', async () => {
      const county = fresh()
      const home = await aHousehold(county, severe)
      await aRound(county)
      await setFacts(county, home, { person: { disability_grade: null } })
      expect(await aRound(county, '2024-11-11')).toMatchObject({ vanished: 0 })
      expect(await alertsOf(county)).toMatchObject([{ state: '待推送', lastTrueOn: '2024-10-11' }])
    })

    test('true after false is a new episode', async () => {
      const county = fresh()
      const home = await aHousehold(county, severe)
      await aRound(county)
      await setFacts(county, home, { person: { disability_grade: '三级' } })
      await aRound(county, '2024-11-11')
      await setFacts(county, home, { person: { disability_grade: '二级' } })
      await aRound(county, '2024-12-11')
      expect((await alertsOf(county)).map((a) => [a.episode, a.state])).toEqual([
        ['1', '情形已消失'],
        ['2', '待推送'],
      ])
    })

    test('a rule with a period begins a new episode each period', async () => {
      const county = fresh()
      await aHousehold(county, { schooling: '本科', student_aid: false })
      await deliverStudentAid(county, '2024-09')
      await deliverStudentAid(county, '2024-10')
      await aRound(county, '2024-10-11')
      await aRound(county, '2024-10-20')
      await aRound(county, '2024-11-11')
      expect((await alertsOf(county)).map((a) => a.episode)).toEqual(['2024-10', '2024-11'])
    })
  })

  describe('an answered alert', () => {
    async function answered(county: TestCounty, state: '误报' | '已办结', on = '2024-10-12') {
      await county.db.execute(sql`
        update alert set state = ${state}, closed_on = ${on}
        where county_code = ${county.acting.countyCode}`)
    }

    test('does not reopen before the interval of its rule', async () => {
      const county = fresh()
      await aHousehold(county, severe)
      await aRound(county)
      await answered(county, '误报')
      expect(await aRound(county, '2025-04-11')).toMatchObject({ raised: 0 })
      expect(await aRound(county, '2025-04-12')).toMatchObject({ raised: 1 })
      expect((await alertsOf(county)).map((a) => a.episode)).toEqual(['1', '2'])
    })

    test('reopens when the value is in a higher band, not when it moves within one', async () => {
      const county = fresh()
      const home = await aHousehold(county, { own_medical_cost: 1_200_000 })
      await aRound(county)
      await answered(county, '已办结')
      await setFacts(county, home, { person: { own_medical_cost: 1_205_000 } })
      expect(await aRound(county, '2024-11-11')).toMatchObject({ raised: 0 })
      await setFacts(county, home, { person: { own_medical_cost: 2_000_000 } })
      expect(await aRound(county, '2024-12-11')).toMatchObject({ raised: 1 })
      expect((await alertsOf(county)).map((a) => a.band)).toEqual([1, 2])
    })

    test('may rise again at once when the condition was false in between', async () => {
      const county = fresh()
      const home = await aHousehold(county, severe)
      await aRound(county)
      await answered(county, '误报')
      await setFacts(county, home, { person: { disability_grade: '三级' } })
      expect(await aRound(county, '2024-11-11')).toMatchObject({ vanished: 0 })
      await setFacts(county, home, { person: severe })
      expect(await aRound(county, '2024-11-12')).toMatchObject({ raised: 1 })
      expect((await alertsOf(county)).map((a) => a.state)).toEqual(['误报', '待推送'])
    })
  })

  describe('evidence', () => {
    const costOf = async (county: TestCounty) => {
      const rows = await county.db.query<{ value: string }>(sql`
        select evidence -> '事实' -> 0 ->> '值' as value from alert
        where county_code = ${county.acting.countyCode}`)
      return rows.map(({ value }) => value)
    }

    test('a changed fact updates the evidence of its open alert', async () => {
      const county = fresh()
      const home = await aHousehold(county, { own_medical_cost: 1_200_000 })
      await aRound(county)
      expect(await costOf(county)).toEqual(['12,000.00 元'])
      await setFacts(county, home, { person: { own_medical_cost: 1_300_000 } })
      expect(await aRound(county, '2024-10-12', [home.id])).toMatchObject({ raised: 0, updated: 1 })
      expect(await costOf(county)).toEqual(['13,000.00 元'])
      expect(await aRound(county, '2024-10-12', [home.id])).toMatchObject({ updated: 0 })
    })

    test('a full round builds it again only where something was recorded since', async () => {
      const county = fresh()
      const home = await aHousehold(county, { own_medical_cost: 1_200_000 })
      await aRound(county)
      await setFacts(county, home, { person: { own_medical_cost: 1_400_000 } })
      expect(await aRound(county, '2024-10-12')).toMatchObject({ updated: 0 })
      await observe(county, home.person)
      expect(await aRound(county, '2024-10-13')).toMatchObject({ updated: 1 })
      const [row] = await county.db.query<{ source: unknown; strength: string }>(sql`
        select evidence -> '事实' -> 0 -> '来源' as source, evidence_strength as strength from alert
        where county_code = ${county.acting.countyCode}`)
      expect(row).toEqual({
        strength: '直接',
        source: {
          数据集: 'medical_cost',
          部门: '医保',
          文件: '医保.csv',
          工作表: 'Sheet1',
          行: 7,
          期间: '2024-09',
        },
      })
    })

    async function observe({ db, acting }: TestCounty, person: string): Promise<void> {
      const batch = newId()
      await db.execute(sql`
        insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes,
          period, period_end, mode, state, imported_by)
        values (${batch}, ${acting.countyCode}, 'medical_cost', '医保', '医保.csv', ${batch}, 1,
          '2024-09', '2024-09-30', '全量', '已入库', '张经办')`)
      await db.execute(sql`
        insert into observation (county_code, subject_id, dataset, batch_id, sheet, row_number,
          valid_from, facts)
        values (${acting.countyCode}, ${person}, 'medical_cost', ${batch}, 'Sheet1', 7,
          '2024-09-01', '{"own_medical_cost": 1400000}')`)
    }
  })
})
