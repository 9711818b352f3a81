import type { MonthlyDataset, Roster } from './model.ts'

export type Format = 'csv-gbk' | 'csv-bom' | 'csv-semicolon' | 'html-gbk' | 'xls' | 'xlsx'

export interface Column {
  /** Upper level of a two-level header. */
  readonly group?: string
  readonly header: string
  /** Which value of the row stands here. */
  readonly key: string
  /** Written in units of ten thousand yuan. */
  readonly inTenThousands?: boolean
}

/** What one department's file looks like. */
export interface Layout {
  readonly dataset: MonthlyDataset | `roster_${Roster}`
  /** Without the period and the ending. */
  readonly name: string
  readonly format: Format
  readonly title?: string
  /** One sheet a township, named after it. */
  readonly sheetPerTownship?: boolean
  /** A 合计 row and a signature row under the table. */
  readonly closing?: boolean
  /** How days are written here instead of 2024-09-01: 2024.9.1, 20240901, 2024年9月1日. */
  readonly days?: 'dotted' | 'compact' | 'chinese'
  /** Household columns are merged over the household's rows. */
  readonly mergedHouseholds?: boolean
  readonly columns: readonly Column[]
}

/** Columns as `header=key`, just the key, or `group/header=key` under a two-level header. */
export function columns(...list: readonly string[]): readonly Column[] {
  return list.map((one) => {
    const [left = one, key] = one.split('=')
    const [group, header] = left.includes('/') ? left.split('/') : [undefined, left]
    const column = { header: header ?? left, key: key ?? header ?? left }
    return group === undefined ? column : { ...column, group }
  })
}

/** The same columns, some of them in units of ten thousand yuan. */
export function tenThousands(
  list: readonly Column[],
  ...keys: readonly string[]
): readonly Column[] {
  return list.map((column) => {
    if (!keys.includes(column.key)) return column
    return { ...column, header: `${column.header}（万元）`, inTenThousands: true }
  })
}
