import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadCatalogue, loadPack, type PolicyFile, profileColumns } from './index.ts'

const factsText = readFileSync('policies/national/facts.yaml', 'utf8')
const catalogue = loadCatalogue(factsText)

const base: PolicyFile = {
  path: 'base/pack.yaml',
  text: `标识: base
名称: 基础
文件: {文号: 民发〔2021〕57号}
参数:
  边缘倍数: {取值: [{自: 2021-07-01, 值: 1.5}], 依据: 第八条}
  低保标准: {单位: 元每人每月, 取值: [{自: 2024-07-01, 城市: 690, 农村: 480, 来源: 示例}]}
类别:
  - {名称: 甲类, 序: 10, 条件: [{收入低: 家庭年收入 < 100}], 依据: 第九条}
数据集: [{代码: one, 名称: 一}]
`,
}

function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('the catalogue', () => {
  it('gives one column a fact, so that adding a fact is one entry', () => {
    const before = profileColumns(catalogue)
    const entry =
      '  - {代码: test_fact, 名称: 试验事实, 类型: 金额, 层级: 户, 主管: 民政, 敏感: 低, 保留年: 5}\n'
    const after = profileColumns(loadCatalogue(`${factsText}\n${entry}`))
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-1)).toMatchObject({
      table: 'household_profile',
      column: 'f_test_fact',
      sqlType: 'bigint',
    })
  })

  it('finds a fact by name and by code', () => {
    expect(catalogue.findByName('残疾等级')).toBe(catalogue.findByCode('disability_grade'))
  })

  it('names line and column of a wrong type, with the nearest', () => {
    const text =
      '事实:\n  - {代码: a, 名称: 甲, 类型: 金鹅, 层级: 人, 主管: 民政, 敏感: 低, 保留年: 5}\n'
    expect(refusalOf(() => loadCatalogue(text))).toContain(
      '第 2 行第 24 列：不认识的取值“金鹅”，是否想写“金额”',
    )
  })
})

describe('a pack', () => {
  const local: PolicyFile = {
    path: 'local/pack.yaml',
    text: `标识: local
名称: 本地
继承: [base]
文件: {文号: 新政办〔2024〕22号}
参数:
  边缘倍数: {取值: [{自: 2024-07-16, 值: 1.50}], 依据: 一（一）3}
类别:
  - {名称: 甲类, 依据: 一（一）1}
数据集: [{代码: two, 名称: 二}, {代码: one, 名称: 壹}]
`,
  }

  it('replaces what it names and inherits the rest', () => {
    const pack = loadPack({ files: [base, local], catalogue })
    expect(pack.lineage).toEqual(['local', 'base'])
    const multiple = pack.parameters.get('边缘倍数')
    expect(multiple?.values[0]?.value).toEqual({ kind: 'number', whole: 15, scale: 1 })
    expect(multiple?.basis).toEqual({ document: '新政办〔2024〕22号', article: '一（一）3' })
    expect(pack.categories[0]?.basis?.article).toBe('一（一）1')
    expect(pack.categories[0]?.conditions[0]?.name).toBe('收入低')
    expect(pack.parameters.get('低保标准')).toMatchObject({ type: 'money' })
    expect(pack.parameters.get('低保标准')?.values[0]?.isExample).toBe(true)
    expect(pack.section('数据集')).toEqual([
      { 代码: 'one', 名称: '壹' },
      { 代码: 'two', 名称: '二' },
    ])
  })

  it('refuses an unquoted code, which would lose digits', () => {
    const file = { path: 'p/pack.yaml', text: '标识: p\n名称: 例\n代码: 999901100201\n' }
    expect(refusalOf(() => loadPack({ files: [file], catalogue }))).toContain('须加引号')
  })

  it('refuses a misspelt key with the nearest one', () => {
    const file = { path: 'p/pack.yaml', text: '标识: p\n名称: 例\n参数:\n  甲: {取直: []}\n' }
    expect(refusalOf(() => loadPack({ files: [file], catalogue }))).toContain(
      'p/pack.yaml 第 4 行第 7 列：不认识的键“取直”，是否想写“取值”',
    )
  })

  it('refuses a name given twice in one pack', () => {
    const twice = {
      path: 'base/more.yaml',
      text: '参数:\n  边缘倍数: {取值: [{自: 2021-07-01, 值: 2}]}\n',
    }
    expect(refusalOf(() => loadPack({ files: [base, twice], catalogue }))).toContain('已经定义过')
  })
})
