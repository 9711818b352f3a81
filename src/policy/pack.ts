import type { LocalDate } from '#kernel/index'
import type { Basis, Condition, ExpressionText } from './basis.ts'
import type { Place } from './place.ts'
import type { Scheme } from './scheme.ts'
import type { SourceNode } from './yaml-source.ts'

export type { Basis, Condition, ExpressionText, Restatement } from './basis.ts'

export interface PolicyDocument {
  /** The number it is cited by, such as `新政办〔2024〕22号`. */
  readonly number: string
  readonly title?: string
  readonly issuer?: string
  readonly date?: string
  /** From when it is in force, where that is not its date. */
  readonly effective?: string
  /** The YAML file that encodes it. */
  readonly file: string
}

/** What a value is: 金额 counts in yuan (kept exactly), 面积 in square metres. */
export type ValueType = 'truth' | 'number' | 'money' | 'area' | 'day' | 'period' | 'text' | 'texts'

/** A constant; a number is `whole / 10 ** scale`, exactly. `unknown`: nobody has settled it. */
export type Constant =
  | { readonly kind: 'number'; readonly whole: number; readonly scale: number }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'texts'; readonly values: readonly string[] }
  | { readonly kind: 'day'; readonly value: LocalDate }
  | { readonly kind: 'period'; readonly months: number; readonly days: number }
  | { readonly kind: 'unknown' }

/** The value of a parameter from one day on; by a household's code (城市, 农村) where it has several. */
export interface DatedValue {
  readonly from: LocalDate
  readonly value?: Constant
  readonly byCode?: ReadonlyMap<string, Constant>
  /** No public source gives the value: it is there so that the example runs. */
  readonly isExample: boolean
  readonly source?: string
  readonly note?: string
  readonly place?: Place
}

export interface Parameter {
  readonly name: string
  readonly type: ValueType
  readonly unit?: string
  /** The words a text may be or a list may hold (可取); without it any. */
  readonly words?: readonly string[]
  /** The household fact whose code chooses among `byCode`. */
  readonly chosenBy: string
  /** Ascending by day. */
  readonly values: readonly DatedValue[]
  readonly basis?: Basis
  readonly note?: string
  readonly place: Place
}

export interface Term {
  readonly name: string
  readonly level: '人' | '户' | '义务人'
  readonly expression: ExpressionText
  readonly unit?: string
  readonly basis?: Basis
  readonly note?: string
  readonly place?: Place
}

/** A class of the low-income population, or (in `personCategories`) a person's own route into one. */
export interface Category {
  readonly name: string
  readonly order: number
  /** Only when it is true are the conditions looked at. */
  readonly premise?: ExpressionText
  readonly conditions: readonly Condition[]
  /** Monthly amount for the whole household. */
  readonly benefit?: ExpressionText
  readonly basis?: Basis
  readonly note?: string
  readonly place?: Place
}

/** A label a household carries: a name when a truth holds, or a text fact other than 无. */
export interface Label {
  readonly name?: string
  readonly expression: ExpressionText
}

export const ruleClasses = [
  '①政策未落实',
  '②未纳入但可能符合',
  '③情形复杂',
  '④可能不再符合',
  '质控',
  '监督',
  '数据质量',
] as const
export type RuleClass = (typeof ruleClasses)[number]

export type RuleSubject = '人' | '户' | '推送' | '导入行'

export interface MonitoringRule {
  readonly id: string
  readonly name: string
  readonly class: RuleClass
  readonly severity: '高' | '中' | '低'
  readonly subject: RuleSubject
  readonly basis?: Basis
  readonly when: ExpressionText
  /** Bounds (in the value's unit) whose crossing opens an answered alert again. */
  readonly band?: { readonly value: ExpressionText; readonly bounds: readonly Constant[] }
  readonly period?: '月' | '学期' | '年'
  /** Months before the same truth may open an answered alert again. */
  readonly intervalMonths?: number
  /** Datasets whose complete coverage the rule rests on. */
  readonly absentDatasets: readonly string[]
  readonly push?: {
    readonly responsible: readonly string[]
    readonly cooperating: readonly string[]
    /** Working days. */
    readonly dueDays?: number
    readonly reason?: string
  }
  readonly note?: string
  readonly place?: Place
  /** Keys of the rule this module does not read, as plain values. */
  readonly extra: Readonly<Record<string, unknown>>
}

/** A policy pack: everything read and merged, nothing resolved yet. */
export interface Pack {
  readonly id: string
  readonly name: string
  /** The pack's own id first, then what it extends. */
  readonly lineage: readonly string[]
  /** Changes with every character of the pack's files. */
  readonly version: string
  readonly documents: readonly PolicyDocument[]
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly terms: ReadonlyMap<string, Term>
  readonly categories: readonly Category[]
  readonly personCategories: readonly Category[]
  readonly labels: readonly Label[]
  readonly rules: readonly MonitoringRule[]
  readonly schemes: readonly Scheme[]
  /** The document's word for a canonical name. */
  readonly aliases: Readonly<Record<string, string>>
  /** A section other modules read, as plain values, merged from base to locality. */
  section(name: string): unknown
  /** The same section file by file, with places for messages. */
  sectionNodes(name: string): readonly SourceNode[]
}
