import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import {
  compareOutcome,
  compilePack,
  evaluateHousehold,
  loadPack,
  outcomeOf,
  packOfCase,
  readCase,
} from './index.ts'

const packs = new Map(
  ['national', '410721-xinxiang'].map((id) => [
    id,
    compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue),
  ]),
)
const cases = (JSON.parse(readFileSync('tests/cases/eligibility.json', 'utf8')) as unknown[]).map(
  readCase,
)

describe('the eligibility cases, in JavaScript', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const pack = packs.get(
      packOfCase(
        one,
        [...packs.values()].map((each) => each.pack),
      ),
    )
    if (!pack) throw new Error('no pack')
    const evaluation = evaluateHousehold(pack, one.facts, { ...one, rules: false })
    expect(compareOutcome(one.expected, outcomeOf(evaluation))).toEqual([])
  })
})
