import type { Basis, ExpressionText } from './pack.ts'
import type { Place } from './place.ts'

export const exportSubjects = ['人', '户', '预警', '统计'] as const
/** What a row of an export is: a person, a household, an alert, or a township with counts. */
export type ExportSubject = (typeof exportSubjects)[number]

const placed = ['序号', '月份', '县', '乡镇', '村', '户号', '户主', '家庭人口', '住址'] as const
const ofHead = ['户主身份证号', '户主联系电话'] as const
const ofPerson = [
  '姓名',
  '身份证号',
  '性别',
  '出生日期',
  '年龄',
  '与户主关系',
  '联系电话',
  '银行账号',
] as const
const ofAlert = [
  ...([
    '姓名',
    '规则',
    '预警',
    '预警类别',
    '级别',
    '证据强度',
    '依据',
    '提出日期',
    '状态',
  ] as const),
  ...(['责任部门', '办理时限', '反馈日期', '办结日期', '办结原因'] as const),
]

/** What a column may show besides facts. */
export const exportFields: Readonly<Record<ExportSubject, readonly string[]>> = {
  人: [...placed, ...ofPerson, ...ofHead],
  户: [...placed, ...ofHead],
  预警: [...placed, ...ofAlert],
  统计: ['序号', '月份', '县', '乡镇'],
}

/** What may stand in a single cell over or under the rows of a template. */
export const exportCells = ['填报单位', '月份', '年', '月', '填报日期', '填表人', '行数'] as const
export type ExportCell = (typeof exportCells)[number]

/** What a column of a statistic counts, township by township. */
export interface ExportCount {
  readonly of: '户' | '人' | '金额' | '预警'
  /** Whom the condition is about. */
  readonly subject: '户' | '人'
  readonly when?: ExpressionText
  /** The fact that is summed, for 金额. */
  readonly fact?: string
  readonly alerts?: {
    readonly classes: readonly string[]
    readonly states: readonly string[]
    /** 当月: raised in the month; 累计: raised until its end. */
    readonly span: '当月' | '累计'
  }
}

export interface ExportColumn {
  /** The header of our own table. */
  readonly header?: string
  /** The letters of the template's column. */
  readonly letters?: string
  readonly content:
    | { readonly field: string }
    | { readonly fact: string }
    | { readonly count: ExportCount }
  readonly place: Place
}

/** The workbook of the upper level that is filled in. */
export interface ExportTemplate {
  /** Beside the file of the mapping, under templates/. */
  readonly file: string
  readonly sheet: string
  /** The row whose looks every row has. */
  readonly firstRow: number
  /** The row of the sums, as the template numbers it. */
  readonly totalRow?: number
  readonly cells: readonly { readonly at: string; readonly content: ExportCell }[]
}

/** A ledger, or a table for the upper level. */
export interface ExportForm {
  readonly code: string
  readonly name: string
  readonly subject: ExportSubject
  /** Which persons or households stand in it. */
  readonly when?: ExpressionText
  readonly columns: readonly ExportColumn[]
  readonly template?: ExportTemplate
  /** A layout of ours, plausible for the place and taken from no document. */
  readonly isExample: boolean
  readonly purpose?: string
  readonly basis?: Basis
  readonly note?: string
  readonly place: Place
}
