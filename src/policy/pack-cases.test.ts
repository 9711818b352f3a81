import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { catalogue, packFolders, policyFiles } from '../../tests/policy/read-packs.ts'
import { evaluateBySql, openPolicyDatabase } from '../../tests/policy/sql-runner.ts'
import {
  type CaseOutcome,
  type CheckedPack,
  compareOutcome,
  compilePack,
  type EligibilityCase,
  evaluateHousehold,
  loadPack,
  outcomeOf,
  readPackCase,
} from './index.ts'

/**
 * The packs' own cases, without any override: `policies/<id>/cases/*.yaml`. `独有: true` marks a
 * household whose answer here is another one than in each other place.
 */
interface OwnCase {
  readonly case: EligibilityCase
  readonly source: string
  readonly why: string
  readonly isUnique: boolean
}

const db = await openPolicyDatabase()

const places: ReadonlyMap<string, CheckedPack> = new Map(
  packFolders.flatMap((id) => {
    const pack = loadPack({ files: policyFiles, catalogue, id })
    return pack.section('地区') === undefined ? [] : [[id, compilePack(pack, catalogue)] as const]
  }),
)

function casesOf(id: string): readonly OwnCase[] {
  const folder = `policies/${id}/cases`
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  return names
    .filter((name) => name.endsWith('.yaml'))
    .flatMap(
      (name) => parse(readFileSync(`${folder}/${name}`, 'utf8')) as Record<string, unknown>[],
    )
    .map((entry) => ({
      case: readPackCase(entry, catalogue),
      source: String(entry.source ?? ''),
      why: String(entry.why ?? ''),
      isUnique: entry.独有 === true,
    }))
}

function outcomeIn(pack: CheckedPack, one: EligibilityCase): CaseOutcome {
  return outcomeOf(evaluateHousehold(pack, one.facts, { day: one.day, rules: false }))
}

/** The outcomes by the compiled statements, by case: one evaluation a day. */
async function outcomesInSql(
  pack: CheckedPack,
  cases: readonly OwnCase[],
): Promise<ReadonlyMap<string, CaseOutcome>> {
  const outcomes = new Map<string, CaseOutcome>()
  for (const day of new Set(cases.map((one) => one.case.day))) {
    const today = cases.map((one) => one.case).filter((one) => one.day === day)
    const households = today.map(({ facts }) => facts)
    const found = await evaluateBySql(db, pack, { households, request: { day, rules: [] } })
    found.forEach((one, index) => {
      const { countedLow: low, countedHigh: high } = one
      const members = [...one.members].map(
        ([member, own]) => [today[index]?.facts.members[member]?.id ?? '', own.category] as const,
      )
      outcomes.set(today[index]?.id ?? '', {
        ...one,
        members: Object.fromEntries(members),
        counted: low === null || high === null ? null : { low, high },
      })
    })
  }
  return outcomes
}

for (const [id, pack] of places) {
  const cases = casesOf(id)
  describe(`the cases of ${id}`, async () => {
    const inSql =
      cases.length > 0 ? await outcomesInSql(pack, cases) : new Map<string, CaseOutcome>()

    it('there are at least 20, each citing an article, each of this pack, each with its own id', () => {
      expect(cases.length).toBeGreaterThanOrEqual(20)
      expect(
        cases.filter(({ source }) => !/[一二三四五六七八九十]|第.+条|-\d/.test(source)),
      ).toEqual([])
      expect(cases.filter(({ why }) => why === '')).toEqual([])
      expect(cases.filter((one) => one.case.pack !== id)).toEqual([])
      expect(new Set(cases.map((one) => one.case.id)).size).toBe(cases.length)
    })

    it.each(cases.map((one) => [one.case.id, one.case] as const))('%s', (own, one) => {
      expect(compareOutcome(one.expected, outcomeIn(pack, one))).toEqual([])
      const bySql = inSql.get(own)
      expect(bySql && compareOutcome(one.expected, bySql)).toEqual([])
    })

    it('one household has here an answer it has in no other place', () => {
      const unique = cases.filter((one) => one.isUnique)
      expect(unique.length).toBeGreaterThanOrEqual(1)
      for (const { case: one } of unique) {
        const same = [...places.entries()]
          .filter(([other]) => other !== id)
          .filter(([, other]) => compareOutcome(one.expected, outcomeIn(other, one)).length === 0)
        expect(same.map(([other]) => other)).toEqual([])
      }
    })
  })
}

it('the places are those whose pack names its 地区', () => {
  expect(places.size).toBeGreaterThan(0)
})
