import { describe, expect, it } from 'vitest'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import { compilePack, loadPack } from './index.ts'

const head = `标识: place
名称: 某县
文件: {文号: 某政〔2024〕1号, 日期: 2024-01-01}
`

const parameters = `参数:
  低保标准: {单位: 元每人每月, 取值: [{自: 2024-01-01, 城市: 690, 农村: 480}], 依据: 一}
  边缘倍数: {单位: 倍, 取值: [{自: 2024-01-01, 值: 1.5}], 依据: 一}
  口径: {类型: 文本, 取值: [{自: 2024-01-01, 值: 宽}], 依据: 一}
术语:
  计算人口: {层级: 户, 式: count(成员), 依据: 一}
`

function warningsOf(text: string): readonly string[] {
  const pack = loadPack({ files: [{ path: 'place/pack.yaml', text: `${head}${text}` }], catalogue })
  return compilePack(pack, catalogue).warnings.map((one) => one.sentence)
}

/** What is said of one condition; everything the head defines is used by a second class. */
function saidOf(condition: string): readonly string[] {
  return warningsOf(`${parameters}类别:
  - {名称: 甲类, 序: 1, 依据: 一, 条件: [{一: '${condition}'}]}
  - {名称: 乙类, 序: 2, 依据: 一, 条件: [{二: '口径 = "宽" and 家庭年收入 < 边缘倍数 * 12 * 低保标准 * 计算人口'}]}
`).map((sentence) =>
    sentence.replace(/^place\/pack\.yaml 第 11 行第 (\d+) 列：类别“甲类”的条件“一”：/, '$1 '),
  )
}

describe('a condition that the facts cannot change', () => {
  it.each<[string, string]>([
    [
      'count(成员) >= 0',
      '37 “count(成员) >= 0”总是成立（左边最小 0，右边是 0）。请核对数值和方向，或删去这个条件。',
    ],
    [
      '收入稳定 and 边缘倍数 > 2',
      '46 “边缘倍数 > 2”永远不成立（左边是 1.5，右边是 2）。请核对数值和方向。',
    ],
    [
      'some m in 成员 satisfies m.月养老金 < 0',
      '60 “m.月养老金 < 0”永远不成立（左边最小 0，右边是 0）。请核对数值和方向。',
    ],
    [
      '低保标准 > 700',
      '37 “低保标准 > 700”永远不成立（左边在 480 到 690 之间，右边是 700）。请核对数值和方向。',
    ],
    [
      'count(成员[残疾等级 in ("一级", "二级", "三级", "四级", "无")]) > 0',
      '46 “残疾等级 in ("一级", "二级", "三级", "四级", "无")”总是成立。请核对数值和方向，或删去这个条件。',
    ],
    [
      '家庭年收入 < 5 or 家庭年收入 >= 3',
      '37 “家庭年收入 < 5”与“家庭年收入 >= 3”总有一个成立，这个条件不起作用。请核对条件。',
    ],
    ['已知(计算人口)', '37 “已知(计算人口)”总是成立。请核对数值和方向，或删去这个条件。'],
  ])('%s', (condition, said) => {
    expect(saidOf(condition)).toEqual([said])
  })

  it.each([
    '家庭年收入 < 12 * 低保标准 * 计算人口',
    '口径 = "严"',
    'count(成员) >= 1',
    '家庭年收入 > 3 and 家庭年收入 < 5',
    '家庭年收入 < 3 or 家庭年收入 > 5',
    'if 已知(家庭年收入) then 家庭年收入 < 100 else null',
  ])('says nothing of %s', (condition) => {
    expect(saidOf(condition)).toEqual([])
  })

  it('parts that exclude each other are named together', () => {
    const [said] = warningsOf(`类别:
  - 名称: 甲类
    序: 1
    依据: 一
    前提: 家庭年收入 > 100
    条件: [{收入: 家庭年收入 <= 100}]
`)
    expect(said).toBe(
      'place/pack.yaml 第 9 行第 15 列：类别“甲类”：“家庭年收入 > 100”与“家庭年收入 <= 100”不能同时成立，这一条永远不会命中。请核对条件。',
    )
  })
})

