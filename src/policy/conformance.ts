import { type LocalDate, parseLocalDate, yuan } from '#kernel/index'
import { memberFacts } from './conformance-member.ts'
import { supporterFacts } from './conformance-supporter.ts'
import type { Evaluation } from './evaluate.ts'
import type { FactValue, HouseholdFacts } from './frame.ts'
import type { Pack } from './pack.ts'
import type { ParameterOverride } from './parameters.ts'
import { refuse } from './refusals.ts'

type Json = Readonly<Record<string, unknown>>

/** A case of an eligibility case file, as it is read. */
export interface EligibilityCase {
  readonly id: string
  readonly locality: string
  /** The pack the case names instead of overriding parameters. */
  readonly pack?: string
  readonly day: LocalDate
  readonly facts: HouseholdFacts
  readonly parameters: Readonly<Record<string, ParameterOverride>>
  readonly expected: Expected
}

export interface Expected {
  readonly 户?: string
  readonly 成员?: Readonly<Record<string, string>>
  readonly 月保障金?: number
  readonly 计算人口?: number
  readonly 标签?: readonly string[]
}

/** What an engine found for a case, in the words of the case format. */
export interface CaseOutcome {
  readonly category: string
  readonly members: Readonly<Record<string, string>>
  /** Fen. */
  readonly benefit: number | null
  readonly counted: { readonly low: number; readonly high: number } | null
  readonly labels: readonly string[]
}

const parameterNames: Readonly<Record<string, string>> = {
  低保标准月: '低保标准',
  边缘倍数: '边缘倍数',
  上年人均可支配收入: '上年人均可支配收入',
  刚性比例: '刚性比例',
  刚性比较: '刚性比较',
  防返贫映射: '防返贫映射',
  单人保残疾: '单人保残疾口径',
  单人户路径: '单人户路径',
  单人户须依靠兄姐或60岁以上: '单人户须依靠兄姐或老人',
  供养豁免: '供养豁免',
}

const mappings: Readonly<Record<string, string>> = {
  S0: '不映射',
  S1: '身份即边缘',
  S2: '单列一类',
  S3: '单列一类',
  S4: '余者入其他',
}

const factKeys = ['城乡', '评估日期', '低保财产', '边缘财产', '特困财产', '过去12个月总收入']
const moreFactKeys = ['刚性支出', '家庭年收入', '防返贫类型']
const remarks = ['标准来源', '可支配收入来源', '财产不同', '说明', '窗口外支出']
const expectedKeys = ['户', '成员', '月保障金', '计算人口', '标签']
const householdKeys = [...Object.keys(parameterNames), ...factKeys, ...moreFactKeys, ...remarks]

/** Reads a case of the shared format; refuses keys and shapes it does not know. */
export function readCase(value: unknown): EligibilityCase {
  const source = asObject(value, '')
  const id = String(source.id ?? '')
  const pack = source.pack
  const household = asObject(source.household ?? {}, id)
  for (const key of Object.keys(household)) {
    if (!householdKeys.includes(key)) throw invalid(id, `household 里有不认识的键“${key}”`)
    if (pack !== undefined && key in parameterNames)
      throw invalid(id, `指定了 pack，不能再替换“${key}”`)
  }
  const day = parseLocalDate(String(household.评估日期 ?? source.评估日期 ?? ''))
  if (day === undefined) throw invalid(id, '缺少“评估日期”')
  const members = asList(source.members ?? [], id).map((one) => asObject(one, id))
  const supporters = source.法定义务人
  const facts: HouseholdFacts = {
    household: {
      ...householdFacts(household, id),
      supporters_collected: Array.isArray(supporters),
    },
    members: members.map((member) =>
      memberFacts(member, { members, day, invalid: (why) => invalid(id, why) }),
    ),
    supporters: asList(supporters ?? [], id).map((one, index) =>
      supporterFacts(asObject(one, id), index),
    ),
  }
  return {
    id,
    locality: String(source.locality ?? ''),
    ...(pack !== undefined && { pack: String(pack) }),
    day,
    facts,
    parameters: overridesOf(household),
    expected: expectedOf(asObject(source.expected ?? {}, id), id),
  }
}

