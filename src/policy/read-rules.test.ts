import { describe, expect, test } from 'vitest'
import { catalogue } from '../../tests/policy/read-packs.ts'
import { loadPack } from './index.ts'

const base = `标识: base
名称: 全国
监测:
  - 编号: R1
    名称: 重残未纳入
    类型: ②未纳入但可能符合
    级别: 高
    对象: 人
    依据: {文件: 甲, 条: 一}
    当: 残疾等级 = "一级"
    间隔: 6个月
    缺席依赖: [disability]
    推送: {责任: [乡镇], 时限: 10, 事由: 入户}
  - {编号: R2, 名称: 危房, 类型: ①政策未落实, 级别: 低, 对象: 户, 依据: {文件: 甲, 条: 二}, 当: 危房等级 = "D级"}
`

function rulesWith(own: string) {
  const files = [
    { path: 'base/pack.yaml', text: base },
    {
      path: 'own/pack.yaml',
      text: `标识: own\n名称: 某县\n继承: [base]\n文件: {文号: 乙}\n监测:\n${own}`,
    },
  ]
  return loadPack({ files, catalogue, id: 'own' }).rules
}

describe('a nearer pack', () => {
  test('gives only the article of a rule; all else stays the country’s', () => {
    const [first, second] = rulesWith('  - {编号: R1, 依据: 三（一）}\n')
    expect(first?.basis).toEqual({ document: '乙', article: '三（一）' })
    expect(first).toMatchObject({
      name: '重残未纳入',
      class: '②未纳入但可能符合',
      intervalMonths: 6,
      absentDatasets: ['disability'],
      push: { responsible: ['乡镇'], dueDays: 10, reason: '入户' },
    })
    expect(first?.when.text).toBe('残疾等级 = "一级"')
    expect(second?.basis).toEqual({ document: '甲', article: '二' })
  })

  test('gives another condition, class, severity and list of datasets', () => {
    const own =
      '  - {编号: R1, 类型: ③情形复杂, 级别: 低, 当: 残疾等级 = "二级", 缺席依赖: [], 推送: {责任: [民政]}}\n'
    const [first] = rulesWith(own)
    expect(first).toMatchObject({ class: '③情形复杂', severity: '低', absentDatasets: [] })
    expect(first?.when.text).toBe('残疾等级 = "二级"')
    expect(first?.push).toEqual({ responsible: ['民政'], cooperating: [] })
    expect(first?.basis?.document).toBe('甲')
  })

  test('must give the whole of a rule that no pack before it has', () => {
    expect(() => rulesWith('  - {编号: R3, 依据: 一}\n')).toThrow('名称')
  })

  test('may not name a class that there is not', () => {
    expect(() => rulesWith('  - {编号: R1, 类型: ⑤别的}\n')).toThrow('⑤别的')
  })
})

describe('the working days of a push', () => {
  test.each([
    ['10', 10],
    ['10个工作日', 10],
  ])('%s is read as %i', (written, days) => {
    const [first] = rulesWith(`  - {编号: R1, 推送: {责任: [乡镇], 时限: ${written}}}\n`)
    expect(first?.push?.dueDays).toBe(days)
  })

  test.each(['10abc', '-3', '0', '2.5'])('%s is refused with its place', (written) => {
    expect(() => rulesWith(`  - {编号: R1, 推送: {责任: [乡镇], 时限: ${written}}}\n`)).toThrow(
      /own\/pack\.yaml 第 6 行第 \d+ 列：此处应为工作日数，如 10 或 10个工作日/,
    )
  })
})
