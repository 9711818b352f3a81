import { rename, rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { writeCsvTable } from './write-csv-table.ts'
import { writeXlsxTable } from './xlsx/write-xlsx-table.ts'

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

export interface WriteTableOptions {
  readonly signal?: AbortSignal | undefined
  /** Rows written so far; called every 1,000 rows. */
  readonly onRows?: ((done: number) => void) | undefined
}

/**
 * Writes a table as .xlsx, or as .csv (UTF-8 with a mark, CRLF) where the file is named so, row by row:
 * the memory does not grow with the rows. Texts are texts: none becomes a formula, and long digits keep
 * every digit. The file appears under its name when it is whole. Returns the rows written.
 */
export async function writeTable(
  path: string,
  table: Table,
  options: WriteTableOptions = {},
): Promise<{ readonly fileName: string; readonly rows: number }> {
  let rows = 0
  async function* counted(): AsyncGenerator<readonly TableValue[]> {
    for await (const row of table.rows) {
      options.signal?.throwIfAborted()
      rows += 1
      yield row
      if (rows % 1000 === 0) options.onRows?.(rows)
    }
  }
  const unfinished = `${path}.part`
  const isCsv = extname(path).toLowerCase() === '.csv'
  try {
    await (isCsv ? writeCsvTable : writeXlsxTable)(unfinished, { ...table, rows: counted() })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  options.onRows?.(rows)
  return { fileName: basename(path), rows }
}

/** The lines under a table; asked for after the rows. */
export function footOf({ foot }: Pick<Table, 'foot'>): readonly string[] {
  return typeof foot === 'function' ? foot() : (foot ?? [])
}
