import { beforeAll, expect, test } from 'vitest'
import { readChain } from '#chain/index'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import {
  aCounty,
  aHousehold,
  alertsOf,
  anotherCounty,
  aRound,
  type TestCounty,
  type TestHousehold,
} from '../../tests/monitored-county.ts'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import {
  type Finding,
  listVerifications,
  loadAlert,
  pushTo,
  settleByTermination,
  urgePush,
  verifyAlert,
} from './index.ts'
import {
  on,
  pushed,
  pushesOf,
  pushTo as pushOf,
  severe,
  stateOf,
  wronglyNoted,
} from './test-push.ts'

onEmbeddedFirst('a check of class ④, and pushes by hand', (open) => {
  let shared: TestCounty
  let number = 400
  beforeAll(async () => {
    shared = await aCounty(open)
  })

  const fresh = (): TestCounty => {
    number += 1
    return anotherCounty(shared, number)
  }

  /** An alert of R4 (④), pushed by hand to 民政. */
  async function doubted(): Promise<{
    readonly county: TestCounty
    readonly home: TestHousehold
    readonly alertId: string
  }> {
    const county = fresh()
    const home = await aHousehold(county, {}, { household: { house_danger: 'D级' } })
    await aRound(county)
    const [alert] = await alertsOf(county)
    return { county, home, alertId: alert?.id ?? '' }
  }

  const known = ['民政', '乡镇', '残联']

  function push(county: TestCounty, alertId: string, department = '民政') {
    return on(county, '2024-10-11', (tx, acting) =>
      pushTo(tx, acting, { alertId, department, matter: '核查住房', dueDays: 3, known }),
    )
  }

  function verify(county: TestCounty, alertId: string, finding: Finding, more = {}) {
    return on(county, '2024-10-14', (tx, acting) =>
      verifyAlert(tx, acting, {
        ...{ alertId, finding, means: '入户', reason: '住房情况看过' },
        ...{ verifiedOn: localDate('2024-10-12'), monitoring: county.monitoring, ...more },
      }),
    )
  }

  test('still qualifies: the alert is cleared with the reason, its pushes are withdrawn', async () => {
    const { county, home, alertId } = await doubted()
    await push(county, alertId)
    await verify(county, alertId, '仍然符合')
    const alert = await loadAlert(county.db, county.acting, alertId)
    expect(alert).toMatchObject({
      ...{ state: '已办结', closedOn: '2024-10-14' },
      closedReason: '核实后仍然符合，预警清除：住房情况看过',
      pushes: [{ department: '民政', state: '撤回' }],
    })
    const kept = await listVerifications(county.db, county.acting, alertId)
    expect(kept).toMatchObject([
      { finding: '仍然符合', verifiedOn: '2024-10-12', rerunTruth: '仍然成立', approvalId: null },
    ])
    const entries = await readChain(county.db, county.acting.countyCode, home.id)
    expect(entries.map(({ kind }) => kind)).toContain('核实')
    await expect(verify(county, alertId, '不再符合')).rejects.toThrow('目前是“已办结”')
  })

  test('no longer, or not clear yet: nothing ends by it, the alert stays open', async () => {
    const { county, alertId } = await doubted()
    await push(county, alertId)
    await verify(county, alertId, '暂未核清')
    await verify(county, alertId, '不再符合')
    expect(await stateOf(county, alertId)).toBe('处置中')
    expect(await pushesOf(county)).toMatchObject([{ state: '已推送' }])
    const kept = await listVerifications(county.db, county.acting, alertId)
    expect(kept.map(({ finding }) => finding)).toEqual(['暂未核清', '不再符合'])
    await on(county, '2024-10-15', (tx, acting) => settleByTermination(tx, acting, alertId))
    expect(await stateOf(county, alertId)).toBe('已办结')
    expect(await pushesOf(county)).toMatchObject([{ state: '撤回' }])
  })

  test('is for class ④ alone, of a day that has been, with a reason', async () => {
    const { county, alertId } = await doubted()
    const other = await pushed(fresh())
    await expect(verify(other.county, other.alertId, '仍然符合')).rejects.toThrow('只有④类')
    const later = { verifiedOn: localDate('2024-10-15') }
    await expect(verify(county, alertId, '仍然符合', later)).rejects.toThrow('在今天之后')
    await expect(verify(county, alertId, '仍然符合', { reason: ' ' })).rejects.toThrow('没有填写')
    expect(await listVerifications(county.db, county.acting, alertId)).toEqual([])
  })

  test('one push a department, to departments of the place, with its own deadline', async () => {
    const { county, alertId } = await doubted()
    expect(await push(county, alertId)).toMatchObject({ dueOn: '2024-10-16' })
    await expect(push(county, alertId)).rejects.toThrow('民政已有这条预警的未办结推送')
    await expect(push(county, alertId, '邮局')).rejects.toThrow('没有“邮局”')
    await push(county, alertId, '残联')
    expect(await stateOf(county, alertId)).toBe('处置中')
    expect((await pushesOf(county)).map(({ department }) => department)).toEqual(['残联', '民政'])
  })

  test('urging by hand: before the day it reminds, after it a time runs; once a day', async () => {
    const county = fresh()
    await aHousehold(county, severe)
    await aRound(county)
    const [alert] = await alertsOf(county)
    await push(county, alert?.id ?? '', '乡镇')
    const { pushId } = await pushOf(county, '乡镇')
    const urge = (day: string) =>
      on(county, day, (tx, acting) => urgePush(tx, acting, { pushId, graceDays: 3 }))
    expect(await urge('2024-10-14')).toEqual({ urgedDueOn: null })
    expect(await pushOf(county, '乡镇')).toMatchObject({ urgedCount: 0, lastUrgedOn: '2024-10-14' })
    expect(await urge('2024-10-18')).toEqual({ urgedDueOn: '2024-10-23' })
    await urge('2024-10-18')
    expect(await pushOf(county, '乡镇')).toMatchObject({ urgedCount: 1, dueOn: '2024-10-16' })
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
