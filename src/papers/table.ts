/** What the values of a column are: 金额 counts in fen, 日期 is a LocalDate. */
export type ColumnKind = '文本' | '整数' | '金额' | '日期'

export interface TableColumn {
  readonly header: string
  readonly kind: ColumnKind
  /** In characters; absent: by the header and the kind. */
  readonly width?: number
  /** The only words a cell takes; a workbook lists them to choose from. */
  readonly choices?: readonly string[]
  /** Words a workbook offers; others may be written. */
  readonly offers?: readonly string[]
  /** A heading over this column and its neighbours of the same group, merged. */
  readonly group?: string
}

/** A value that does not fit its column (such as a day of which only the year is known) stays a text. */
export type TableValue = string | number | null

/** What a file says of its own making. */
export interface FileStamp {
  readonly by: string
  /** ISO in UTC. */
  readonly at: string
  readonly text: string
}

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
  /** Who made it, when and why: the last row, a line on every printed page, a property of the file. */
  readonly stamp?: FileStamp | undefined
}

/** The lines under a table; asked for after the rows. */
export function footOf({ foot, stamp }: Pick<Table, 'foot' | 'stamp'>): readonly string[] {
  const lines = typeof foot === 'function' ? foot() : (foot ?? [])
  return stamp === undefined ? lines : [...lines, stamp.text]
}
