import { beforeAll, describe, expect, test } from 'vitest'
import type { Acting } from '#access/index'
import { readChain, sealChain, verifyChain } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import { localDate } from '#kernel/index'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import {
  aCounty,
  aHousehold,
  alertsOf,
  anotherCounty,
  aRound,
  setFacts,
  type TestCounty,
  type TestHousehold,
} from '../monitoring/test-round.ts'
import {
  closePush,
  countAlerts,
  countPushes,
  forwardPush,
  type ListedPush,
  listAlerts,
  listPushes,
  loadAlert,
  markMisreport,
  pushAlert,
  pushWaitingAlerts,
  receivePush,
  replyToPush,
  returnPush,
  startPush,
  urgeOverdue,
  withdrawPush,
} from './index.ts'

const severe = { disability_grade: '一级' }
const feedback = { cause: '未及时申报', measure: '已入户', outcome: '已代为申请' }

onBothEngines('dispatch', (open) => {
  let shared: TestCounty
  let number = 0
  beforeAll(async () => {
    shared = await aCounty(open)
  })

  function fresh(): TestCounty {
    number += 1
    return anotherCounty(shared, number)
  }

  /** An alert of R1 (责任 乡镇, 配合 残联; 10 working days) that was pushed on 2024-10-11. */
  async function pushed(): Promise<Pushed> {
    const county = fresh()
    const home = await aHousehold(county, severe)
    await aRound(county)
    const [alert] = await alertsOf(county)
    const alertId = alert?.id ?? ''
    const { pack } = county.monitoring.compiled
    await on(county, '2024-10-11', (tx, acting) => pushAlert(tx, acting, { alertId, pack }))
    return { county, home, alertId }
  }

  describe('pushing', () => {
    test('goes by the pack: departments, duties, working days, the township of the household', async () => {
      const { county, alertId } = await pushed()
      expect(await pushesOf(county)).toMatchObject([
        {
          department: '乡镇',
          divisionCode: '999901100000',
          duty: '责任',
          matter: '入户核实',
          state: '已推送',
          dueOn: '2024-10-25',
          dueProvisional: false,
        },
        { department: '残联', divisionCode: null, duty: '配合', dueOn: '2024-10-25' },
      ])
      expect(await stateOf(county, alertId)).toBe('处置中')
    })

    test('over the end of the published calendar gives a provisional due day', async () => {
      const county = fresh()
      await aHousehold(county, severe)
      await aRound(county, '2024-12-25')
      const { pack } = county.monitoring.compiled
      await on(county, '2024-12-25', (tx, acting) => pushWaitingAlerts(tx, acting, { pack }))
      expect(await pushesOf(county)).toMatchObject([
        { dueProvisional: true },
        { dueProvisional: true },
      ])
    })

    test('of all waiting alerts names the rules that have no route and leaves those waiting', async () => {
      const county = fresh()
      await aHousehold(county, severe, { household: { house_danger: 'D级' } })
      await aRound(county)
      const { pack } = county.monitoring.compiled
      const run = () =>
        on(county, '2024-10-11', (tx, acting) => pushWaitingAlerts(tx, acting, { pack }))
      const byDepartment = { 乡镇: 1, 残联: 1 }
      expect(await run()).toEqual({ alerts: 1, pushes: 2, byDepartment, unrouted: ['R4'] })
      expect(await run()).toMatchObject({ alerts: 0, pushes: 0 })
    })

    test('of an alert whose rule has no route is refused with the rule', async () => {
      const county = fresh()
      await aHousehold(county, {}, { household: { house_danger: 'D级' } })
      await aRound(county)
      const [alert] = await alertsOf(county)
      const { pack } = county.monitoring.compiled
      const input = { alertId: alert?.id ?? '', pack }
      const work = on(county, '2024-10-11', (tx, acting) => pushAlert(tx, acting, input))
      await expect(work).rejects.toThrow('监测规则 R4 没有写明')
    })
  })

  describe('a reply', () => {
    test('stands beside what the rule says now, and the alert closes when it is accepted', async () => {
      const { county, home, alertId } = await pushed()
      const township = await pushTo(county, '乡镇')
      await on(county, '2024-10-12', (tx, acting) => receivePush(tx, acting, township))
      await on(county, '2024-10-13', (tx, acting) => startPush(tx, acting, township))
      const { monitoring } = county
      const reply = () =>
        on(county, '2024-10-14', (tx, acting) =>
          replyToPush(tx, acting, { ...township, ...feedback, monitoring }),
        )
      expect(await reply()).toMatchObject({ truth: '仍然成立' })
      await setFacts(county, home, { household: { recorded_category: '低保对象' } })
      expect(await reply()).toMatchObject({ truth: '已不成立' })
      await setFacts(county, home, { household: { recorded_category: null } })
      expect(await reply()).toMatchObject({ truth: '待核实' })
      const close = on(county, '2024-10-15', (tx, acting) => closePush(tx, acting, township))
      expect(await close).toBe('已办结')
      const alert = await loadAlert(county.db, county.acting.countyCode, alertId)
      expect(alert).toMatchObject({ state: '已办结', closedReason: '已代为申请' })
      expect(alert.replies.map((one) => one.rerunTruth)).toEqual(['仍然成立', '已不成立', '待核实'])
      expect(alert.replies[0]?.rerunEvidence.事实).toContainEqual(
        expect.objectContaining({ 名称: '残疾等级', 值: '一级' }),
      )
      expect(alert.pushes.map((one) => one.state)).toEqual(['已办结', '已办结'])
    })

    test('every step is on the chain of the household, and the chain holds', async () => {
      const { county, home } = await pushed()
      const township = await pushTo(county, '乡镇')
      const { monitoring } = county
      await on(county, '2024-10-12', (tx, acting) => receivePush(tx, acting, township))
      await on(county, '2024-10-14', (tx, acting) =>
        replyToPush(tx, acting, { ...township, ...feedback, monitoring }),
      )
      await on(county, '2024-10-15', (tx, acting) => closePush(tx, acting, township))
      const { countyCode } = county.acting
      const chain = await readChain(county.db, countyCode, home.id)
      const kinds = ['预警产生', '推送', '推送', '签收', '反馈', '办结', '办结']
      expect(chain.map(({ kind }) => kind)).toEqual(kinds)
      expect(chain[4]?.fields).toMatchObject({ 原因: '未及时申报', 复核: '仍然成立' })
      await sealChain(county.db, countyCode)
      expect(await verifyChain(county.db, countyCode)).toMatchObject({ ok: true, unsealedTail: 0 })
    })

    test('before receipt, without a text, or from an old screen is refused and nothing changes', async () => {
      const { county } = await pushed()
      const township = await pushTo(county, '乡镇')
      const { monitoring } = county
      const reply = (part: object) =>
        on(county, '2024-10-14', (tx, acting) =>
          replyToPush(tx, acting, { ...township, ...feedback, monitoring, ...part }),
        )
      await expect(reply({})).rejects.toThrow('目前是“已推送”，不能反馈')
      await expect(reply({ cause: ' ' })).rejects.toThrow('“原因”没有填写')
      await expect(reply({ version: 7 })).rejects.toThrow('别人已经办理过')
      expect(await pushTo(county, '乡镇')).toEqual(township)
    })

    test('of one of two responsible departments leaves the alert open', async () => {
      const county = fresh()
      await aHousehold(county, { own_medical_cost: 600_000 })
      await aRound(county)
      const { pack } = county.monitoring.compiled
      await on(county, '2024-10-11', (tx, acting) => pushWaitingAlerts(tx, acting, { pack }))
      const states = []
      for (const department of ['乡镇', '医保']) {
        const push = await pushTo(county, department)
        await settle(county, push)
        states.push(await on(county, '2024-10-15', (tx, acting) => closePush(tx, acting, push)))
      }
      expect(states).toEqual(['处置中', '已办结'])
    })
  })

  describe('a push that goes elsewhere', () => {
    test('returned, it waits; passed on, the new department has the same time from today', async () => {
      const { county, alertId } = await pushed()
      const push = await pushTo(county, '乡镇')
      await on(county, '2024-10-14', (tx, acting) =>
        returnPush(tx, acting, { ...push, reason: '不属本乡镇' }),
      )
      expect(await stateOf(county, alertId)).toBe('待推送')
      const passOn = { ...push, department: '民政', reason: '由民政核实' }
      await on(county, '2024-10-14', (tx, acting) => forwardPush(tx, acting, passOn))
      expect(await pushesOf(county)).toMatchObject([
        { department: '乡镇', state: '转办', closedOn: '2024-10-14' },
        { department: '残联', state: '已推送' },
        { department: '民政', state: '已推送', divisionCode: null, dueOn: '2024-10-28' },
      ])
      expect(await stateOf(county, alertId)).toBe('处置中')
      const again = on(county, '2024-10-14', (tx, acting) => forwardPush(tx, acting, passOn))
      await expect(again).rejects.toThrow('不能转办')
    })

    test('withdrawn, the alert waits to be pushed again', async () => {
      const { county, alertId } = await pushed()
      const push = await pushTo(county, '乡镇')
      const input = { ...push, reason: '推错部门' }
      await on(county, '2024-10-14', (tx, acting) => withdrawPush(tx, acting, input))
      expect(await stateOf(county, alertId)).toBe('待推送')
    })

    test('found to be a false report, all pushes are withdrawn and the alert stays so', async () => {
      const { county, home, alertId } = await pushed()
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
      const { county } = await pushed()
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
      const { county } = await pushed()
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
    const { county, home } = await pushed()
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
    const to = [{ department: '民政', duty: '责任' as const, dueDays: 5, matter: '核查' }]
    const { pack } = county.monitoring.compiled
    const input = { alertId: alert?.id ?? '', pack, to }
    await on(county, '2024-10-11', (tx, acting) => pushAlert(tx, acting, input))
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
    const first = await listAlerts(county.db, countyCode, { rule: 'R1', limit: 2 })
    expect(first.alerts).toHaveLength(2)
    const after = first.next ?? undefined
    const second = await listAlerts(county.db, countyCode, { rule: 'R1', limit: 2, after })
    expect([second.alerts.length, second.next]).toEqual([1, null])
    const list = async (filter: object) =>
      (await listAlerts(county.db, countyCode, filter)).alerts.length
    expect(await list({ department: '医保' })).toBe(1)
    expect(await list({ division: '999901100000' })).toBe(4)
    expect(await list({ division: '999901101000' })).toBe(0)
    expect(await list({ open: true, class: '②' })).toBe(4)
    expect(await countAlerts(county.db, countyCode)).toMatchObject([
      { rule: 'R1', state: '处置中', count: 3 },
      { rule: 'R2', state: '处置中', count: 1 },
    ])
    expect(await countPushes(county.db, countyCode, { department: '乡镇' })).toEqual([
      { department: '乡镇', state: '已推送', count: 4 },
    ])
    const overdueOn = localDate('2024-11-01')
    expect((await listPushes(county.db, countyCode, { overdueOn })).pushes).toHaveLength(5)
  })

  async function settle(county: TestCounty, push: { pushId: string }): Promise<void> {
    const { monitoring } = county
    await on(county, '2024-10-12', (tx, acting) => receivePush(tx, acting, push))
    await on(county, '2024-10-14', (tx, acting) =>
      replyToPush(tx, acting, { ...push, ...feedback, monitoring }),
    )
  }
})

interface Pushed {
  readonly county: TestCounty
  readonly home: TestHousehold
  readonly alertId: string
}

function on<T>(
  county: TestCounty,
  day: string,
  work: (tx: Transaction, acting: Acting) => Promise<T>,
): Promise<T> {
  return county.db.transaction((tx) => work(tx, { ...county.acting, today: localDate(day) }))
}

async function pushesOf({ db, acting }: TestCounty): Promise<ListedPush[]> {
  const { pushes } = await listPushes(db, acting.countyCode, {})
  const order = ['乡镇', '残联', '医保', '民政']
  const place = ({ department }: ListedPush) => order.indexOf(department)
  return pushes.toSorted((left, right) => place(left) - place(right))
}

async function pushTo(county: TestCounty, department: string) {
  const push = (await pushesOf(county)).find((one) => one.department === department)
  if (!push) throw new Error(`nothing was pushed to ${department}`)
  const { id: pushId, version: _, ...rest } = push
  return { pushId, ...rest }
}

async function stateOf({ db, acting }: TestCounty, alertId: string): Promise<string> {
  return (await loadAlert(db, acting.countyCode, alertId)).state
}
