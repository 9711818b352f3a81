import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LocalDate, localDate } from '#kernel/index'
import { arbitraryHousehold } from '../../tests/policy/arbitrary-households.ts'
import { arbitraryPack } from '../../tests/policy/arbitrary-packs.ts'
import { catalogue, packFolders, policyFiles } from '../../tests/policy/read-packs.ts'
import {
  type CheckedPack,
  categoryFacts,
  compilePack,
  evaluateSnapshot,
  evaluatorFor,
  factsAt,
  type HouseholdFacts,
  loadPack,
  snapshotOf,
} from './index.ts'

function byColumn(pack: CheckedPack, households: readonly HouseholdFacts[], day: LocalDate) {
  const snapshot = snapshotOf(categoryFacts(pack), households)
  const found = evaluateSnapshot(pack, snapshot, { day })
  return households.map((_, row) => {
    const [from, to] = [snapshot.memberStart[row], snapshot.memberStart[row + 1]]
    const benefit = found.benefits[row] ?? Number.NaN
    return {
      category: found.names[found.categories[row] ?? -1],
      benefit: Number.isNaN(benefit) ? null : benefit,
      own: [...found.ownCategories.subarray(from, to)].map((own) => found.ownNames[own] ?? null),
    }
  })
}

function oneByOne(pack: CheckedPack, households: readonly HouseholdFacts[], day: LocalDate) {
  const evaluate = evaluatorFor(pack, { day })
  return households.map((facts) => {
    const { household, members } = evaluate(facts, { rules: false })
    const { category, benefit } = household
    return { category, benefit, own: [...members.values()].map((one) => one.own) }
  })
}

describe('a snapshot gives what the households give one by one', () => {
  it.each(packFolders)('the pack %s over random households', (id) => {
    const pack = compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue)
    const property = fc.property(
      fc.array(arbitraryHousehold, { minLength: 30, maxLength: 30 }),
      fc.constantFrom('2024-10-11', '2025-02-28', '2026-03-01'),
      (households, day) => {
        const facts = byColumn(pack, households, localDate(day))
        expect(facts).toEqual(oneByOne(pack, households, localDate(day)))
      },
    )
    fc.assert(property, { numRuns: 20, endOnFailure: true })
  })

  it('random packs over random households', () => {
    const day = localDate('2024-10-11')
    const property = fc.property(
      arbitraryPack,
      fc.array(arbitraryHousehold, { minLength: 20, maxLength: 20 }),
      (text, households) => {
        const files = [{ path: 'random/pack.yaml', text }]
        const pack = compilePack(loadPack({ files, catalogue }), catalogue)
        expect(byColumn(pack, households, day)).toEqual(oneByOne(pack, households, day))
      },
    )
    fc.assert(property, { numRuns: 300, endOnFailure: true })
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