/** The id of the pack a case runs with: the one it names, its locality's, else `national`. */
export function packOfCase(
  one: Pick<EligibilityCase, 'locality' | 'pack'>,
  packs: readonly Pick<Pack, 'id' | 'name'>[],
): string {
  if (one.pack !== undefined) return one.pack
  const local = packs.find((pack) => pack.id !== 'national' && pack.name === one.locality)
  return local?.id ?? 'national'
}

/** An evaluation in the words of the case format. */
export function outcomeOf(evaluation: Evaluation): CaseOutcome {
  const { category, benefit, counted, labels } = evaluation.household
  const members: Record<string, string> = {}
  for (const [id, { own }] of evaluation.members) if (own !== null) members[id] = own
  return { category, members, benefit, counted, labels }
}

/** The differences from what is expected, one sentence each, for the keys `expected` names only. */
export function compareOutcome(expected: Expected, outcome: CaseOutcome): readonly string[] {
  const found: string[] = []
  const differ = (key: string, wanted: unknown, got: unknown) => {
    const [left, right] = [shown(wanted), shown(got)]
    if (left !== right) found.push(`expected ${key}=${left} got ${right}`)
  }
  if (expected.户 !== undefined) differ('户', expected.户, outcome.category)
  if (expected.成员 !== undefined) differ('成员', sorted(expected.成员), sorted(outcome.members))
  if (expected.月保障金 !== undefined) {
    differ('月保障金', expected.月保障金, outcome.benefit === null ? null : outcome.benefit / 100)
  }
  if (expected.计算人口 !== undefined) {
    const { low, high } = outcome.counted ?? { low: null, high: undefined }
    differ('计算人口', expected.计算人口, low === high ? low : `${low}..${high}`)
  }
  if (expected.标签 !== undefined)
    differ('标签', [...expected.标签].sort(), [...outcome.labels].sort())
  return found
}

/** A key that nothing is compared with would let its case pass whatever came out. */
function expectedOf(expected: Json, id: string): Expected {
  for (const key of Object.keys(expected)) {
    if (!expectedKeys.includes(key)) throw invalid(id, `expected 里有不认识的键“${key}”`)
  }
  return expected as Expected // compared key by key
}

function householdFacts(household: Json, id: string): Record<string, FactValue> {
  const spending = household.刚性支出 === undefined ? {} : asObject(household.刚性支出, id)
  const named = ['医疗', '教育', '窗口外支出']
  const rest = Object.entries(spending).filter(([item]) => !named.includes(item))
  const restKnown = rest.every(([, amount]) => amount !== null)
  const restSum = rest.reduce((sum, [, amount]) => sum + (inFen(amount) ?? 0), 0)
  return {
    urban_rural: textOf(household.城乡),
    dibao_property: textOf(household.低保财产),
    near_dibao_property: textOf(household.边缘财产),
    tekun_property: textOf(household.特困财产),
    household_income: inFen(household.家庭年收入),
    income_12_months: inFen(household.过去12个月总收入),
    rigid_medical: inFen('医疗' in spending ? spending.医疗 : 0),
    rigid_education: inFen('教育' in spending ? spending.教育 : 0),
    rigid_other: restKnown ? restSum : null,
    relapse_type: household.防返贫类型 === undefined ? '无' : textOf(household.防返贫类型),
  }
}

function overridesOf(household: Json): Readonly<Record<string, ParameterOverride>> {
  const overrides: Record<string, ParameterOverride> = {}
  for (const [key, name] of Object.entries(parameterNames)) {
    const value = household[key]
    if (value === undefined) continue
    overrides[name] = (name === '防返贫映射' ? mappings[String(value)] : value) as ParameterOverride // checked against the parameter's type when it is used
  }
  return overrides
}

function inFen(value: unknown): number | null {
  return value === null || value === undefined ? null : yuan(String(value))
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

function asObject(value: unknown, id: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json // an object by the test
  throw invalid(id, '形状不对：此处应为对象')
}

function asList(value: unknown, id: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw invalid(id, '形状不对：此处应为列表')
}

function sorted(record: Json): Json {
  return Object.fromEntries(
    Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)),
  )
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function invalid(id: string, reason: string): Error {
  return refuse('case-invalid', { id, reason })
}
