/** The county on paper: what the scenario table says and what the files are made of. */

export const townships = ['柳林乡', '石桥镇', '河湾乡', '清泉镇'] as const
export type Township = (typeof townships)[number]

export const rosters = ['dibao', 'tekun', 'near', 'rigid', 'watch', 'other', 'exited'] as const
/** The list a household stands on; exited: it left 低保 or 特困. */
export type Roster = (typeof rosters)[number]

export const monthlyDatasets = [
  'police_hukou',
  'police_deaths',
  'vehicles',
  'disability',
  'disability_allowance',
  'medical_enrolment',
  'medical_cost',
  'medical_aid',
  'severe_illness',
  'chronic',
  'students',
  'student_aid',
  'unemployment',
  'insurance',
  'dangerous_house',
  'public_rental',
  'relapse',
  'disaster',
  'payments',
  'temporary_aid',
  'business',
  'property',
  ...([
    'custody',
    'rehab',
    'declared_missing',
    'support_judgments',
    'trips_abroad',
    'incidents',
    'hukou_elsewhere',
    'wage_tax',
    'housing_fund',
    'public_payroll',
    'fiscal_payments',
    'assets_check',
    'fee_schools',
    'job_offers',
    'job_changes',
    'hospital_deposits',
    'barrier_needs',
  ] as const),
  ...([
    'marriages',
    'funerals',
    'supporter_changes',
    'self_care',
    'cross_county',
    'child_welfare',
    'child_parents',
    'kin_register',
    'staff_kin',
    'heating',
    'objections',
    'applications',
    'authorisations',
    'family_changes',
    'union_workers',
    'women_children',
    'appeals',
    'utilities',
  ] as const),
] as const
export type MonthlyDataset = (typeof monthlyDatasets)[number]

export const months = ['2024-09', '2024-10'] as const
export type Month = (typeof months)[number]

/** The day of the round that follows each month's files. */
export const roundDays = { '2024-09': '2024-10-11', '2024-10': '2024-11-11' } as const

/** Cells of one row by the Chinese name of the fact or column. */
export type Cells = Readonly<Record<string, string | number>>

/** What a department's file says of a person: one row, several rows, or no row at all. */
export type Said = Cells | readonly Cells[] | null

/** The same in both months, or September and October apart. */
export interface Monthly {
  readonly sep: Said
  readonly oct: Said
}

export type Records = { readonly [D in MonthlyDataset]?: Said | Monthly | undefined }

export interface PersonSpec {
  readonly relation: '本人' | '配偶' | '子女' | '父母' | '孙子女' | '其他'
  /** Full years on 2024-10-01. */
  readonly age: number
  readonly sex?: '男' | '女'
  readonly name?: string
  readonly birth?: string
  /** Person columns of the roster that differ from the ordinary. */
  readonly cells?: Cells
  readonly records?: Records
  /** Also stands on this list by mistake. */
  readonly alsoOn?: 'tekun'
  /** How this person's number is written in one file. */
  readonly damaged?: {
    readonly dataset: MonthlyDataset
    readonly way: '15位' | '科学计数' | '末三位000'
  }
}

export interface HouseholdSpec {
  readonly roster: Roster
  readonly township?: Township
  readonly urban?: boolean
  /** Household columns of the roster that differ from the ordinary. */
  readonly cells?: Cells
  readonly members: readonly PersonSpec[]
}

export interface Reply {
  readonly department: string
  readonly cause: string
  readonly measure: string
  readonly outcome: string
}

/** An alert that must exist: raised by the round after `month`; `who` is a member, else the household. */
export interface Hit {
  readonly rule: string
  readonly who?: number
  readonly month: Month
  /** The condition is decidedly false again in the second round. */
  readonly gone?: boolean
  readonly reply?: Reply
}

/** One line of the table: a situation, why it must or must not raise `rule`, and all it raises. */
export interface Scenario {
  readonly rule: string
  readonly kind: '命中' | '近失'
  readonly why: string
  readonly household: HouseholdSpec
  readonly hits: readonly Hit[]
}

/** Somebody outside the registry of whom a file says something noteworthy. */
export interface OutsiderScenario {
  readonly dataset: MonthlyDataset
  readonly kind: '线索' | '近失'
  readonly why: string
  readonly person: PersonSpec
  readonly township: Township
}

/** A row whose identity number is broken in the file. */
export interface BrokenRowScenario {
  readonly dataset: MonthlyDataset
  readonly month: Month
  readonly kind: '命中' | '近失'
  readonly problem:
    | '校验位错'
    | '日期非法'
    | '位数不对'
    | '15位'
    | '全角'
    | '科学计数'
    | '末三位000'
    | '小写x'
  readonly why: string
  readonly cells: Cells
  readonly township: Township
}

export interface Person {
  readonly spec: PersonSpec
  readonly name: string
  readonly sex: '男' | '女'
  readonly birth: string
  readonly number: string
  readonly township: Township
  readonly village: string
  readonly villageCode: string
  readonly address: string
  readonly phone: string
  readonly records: Records
}

export interface Household {
  readonly number: string
  readonly spec: HouseholdSpec
  readonly members: readonly Person[]
  readonly scenario?: Scenario
}

export function isMonthly(said: Said | Monthly | undefined): said is Monthly {
  return said !== undefined && said !== null && 'sep' in said && 'oct' in said
}

/** The rows a dataset's file of the month has of a person. */
export function rowsOf(records: Records, dataset: MonthlyDataset, month: Month): readonly Cells[] {
  const entry = records[dataset]
  if (entry === undefined) return []
  const said = isMonthly(entry) ? (month === '2024-09' ? entry.sep : entry.oct) : entry
  if (said === null) return []
  // Array.isArray does not narrow readonly arrays.
  return Array.isArray(said) ? (said as readonly Cells[]) : [said as Cells]
}
