import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import {
  compilePack,
  type ExplanationNode,
  explainHousehold,
  explainRule,
  loadPack,
  readCase,
  renderExplanation,
} from './index.ts'

const pack = compilePack(
  loadPack({ files: policyFiles, catalogue, id: '410721-xinxiang' }),
  catalogue,
)
const cases = (JSON.parse(readFileSync('tests/cases/eligibility.json', 'utf8')) as unknown[]).map(
  readCase,
)

function caseNamed(id: string) {
  const found = cases.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('an explanation', () => {
  it('puts the numbers of the household into the condition', () => {
    const one = caseNamed('C12')
    const text = renderExplanation(explainHousehold(pack, one.facts, one))
    expect(text).toContain('低保年收入 15,839.76 元 < 1.5 × 12 × 440.00 元 × 2 人 = 15,840.00 元')
    expect(text).toContain('新政办〔2024〕22号 一（一）3')
  })

  it('lists what is missing and whom to ask', () => {
    const one = caseNamed('C59')
    const explanation = explainHousehold(pack, one.facts, one)
    expect(explanation.category).toBe('待核实')
    expect(explanation.missing.map((fact) => [fact.name, fact.authority])).toEqual([
      ['医疗刚性支出', '医保'],
    ])
  })

  it('names file, sheet and row of a value', () => {
    const one = caseNamed('C25')
    const explanation = explainHousehold(pack, one.facts, {
      ...one,
      sourceOf: (_subject, code) =>
        code === 'disability_grade'
          ? { dataset: '残疾人持证信息', file: '残联9月.xlsx', sheet: '名册', row: 7 }
          : undefined,
    })
    expect(renderExplanation(explanation)).toContain(
      '残疾等级：二级　来源：残疾人持证信息 残联9月.xlsx 名册 第 7 行',
    )
  })

  it('explains a rule for one member', () => {
    const one = caseNamed('C25')
    const facts = { ...one.facts, household: { ...one.facts.household, recorded_category: '无' } }
    const explanation = explainRule(pack, facts, { ...one, rule: 'W30', memberId: 'x' })
    expect(explanation.node.truth).toBe(true)
    expect(renderExplanation(explanation)).toContain('W30')
  })

  it('names the fact that chooses a standard, and asks for it when it is missing', () => {
    const known = { relation: '本人', birth_date: '1980-01-01', custody_status: '无' }
    const zero = Object.fromEntries(
      catalogue.facts
        .filter((fact) => fact.level === '人' && fact.type === '金额')
        .map((fact) => [fact.code, 0]),
    )
    const facts = {
      household: { urban_rural: null, dibao_property: '符合', near_dibao_property: '符合' },
      // 500 yuan a month: below the line in town, above it in the country.
      members: [{ id: 'a', facts: { ...zero, ...known, wage: 50_000 } }],
    }
    const explanation = explainHousehold(pack, facts, { day: localDate('2024-10-11') })
    expect(explanation.category).toBe('待核实')
    expect(explanation.missing.map((fact) => fact.name)).toContain('城乡')
  })

  it('never prints a relation that the printed numbers do not have', () => {
    const places = ['410721-xinxiang', '149901-shanxi-county'].map((id) =>
      compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue),
    )
    let seen = 0
    for (const one of cases) {
      for (const place of places) {
        for (const text of textsOf(explainHousehold(place, one.facts, one).categories)) {
          const found =
            /^[^且或<>≤≥=≠]*? (-?[\d,.]+) 元 ([<>≤≥=≠]) (?:[^且或]* = )?(-?[\d,.]+) 元$/.exec(text)
          if (!found) continue
          seen += 1
          const [left, right] = [found[1], found[3]].map((each) =>
            Number(each?.replaceAll(',', '')),
          )
          expect(holds(left ?? 0, found[2] ?? '', right ?? 0), text).toBe(true)
        }
      }
    }
    expect(seen).toBeGreaterThan(100)
  })
})

function textsOf(nodes: readonly ExplanationNode[]): readonly string[] {
  return nodes.flatMap(({ text, children }) => [...(text ? [text] : []), ...textsOf(children)])
}

function holds(left: number, sign: string, right: number): boolean {
  const relation = { '<': left < right, '≤': left <= right, '>': left > right, '≥': left >= right }
  return sign in relation
    ? relation[sign as keyof typeof relation] // a sign of the table, by the test
    : (sign === '=') === (left === right)
}
