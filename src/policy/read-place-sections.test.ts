import { describe, expect, it } from 'vitest'
import { loadCatalogue } from './catalogue.ts'
import { loadPack } from './load-pack.ts'
import { missingTarget, readArticles } from './read-articles.ts'
import { readDisposals } from './read-disposals.ts'
import { readDutyShares } from './read-duties.ts'
import { readProcedures } from './read-procedures.ts'

const catalogue = loadCatalogue([])

const head = (id: string, bases = '') => ({
  path: `${id}/pack.yaml`,
  text: `标识: ${id}\n名称: ${id}\n继承: [${bases}]\n部门: [{名称: 民政, 全称: 局}, {名称: 乡镇, 全称: 乡}]\n`,
})
const file = (id: string, text: string) => ({
  path: `${id}/x.yaml`,
  text: `文件: {文号: ${id}文件}\n${text}`,
})

function packOf(place: string, base = '') {
  const files = [head('base'), file('base', base), head('place', 'base'), file('place', place)]
  return loadPack({ files, catalogue, id: 'place' })
}

describe('the procedures of a pack', () => {
  it('the nearest pack replaces an entry, and cites its own document', () => {
    const base = '程序:\n  - {名称: 办结, 时限: 30, 单位: 工作日, 依据: 第一条}\n'
    const place = '程序:\n  - {名称: 办结, 时限: 20, 单位: 工作日, 依据: 二}\n'
    expect(readProcedures(packOf(place, base)).get('办结')).toMatchObject({
      limit: { amount: 20, unit: '工作日' },
      basis: { document: 'place文件', article: '二' },
      isExample: false,
    })
    expect(readProcedures(packOf('', base)).get('办结')?.basis?.document).toBe('base文件')
  })

  it('a period with its days, a public notice with what it shows, a list of answers', () => {
    const place = `程序:
  - {名称: 比对, 周期: 每月, 日期区间: [11, 20], 依据: 一}
  - {名称: 公示, 天数: 7, 内容: [姓名, 金额], 依据: 一}
  - {名称: 渠道, 值: [申报, 走访], 来源: 示例, 依据: 一}
`
    const found = readProcedures(packOf(place))
    expect(found.get('比对')).toMatchObject({ period: '每月', days: { from: 11, to: 20 } })
    expect(found.get('公示')).toMatchObject({ noticeDays: 7, shown: ['姓名', '金额'] })
    expect(found.get('渠道')).toMatchObject({ values: ['申报', '走访'], isExample: true })
  })

  it.each([
    ['{名称: 甲, 时限: 30, 单位: 工做日, 依据: 一}', '不认识的取值“工做日”，是否想写“工作日”？'],
    ['{名称: 甲, 时限: 三十, 单位: 工作日, 依据: 一}', '此处应为一个正整数'],
    ['{名称: 甲, 时限: 30, 依据: 一}', '缺少“单位”'],
    ['{名称: 甲, 依据: 一}', '缺少“值”'],
    ['{名称: 甲, 值: 乙, 依椐: 一}', '不认识的键“依椐”，是否想写“依据”？'],
    ['{名称: 甲, 周期: 每月, 日期区间: [20, 11], 依据: 一}', '起止两日'],
  ])('%s is refused', (entry, sentence) => {
    expect(() => readProcedures(packOf(`程序:\n  - ${entry}\n`))).toThrow(/place\/x.yaml 第 3 行/)
    expect(() => readProcedures(packOf(`程序:\n  - ${entry}\n`))).toThrow(sentence)
  })

  it('a name given twice in one folder is refused', () => {
    const twice = '程序:\n  - {名称: 甲, 值: 1, 依据: 一}\n  - {名称: 甲, 值: 2, 依据: 一}\n'
    expect(() => readProcedures(packOf(twice))).toThrow('place/x.yaml 第 4 行第 5 列')
  })
})

describe('the disposals of a pack', () => {
  const entry = (more: string) =>
    `处置:\n  - {名称: ③情形复杂, 责任: [民政], 配合: [规则], 机制: 县级, 结果: 研究, 依据: 二${more}}\n`

  it('by class, with departments, level and end', () => {
    expect(readDisposals(packOf(entry(''))).get('③情形复杂')).toMatchObject({
      responsible: ['民政'],
      cooperating: ['规则'],
      mechanism: '县级',
      outcome: '研究',
      basis: { document: 'place文件', article: '二' },
    })
  })

  it.each([
    [entry('').replace('[民政]', '[民證]'), '不认识的取值“民證”，是否想写“民政”？'],
    [entry('').replace('县级', '县'), '可用：县级、团场街道、乡镇、无'],
    [entry('').replace('③情形复杂', '质控'), '不认识的取值“质控”'],
    [entry('').replace(', 结果: 研究', ''), '缺少“结果”'],
  ])('%s is refused', (text, sentence) => {
    expect(() => readDisposals(packOf(text))).toThrow(/place\/x.yaml 第 3 行/)
    expect(() => readDisposals(packOf(text))).toThrow(sentence)
  })
})

describe('the division of work of a pack', () => {
  const entry = (responsible: string) =>
    `分工:\n  - {名称: 监测, 责任: [${responsible}], 配合: [民政], 依据: 二}\n`

  it('several may be responsible for a task, several assist', () => {
    expect(readDutyShares(packOf(entry('民政, 乡镇'))).get('监测')).toMatchObject({
      responsible: ['民政', '乡镇'],
      assisting: ['民政'],
      basis: { document: 'place文件', article: '二' },
    })
  })

  it('nobody responsible, or an unknown department, is refused', () => {
    expect(() => readDutyShares(packOf(entry('')))).toThrow('至少一个部门')
    expect(() => readDutyShares(packOf(entry('乡振')))).toThrow(
      'place/x.yaml 第 3 行第 19 列：不认识的取值“乡振”',
    )
  })
})

describe('the sentences of a document', () => {
  const one = (text: string) => `条文:\n  - ${text}\n程序:\n  - {名称: 渠道, 值: 申报, 依据: 一}\n`

  it('an id tells document, article and ordinal', () => {
    const place = one('{编号: S4-一（一）3-2, 标签: 渠道, 处理: 数据, 落点: [程序/渠道]}')
    const [sentence] = readArticles(packOf(place))
    expect(sentence).toMatchObject({ document: 'S4', article: '一（一）3', ordinal: 2 })
    expect(sentence && missingTarget(packOf(place), sentence)).toBeUndefined()
  })

  it('what a sentence points to and the pack has not is found', () => {
    const place = one('{编号: S4-一-1, 标签: 渠道, 处理: 数据, 落点: [程序/渠道, 参数/没有]}')
    const [sentence] = readArticles(packOf(place))
    expect(sentence && missingTarget(packOf(place), sentence)).toMatchObject({ name: '没有' })
  })

  it.each([
    ['{编号: 一-1, 标签: 甲, 处理: 无规则}', '文件-条-第几句'],
    ['{编号: S4-一-1, 标签: 甲, 处理: 规则}', '缺少“落点”'],
    ['{编号: S4-一-1, 标签: 甲, 处理: 没有规则}', '可用：规则、数据、程序、无规则'],
    ['{编号: S4-一-1, 标签: 甲, 处理: 规则, 落点: [参書/甲]}', '不认识的取值“参書”'],
    ['{编号: S4-一-1, 处理: 无规则}', '缺少“标签”'],
  ])('%s is refused', (text, sentence) => {
    expect(() => readArticles(packOf(one(text)))).toThrow(/place\/x.yaml 第 3 行/)
    expect(() => readArticles(packOf(one(text)))).toThrow(sentence)
  })
})
