import { beforeAll, describe, expect, test } from 'vitest'
import { readChain, sealChain, verifyChain } from '#chain/index'
import { sql } from '#db/index'
import {
  aCounty,
  aHousehold,
  alertsOf,
  anotherCounty,
  aRound,
  setFacts,
  type TestCounty,
} from '../../tests/monitored-county.ts'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import {
  askExtension,
  closePush,
  decideExtension,
  listExtensions,
  loadAlert,
  pushAlert,
  pushWaitingAlerts,
  receivePush,
  replyToPush,
  startPush,
  urgePush,
} from './index.ts'
import {
  feedback,
  leadByCivilAffairs,
  on,
  pushed,
  pushesOf,
  pushTo,
  settle,
  severe,
  stateOf,
  wronglyNoted,
} from './test-push.ts'

onBothEngines('pushing and replying', (open) => {
  let shared: TestCounty
  let number = 0
  beforeAll(async () => {
    shared = await aCounty(open)
  })

  function fresh(): TestCounty {
    number += 1
    return anotherCounty(shared, number)
  }

  describe('pushing', () => {
    test('goes by the pack: departments, duties, working days, the township of the household', async () => {
      const { county, alertId } = await pushed(fresh())
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

    test('goes where the place says first: there civil affairs answer, the rule’s departments help', async () => {
      for (const push of [pushAlert, pushWaitingAlerts]) {
        const county = fresh()
        await aHousehold(county, severe)
        await aRound(county)
        const [alert] = await alertsOf(county)
        const pack = leadByCivilAffairs(county.monitoring.compiled.pack)
        const alertId = alert?.id ?? ''
        await on(county, '2024-10-11', async (tx, acting) => {
          await push(tx, acting, { alertId, pack })
        })
        expect(
          (await pushesOf(county)).map(({ department, duty }) => `${duty} ${department}`),
        ).toEqual(['配合 乡镇', '配合 残联', '责任 民政'])
      }
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
      const { county, home, alertId } = await pushed(fresh())
      const township = await pushTo(county, '乡镇')
      await on(county, '2024-10-12', (tx, acting) => receivePush(tx, acting, township))
      await on(county, '2024-10-13', (tx, acting) => startPush(tx, acting, township))
      const { monitoring } = county
      // The same words again on the same day are the same reply.
      const reply = (measure: string) =>
        on(county, '2024-10-14', (tx, acting) =>
          replyToPush(tx, acting, { ...township, ...feedback, measure, monitoring }),
        )
      expect(await reply('已入户')).toMatchObject({ truth: '仍然成立' })
      await setFacts(county, home, { household: { recorded_category: '低保对象' } })
      expect(await reply('已补登')).toMatchObject({ truth: '已不成立' })
      await setFacts(county, home, { household: { recorded_category: null } })
      expect(await reply('已去函')).toMatchObject({ truth: '待核实' })
      const close = on(county, '2024-10-15', (tx, acting) => closePush(tx, acting, township))
      expect(await close).toBe('已办结')
      const alert = await loadAlert(county.db, county.acting, alertId)
      expect(alert).toMatchObject({ state: '已办结', closedReason: '已代为申请' })
      expect(alert.replies.map((one) => one.rerunTruth)).toEqual(['仍然成立', '已不成立', '待核实'])
      expect(alert.replies[0]?.rerunEvidence.事实).toContainEqual(
        expect.objectContaining({ 名称: '残疾等级', 值: '一级' }),
      )
      expect(alert.pushes.map((one) => one.state)).toEqual(['已办结', '已办结'])
    })

    test('every step is on the chain of the household, and the chain holds', async () => {
      const { county, home } = await pushed(fresh())
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

    test('who moved a push last stands at it, and what was written when it was received', async () => {
      const { county, home } = await pushed(fresh())
      const township = await pushTo(county, '乡镇')
      const { monitoring } = county
      const remark = ' 下周三入户 '
      await on(county, '2024-10-12', (tx, acting) =>
        receivePush(tx, acting, { ...township, remark }),
      )
      const rows = () =>
        county.db.query(sql`
          select received_remark as remark, moved_by as by, moved_at <= now() as "isPast"
          from push where county_code = ${county.acting.countyCode} and version > 1`)
      const by = county.acting.actor
      expect(await rows()).toEqual([{ remark: '下周三入户', by, isPast: true }])
      const chain = await readChain(county.db, county.acting.countyCode, home.id)
      expect(chain.at(-1)).toMatchObject({ kind: '签收', fields: { 说明: '下周三入户' } })
      await on(county, '2024-10-14', (tx, acting) =>
        replyToPush(tx, acting, { ...township, ...feedback, monitoring }),
      )
      // What assists ends with it, by the same hand.
      await on(county, '2024-10-15', (tx, acting) => closePush(tx, acting, township))
      expect(await rows()).toHaveLength(2)
      expect((await rows()).every((one) => one.by === by)).toBe(true)
    })

    test('before receipt it is received in the same step; an answer that is refused leaves it as it was', async () => {
      const { county } = await pushed(fresh())
      const township = await pushTo(county, '乡镇')
      const { monitoring } = county
      const reply = (part: object) =>
        on(county, '2024-10-14', (tx, acting) =>
          replyToPush(tx, acting, { ...township, ...feedback, monitoring, ...part }),
        )
      await expect(reply({ cause: ' ' })).rejects.toThrow('“原因”没有填写')
      await expect(reply({ version: 7 })).rejects.toThrow('别人已经办理过')
      expect(await pushTo(county, '乡镇')).toEqual(township)
      await reply({})
      const [{ kinds } = { kinds: [] }] = await county.db.query<{ kinds: string[] }>(sql`
        select array_agg(kind) as kinds from chain_entry
        where county_code = ${county.acting.countyCode} and kind in ('签收', '反馈')`)
      expect([...kinds].sort()).toEqual(['反馈', '签收'].sort())
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

  describe('more time', () => {
    test('granted, the deadline moves in working days and what was urged counts no more', async () => {
      const { county, alertId } = await pushed(fresh())
      const { pushId } = await pushTo(county, '乡镇')
      const asked = { pushId, reason: '主要经办人住院', days: 5 }
      await on(county, '2024-10-24', (tx, acting) => askExtension(tx, acting, asked))
      expect((await pushTo(county, '乡镇')).dueOn).toBe('2024-10-25')
      const again = on(county, '2024-10-24', (tx, acting) => askExtension(tx, acting, asked))
      await expect(again).rejects.toThrow('正等答复')
      await on(county, '2024-10-28', (tx, acting) => urgePush(tx, acting, { pushId, graceDays: 3 }))
      const granted = { pushId, isGranted: true, days: 3 }
      await on(county, '2024-10-28', (tx, acting) => decideExtension(tx, acting, granted))
      // From Friday 25 October: Monday, Tuesday, Wednesday.
      expect(await pushTo(county, '乡镇')).toMatchObject({ dueOn: '2024-10-30', urgedCount: 0 })
      const [kept] = await listExtensions(county.db, county.acting, alertId)
      expect(kept).toMatchObject({
        ...{ state: '同意', days: 5, grantedDays: 3, reason: '主要经办人住院' },
        ...{ dueBefore: '2024-10-25', dueAfter: '2024-10-30' },
      })
      const twice = on(county, '2024-10-28', (tx, acting) => decideExtension(tx, acting, granted))
      await expect(twice).rejects.toThrow('没有等答复的延期申请')
    })

    test('refused with a reason the deadline stays; both stand in the chain', async () => {
      const { county, home } = await pushed(fresh())
      const { pushId, dueOn } = await pushTo(county, '残联')
      const asked = { pushId, reason: '材料在途', days: 2 }
      await on(county, '2024-10-12', (tx, acting) => askExtension(tx, acting, asked))
      const refused = { pushId, isGranted: false }
      const silent = on(county, '2024-10-14', (tx, acting) => decideExtension(tx, acting, refused))
      await expect(silent).rejects.toThrow('“不同意的理由”没有填写')
      await on(county, '2024-10-14', (tx, acting) =>
        decideExtension(tx, acting, { ...refused, remark: '材料已齐' }),
      )
      expect((await pushTo(county, '残联')).dueOn).toBe(dueOn)
      const chain = await readChain(county.db, county.acting.countyCode, home.id)
      const told = chain.filter(({ kind }) => kind === '延期')
      expect(told.map(({ title }) => title)).toEqual(['残联申请延期 2 个工作日', '不同意残联延期'])
      expect(told[1]?.fields).toMatchObject({ 说明: '材料已齐', 办理期限: dueOn })
      await settle(county, { pushId })
      const late = on(county, '2024-10-15', (tx, acting) => askExtension(tx, acting, asked))
      await expect(late).rejects.toThrow('没有要延的期限')
    })
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
