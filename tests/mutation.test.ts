import { describe, expect, it } from 'vitest'
import {
  type CheckedPack,
  compareOutcome,
  compilePack,
  type EligibilityCase,
  evaluatorFor,
  loadPack,
  outcomeOf,
} from '#policy/index'
import { knownSurvivors } from './policy/known-survivors.ts'
import { compiled, inForce, type Mutant, mutantsOf, placesWithCases } from './policy/mutants.ts'
import { readPackCases } from './policy/read-pack-cases.ts'
import { catalogue, packFolders, policyFiles } from './policy/read-packs.ts'

/**
 * What decides classes and a person's own routes is changed, one literal or operator at a time. Rules and
 * schemes are not: rules are held by the example county's table of hits and near misses, schemes by
 * tests/cases/benefits-own.json and the equivalence of both back ends.
 */
const isLong = process.env.DOUDI_LONG === '1'
/** Of the several hundred changes of a pack, every `step`-th is tried in the ordinary run. */
const step = isLong ? 1 : 6

const packs = packFolders.map((id) => loadPack({ files: policyFiles, catalogue, id }))

function wordsOf(parameter: string): readonly string[] {
  const constants = packs.flatMap((pack) =>
    (pack.parameters.get(parameter)?.values ?? []).map((dated) => dated.value),
  )
  return [...new Set(constants.flatMap((one) => (one?.kind === 'text' ? [one.value] : [])))]
}

function isKilled(pack: CheckedPack, cases: readonly EligibilityCase[]): boolean {
  const evaluators = new Map<string, ReturnType<typeof evaluatorFor>>()
  return cases.some((one) => {
    try {
      const evaluate = evaluators.get(one.day) ?? evaluatorFor(pack, { day: one.day })
      evaluators.set(one.day, evaluate)
      const outcome = outcomeOf(evaluate(one.facts, { rules: false }))
      return compareOutcome(one.expected, outcome).length > 0
    } catch {
      return true
    }
  })
}

describe.each(placesWithCases())('one literal or operator of %s changed', (id) => {
  const checked = compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue)
  const cases = readPackCases(id)

  const days = [...new Set(cases.map((one) => one.day))]
  const marksOf = (pack: CheckedPack) => days.map((day) => inForce(pack, day)).join()
  const original = marksOf(compilePack({ ...checked.pack, rules: [], schemes: [] }, catalogue))

  it('makes at least one of its cases fail, 95 times of 100', { timeout: 900_000 }, () => {
    const survivors: Mutant[] = []
    const counts = { tried: 0, idle: 0 }
    for (const [index, mutant] of mutantsOf(checked, wordsOf).entries()) {
      const pack = index % step === 0 ? compiled(mutant) : undefined
      if (!pack) continue
      if (marksOf(pack) === original) {
        counts.idle += 1
        continue
      }
      counts.tried += 1
      if (!isKilled(pack, cases)) survivors.push(mutant)
    }
    const share = 1 - survivors.length / counts.tried
    console.log(
      `${id}: ${counts.tried} changes of classes and routes, ${(100 * share).toFixed(1)} % found by its ${cases.length} cases; ${counts.idle} more touch nothing in force on their days`,
    )
    const lines = survivors.map(({ where, was, is }) => `${where}: ${was} → ${is}`)
    const unexplained = lines.filter(
      (line) => !knownSurvivors.some(({ starts }) => line.startsWith(starts)),
    )
    expect(unexplained.join('\n')).toBe('')
    expect(share).toBeGreaterThanOrEqual(0.95)
  })
})
