import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { type CheckedPack, compilePack, loadCatalogue, loadPack } from '#policy/index'
import {
  aCounty,
  aHousehold,
  anotherCounty,
  type TestCounty,
  type TestHousehold,
} from '../../tests/monitored-county.ts'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { findEntitlements, findGaps } from './index.ts'

const packText = `标识: tiny-aid
名称: 试验
文件: {文号: 试〔2024〕2号}
参数:
  补助标准: {单位: 元每人每月, 取值: [{自: 2020-01-01, 值: 400}], 依据: 一}
类别:
  - {名称: 低保对象, 序: 10, 条件: [{低保财产符合: 低保财产 = "符合"}], 依据: 一}
救助项目:
  - 编号: 低保金
    种类: 基本生活
    对象: 户
    责任: [民政]
    依据: 二
    条件: [{应认定为低保: 应认定类别 = "低保对象"}]
    在享: 本月实发金额 > 0
    金额: 补助标准 * count(成员)
    金额单位: 元/月
  - 编号: 特困费
    种类: 基本生活
    对象: 户
    责任: [民政]
    依据: 二
    条件: [{在册特困: 在册类别 = "特困人员"}]
    在享: 在册类别 = "特困人员" and 本月实发金额 > 0
  - 编号: 生活补贴
    种类: 其他
    对象: 人
    责任: [残联]
    依据: 三
    条件: [{持证: 持残疾人证}, {不是特困: 在册类别 != "特困人员"}]
    在享: 在领困难残疾人生活补贴
    互斥: [特困费]
  - 编号: 探访
    种类: 服务
    对象: 人
    责任: [民政]
    依据: 四
    前提: 持残疾人证
    条件: [{需长期照护: 需长期照护}]
`

const facts = readFileSync(path.resolve(import.meta.dirname, '../../policies/national/facts.yaml'))
const catalogue = loadCatalogue(facts.toString())
const checked: CheckedPack = compilePack(
  loadPack({ files: [{ path: 'tiny/pack.yaml', text: packText }], catalogue }),
  catalogue,
)
const day = localDate('2024-10-11')

onBothEngines('aid', (open) => {
  let shared: TestCounty
  let number = 0

  beforeAll(async () => {
    shared = await aCounty(open)
  })

  const county = () => {
    number += 1
    return anotherCounty(shared, number)
  }

  const gapsOf = ({ db, acting }: TestCounty, listed = 50) =>
    db.transaction((tx) => findGaps(tx, acting, { checked, catalogue, day, listed }))

  const aidOf = ({ db, acting }: TestCounty, { id }: TestHousehold) =>
    findEntitlements(db, acting, { checked, catalogue, day, householdId: id })

  test('a household is told what is due and not received, with the amount', async () => {
    const here = county()
    const home = await aHousehold(
      here,
      { is_disabled: true, living_allowance: false, needs_long_care: false },
      { household: { dibao_property: '符合', month_paid: 0 } },
    )
    const aid = await aidOf(here, home)
    expect(
      aid?.entitlements.map((one) => [one.scheme, one.memberId, one.judgement, one.amountLow]),
    ).toEqual([
      ['低保金', null, '应享未享', 40_000],
      ['特困费', null, '不适用', null],
      ['生活补贴', home.person, '应享未享', null],
      ['探访', home.person, '不适用', null],
    ])
  })

  test('what is open names the facts and the departments that have them', async () => {
    const here = county()
    const home = await aHousehold(here, { is_disabled: true, living_allowance: null })
    const aid = await aidOf(here, home)
    const asked = aid?.entitlements.map(({ scheme, judgement, missing }) => [
      scheme,
      judgement,
      missing.map(({ name, authority }) => `${authority}:${name}`),
    ])
    expect(asked).toEqual([
      ['低保金', '待核实', ['乡镇:低保财产', '民政:本月实发金额']],
      ['特困费', '不适用', []],
      ['生活补贴', '待核实', ['残联:在领困难残疾人生活补贴']],
      ['探访', '待核实', ['残联:需长期照护']],
    ])
  })

  test('nobody’s aid is wrong because something is unknown', async () => {
    const here = county()
    await aHousehold(here, {}, { household: { month_paid: 40_000 } })
    const { schemes, listed } = await gapsOf(here)
    const basic = schemes.find((one) => one.scheme === '低保金')
    expect(basic?.counts).toEqual({ 应享未享: 0, 已享: 0, 不应享而享: 0, 待核实: 1 })
    expect(listed.filter((one) => one.judgement === '不应享而享')).toEqual([])
  })

  test('everybody by SQL is judged as each household by itself', async () => {
    const here = county()
    for (const disabled of [true, false, null]) {
      for (const property of ['符合', '不符合', null]) {
        for (const paid of [40_000, 0, null]) {
          const person = {
            is_disabled: disabled,
            living_allowance: paid === null ? null : paid > 0,
          }
          const household = { dibao_property: property, month_paid: paid }
          await aHousehold(here, person, { household })
        }
      }
    }
    const { listed, schemes } = await gapsOf(here)
    const homes = await here.db.query<{ id: string }>(
      sql`select id from household where county_code = ${here.acting.countyCode}`,
    )
    const expected: string[] = []
    for (const { id } of homes) {
      const aid = await aidOf(here, { id, person: '' })
      for (const { scheme, memberId, judgement, amountLow } of aid?.entitlements ?? []) {
        if (judgement === '不适用' || judgement === '已享') continue
        expected.push(`${scheme} ${id} ${memberId} ${judgement} ${amountLow}`)
      }
    }
    const found = listed
      .filter((one) => one.judgement !== '不适用')
      .map((one) => {
        const { scheme, householdId, personId, judgement, amountLow } = one
        return `${scheme} ${householdId} ${personId} ${judgement} ${amountLow}`
      })
    expect(found.sort()).toEqual(expected.sort())
    const open = schemes.find((one) => one.scheme === '生活补贴')
    expect(open?.missing).toContainEqual({
      department: '残联',
      facts: ['在领困难残疾人生活补贴', '持残疾人证'],
    })
  })

  test('aid that excludes other aid is found when both are received', async () => {
    const here = county()
    const household = { recorded_category: '特困人员', month_paid: 60_000 }
    const home = await aHousehold(
      here,
      { is_disabled: true, living_allowance: true },
      { household },
    )
    const { overlaps, schemes } = await gapsOf(here)
    expect(overlaps).toMatchObject([
      { scheme: '生活补贴', other: '特困费', householdId: home.id, personId: home.person },
    ])
    expect(schemes.find((one) => one.scheme === '生活补贴')?.counts.不应享而享).toBe(1)
    expect((await aidOf(here, home))?.overlaps).toEqual([
      { scheme: '生活补贴', other: '特困费', memberId: home.person },
    ])
  })

  test('no more of a kind is listed than asked for, all are counted, nothing is written', async () => {
    const here = county()
    for (let count = 0; count < 3; count += 1) {
      await aHousehold(here, {}, { household: { dibao_property: '符合', month_paid: 0 } })
    }
    const { listed, schemes } = await gapsOf(here, 2)
    expect(listed.filter((one) => one.scheme === '低保金')).toHaveLength(2)
    expect(schemes.find((one) => one.scheme === '低保金')?.counts.应享未享).toBe(3)
    const written = await here.db.query(sql`
      select 1 from household_determination where county_code = ${here.acting.countyCode}`)
    expect(written).toEqual([])
  })
})
