import type { Fact } from '#policy/index'

export const roles = [
  '身份证号',
  '姓名',
  '户主身份证号',
  '户主姓名',
  '残疾证号',
  '乡镇',
  '村',
  '地址',
  '户号',
  '联系电话',
  '银行账号',
  '发放月份',
  '救助事由',
  '备注',
  '序号',
  '成员数',
] as const
/** What a column is for, when it holds no fact. */
export type Role = (typeof roles)[number]

export const combinations = ['求和', '最大', '最小', '末次', '计数', '冲突'] as const
/** How several rows of one subject become one value; 冲突: they must agree. */
export type Combination = (typeof combinations)[number]

/** A column that a dataset may bring: a role or a fact, with the headers it goes by. */
export interface DatasetColumn {
  /** The name of the role or of the fact: what a remembered mapping stores. */
  readonly field: string
  readonly role?: Role
  readonly fact?: Fact
  readonly required: boolean
  readonly combine: Combination
  /** Headers that only this dataset uses for it; the general ones stand at the role or fact. */
  readonly headers: readonly string[]
}

/** A fact with a value that the file as a whole implies, as the database takes it. */
export interface ImpliedFact {
  readonly fact: Fact
  readonly value: string | number | boolean
}

/** A fact that is counted: the subject's rows, or the different values of one column. */
export interface CountedFact {
  readonly fact: Fact
  readonly of: '行' | DatasetColumn
}

/** A department's file as policy data: how it is recognised, what its columns mean. */
export interface Dataset {
  readonly code: string
  readonly name: string
  readonly department: string
  readonly kind: '事实' | '台账' | '退出台账'
  /** Whom the facts are about: the matched person, or that person's household. */
  readonly subject: '人' | '户'
  readonly mode: '全量' | '增量'
  readonly cycle: '月' | '季' | '学期' | '不定期'
  /** Months after the end of the period that the values hold; instead of the facts' own. */
  readonly shelfMonths?: number
  /** For 台账: the recorded category of its households. */
  readonly category?: string
  readonly marks: readonly string[]
  readonly columns: readonly DatasetColumn[]
  readonly fixed: readonly ImpliedFact[]
  readonly counted: readonly CountedFact[]
  readonly absent: readonly ImpliedFact[]
  readonly screening?: { readonly rule: string; readonly condition: string }
  readonly coverageRole?: Role
}

/** All datasets, and the headers that roles go by everywhere. */
export interface DatasetMap {
  readonly datasets: readonly Dataset[]
  readonly roleHeaders: Readonly<Record<string, readonly string[]>>
  find(code: string): Dataset | undefined
}

export const verdicts = ['可用', '已自动修正', '需确认', '不能用'] as const
/** What became of a row. 需确认: its sound facts are taken, a person looks at the rest. */
export type Verdict = (typeof verdicts)[number]

/** What is wrong with a cell or a row, in words a clerk can act on; no identity number in it. */
export interface RowProblem {
  readonly column: string
  readonly kind: string
  readonly verdict: Exclude<Verdict, '可用'>
  readonly problem: string
  readonly suggestion?: string
}

/** The rows of a file; the parts add up to the total. `dropped`: 合计, signatures, header again. */
export interface RowCounts {
  readonly total: number
  readonly usable: number
  readonly corrected: number
  readonly needConfirm: number
  readonly refused: number
  readonly dropped: number
}

export type ImportPhase = '读取' | '暂存' | '匹配' | '入库' | '提交'

/** CPU seconds of this process (for match and apply: wall seconds of the database's statements). */
export type StageSeconds = Readonly<
  Record<'read' | 'clean' | 'hash' | 'stage' | 'match' | 'apply', number>
>

/** The facts a dataset can give, from its columns, constants and counts. */
export function factsOf(dataset: Dataset): readonly Fact[] {
  const found = new Map<string, Fact>()
  for (const { fact } of dataset.columns) if (fact) found.set(fact.code, fact)
  for (const { fact } of dataset.counted) found.set(fact.code, fact)
  for (const { fact } of [...dataset.fixed, ...dataset.absent]) found.set(fact.code, fact)
  return [...found.values()]
}

/** Whether the dataset names the people of the registry instead of facts about them. */
export function isRoster(dataset: Dataset): boolean {
  return dataset.kind !== '事实'
}
