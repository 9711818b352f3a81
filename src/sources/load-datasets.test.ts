import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadCatalogue, loadPack, type PolicyFile } from '#policy/index'
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

const datasetsText = readFileSync(`${policies}/datasets.yaml`, 'utf8')
const nationalFiles: readonly PolicyFile[] = readdirSync(policies)
  .filter((name) => name.endsWith('.yaml') && name !== 'facts.yaml' && name !== 'calendar.yaml')
  .map((name) => ({ path: `national/${name}`, text: readFileSync(`${policies}/${name}`, 'utf8') }))

describe('the datasets of a pack', () => {
  test('read alike from the merged pack and from the file’s text', () => {
    const pack = loadPack({ files: nationalFiles, catalogue, id: 'national' })
    const merged = loadDatasets(pack, catalogue)
    const read = loadDatasets(datasetsText, catalogue)
    expect(merged.datasets).toEqual(read.datasets)
    expect(merged.roleHeaders).toEqual(read.roleHeaders)
    expect(merged.find('roster_tekun')?.columns.length).toBeGreaterThan(20)
  })

  test('are the country’s and those that a place adds, also by what it wrote once', () => {
    const place: readonly PolicyFile[] = [
      { path: 'place/pack.yaml', text: '标识: place\n名称: 某县\n继承: [national]\n' },
      { path: 'place/datasets.yaml', text: placeDatasets },
    ]
    const files = [...nationalFiles, ...place]
    const map = loadDatasets(loadPack({ files, catalogue, id: 'place' }), catalogue)
    const national = loadDatasets(datasetsText, catalogue)
    expect(map.datasets.length).toBe(national.datasets.length + 2)
    expect(map.find('roster_tekun')).toEqual(national.find('roster_tekun'))
    expect(map.find('place_heating')?.columns.map(({ field }) => field)).toEqual([
      '身份证号',
      '姓名',
      '残疾等级',
    ])
    expect(map.find('place_water')?.columns).toEqual(map.find('place_heating')?.columns)
    expect(map.find('disability')?.mode, 'replaced by the place').toBe('增量')
  })

  test('refuse a reference to what was never written, with its line', () => {
    const text = '标识: place\n名称: 某县\n数据集: [{代码: one, 列: *没有写过}]\n'
    const load = () => loadPack({ files: [{ path: 'place/pack.yaml', text }], catalogue })
    expect(load).toThrow('place/pack.yaml 第 3 行第 20 列：不是合法的 YAML（前面没有“&没有写过”')
  })
})

const placeDatasets = `数据集:
  - 代码: place_heating
    名称: 本县供暖名单
    部门: 民政
    类型: 事实
    主体: 人
    方式: 增量
    周期: 月
    列: &名单列
      - {角色: 身份证号, 必需: true}
      - {角色: 姓名, 必需: true}
      - {事实: 残疾等级}
  - 代码: place_water
    名称: 本县供水名单
    部门: 民政
    类型: 事实
    主体: 人
    方式: 增量
    周期: 月
    列: *名单列
  - 代码: disability
    名称: 残疾人持证信息
    部门: 残联
    类型: 事实
    主体: 人
    方式: 增量
    周期: 月
    列: *名单列
`

describe('the datasets', () => {
  test('of the country fit the fact catalogue', () => {
    const map = loadDatasets(datasetsText, catalogue)
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
