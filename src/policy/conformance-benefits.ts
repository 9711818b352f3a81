import { type LocalDate, localDate, parseLocalDate, type Truth } from '#kernel/index'
import type { Catalogue } from './catalogue.ts'
import { namedFacts } from './conformance-facts.ts'
import { gradeOf, memberFacts } from './conformance-member.ts'
import type { ExplainedScheme } from './explain-scheme.ts'
import type { FactValue, FactValues, HouseholdFacts } from './frame.ts'
import type { Pack } from './pack.ts'
import { refuse } from './refusals.ts'

type Json = Readonly<Record<string, unknown>>

/** A case about aid: what schemes give, by the 编号 of a scheme or the name of one of its details. */
export interface BenefitCase {
  readonly id: string
  readonly locality: string
  readonly pack?: string
  readonly day: LocalDate
  readonly facts: HouseholdFacts
  readonly expected: Json
}

/** What an engine found: whether each scheme is due, and the bounds of each detail. */
export interface BenefitOutcome {
  readonly entitled: ReadonlyMap<string, Truth>
  readonly details: ReadonlyMap<
    string,
    { readonly low: number | null; readonly high: number | null }
  >
}

/** Benefit cases name no day. */
const usualDay = localDate('2024-12-31')

/** What cases about casework expect: procedure, deadlines, publication. No scheme decides them. */
const ofCasework = ['处置', '最长月', '最迟', '户籍限制', '认定公示', '影响全户']

const householdKeys = ['住房', '类别', '人口', '面积', '残疾等级', '需长期照护', '评估日期', '事实']

/** Which kind of case an entry is, by what it expects. */
export function kindOfCase(value: unknown, pack: Pack): 'eligibility' | 'benefit' | 'casework' {
  const keys = Object.keys(recordOf(recordOf(value).expected))
  if (keys.length > 0 && keys.every((key) => ofCasework.includes(key))) return 'casework'
  const names = pack.schemes.flatMap(({ id, details }) => [id, ...details.map(({ name }) => name)])
  return keys.some((key) => names.includes(key)) ? 'benefit' : 'eligibility'
}

/** Reads a benefit case; refuses keys and words it does not know. */
export function readBenefitCase(value: unknown, catalogue: Catalogue): BenefitCase {
  const source = recordOf(value)
  const id = String(source.id ?? '')
  const household = recordOf(source.household)
  for (const key of Object.keys(household)) {
    if (!householdKeys.includes(key)) throw invalid(id, `household 里有不认识的键“${key}”`)
  }
  const day = parseLocalDate(String(household.评估日期 ?? usualDay))
  if (day === undefined) throw invalid(id, '“评估日期”不是日期')
  const named = (given: unknown, level: '户' | '人') => namedFacts(given, { id, level, catalogue })
  const listed = (Array.isArray(source.members) ? source.members : []).map(recordOf)
  const members = listed.map((member) => {
    const around = { members: listed, day, invalid: (why: string) => invalid(id, why) }
    const read = memberFacts(member, around)
    const certified = disabilityFacts(member)
    return { ...read, facts: { ...read.facts, ...certified, ...named(member.事实, '人') } }
  })
  const alone = { id: 'm1', facts: personFacts(household) }
  return {
    id,
    locality: String(source.locality ?? ''),
    ...(source.pack !== undefined && { pack: String(source.pack) }),
    day,
    facts: {
      household: { ...householdFacts(household, id), ...named(household.事实, '户') },
      members: members.length > 0 ? members : [alone],
    },
    expected: recordOf(source.expected),
  }
}

/** The explained schemes of a household in the words of the case format. */
export function benefitsOf(explained: readonly ExplainedScheme[]): BenefitOutcome {
  return {
    entitled: new Map(explained.map((one) => [one.scheme, one.entitled])),
    details: new Map(
      explained.flatMap(({ details }) =>
        details.map(({ name, low, high }) => [name, { low, high }] as const),
      ),
    ),
  }
}

/** The differences from what is expected, one sentence each. */
export function compareBenefits(expected: Json, outcome: BenefitOutcome): readonly string[] {
  return Object.entries(expected).flatMap(([key, wanted]) => {
    const got = resultOf(key, outcome)
    return got === wanted ? [] : [`expected ${key}=${JSON.stringify(wanted)} got ${got}`]
  })
}

function resultOf(key: string, { entitled, details }: BenefitOutcome): unknown {
  if (entitled.has(key)) return entitled.get(key) ?? '待核实'
  const detail = details.get(key)
  if (!detail) return '政策包没有这一项'
  const { low, high } = detail
  return low !== null && low === high ? low : `${low ?? ''}..${high ?? ''}`
}

function householdFacts(household: Json, id: string): FactValues {
  const { 住房: housing, 类别: category, 人口: persons, 面积: area } = household
  const facts: Record<string, FactValue> = {}
  if (housing !== undefined) facts.public_rental = housing === null ? null : housing === '公租房'
  if (persons !== undefined) facts.rental_persons = numberOf(persons, id)
  if (area !== undefined) facts.house_area = numberOf(area, id)
  return { ...facts, ...(category !== undefined && categoryFacts(String(category), id)) }
}

const categories: readonly (readonly [RegExp, FactValues])[] = [
  [/^(低保|最低生活保障)(对象|家庭|户)?$/, { recorded_category: '低保对象' }],
  [/^分散(供养)?特困(人员)?$/, { recorded_category: '特困人员', tekun_care: '分散供养' }],
  [/^特困(人员|家庭|户)?$/, { recorded_category: '特困人员' }],
  [/^(低保|最低生活保障)?边缘(家庭|家庭成员|户)?$/, { recorded_category: '低保边缘家庭成员' }],
  [/^刚性(支出困难)?(家庭|家庭成员|户)?$/, { recorded_category: '刚性支出困难家庭成员' }],
  [/^其他(低收入|困难)(人口|人员|家庭)?$/, { recorded_category: '其他低收入人口' }],
  [/^低收入(家庭|人口|户)?$/, { recorded_category: '无', urban_low_income: true }],
  [
    /^(无|一般|普通|中等收入|非低收入|不符合|不在册)(家庭|居民)?$/,
    { recorded_category: '无', urban_low_income: false },
  ],
]

/** `城市低保`, `农村特困`, `城市低收入`: where the household lives and its class on the books. */
function categoryFacts(text: string, id: string): FactValues {
  const [, place, word = ''] = /^(城市|城镇|农村)?(.*)$/.exec(text) ?? []
  const found = categories.find(([pattern]) => pattern.test(word))
  if (!found) throw invalid(id, `不认识的类别“${text}”`)
  const urban = place === undefined ? {} : { urban_rural: place === '农村' ? '农村' : '城市' }
  return { ...urban, ...found[1] }
}

/** The household's one person, where no members are listed. */
function personFacts(household: Json): FactValues {
  return { relation: '本人', ...disabilityFacts(household) }
}

function disabilityFacts({ 残疾等级: grade, 需长期照护: care }: Json): FactValues {
  return {
    ...(grade !== undefined && {
      disability_grade: gradeOf(grade),
      is_disabled: grade === null ? null : gradeOf(grade) !== '无',
    }),
    ...(care !== undefined && { needs_long_care: care === null ? null : care === true }),
  }
}

function numberOf(value: unknown, id: string): number | null {
  if (value === null || typeof value === 'number') return value
  throw invalid(id, `应为数：${JSON.stringify(value)}`)
}

function recordOf(value: unknown): Json {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isRecord ? (value as Json) : {} // an object by the test
}

function invalid(id: string, reason: string): Error {
  return refuse('case-invalid', { id, reason })
}
