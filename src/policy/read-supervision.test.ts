import { describe, expect, it } from 'vitest'
import { loadCatalogue } from './catalogue.ts'
import { loadPack } from './load-pack.ts'
import { readSupervision } from './read-supervision.ts'

const words = {
  actions: ['认定', '命令行'] as const,
  measures: {
    大量查阅: { numbers: ['每日人数'], times: [] },
    非工作时间查阅: { numbers: [], times: ['上班'] },
  },
}

function read(national: string, place = '') {
  const files = [
    { path: 'national/pack.yaml', text: '标识: national\n名称: 国家\n' },
    { path: 'national/supervision.yaml', text: national },
    { path: 'place/pack.yaml', text: '标识: place\n名称: 某县\n继承: [national]\n' },
    { path: 'place/supervision.yaml', text: place },
  ]
  return readSupervision(loadPack({ files, catalogue: loadCatalogue([]), id: 'place' }), words)
}

const measure = (rest: string) => `监督指标: [{名称: 大量查阅, ${rest}}]`

describe('what supervision goes by', () => {
  it('is the numbers of the nation, and of a place that says otherwise', () => {
    const both = read(
      '双人复核: [{名称: 认定, 复核: 是, 来源: 示例}, {名称: 命令行, 复核: 否, 来源: 示例}]',
      '文件: {文号: 某发1号}\n双人复核: [{名称: 命令行, 复核: 是, 起数: 3, 依据: 第一条}]',
    )
    expect(both.reviews.get('认定')).toMatchObject({ isNeeded: true, from: 0, isExample: true })
    expect(both.reviews.get('命令行')).toMatchObject({
      ...{ isNeeded: true, from: 3, isExample: false },
      basis: { document: '某发1号', article: '第一条' },
    })
  })

  it('is read as whole numbers and times of the day', () => {
    const { measures } = read(
      `${measure('数值: {每日人数: 200}, 来源: 示例').slice(0, -1)}, {名称: 非工作时间查阅, 时刻: {上班: "07:30"}, 来源: 示例}]`,
    )
    expect(measures.get('大量查阅')?.values.get('每日人数')).toBe(200)
    expect(measures.get('非工作时间查阅')?.values.get('上班')).toBe(450)
  })

  it.each([
    ['an unknown name', '双人复核: [{名称: 随便, 复核: 是, 来源: 示例}]', /随便/],
    ['another answer', '双人复核: [{名称: 认定, 复核: 也许, 来源: 示例}]', /也许/],
    ['no ground', '双人复核: [{名称: 认定, 复核: 是}]', /缺少“依据”/],
    ['a missing number', measure('数值: {}, 来源: 示例'), /缺少“每日人数”/],
    ['a number that is none', measure('数值: {每日人数: 许多}, 来源: 示例'), /整数/],
    ['an unknown number', measure('数值: {每日人数: 1, 每月人数: 2}, 来源: 示例'), /每月人数/],
  ])('refuses %s with its place', (_, text, wanted) => {
    expect(() => read(text)).toThrow(wanted)
    expect(() => read(text)).toThrow(/supervision\.yaml 第 1 行/)
  })
})
