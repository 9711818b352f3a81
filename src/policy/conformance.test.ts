import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue, packFolders, policyFiles } from '../../tests/policy/read-packs.ts'
import {
  evaluateBySql,
  openPolicyDatabase,
  type SqlEvaluation,
} from '../../tests/policy/sql-runner.ts'
import {
  type CaseOutcome,
  type CheckedPack,
  compareOutcome,
  compilePack,
  type EligibilityCase,
  evaluateHousehold,
  loadPack,
  outcomeOf,
  packOfCase,
  readCase,
} from './index.ts'

const packs = packFolders.map((id) => loadPack({ files: policyFiles, catalogue, id }))
const compiled = new Map<string, CheckedPack>()
const cases = ['eligibility', 'eligibility-own', 'eligibility-adversary'].flatMap((name) =>
  (JSON.parse(readFileSync(`tests/cases/${name}.json`, 'utf8')) as unknown[]).map(readCase),
)
const named = cases.map((one) => [one.id, one] as const)

function packFor(one: EligibilityCase): CheckedPack {
  const id = packOfCase(one, packs)
  const pack = packs.find((each) => each.id === id)
  if (!pack) throw new Error(`no pack ${id}`)
  const known = compiled.get(id) ?? compilePack(pack, catalogue)
  compiled.set(id, known)
  return known
}

describe('the eligibility cases, in JavaScript', () => {
  it.each(named)('%s', (_id, one) => {
    const evaluation = evaluateHousehold(packFor(one), one.facts, { ...one, rules: false })
    expect(compareOutcome(one.expected, outcomeOf(evaluation))).toEqual([])
  })
})

describe('the eligibility cases, in SQL', async () => {
  const db = await openPolicyDatabase()
  const evaluated = new Map<string, Promise<readonly SqlEvaluation[]>>()
  const kindOf = (one: EligibilityCase) =>
    JSON.stringify([packOfCase(one, packs), one.day, one.parameters])
  const kinds = new Map<string, EligibilityCase[]>()
  for (const one of cases) kinds.set(kindOf(one), [...(kinds.get(kindOf(one)) ?? []), one])

  /** Cases of the same pack, day and parameters are evaluated by one statement, as a county is. */
  async function evaluationOf(one: EligibilityCase): Promise<SqlEvaluation | undefined> {
    const alike = kinds.get(kindOf(one)) ?? []
    const request = { day: one.day, parameters: one.parameters, rules: [] }
    const households = alike.map(({ facts }) => facts)
    const all =
      evaluated.get(kindOf(one)) ?? evaluateBySql(db, packFor(one), { households, request })
    evaluated.set(kindOf(one), all)
    return (await all)[alike.indexOf(one)]
  }

  it.each(named)('%s', async (_id, one) => {
    const found = await evaluationOf(one)
    if (!found) throw new Error('not evaluated')
    const { countedLow: low, countedHigh: high } = found
    const members: Record<string, string> = {}
    for (const [index, own] of found.members)
      members[one.facts.members[index]?.id ?? ''] = own.category
    const outcome: CaseOutcome = {
      ...found,
      members,
      counted: low === null || high === null ? null : { low, high },
    }
    expect(compareOutcome(one.expected, outcome)).toEqual([])
  })
})

describe('a case that could not fail is refused', () => {
  const household = { 城乡: '农村', 评估日期: '2024-09-01' }

  it('a misspelt key of what is expected', () => {
    const source = { id: 'K1', household, members: [], expected: { 月保障: 1 } }
    expect(() => readCase(source)).toThrow('案例 K1：expected 里有不认识的键“月保障”')
  })

  it('a key of the household that nothing reads', () => {
    const source = { id: 'K2', household: { ...household, 低保标准: 440 }, expected: {} }
    expect(() => readCase(source)).toThrow('案例 K2：household 里有不认识的键“低保标准”')
  })
})
