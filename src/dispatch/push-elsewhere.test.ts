import { beforeAll, describe, expect, test } from 'vitest'
import { readChain } from '#chain/index'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import {
  aCounty,
  aHousehold,
  alertsOf,
  anotherCounty,
  aRound,
  setFacts,
  type TestCounty,
} from '../../tests/monitored-county.ts'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import {
  closePush,
  countAlerts,
  countPushes,
  listAlerts,
  listPushes,
  markMisreport,
  pushWaitingAlerts,
  returnPush,
  transferPush,
  urgeOverdue,
  withdrawPush,
} from './index.ts'
import { sendTo } from './push-alert.ts'
import { on, pushed, pushesOf, pushTo, settle, severe, stateOf, wronglyNoted } from './test-push.ts'

onEmbeddedFirst('pushes that go elsewhere, stay or end', (open) => {
  let shared: TestCounty
  let number = 0
  beforeAll(async () => {
    shared = await aCounty(open)
  })

  function fresh(): TestCounty {
    number += 1
    return anotherCounty(shared, number)
  }

  describe('a push that goes elsewhere', () => {
    test('returned, it waits; passed on, the new department has the same time from today', async () => {
      const { county, alertId } = await pushed(fresh())
      const push = await pushTo(county, '乡镇')
      await on(county, '2024-10-14', (tx, acting) =>
        returnPush(tx, acting, { ...push, reason: '不属本乡镇' }),
      )
      expect(await stateOf(county, alertId)).toBe('待推送')
      const passOn = { ...push, department: '民政', reason: '由民政核实' }
      await on(county, '2024-10-14', (tx, acting) => transferPush(tx, acting, passOn))
      expect(await pushesOf(county)).toMatchObject([
        { department: '乡镇', state: '转办', closedOn: '2024-10-14' },
        { department: '残联', state: '已推送' },
        { department: '民政', state: '已推送', divisionCode: null, dueOn: '2024-10-28' },
      ])
      expect(await stateOf(county, alertId)).toBe('处置中')
      const again = on(county, '2024-10-14', (tx, acting) => transferPush(tx, acting, passOn))
      await expect(again).rejects.toThrow('不能转办')
    })

    test('withdrawn, the alert waits to be pushed again', async () => {
      const { county, alertId } = await pushed(fresh())
      const push = await pushTo(county, '乡镇')
      const input = { ...push, reason: '推错部门' }
      await on(county, '2024-10-14', (tx, acting) => withdrawPush(tx, acting, input))
      expect(await stateOf(county, alertId)).toBe('待推送')
    })

    test('found to be a false report, all pushes are withdrawn and the alert stays so', async () => {
      const { county, home, alertId } = await pushed(fresh())
      const input = { alertId, reason: '同名同姓' }
      const mark = () => on(county, '2024-10-14', (tx, acting) => markMisreport(tx, acting, input))
      expect(await mark()).toEqual({ withdrawn: 2 })
      expect((await pushesOf(county)).map((one) => one.state)).toEqual(['撤回', '撤回'])
      await expect(mark()).rejects.toThrow('目前是“误报”')
      expect(await aRound(county, '2024-10-20')).toMatchObject({ raised: 0 })
      const chain = await readChain(county.db, county.acting.countyCode, home.id)
      expect(chain.map(({ kind }) => kind).slice(-3)).toEqual(['误报', '撤回', '撤回'])
    })
  })

  describe('a push that nobody answers', () => {
    test('is urged once it is overdue, then goes one level up, each once', async () => {
      const { county } = await pushed(fresh())
      const { pack } = county.monitoring.compiled
      const urge = (day: string) =>
        on(county, day, (tx, acting) => urgeOverdue(tx, acting, { pack }))
      expect(await urge('2024-10-25')).toEqual({ urged: 0, escalated: 0 })
      expect(await urge('2024-10-28')).toEqual({ urged: 1, escalated: 0 })
      expect(await urge('2024-10-28')).toEqual({ urged: 0, escalated: 0 })
      expect(await urge('2024-10-31')).toEqual({ urged: 0, escalated: 0 })
      expect(await urge('2024-11-01')).toEqual({ urged: 0, escalated: 1 })
      expect(await urge('2024-11-20')).toEqual({ urged: 0, escalated: 0 })
      const push = await pushTo(county, '乡镇')
      expect(push).toMatchObject({ urgedCount: 2, escalatedTo: '民政', lastUrgedOn: '2024-11-01' })
    })

    test('raises an alert about the push itself, which ends with the reply', async () => {
      const { county } = await pushed(fresh())
      expect(await aRound(county, '2024-10-25')).toMatchObject({ raised: 0 })
      expect(await aRound(county, '2024-10-26')).toMatchObject({
        raised: 1,
        raisedByClass: { 监督: 1 },
      })
      expect(await aRound(county, '2024-10-27')).toMatchObject({ raised: 0 })
      const push = await pushTo(county, '乡镇')
      await settle(county, push)
      expect(await aRound(county, '2024-10-28')).toMatchObject({ vanished: 1 })
    })
  })

  test('a situation that has vanished takes its pushes back', async () => {
    const { county, home } = await pushed(fresh())
    await setFacts(county, home, { household: { recorded_category: '低保对象' } })
    expect(await aRound(county, '2024-10-15')).toMatchObject({ vanished: 1, withdrawn: 2 })
    expect((await pushesOf(county)).map((one) => one.state)).toEqual(['撤回', '撤回'])
  })

  test('an alert about ending aid ends nothing when it is closed', async () => {
    const county = fresh()
    const home = await aHousehold(county, {}, { household: { house_danger: 'D级' } })
    await setFacts(county, home, { household: { recorded_category: '低保对象' } })
    await aRound(county)
    const [alert] = await alertsOf(county)
    const routes = [{ department: '民政', duty: '责任' as const, dueDays: 5, matter: '核查' }]
    const input = { alertId: alert?.id ?? '', routes }
    await on(county, '2024-10-11', (tx, acting) => sendTo(tx, acting, input))
    const push = await pushTo(county, '民政')
    await settle(county, push)
    const remark = '经核查不再符合'
    await on(county, '2024-10-15', (tx, acting) => closePush(tx, acting, { ...push, remark }))
    const [row] = await county.db.query(sql`
      select f_recorded_category as category from household_profile where household_id = ${home.id}`)
    expect(row).toEqual({ category: '低保对象' })
    expect(await stateOf(county, input.alertId)).toBe('已办结')
  })

  test('lists are filtered, counted and turned page by page', async () => {
    const county = fresh()
    for (let made = 0; made < 3; made += 1) await aHousehold(county, severe)
    await aHousehold(county, { own_medical_cost: 600_000 })
    await aRound(county)
    const { pack } = county.monitoring.compiled
    await on(county, '2024-10-11', (tx, acting) => pushWaitingAlerts(tx, acting, { pack }))
    const { countyCode } = county.acting
    const first = await listAlerts(county.db, { countyCode }, { rule: 'R1', limit: 2 })
    expect(first.alerts).toHaveLength(2)
    const after = first.next ?? undefined
    const second = await listAlerts(county.db, { countyCode }, { rule: 'R1', limit: 2, after })
    expect([second.alerts.length, second.next]).toEqual([1, null])
    const list = async (filter: object) =>
      (await listAlerts(county.db, { countyCode }, filter)).alerts.length
    expect(await list({ department: '医保' })).toBe(1)
    expect(await list({ division: '999901100000' })).toBe(4)
    expect(await list({ division: '999901101000' })).toBe(0)
    expect(await list({ open: true, class: '②' })).toBe(4)
    expect(await countAlerts(county.db, { countyCode })).toMatchObject([
      { rule: 'R1', state: '处置中', count: 3 },
      { rule: 'R2', state: '处置中', count: 1 },
    ])
    expect(await countPushes(county.db, { countyCode }, { department: '乡镇' })).toEqual([
      { department: '乡镇', state: '已推送', count: 4 },
    ])
    const overdueOn = localDate('2024-11-01')
    expect((await listPushes(county.db, { countyCode }, { overdueOn })).pushes).toHaveLength(5)
  })

  test('what stands beside alerts is what their pushes come to, whatever was done', async () => {
    expect(await wronglyNoted(shared.db)).toBe(0)
    await shared.db.execute(sql`
      update alert set departments = '{}', answered = null, answer_due_on = null
      where county_code = ${shared.acting.countyCode} or departments <> '{}'`)
    expect(await wronglyNoted(shared.db)).toBeGreaterThan(0)
    expect(await wronglyNoted(shared.db)).toBe(0)
  })
})
