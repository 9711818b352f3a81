import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Fact, loadCatalogue, loadPack } from '#policy/index'
import { factsNamed, valueText } from './used-facts.ts'

const facts = readFileSync(`${import.meta.dirname}/../../policies/national/facts.yaml`, 'utf8')
const catalogue = loadCatalogue(facts)
const text = `标识: tiny
名称: 试验
文件: {文号: 试〔2024〕1号}
参数:
  线: {单位: 元, 按: 在册类别, 取值: [{自: 2024-01-01, 低保对象: 5000, 无: 15000}]}
术语:
  花费大: {层级: 人, 式: 年自付医疗费用 > 线}
监测:
  - {编号: R1, 名称: 试, 类型: 质控, 级别: 高, 对象: 人, 当: '花费大 and 残疾等级 = "一级" and 户.城乡 = "农村"'}
`

test('a rule uses the facts it names, those of its terms and of its parameters', () => {
  const pack = loadPack({ files: [{ path: 'pack.yaml', text }], catalogue })
  const [rule] = pack.rules
  if (!rule) throw new Error('no rule')
  const names = factsNamed(pack, catalogue, rule).map(({ name }) => name)
  expect(names.toSorted()).toEqual(['在册类别', '城乡', '年自付医疗费用', '残疾等级'].toSorted())
})

function factNamed(name: string): Fact {
  const fact = catalogue.findByName(name)
  if (!fact) throw new Error(name)
  return fact
}

test.each([
  ['年自付医疗费用', 1_200_000, '12,000.00 元/年'],
  ['死亡日期', '2024-09-03', '2024年9月3日'],
  ['末次发放月', '2024-09-01', '2024年9月'],
  ['已死亡', true, '是'],
  ['已死亡', false, '否'],
  ['本年住院次数', 3, '3次'],
  ['住房面积', 88.5, '88.50平方米'],
  ['残疾等级', '一级', '一级'],
  ['残疾等级', null, null],
])('%s %s reads %s', (name, value, read) => {
  expect(valueText(factNamed(name), value)).toBe(read)
})
