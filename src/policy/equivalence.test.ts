import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LocalDate, localDate } from '#kernel/index'
import { arbitraryHousehold } from '../../tests/policy/arbitrary-households.ts'
import { arbitraryPack } from '../../tests/policy/arbitrary-packs.ts'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import { evaluateBySql, openPolicyDatabase } from '../../tests/policy/sql-runner.ts'
import {
  type CheckedPack,
  compilePack,
  evaluatorFor,
  type HouseholdFacts,
  loadPack,
  type SqlRequest,
} from './index.ts'

/** What JavaScript finds, in the shape of the SQL results: every rule of every subject. */
function evaluateByJs(pack: CheckedPack, households: readonly HouseholdFacts[], day: LocalDate) {
  const evaluate = evaluatorFor(pack, { day })
  return households.map((facts) => {
    const { household, members, rules } = evaluate(facts)
    const open = new Map(rules.map((one) => [`${one.rule} ${one.memberId ?? '-'}`, one]))
    const all = pack.rules.flatMap(({ rule, level }) =>
      (level === '户' ? [null] : facts.members.map((one) => one.id)).map((id) => {
        const hit = open.get(`${rule.id} ${id ?? '-'}`)
        return `${rule.id} ${id ?? '-'} ${hit ? hit.truth : false} ${hit?.truth === true ? hit.band : '-'}`
      }),
    )
    return {
      category: household.category,
      verdicts: household.verdictText,
      benefit: household.benefit,
      counted: household.counted ?? null,
      labels: household.labels,
      members: [...members]
        .filter(([, one]) => one.own !== null)
        .map(([id, one]) => `${id} ${one.own} ${one.verdictText}`),
      rules: all.sort(),
    }
  })
}

async function evaluateAlike(
  db: Awaited<ReturnType<typeof openPolicyDatabase>>,
  pack: CheckedPack,
  given: { readonly households: readonly HouseholdFacts[]; readonly request: SqlRequest },
) {
  const bySql = await evaluateBySql(db, pack, {
    ...given,
    request: { ...given.request, outcome: 'all' },
  })
  const shaped = bySql.map((one, index) => {
    const id = (member: number | null) =>
      member === null ? '-' : (given.households[index]?.members[member]?.id ?? '?')
    const { category, verdicts, benefit, countedLow: low, countedHigh: high, labels } = one
    return {
      category,
      verdicts,
      benefit,
      counted: low === null || high === null ? null : { low, high },
      labels,
      members: [...one.members]
        .sort(([a], [b]) => a - b)
        .map(([member, own]) => `${id(member)} ${own.category} ${own.verdicts}`),
      rules: one.rules
        .map(
          ({ rule, member, truth, band }) =>
            `${rule} ${id(member)} ${truth} ${truth === true ? band : '-'}`,
        )
        .sort(),
    }
  })
  expect(shaped).toEqual(evaluateByJs(pack, given.households, given.request.day))
}

describe('JavaScript and SQL give the same', async () => {
  const db = await openPolicyDatabase()
  const county = compilePack(
    loadPack({ files: policyFiles, catalogue, id: '410721-xinxiang' }),
    catalogue,
  )

  it.each(['2024-10-11', '2024-07-20', '2026-02-28'])(
    'the county pack on %s, over random households',
    async (text) => {
      const day = localDate(text)
      const property = fc.asyncProperty(
        fc.array(arbitraryHousehold, { minLength: 40, maxLength: 40 }),
        fc.constantFrom('all' as const, 'ids' as const),
        (households, scope) => evaluateAlike(db, county, { households, request: { day, scope } }),
      )
      await fc.assert(property, { numRuns: 5, endOnFailure: true })
    },
  )

  it('random packs over random households', async () => {
    const property = fc.asyncProperty(
      arbitraryPack,
      fc.array(arbitraryHousehold, { minLength: 12, maxLength: 12 }),
      async (text, households) => {
        const pack = compilePack(
          loadPack({ files: [{ path: 'random/pack.yaml', text }], catalogue }),
          catalogue,
        )
        await evaluateAlike(db, pack, { households, request: { day: localDate('2024-10-11') } })
      },
    )
    await fc.assert(property, { numRuns: 60, endOnFailure: true })
  })
})
