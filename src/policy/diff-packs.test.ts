import { expect, test } from 'vitest'
import { diffPacks, loadCatalogue, loadPack } from './index.ts'

const catalogue = loadCatalogue(`事实:
  - {代码: income, 名称: 年收入, 类型: 金额, 层级: 户, 单位: 元每年, 主管: 民政, 敏感: 中, 保留年: 5}
  - {代码: urban_rural, 名称: 城乡, 类型: 代码, 层级: 户, 主管: 民政, 敏感: 低, 保留年: 5, 码表: [{值: 城市}, {值: 农村}]}
`)

interface Wish {
  readonly line?: string
  readonly condition?: string
  readonly name?: string
  readonly rules?: string
}

function packOf({ line = '100', condition = '年收入 < 线', name = '困难户', rules = '' }: Wish) {
  const text = `标识: p
名称: 某地
文件: {文号: 某文1号}
参数:
  线: {单位: 元每年, 取值: [{自: 2024-01-01, 值: 90}, {自: 2024-07-01, 值: ${line}}], 依据: 一}
类别:
  - 名称: ${name}
    序: 1
    依据: 一（一）
    条件: [{名称: 收入低, 当: ${condition}}]
${rules}`
  return loadPack({ files: [{ path: 'p/pack.yaml', text }], catalogue })
}

const rule = `监测:
  - {编号: W1, 名称: 甲, 类型: 质控, 级别: 低, 对象: 户, 依据: 二, 当: 年收入 > 线, 推送: {责任: [民政], 时限: 5}}
`

test('a pack does not differ from itself', () => {
  expect(diffPacks(packOf({ rules: rule }), packOf({ rules: rule }))).toEqual([])
})

test('a parameter differs by the day of effect, with unit and article', () => {
  expect(diffPacks(packOf({}), packOf({ line: '120.5' }))).toEqual([
    {
      kind: '参数',
      name: '线',
      part: '2024-07-01 起',
      before: '100 元每年',
      after: '120.5 元每年',
      basis: { document: '某文1号', article: '一' },
    },
  ])
})

test('a condition differs by its text', () => {
  const [change] = diffPacks(packOf({}), packOf({ condition: '年收入 <= 线' }))
  expect(change).toMatchObject({
    part: '条件“收入低”',
    before: '年收入 < 线',
    after: '年收入 <= 线',
  })
})

test('what is new has no before, what is gone no after', () => {
  const added = diffPacks(packOf({}), packOf({ rules: rule }))
  expect(added).toMatchObject([{ kind: '监测', name: 'W1 甲' }])
  expect(added[0]).not.toHaveProperty('before')
  expect(added[0]?.after).toContain('责任：民政')
  const renamed = diffPacks(packOf({}), packOf({ name: '低收入户' }))
  expect(renamed.map((one) => [one.name, 'before' in one, 'after' in one])).toEqual([
    ['困难户', true, false],
    ['低收入户', false, true],
  ])
})

test('a rule differs by threshold, department and deadline, each for itself', () => {
  const other = rule.replace('[民政]', '[医保]').replace('时限: 5', '时限: 10')
  expect(
    diffPacks(packOf({ rules: rule }), packOf({ rules: other })).map((one) => one.part),
  ).toEqual(['责任', '时限'])
})
