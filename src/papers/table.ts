/** What the values of a column are: 金额 counts in fen, 日期 is a LocalDate. */
export type ColumnKind = '文本' | '整数' | '金额' | '日期'

export interface TableColumn {
  readonly header: string
  readonly kind: ColumnKind
  /** In characters; absent: by the header and the kind. */
  readonly width?: number
}

/** A value that does not fit its column (such as a day of which only the year is known) stays a text. */
export type TableValue = string | number | null

export interface Table {
  /** The name of the sheet; more than a million rows continue on further sheets. */
  readonly sheet: string
  /** Shown over the table, merged over its width. */
  readonly title?: string
  /** Lines under the title, such as 填报单位 and the month. */
  readonly head?: readonly string[]
  readonly columns: readonly TableColumn[]
  readonly rows: Iterable<readonly TableValue[]> | AsyncIterable<readonly TableValue[]>
  /** Lines under the table, such as 填表人 and 审核人; a function is asked when the rows are done. */
  readonly foot?: readonly string[] | (() => readonly string[])
}

/** The lines under a table; asked for after the rows. */
export function footOf({ foot }: Pick<Table, 'foot'>): readonly string[] {
  return typeof foot === 'function' ? foot() : (foot ?? [])
}
