import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LocalDate, localDate } from '#kernel/index'
import { arbitraryHousehold } from '../../tests/policy/arbitrary-households.ts'
import { catalogue, packFolders, policyFiles } from '../../tests/policy/read-packs.ts'
import {
  type CheckedPack,
  compilePack,
  type ExplainedHousehold,
  evaluatorFor,
  explainedEvaluatorFor,
  explainHousehold,
  type HouseholdFacts,
  loadPack,
  namedValues,
  undecided,
} from './index.ts'
import { tracerFor } from './tracing.ts'
import type { Expression } from './typed.ts'

function packOf(id: string): CheckedPack {
  return compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue)
}

/** Every term listed for a condition of the household has the value the closures find. */
function compareTerms(
  pack: CheckedPack,
  facts: HouseholdFacts,
  given: { readonly explained: ExplainedHousehold; readonly day: LocalDate },
): void {
  const evaluation = evaluatorFor(pack, given)(facts, { rules: false })
  const tracer = tracerFor(pack, { ...given, facts, evaluation, householdId: 'h' })
  for (const { of, values } of given.explained.conditions) {
    of.own.forEach(({ name, kind, type, scale }, at) => {
      const [value, term] = [values[at], pack.pack.terms.get(name)]
      if (kind !== 'term' || value === undefined || type === 'day' || !term) return
      const checked = pack.terms.get(term)
      const expression = { ...checked, op: 'term', term } as Expression // a reading of the term
      const read = tracer.read(expression)
      expect([name, value]).toEqual([name, read.value])
      if (typeof value === 'number') expect(scale).toBe(read.scale)
    })
  }
}

/** Each fact listed as missing is unknown, and is among those that the explanation names. */
function compareMissing(
  pack: CheckedPack,
  facts: HouseholdFacts,
  given: {
    readonly explained: ExplainedHousehold
    readonly day: LocalDate
    readonly isPlace: boolean
  },
): void {
  const { explained, day } = given
  for (const { of, truth, missing } of explained.conditions) {
    if (truth !== null) expect(missing).toEqual([])
    const keys = missing.map((one) => `${one.fact.code} ${one.subject}`)
    expect([of.condition, new Set(keys).size]).toEqual([of.condition, keys.length])
    for (const { fact, subject, department } of missing) {
      const subjects = fact.level === '人' ? facts.members : (facts.supporters ?? [])
      const own =
        fact.level === '户' ? facts.household : subjects.find((one) => one.id === subject)?.facts
      expect([fact.name, own?.[fact.code] ?? null]).toEqual([fact.name, null])
      expect(department).toBe(fact.authority)
    }
  }
  if (explained.category !== undecided) return
  const explanation = explainHousehold(pack, facts, { day, householdId: 'h' })
  const decisive = explanation.categories.at(-1)?.title
  const named = new Set(explanation.missing.map((one) => `${one.code} ${one.subject.id}`))
  const ours = explained.conditions
    .filter((one) => one.of.category === decisive)
    .flatMap((one) => one.missing)
  // A parameter that no province has settled is no fact that anybody could send.
  if (given.isPlace && named.size > 0) expect(ours.length).toBeGreaterThan(0)
  for (const { fact, subject } of ours) {
    // The fact that chooses a parameter's value is named here only.
    if (fact.code !== 'urban_rural') expect(named).toContain(`${fact.code} ${subject ?? 'h'}`)
  }
}

describe('explained evaluation', () => {
  it.each(packFolders)('%s: verdicts, values and missing facts of random households', (id) => {
    const pack = packOf(id)
    const property = fc.property(
      fc.array(arbitraryHousehold, { minLength: 12, maxLength: 12 }),
      fc.constantFrom('2024-10-11', '2026-03-01'),
      (households, text) => {
        const day = localDate(text)
        const [explain, evaluate] = [
          explainedEvaluatorFor(pack, { day }),
          evaluatorFor(pack, { day }),
        ]
        for (const facts of households) {
          const explained = explain(facts)
          const { household, members } = evaluate(facts, { rules: false })
          expect(explained.category).toBe(household.category)
          expect(explained.benefit).toBe(household.benefit)
          expect(
            explained.conditions.map(({ of, truth }) => ({
              category: of.category,
              condition: of.condition,
              truth,
            })),
          ).toEqual(household.verdicts)
          expect(explained.members.map((one) => [one.id, one.own])).toEqual(
            [...members].map(([member, { own }]) => [member, own]),
          )
          compareTerms(pack, facts, { explained, day })
          compareMissing(pack, facts, { explained, day, isPlace: !/0000-|national/.test(id) })
        }
      },
    )
    fc.assert(property, { numRuns: 3, endOnFailure: true })
  })

  const evaluate = explainedEvaluatorFor(packOf('410721-xinxiang'), {
    day: localDate('2024-10-11'),
  })
  const facts: HouseholdFacts = {
    household: { urban_rural: '农村', household_income: 1_500_000, dibao_property: null },
    members: [
      {
        id: 'a',
        facts: { relation: '本人', is_dead: false, custody_status: '无', death_date: null },
      },
    ],
  }

  it('says by which values a condition holds, and who has what is missing', () => {
    const { category, conditions } = evaluate(facts)
    expect(category).toBe('待核实')
    const income = conditions.find((one) => one.of.condition === '家庭人均收入低于低保标准')
    const rows = income ? namedValues(evaluate(facts), income) : []
    const named = Object.fromEntries(rows.map(({ of, value }) => [of.name, value]))
    expect(rows).toContainEqual({ of: expect.objectContaining({ name: '与户主关系' }), value: '本人', subject: 'a' }) // biome-ignore format: one row
    expect(income?.truth).toBe(false)
    expect(named).toMatchObject({ 家庭年收入: 1_500_000, 低保标准: 480, 计算人口: 1 })
    expect(named.低保差额).toBe(1_500_000 - 12 * 48_000)
    const property = conditions.find((one) => one.of.condition === '家庭财产状况符合低保规定')
    expect(property?.missing.map((one) => [one.fact.name, one.subject, one.department])).toEqual([
      ['低保财产', null, expect.any(String)],
    ])
  })

  it('takes households of any size, one after the other', () => {
    const [member] = facts.members
    if (!member) throw new Error('there is a member')
    const many = Array.from({ length: 70 }, (_, at) => ({ ...member, id: String(at) }))
    const large = evaluate({ ...facts, members: many })
    expect(large.members.map((one) => one.id)).toEqual(many.map((one) => one.id))
    expect(evaluate(facts)).toEqual(evaluate(facts))
  })

  it('a value of another type is our mistake', () => {
    const wrong = { ...facts, household: { ...facts.household, household_income: '15000' } }
    expect(() => evaluate(wrong)).toThrow('of another type')
    expect(evaluate(facts).category).toBe('待核实')
  })
})
