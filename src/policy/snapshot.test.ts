import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LocalDate, localDate } from '#kernel/index'
import { arbitraryHousehold } from '../../tests/policy/arbitrary-households.ts'
import { arbitraryPack } from '../../tests/policy/arbitrary-packs.ts'
import { catalogue, packFolders, policyFiles } from '../../tests/policy/read-packs.ts'
import {
  type CheckedPack,
  compilePack,
  evaluateSnapshot,
  evaluatorFor,
  factsAt,
  type HouseholdFacts,
  loadPack,
  type SchemeVerdict,
  schemeFacts,
  snapshotOf,
} from './index.ts'

function schemesOf(pack: CheckedPack): string[] {
  return pack.schemes.map((one) => one.scheme.id)
}

/** The sum of what is certain and the sum of what is possible. */
function costsOf(schemes: readonly SchemeVerdict[], pack: CheckedPack): readonly number[] {
  const paying = new Set(pack.schemes.flatMap((one) => (one.amount ? one.scheme.id : [])))
  let [low, high] = [0, 0]
  for (const { scheme, entitled, amountLow, amountHigh } of schemes) {
    if (entitled === false || !paying.has(scheme)) continue
    if (entitled) low += amountLow ?? 0
    high += amountHigh ?? Number.POSITIVE_INFINITY
  }
  return [low, high]
}

function byColumn(pack: CheckedPack, households: readonly HouseholdFacts[], day: LocalDate) {
  const snapshot = snapshotOf(schemeFacts(pack, schemesOf(pack)), households)
  const found = evaluateSnapshot(pack, snapshot, { day, schemes: schemesOf(pack) })
  return households.map((_, row) => {
    const [from, to] = [snapshot.memberStart[row], snapshot.memberStart[row + 1]]
    const benefit = found.benefits[row] ?? Number.NaN
    return {
      category: found.names[found.categories[row] ?? -1],
      benefit: Number.isNaN(benefit) ? null : benefit,
      costs: [found.costs.low[row], found.costs.high[row]],
      own: [...found.ownCategories.subarray(from, to)].map((own) => found.ownNames[own] ?? null),
    }
  })
}

function oneByOne(pack: CheckedPack, households: readonly HouseholdFacts[], day: LocalDate) {
  const evaluate = evaluatorFor(pack, { day })
  return households.map((facts) => {
    const { household, members, schemes } = evaluate(facts, { rules: false, schemes: true })
    const { category, benefit } = household
    return {
      category,
      benefit,
      costs: costsOf(schemes, pack),
      own: [...members.values()].map((one) => one.own),
    }
  })
}

describe('a snapshot gives what the households give one by one', () => {
  it.each(packFolders)('the pack %s over random households', (id) => {
    const pack = compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue)
    const property = fc.property(
      fc.array(arbitraryHousehold, { minLength: 20, maxLength: 20 }),
      fc.constantFrom('2024-10-11', '2025-02-28', '2026-03-01'),
      (households, day) => {
        const facts = byColumn(pack, households, localDate(day))
        expect(facts).toEqual(oneByOne(pack, households, localDate(day)))
      },
    )
    fc.assert(property, { numRuns: 4, endOnFailure: true })
  })

  it('random packs over random households', () => {
    const day = localDate('2024-10-11')
    const property = fc.property(
      arbitraryPack,
      fc.array(arbitraryHousehold, { minLength: 6, maxLength: 6 }),
      (text, households) => {
        const files = [{ path: 'random/pack.yaml', text }]
        const pack = compilePack(loadPack({ files, catalogue }), catalogue)
        expect(byColumn(pack, households, day)).toEqual(oneByOne(pack, households, day))
      },
    )
    fc.assert(property, { numRuns: 100, endOnFailure: true })
  })

  it('a household read back from its columns is what was put in', () => {
    const property = fc.property(fc.array(arbitraryHousehold, { maxLength: 5 }), (households) => {
      const snapshot = snapshotOf(catalogue.facts, households)
      households.forEach((facts, row) => {
        const back = factsAt(snapshot, row)
        expect(back.household).toEqual(facts.household)
        expect(back.members.map((one) => one.facts)).toEqual(facts.members.map((one) => one.facts))
      })
    })
    fc.assert(property, { numRuns: 50 })
  })

  it('a column the pack reads must be there', () => {
    const [id = ''] = packFolders
    const pack = compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue)
    const snapshot = snapshotOf([], [{ household: {}, members: [] }])
    expect(() => evaluateSnapshot(pack, snapshot, { day: localDate('2024-10-11') })).toThrow(
      'the snapshot has no column',
    )
  })
})
