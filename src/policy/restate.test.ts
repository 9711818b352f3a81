import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import { compilePack, type ExplanationNode, explainHousehold, loadPack, readCase } from './index.ts'

const pack = compilePack(loadPack({ files: policyFiles, catalogue, id: 'national' }), catalogue)
const cases = (JSON.parse(readFileSync('tests/cases/eligibility.json', 'utf8')) as unknown[]).map(
  readCase,
)

function firstCondition(
  id: string,
  wages: readonly number[],
  standard: number,
): ExplanationNode | undefined {
  const one = cases.find((each) => each.id === id)
  if (!one) throw new Error(id)
  const members = one.facts.members.map((member, index) => ({
    ...member,
    facts: { ...member.facts, wage: wages[index] ?? 0 },
  }))
  const facts = { ...one.facts, members }
  const parameters = { ...one.parameters, 低保标准: standard }
  const { categories } = explainHousehold(pack, facts, { day: one.day, parameters })
  return categories.find((node) => node.title === '低保对象')?.children[0]
}

// C12 is a couple: 24 months of a person stand in a year.
describe('a condition restated per head and month', () => {
  it('shows the relation that holds, and by how much the line is passed', () => {
    const found = firstCondition('C12', [242_000], 440)
    expect(found?.truth).toBe(false)
    expect(found?.restated).toBe('人均月收入 1,210.00 元 ≥ 低保标准 440.00 元')
    expect(found?.distance).toBe('多 770.00 元')
  })

  it('shows what is left below the line', () => {
    const found = firstCondition('C12', [60_000], 440)
    expect(found?.restated).toBe('人均月收入 300.00 元 < 低保标准 440.00 元')
    expect(found?.distance).toBe('离线还有 140.00 元')
  })

  it('adds decimals where two would show a wrong relation', () => {
    const found = firstCondition('C12', [87_999], 440)
    expect(found?.truth).toBe(true)
    expect(found?.restated).toBe('人均月收入 439.9950 元 < 低保标准 440.00 元')
    expect(found?.distance).toBe('离线还有 0.01 元')
  })

  it('says equality at the line, which is not below it', () => {
    const found = firstCondition('C12', [88_000], 440)
    expect(found?.truth).toBe(false)
    expect(found?.restated).toBe('人均月收入 440.00 元 ≥ 低保标准 440.00 元')
    expect(found?.distance).toBe('正好等于')
  })
})
