import { describe, expect, it } from 'vitest'
import { loadCatalogue } from './catalogue.ts'
import { loadPack } from './load-pack.ts'
import { readRetention } from './read-retention.ts'

function read(national: string, place = '') {
  const files = [
    { path: 'national/pack.yaml', text: '标识: national\n名称: 国家\n' },
    { path: 'national/retention.yaml', text: national },
    { path: 'place/pack.yaml', text: '标识: place\n名称: 某县\n继承: [national]\n' },
    { path: 'place/retention.yaml', text: place },
  ]
  const pack = loadPack({ files, catalogue: loadCatalogue([]), id: 'place' })
  return readRetention(pack, ['原件', '操作日志'])
}

describe('how long something is kept', () => {
  it('is what the nation says, and a place that says otherwise', () => {
    const kept = read(
      '保存期限: [{名称: 原件, 天数: 30, 来源: 示例}, {名称: 操作日志, 天数: 200, 来源: 示例}]',
      '文件: {文号: 某发1号}\n保存期限: [{名称: 操作日志, 长期: 是, 依据: 第一条}]',
    )
    expect(kept.get('原件')).toMatchObject({ days: 30, isExample: true })
    expect(kept.get('操作日志')).toMatchObject({
      ...{ days: undefined, basis: { document: '某发1号', article: '第一条' } },
    })
  })

  it.each([
    ['an unknown name', '{名称: 随便, 天数: 1, 来源: 示例}', /随便/],
    ['neither of the two', '{名称: 原件, 来源: 示例}', /天数/],
    ['both of the two', '{名称: 原件, 天数: 3, 长期: 是, 来源: 示例}', /天数/],
    ['no days at all', '{名称: 原件, 天数: 0, 来源: 示例}', /天数/],
    ['no ground', '{名称: 原件, 天数: 3}', /缺少“依据”/],
    ['an unknown key', '{名称: 原件, 月数: 3, 来源: 示例}', /月数/],
  ])('refuses %s with its place', (_, entry, wanted) => {
    expect(() => read(`保存期限: [${entry}]`)).toThrow(wanted)
    expect(() => read(`保存期限: [${entry}]`)).toThrow(/retention\.yaml 第 1 行/)
  })
})
