import { chance } from './generated-people.ts'

/** One rule of ten conditions in three languages: facts by code, money in fen. */
interface Condition {
  readonly ours: string
  readonly feel: string
  readonly zen: string
}

export const tenConditions: readonly Condition[] = [
  { ours: '城乡 = "农村"', feel: 'urban_rural = "农村"', zen: 'urban_rural == "农村"' },
  {
    ours: '家庭年收入 < 8640',
    feel: 'household_income < 864000',
    zen: 'household_income < 864000',
  },
  { ours: '低保财产 = "符合"', feel: 'dibao_property = "符合"', zen: 'dibao_property == "符合"' },
  {
    ours: '边缘财产 = "符合"',
    feel: 'near_dibao_property = "符合"',
    zen: 'near_dibao_property == "符合"',
  },
  { ours: '收入稳定', feel: 'income_steady = true', zen: 'income_steady == true' },
  { ours: '医疗刚性支出 > 1000', feel: 'rigid_medical > 100000', zen: 'rigid_medical > 100000' },
  {
    ours: '防返贫类型 in ("脱贫不稳定户", "边缘易致贫户")',
    feel: 'relapse_type in ("脱贫不稳定户", "边缘易致贫户")',
    zen: 'relapse_type in ["脱贫不稳定户", "边缘易致贫户"]',
  },
  { ours: 'not(返贫风险已消除)', feel: 'not(risk_cleared)', zen: 'not risk_cleared' },
  {
    ours: '教育刚性支出 <= 5000',
    feel: 'rigid_education <= 500000',
    zen: 'rigid_education <= 500000',
  },
  {
    ours: '危房等级 in ("C级", "D级")',
    feel: 'house_danger in ("C级", "D级")',
    zen: 'house_danger in ["C级", "D级"]',
  },
]

/** The rule as a class of a pack of its own. */
export function packOfTen(): string {
  const conditions = tenConditions.map(({ ours }, at) => ({ 名称: `条件${at + 1}`, 当: ours }))
  return JSON.stringify({
    标识: 'bench',
    名称: '性能测量',
    文件: { 文号: '性能测量〔2024〕1号' },
    类别: [{ 名称: '十项条件', 序: 1, 依据: '一', 条件: conditions }],
  })
}

/** FEEL: one context of ten truths. */
export function feelOfTen(): string {
  return `{${tenConditions.map(({ feel }, at) => `c${at + 1}: ${feel}`).join(', ')}}`
}

/** A ZEN decision with one expression node of ten truths. */
export function zenOfTen(): object {
  const expressions = tenConditions.map(({ zen }, at) => {
    return { id: `e${at}`, key: `c${at + 1}`, value: zen }
  })
  const nodes = [
    { id: 'in', type: 'inputNode', name: 'in' },
    { id: 'ten', type: 'expressionNode', name: 'ten', content: { expressions } },
    { id: 'out', type: 'outputNode', name: 'out' },
  ]
  const edge = (sourceId: string, targetId: string) => {
    return { id: `${sourceId}-${targetId}`, type: 'edge', sourceId, targetId }
  }
  return { nodes, edges: [edge('in', 'ten'), edge('ten', 'out')] }
}

export type TenFacts = Readonly<Record<string, string | number | boolean | null>>

/** Households with all ten facts known, each condition now true, now false. */
export function tenFacts(at: number): TenFacts {
  const pick = <T>(salt: number, values: readonly [T, ...T[]]): T =>
    values[chance(at, salt) % values.length] ?? values[0]
  return {
    urban_rural: pick(21, ['农村', '城市']),
    household_income: chance(at, 22) * 1728,
    dibao_property: pick(23, ['符合', '不符合']),
    near_dibao_property: pick(24, ['符合', '不符合']),
    income_steady: pick(25, [true, false]),
    rigid_medical: chance(at, 26) * 200,
    relapse_type: pick(27, ['无', '脱贫不稳定户', '边缘易致贫户', '突发严重困难户']),
    risk_cleared: pick(28, [true, false]),
    rigid_education: chance(at, 29) * 1000,
    house_danger: pick(30, ['无', 'A级', 'C级', 'D级']),
  }
}
