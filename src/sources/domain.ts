import type { Fact } from '#policy/index'
import type { ForeseenEffect, ForeseenNumbers } from './foreseen.ts'

export const roles = [
  '身份证号',
  '姓名',
  '曾用名',
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
  /** What stands on the door of a department, by its short name: 残联 → 残疾人联合会. */
  readonly departmentTitles: Readonly<Record<string, readonly string[]>>
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

/** How far a step of an import has come; without `total` nobody can tell how much is left. */
export interface Progress {
  /** In a clerk's words: 读取, 匹配. */
  readonly phase: string
  readonly done: number
  readonly total?: number | undefined
  readonly unit: '字节' | '行' | '步'
}

export const batchStates = ['暂存', '待确认', '已入库', '已撤销', '已放弃'] as const
/** 暂存: being read; 待确认: waits for a person; 已撤销: taken in once, and out again. */
export type BatchState = (typeof batchStates)[number]

export interface PreviewSheet {
  readonly name: string
  /** Null where nobody counted them. */
  readonly rows: number | null
  readonly hidden: boolean
  readonly used: boolean
  readonly why?: string | undefined
  /** Its headers, where a person who says what they mean would have it read. */
  readonly headers?: readonly string[] | undefined
}

export interface PreviewColumn {
  readonly header: string
  readonly index: number
  /** What it is read as; null: it is not imported. */
  readonly field: string | null
  readonly by: '记住的' | '同义词' | '未用'
  readonly unit?: string | undefined
  /** Never of identity numbers, telephones or accounts. */
  readonly sample?: readonly string[] | undefined
}

/** What a batch would change, counted by rows of the file; `gone` by people or households. */
export interface BatchChanges {
  readonly new: number
  readonly changed: number
  readonly same: number
  /** In the dataset's last file and not in this one; nobody is deleted. */
  readonly gone: number
  /** By the other source that says something else. */
  readonly conflicts: readonly {
    readonly dataset: string
    readonly department: string
    readonly count: number
  }[]
  readonly facts: number
}

/** A word that no code list knows, asked once for the whole file. */
export interface UnknownWord {
  readonly field: string
  readonly fact: string
  readonly header: string
  readonly word: string
  readonly count: number
  readonly choices: readonly string[]
  readonly suggestion?: string | undefined
}

/** What a staged file would bring; nothing of it is in force. */
export interface BatchPreview {
  readonly batchId: string
  readonly fileName: string
  readonly dataset: string
  readonly datasetName: string
  readonly department: string
  readonly period: string
  /** Set where the month was guessed and a person should look. */
  readonly periodGuess?: string | undefined
  readonly mode: string
  readonly state: BatchState
  readonly sheets: readonly PreviewSheet[]
  readonly headerRow: number
  readonly columns: readonly PreviewColumn[]
  readonly rows: RowCounts
  readonly changes: BatchChanges
  readonly matched: number
  readonly unmatched: number
  readonly leads: number
  readonly candidates: number
  /** For 台账: what would become of households and people. */
  readonly roster?: RosterNumbers | undefined
  readonly words: readonly UnknownWord[]
  readonly amends?: AmendNumbers | undefined
  readonly alreadyImportedAs?: AlreadyImported | undefined
  readonly comparedWith?:
    | { readonly batchId: string; readonly period: string; readonly at: string }
    | undefined
  /** What a round right after it would raise and let go; absent where nobody asked. */
  readonly foreseen?: ForeseenNumbers | undefined
  /** The first problems, in the order of the file. */
  readonly problems: readonly PlacedProblem[]
  readonly notes: readonly string[]
}

/** The same file was taken in before. */
export interface AlreadyImported {
  readonly batchId: string
  readonly at: string
  readonly by: string
  readonly sentence: string
}

/** A file of errors that came back: rows taken anew, rows that were taken already, rows left alone. */
export interface AmendNumbers {
  readonly batchId: string
  readonly corrected: number
  readonly alreadyTaken: number
  readonly skipped: number
}

export interface RosterNumbers {
  readonly householdsFormed: number
  readonly personsFormed: number
  readonly recognitions: number
  readonly terminations: number
}

export interface PlacedProblem extends RowProblem {
  readonly sheet: string
  readonly row: number
}

export const rowFilters = [
  ...verdicts,
  '合计签字',
  '新增',
  '变更',
  '不变',
  '不再出现',
  '冲突',
  '候选',
  '没有对上',
  '有影响',
] as const
/** Which rows of a batch are wanted: each of the preview's numbers is one. */
export type RowFilter = (typeof rowFilters)[number]

/** A row of a staged file and what it would change; row 0: somebody who is no more in the file. */
export interface BatchRow {
  readonly sheet: string
  readonly row: number
  readonly verdict: Verdict | '合计签字' | '不再出现'
  readonly name: string | null
  readonly township: string | null
  readonly change: '新增' | '变更' | '不变' | '不再出现' | '冲突' | null
  readonly changes: readonly {
    readonly fact: string
    readonly before: string | number | boolean | null
    readonly after: string | number | boolean | null
    /** The same for people to read: amounts in yuan, truths as 是 and 否. */
    readonly beforeText: string
    readonly afterText: string
  }[]
  readonly problems: readonly RowProblem[]
  /** The other source of a conflict. */
  readonly source?: { readonly dataset: string; readonly department: string } | undefined
  /** What would come of it; absent: nobody has evaluated its household. */
  readonly effects?: readonly ForeseenEffect[] | undefined
  /** The person or household that it is about, where the batch waits. */
  readonly subjectId?: string | undefined
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
