import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '#policy/index'
import { loadDatasets } from './load-datasets.ts'

const policies = `${import.meta.dirname}/../../policies/national`
const catalogue = loadCatalogue(readFileSync(`${policies}/facts.yaml`, 'utf8'))

function entry(more: string): string {
  return `数据集:
  - 代码: one
    名称: 一
    部门: 残联
    类型: 事实
    主体: 人
    方式: 全量
    周期: 月
    ${more}
`
}
const columns =
  '列: [{角色: 身份证号, 必需: true}, {事实: 残疾等级}, {事实: 年自付医疗费用, 汇总: 求和}]'

describe('the datasets', () => {
  test('of the country fit the fact catalogue', () => {
    const map = loadDatasets(readFileSync(`${policies}/datasets.yaml`, 'utf8'), catalogue)
    expect(map.datasets.length).toBeGreaterThan(20)
    expect(map.find('disability')?.absent.map(({ value }) => value)).toContain('无')
    expect(map.find('残疾人持证信息')?.code).toBe('disability')
  })

  test('store money as fen and truths as yes or no', () => {
    const text = entry(`${columns}\n    缺席: {年自付医疗费用: 12.5, 持残疾人证: 否}`)
    const [dataset] = loadDatasets(text, catalogue).datasets
    expect(dataset?.absent.map(({ value }) => value)).toEqual([1250, false])
  })

  test('come from a pack’s sections too', () => {
    const plain = { 数据集: [{ 代码: 'a', 名称: '甲', 部门: '残联', 类型: '事实', 主体: '人', 方式: '全量', 周期: '月', 列: [{ 角色: '身份证号' }] }] } // biome-ignore format: one entry
    const section = (name: string) => (name === '数据集' ? plain.数据集 : undefined)
    expect(loadDatasets({ section }, catalogue).find('a')?.name).toBe('甲')
  })

  test.each([
    ['列: [{角色: 身份证号}, {事实: 残废等级}]', '事实目录里没有“残废等级”'],
    ['列: [{角色: 身份号}]', '不认识的角色“身份号”'],
    ['列: [{事实: 残疾等级}]', '没有身份证号'],
    ['列: [{角色: 身份证号}, {角色: 姓名}, {角色: 姓名}]', '“姓名”写了两次'],
    ['列: [{角色: 身份证号}, {事实: 残疾等级, 汇总: 求和}]', '不能求和'],
    ['列: [{角色: 身份证号}]\n    固定: {残疾等级: 五级}', '码表里没有“五级”'],
    ['列: [{角色: 身份证号}]\n    固定: {持残疾人证: 有}', '须写“是”或“否”'],
    ['列: [{角色: 身份证号}]\n    计数: {机动车辆数: 车牌}', '“列”里没有“车牌”'],
    ['列: [{角色: 身份证号}]\n    覆盖列: 乡镇', '没有覆盖列“乡镇”'],
    ['列: [{角色: 身份证号}]\n    保质月: 0', '须是大于 0 的整数'],
    ['列: [{角色: 身份证号}]\n    保持月: 1', '不认识的键“保持月”'],
    ['列: []', '不能为空'],
  ])('refuse %s', (more, sentence) => {
    expect(() => loadDatasets(entry(more), catalogue)).toThrow(sentence)
  })
})