describe('a class nobody reaches', () => {
  const classes = (first: string, second: string) =>
    warningsOf(`${parameters}类别:
  - {名称: 甲类, 序: 1, 依据: 一, 条件: [{一: '${first}'}]}
  - {名称: 乙类, 序: 2, 依据: 一, 条件: [{二: '${second}'}, {三: 'some m in 成员 satisfies m.重特大疾病 or 口径 = "宽"'}]}
`).filter((sentence) => sentence.includes('永远不会命中'))

  it.each([
    ['家庭年收入 < 边缘倍数 * 12 * 低保标准 * 计算人口', '家庭年收入 < 12 * 低保标准 * 计算人口'],
    ['家庭年收入 < 200', '收入稳定 and 家庭年收入 <= 199.99'],
    ['边缘财产 in ("符合", "不符合")', '边缘财产 = "符合"'],
    ['收入稳定 or 家庭年收入 < 5', '收入稳定'],
  ])('when whoever meets it met an earlier one: %s', (first, second) => {
    expect(classes(first, second)).toEqual([
      'place/pack.yaml 第 12 行第 5 列：类别“乙类”永远不会命中：凡符合它的，都已先认定为“甲类”。请核对条件或序。',
    ])
  })

  it.each([
    ['家庭年收入 < 12 * 低保标准 * 计算人口', '家庭年收入 < 边缘倍数 * 12 * 低保标准 * 计算人口'],
    ['收入稳定 and 家庭年收入 < 5', '收入稳定'],
    ['家庭年收入 < 200', '家庭年收入 <= 200'],
  ])('but not when a household is left: %s', (first, second) => {
    expect(classes(first, second)).toEqual([])
  })

  it('two classes of one order are named', () => {
    expect(
      warningsOf(`类别:
  - {名称: 甲类, 序: 1, 依据: 一, 条件: [{一: 收入稳定}]}
  - {名称: 乙类, 序: 1, 依据: 一, 条件: [{二: 家庭年收入 < 5}]}
`),
    ).toEqual([
      'place/pack.yaml 第 6 行第 5 列：类别“乙类”与“甲类”的序都是 1，先后不明。请改成不同的序。',
    ])
  })
})

describe('parameters and terms', () => {
  it('a code without a value, a late first value, an unused name, a missing article', () => {
    expect(
      warningsOf(`参数:
  标准: {单位: 元每月, 取值: [{自: 2024-03-01, 城市: 690}], 依据: 一}
  多余: {单位: 倍, 取值: [{自: 2024-01-01, 值: 1}], 依据: 一}
术语:
  无据: {层级: 户, 式: 标准 > 500 or 1 > 2}
  闲置: {层级: 户, 式: 收入稳定, 依据: 一}
类别: [{名称: 甲类, 序: 1, 依据: 一, 条件: [{一: 无据}]}]
`),
    ).toEqual([
      'place/pack.yaml 第 5 行第 22 列：参数“标准”从 2024-03-01 起没有“农村”的取值，这些户只能待核实。请补上，不知道的写“未知”。',
      'place/pack.yaml 第 5 行第 22 列：参数“标准”的第一个取值从 2024-03-01 起，晚于所依据文件的 2024-01-01，其间无法测算。请补上这一段的取值；文件另有施行日的，在“文件”里写上“施行”。',
      'place/pack.yaml 第 6 行第 3 列：参数“多余”没有地方用到。请删去，或检查用到它的式子是不是写了别的名称。',
      'place/pack.yaml 第 8 行第 3 列：术语“无据”没有写明依据的条款。请在“依据”里补上。',
      'place/pack.yaml 第 8 行第 30 列：术语“无据”：“1 > 2”永远不成立（左边是 1，右边是 2）。请核对数值和方向。',
      'place/pack.yaml 第 9 行第 3 列：术语“闲置”没有地方用到。请删去，或检查用到它的式子是不是写了别的名称。',
    ])
  })
})

it('of the shipped packs only articles that their documents do not give are named', () => {
  const ids = policyFiles.flatMap(({ path, text }) =>
    path.endsWith('/pack.yaml') ? [/^标识: (.+)$/m.exec(text)?.[1] ?? ''] : [],
  )
  expect(ids.length).toBeGreaterThan(1)
  for (const id of ids) {
    const { warnings } = compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue)
    const grave = warnings.filter((one) => one.severity === '警告').map((one) => one.sentence)
    expect(grave, id).toEqual([])
  }
})
