import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import { catalogue, policyFiles } from '../../tests/policy/read-packs.ts'
import { countyCode, evaluateBySql, openPolicyDatabase } from '../../tests/policy/sql-runner.ts'
import {
  benefitsOf,
  type CheckedPack,
  compareBenefits,
  compilePack,
  compileSql,
  explainScheme,
  explainSchemes,
  type HouseholdFacts,
  kindOfCase,
  loadPack,
  packOfCase,
  readBenefitCase,
} from './index.ts'

// The county whose document prints how much rent is cut: 新乡县.
const load = (id: string) => compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue)

const schemesNamedIn = ({ pack }: CheckedPack, names: readonly string[]) =>
  pack.schemes
    .filter(
      ({ id, details }) => names.includes(id) || details.some((one) => names.includes(one.name)),
    )
    .map(({ id }) => id)

const casesIn = (file: string): readonly unknown[] =>
  JSON.parse(readFileSync(`tests/cases/${file}`, 'utf8'))

describe('cases about aid', async () => {
  const db = await openPolicyDatabase()
  const xinxiang = load('410721-xinxiang')
  const packs = new Map([load('national'), xinxiang].map((one) => [one.pack.id, one]))
  const heads = [...packs.values()].map(({ pack }) => pack)
  const cases = ['benefits.json', 'benefits-own.json'].flatMap(casesIn).flatMap((entry) => {
    const { id, locality } = entry as { id: string; locality: string } // of our own files
    const checked = packs.get(packOfCase({ locality }, heads)) as CheckedPack // one of the two
    return kindOfCase(entry, checked.pack) === 'benefit' ? [{ id, entry, checked }] : []
  })

  it.each(cases)('$id in JavaScript', ({ entry, checked }) => {
    const { day, facts, expected } = readBenefitCase(entry, catalogue)
    const found = benefitsOf(explainSchemes(checked, facts, { day }))
    expect(compareBenefits(expected, found)).toEqual([])
  })

  it.each(cases)('$id in SQL', async ({ entry, checked }) => {
    const { day, facts, expected } = readBenefitCase(entry, catalogue)
    await evaluateBySql(db, checked, { households: [facts], request: { day, rules: [] } })
    const wanted = schemesNamedIn(checked, Object.keys(expected))
    const { text } = compileSql(checked, { day, outcome: 'all', schemes: wanted }).schemes
    const { rows } = await db.query<{
      scheme: string
      entitled: boolean | null
      details: Record<string, [number | null, number | null]> | null
    }>(text, [countyCode])
    const found = {
      entitled: new Map(rows.map(({ scheme, entitled }) => [scheme, entitled])),
      details: new Map(
        rows
          .flatMap(({ details }) => Object.entries(details ?? {}))
          .map(([name, [low, high]]) => [name, { low, high }]),
      ),
    }
    expect(compareBenefits(expected, found)).toEqual([])
  })

  it('cases about procedure are told apart', () => {
    const kinds = casesIn('benefits.json').map((one) => kindOfCase(one, xinxiang.pack))
    expect(kinds.filter((kind) => kind === 'casework')).toHaveLength(6)
    expect(kinds).not.toContain('eligibility')
  })
})

describe('explaining a scheme', () => {
  const checked = load('410721-xinxiang')
  const request = { day: localDate('2024-10-11'), householdId: 'h' }
  const renting: HouseholdFacts = {
    household: {
      urban_rural: '城市',
      recorded_category: '低保对象',
      public_rental: true,
      rent_relief_share: 50,
      house_area: 75,
      rental_persons: 4,
      rental_unit_price: 333,
    },
    members: [],
  }

  it('shows the amount, the values beside it and why it counts as not received', () => {
    const found = explainScheme(checked, renting, { ...request, scheme: '公租房租金减免' })
    // 3.33 yuan × 60 m² × 0.9 = 179.82 yuan
    expect(found).toMatchObject({ entitled: true, received: false, amountLow: 17_982 })
    expect(found.details.map(({ name, text }) => `${name} ${text}`)).toEqual([
      '减免面积 60.00 平方米',
      '减免比例 0.9',
      '正常租金面积 15.00 平方米',
    ])
    expect(found.entitlement.children.map(({ title, truth }) => [title, truth])).toEqual([
      ['前提', true],
      ['属于减免类别', true],
    ])
    expect(found.receipt?.truth).toBe(false)
    expect(found.definition.basis).toMatchObject({ article: '三（二）3' })
  })

  it('names what is missing for the amount as well', () => {
    const { rental_unit_price: _price, ...household } = renting.household
    const facts = { ...renting, household }
    const found = explainScheme(checked, facts, { ...request, scheme: '公租房租金减免' })
    expect(found.missing.map(({ name, authority }) => `${authority} ${name}`)).toEqual([
      '住建 公租房月租金单价',
    ])
  })

  it('a scheme that hangs on an undecided class names what keeps the class open', () => {
    const member = { id: 'm', facts: { relation: '本人', birth_date: '1980-01-01', wage: 0 } }
    const facts = { household: { urban_rural: '农村' }, members: [member] }
    const found = explainScheme(checked, facts, { ...request, scheme: '低保金(户)' })
    expect(found.entitled).toBeNull()
    expect(found.missing.map(({ name }) => name)).toContain('低保财产')
  })
})
