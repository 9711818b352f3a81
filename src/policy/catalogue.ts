import type { Place } from './place.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  entriesOf,
  openYaml,
  type PolicyFile,
  placeOf,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
  textsChild,
  writtenText,
} from './yaml-source.ts'

export const factTypes = ['金额', '数量', '面积', '日期', '月份', '是否', '代码', '文本'] as const
export type FactType = (typeof factTypes)[number]

export const subjectLevels = ['人', '户', '义务人'] as const
/** Whom a fact or a term is about: a person, a household, a legal supporter of the household. */
export type SubjectLevel = (typeof subjectLevels)[number]

export interface FactCode {
  readonly value: string
  readonly synonyms: readonly string[]
}

/** One entry of the fact catalogue. */
export interface Fact {
  readonly code: string
  readonly name: string
  readonly type: FactType
  readonly level: SubjectLevel
  readonly unit?: string
  /** The department that is the authority for the value. */
  readonly authority: string
  readonly sensitivity: '低' | '中' | '高'
  readonly retentionYears: number
  /** Months a value holds after the end of its period; undefined: it does not age. */
  readonly shelfLifeMonths?: number
  /** Departments in order of precedence when values disagree. */
  readonly precedence: readonly string[]
  /** Bounds of an unknown value, in stored units (fen, hundredths of a square metre, whole numbers). */
  readonly minimum?: number
  readonly maximum?: number
  readonly headers: readonly string[]
  readonly codes: readonly FactCode[]
  /** False where nobody should be told “if this were otherwise” (a death, a kinship). */
  readonly isSupposable: boolean
  readonly place: Place
}

export interface Catalogue {
  readonly facts: readonly Fact[]
  findByName(name: string): Fact | undefined
  findByCode(code: string): Fact | undefined
}

/** A column that the catalogue asks for. */
export interface ProfileColumn {
  readonly table: 'person_profile' | 'household_profile' | 'supporter_profile'
  readonly column: string
  readonly sqlType: string
  /** A check the column must carry so that sums stay exact, or undefined. */
  readonly check?: string
  readonly fact: Fact
}

export const profileTables: Readonly<Record<SubjectLevel, ProfileColumn['table']>> = {
  人: 'person_profile',
  户: 'household_profile',
  义务人: 'supporter_profile',
}

const sqlTypes: Readonly<Record<FactType, string>> = {
  金额: 'bigint',
  数量: 'bigint',
  面积: 'numeric(8,2)',
  日期: 'date',
  月份: 'date',
  是否: 'boolean',
  代码: 'text',
  文本: 'text',
}

/** The largest amount (in fen: one thousand million yuan) or count a profile may hold. */
export const largestWhole = 100_000_000_000

const factKeys = [
  '代码', '名称', '类型', '层级', '单位', '主管', '敏感', '保留年', '保质月', '优先', '最小', '最大', '表头', '码表', '说明', '不设想',
] // biome-ignore format: one list

/**
 * The fact catalogue from its YAML text (or several files: national first, then a locality's own).
 * Refuses unknown keys, types and levels, a code or name given twice, codes that are no identifier.
 */
export function loadCatalogue(source: string | readonly PolicyFile[]): Catalogue {
  const files = typeof source === 'string' ? [{ path: 'facts.yaml', text: source }] : source
  const facts: Fact[] = []
  const byName = new Map<string, Fact>()
  const byCode = new Map<string, Fact>()
  for (const file of files) {
    const root = openYaml(file)
    const section = root && childOf(root, '事实')
    for (const element of section ? elementsOf(section) : []) {
      const fact = readFact(element)
      const twin = byCode.get(fact.code) ?? byName.get(fact.name)
      if (twin) refusePolicy('fact-twice', fact.place, { name: fact.name, twin: twin.place.line })
      facts.push(fact)
      byName.set(fact.name, fact)
      byCode.set(fact.code, fact)
    }
  }
  return { facts, findByName: (name) => byName.get(name), findByCode: (code) => byCode.get(code) }
}

/** The columns of the three profile tables, one a fact. */
export function profileColumns(catalogue: Catalogue): readonly ProfileColumn[] {
  return catalogue.facts.map((fact) => {
    const column = profileColumn(fact)
    const sqlType = sqlTypes[fact.type]
    const check =
      sqlType === 'bigint' ? `${column} between -${largestWhole} and ${largestWhole}` : undefined
    return { table: profileTables[fact.level], column, sqlType, fact, ...(check && { check }) }
  })
}

/** The column that holds a fact's current value. */
export function profileColumn(fact: Fact): string {
  return `f_${fact.code}`
}

function readFact(at: SourceNode): Fact {
  allowKeys(at, factKeys)
  const code = requiredText(at, '代码')
  const place = placeOf(requiredChild(at, '代码'))
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(code)) refusePolicy('fact-code', place, { name: code })
  const type = oneOf(at, '类型', factTypes)
  const minimum = bound(at, '最小', type)
  const maximum = bound(at, '最大', type)
  const unit = textChild(at, '单位')
  const shelfLife = textChild(at, '保质月')
  return {
    code,
    name: requiredText(at, '名称'),
    type,
    level: oneOf(at, '层级', subjectLevels),
    authority: requiredText(at, '主管'),
    sensitivity: oneOf(at, '敏感', ['低', '中', '高'] as const),
    retentionYears: Number(requiredText(at, '保留年')),
    precedence: textsChild(at, '优先'),
    headers: textsChild(at, '表头'),
    codes: readCodes(at, type),
    isSupposable: textChild(at, '不设想') !== '是',
    place,
    ...(unit !== undefined && { unit }),
    ...(shelfLife !== undefined && { shelfLifeMonths: Number(shelfLife) }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  }
}

function readCodes(at: SourceNode, type: FactType): readonly FactCode[] {
  const list = childOf(at, '码表')
  if (!list) return type === '代码' ? refusePolicy('key-missing', placeOf(at), { key: '码表' }) : []
  return elementsOf(list).map((element) => {
    allowKeys(element, ['值', '同义'])
    return { value: requiredText(element, '值'), synonyms: textsChild(element, '同义') }
  })
}

function bound(at: SourceNode, key: string, type: FactType): number | undefined {
  const node = childOf(at, key)
  const text = node && writtenText(node)
  if (node === undefined || text === undefined) return undefined
  const perUnit = type === '金额' || type === '面积' ? 100 : 1
  const value = Math.round(Number(text) * perUnit)
  return Number.isSafeInteger(value)
    ? value
    : refusePolicy('shape', placeOf(node), { expected: '数' })
}

function oneOf<const T extends string>(at: SourceNode, key: string, allowed: readonly T[]): T {
  const text = requiredText(at, key)
  const found = allowed.find((one) => one === text)
  if (found !== undefined) return found
  const entry = entriesOf(at).find((one) => one.key === key)
  return refusePolicy('value-unknown', entry ? placeOf(entry.value) : placeOf(at), {
    name: text,
    known: allowed,
  })
}
