import fc from 'fast-check'
import type { Fact, FactValue, FactValues, HouseholdFacts, SubjectLevel } from '#policy/index'
import { catalogue } from './read-packs.ts'

/** What numbers and days a generated household may have. */
export interface Pools {
  readonly amounts: readonly number[]
  readonly counts: readonly number[]
  readonly areas: readonly number[]
  readonly days: readonly string[]
}

// Amounts around the lines of the pack: 480, 690, 720 and 1035 yuan a month, their years, 22,000 a year.
export const plainPools: Pools = {
  amounts: [
    0, 1, 47_999, 48_000, 48_001, 69_000, 72_000, 100_000, 576_000, 575_999, 864_000, 2_200_000,
    4_400_000,
  ],
  counts: [0, 1, 2, 3, 60, 70, 90],
  areas: [0, 19.99, 20, 60.01],
  days: [
    '1950-02-28',
    '1964-10-11',
    '1964-10-12',
    '2004-02-29',
    '2006-10-11',
    '2006-10-12',
    '2008-10-11',
    '2008-10-12',
    '2020-02-29',
    '2024-09-11',
    '2024-10-10',
    '2024-10-11',
    '2024-12-31',
  ],
}

function valueFor(fact: Fact, pools: Pools): fc.Arbitrary<FactValue> {
  switch (fact.type) {
    case '金额':
      return fc.constantFrom(...pools.amounts)
    case '数量':
      return fc.constantFrom(...pools.counts.filter((one) => one <= (fact.maximum ?? one)))
    case '面积':
      return fc.constantFrom(...pools.areas)
    case '是否':
      return fc.boolean()
    case '代码':
      return fc.constantFrom(...fact.codes.map((code) => code.value))
    case '文本':
      return fc.constantFrom('无', '特困人员', '低保对象')
    default:
      return fc.constantFrom(...pools.days)
  }
}

/** Facts of a subject: each known in some households, in others unknown. */
export function arbitraryFacts(
  level: SubjectLevel,
  unknown: number,
  pools: Pools = plainPools,
): fc.Arbitrary<FactValues> {
  const facts = catalogue.facts.filter((fact) => fact.level === level)
  const record: Record<string, fc.Arbitrary<FactValue>> = {}
  for (const fact of facts) {
    const known = { arbitrary: valueFor(fact, pools), weight: 100 - unknown }
    record[fact.code] = fc.oneof(known, { arbitrary: fc.constant(null), weight: unknown })
  }
  return fc.record(record)
}

/** Households without, with one and with several members; little or much unknown. */
export const arbitraryHousehold: fc.Arbitrary<HouseholdFacts> = householdsFrom(plainPools)

/** The same with numbers and days of one's own; `largest`: how many members at most. */
export function householdsFrom(
  pools: Pools,
  { unknown = [0, 5, 40], largest = 4 }: { unknown?: readonly number[]; largest?: number } = {},
): fc.Arbitrary<HouseholdFacts> {
  return fc
    .constantFrom(...unknown)
    .chain((share) =>
      fc.record({
        household: arbitraryFacts('户', share, pools),
        members: fc.array(arbitraryFacts('人', share, pools), { maxLength: largest }),
        supporters: fc.array(arbitraryFacts('义务人', share, pools), { maxLength: 2 }),
      }),
    )
    .map(({ household, members, supporters }) => ({
      household,
      members: members.map((facts, index) => ({ id: `m${index}`, facts: usual(facts, index) })),
      supporters: supporters.map((facts, index) => ({ id: `s${index}`, facts })),
    }))
}

// Many incomes of zero and a first member who is the applicant: else no household comes near a line.
function usual(facts: FactValues, index: number): FactValues {
  const plain: Record<string, FactValue> = { ...facts, ...(index === 0 && { relation: '本人' }) }
  let keep = 1
  for (const fact of catalogue.facts) {
    if (fact.level !== '人' || fact.type !== '金额' || plain[fact.code] === null) continue
    keep = (keep * 7 + fact.code.length + index) % 11
    if (keep > 1) plain[fact.code] = 0
  }
  return plain
}
