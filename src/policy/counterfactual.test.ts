import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import { type KnownFact, nearestChanges, possibilitiesOf, withFact } from './counterfactual.ts'
import {
  compilePack,
  evaluatorFor,
  explainHousehold,
  explainRule,
  loadPack,
  readCase,
} from './index.ts'

const pack = compilePack(loadPack({ files: policyFiles, catalogue, id: 'national' }), catalogue)
const cases = (JSON.parse(readFileSync('tests/cases/eligibility.json', 'utf8')) as unknown[]).map(
  readCase,
)

function caseNamed(id: string) {
  const found = cases.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

function knownFactsOf(one: (typeof cases)[number]): readonly KnownFact[] {
  const of = (level: '户' | '人', id: string, facts: Readonly<Record<string, unknown>>) =>
    Object.entries(facts).flatMap(([code, value]): KnownFact[] => {
      const fact = catalogue.findByCode(code)
      const isPlain =
        typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
      return fact && isPlain ? [{ fact, subject: { level, id }, value }] : []
    })
  return [
    ...of('户', '', one.facts.household),
    ...one.facts.members.flatMap((member) => of('人', member.id, member.facts)),
  ]
}

describe('the nearest single change', () => {
  it.each(cases.map((one) => [one.id, one] as const))(
    'of %s gives another class, and one step less does not',
    (_id, one) => {
      const evaluate = evaluatorFor(pack, one)
      const outcomeOf = (facts: typeof one.facts) =>
        evaluate(facts, { rules: false }).household.category
      const base = outcomeOf(one.facts)
      for (const change of nearestChanges(one.facts, knownFactsOf(one), outcomeOf)) {
        const { subject, from, to } = change
        const code = change.fact.code
        expect(outcomeOf(withFact(one.facts, { subject, code, value: to }))).toBe(change.outcome)
        expect(change.outcome).not.toBe(base)
        if (typeof from !== 'number' || typeof to !== 'number') continue
        const before = withFact(one.facts, { subject, code, value: to - Math.sign(to - from) })
        expect(outcomeOf(before)).toBe(base)
      }
    },
  )

  it('is found to the fen and said in the field’s words', () => {
    const one = caseNamed('C12')
    const { changes } = explainHousehold(pack, one.facts, { ...one, changes: true })
    expect(changes[0]).toMatchObject({
      name: '工资收入',
      from: '1,319.98 元',
      to: '1,320.00 元',
      direction: '升到',
      outcome: '不符合',
    })
  })

  it('is not looked for unless asked', () => {
    const one = caseNamed('C12')
    expect(explainHousehold(pack, one.facts, one).changes).toEqual([])
  })

  it('never supposes a death or another kinship', () => {
    for (const one of cases) {
      const { changes, members } = explainHousehold(pack, one.facts, { ...one, changes: true })
      const codes = [changes, ...members.map((each) => each.changes)]
        .flat()
        .map((each) => each.code)
      expect(codes).not.toContain('is_dead')
      expect(codes).not.toContain('relation')
    }
  })
})

describe('a missing fact', () => {
  it('says what each of its values would lead to', () => {
    const one = caseNamed('C59')
    const { missing } = explainHousehold(pack, one.facts, { ...one, changes: true })
    expect(missing.map((fact) => fact.possibilities)).toEqual([
      [
        { value: '不超过 29,999.99 元', outcome: '不符合' },
        { value: '30,000.00 元及以上', outcome: '刚性支出困难家庭成员' },
      ],
    ])
  })

  it('covers every value without a gap', () => {
    const fact = catalogue.findByName('医疗刚性支出')
    if (!fact) throw new Error('医疗刚性支出')
    const found = possibilitiesOf(
      { household: {}, members: [] },
      { fact, subject: { level: '户', id: '' } },
      ({ household }) => (Number(household.rigid_medical) > 5 ? '甲' : '乙'),
    )
    expect(found).toEqual([
      { value: { from: 0, to: 5 }, outcome: '乙' },
      { value: { from: 6, to: 100_000_000_000 }, outcome: '甲' },
    ])
  })
})

describe('a rule', () => {
  const place = compilePack(
    loadPack({ files: policyFiles, catalogue, id: '410721-xinxiang' }),
    catalogue,
  )
  it('names the change after which it would no longer hold', () => {
    const facts = {
      household: { recorded_category: '无' },
      members: [{ id: 'm', facts: { disability_grade: '一级', disability_category: '肢体' } }],
    }
    const explained = explainRule(place, facts, {
      day: localDate('2024-10-11'),
      rule: 'W30',
      memberId: 'm',
      changes: true,
    })
    expect(explained.node.truth).toBe(true)
    expect(explained.changes.map(({ name, outcome }) => [name, outcome])).toContainEqual([
      '残疾等级',
      '不符合',
    ])
  })
})
