import { describe, expect, it } from 'vitest'
import { catalogue } from '../../tests/policy/read-packs.ts'
import { readPackCase } from './index.ts'

const base = {
  id: 'K1',
  pack: 'national',
  household: { 城乡: '农村', 评估日期: '2024-09-01' },
  members: [{ id: 'a', 关系: '本人', 年龄: 40, 月收入: {} }],
  expected: { 户: '待核实' },
}

describe('a pack’s own case names facts of the catalogue', () => {
  it('of the household, a member and a supporter, in yuan and days', () => {
    const read = readPackCase(
      {
        ...base,
        household: { ...base.household, 事实: { 返贫风险已消除: true, 家庭年收入: 1234.56 } },
        members: [{ ...base.members[0], 事实: { 死亡日期: '2024-08-31', 兄弟姐妹供养费: null } }],
        法定义务人: [{ 关系: '子女', 年龄: 30, 事实: { 义务人年龄: 70 } }],
      },
      catalogue,
    )
    expect(read.facts.household.risk_cleared).toBe(true)
    expect(read.facts.household.household_income).toBe(123456)
    expect(read.facts.members[0]?.facts.death_date).toBe('2024-08-31')
    expect(read.facts.members[0]?.facts.sibling_support).toBeNull()
    expect(read.facts.supporters?.[0]?.facts.supporter_age).toBe(70)
  })

  it('and nothing the catalogue does not know at that level', () => {
    const wrong = { ...base, household: { ...base.household, 事实: { 死亡日期: '2024-08-31' } } }
    expect(() => readPackCase(wrong, catalogue)).toThrow(
      '案例 K1：事实目录的“户”一级没有“死亡日期”',
    )
    const badWord = { ...base, members: [{ ...base.members[0], 事实: { 性别: '未知' } }] }
    expect(() => readPackCase(badWord, catalogue)).toThrow('案例 K1：“性别”的值“未知”不对')
  })
})
