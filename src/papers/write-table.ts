import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname } from 'node:path'
import type { Table, TableValue } from './table.ts'
import { writeCsvTable } from './write-csv-table.ts'
import { writeXlsxTable } from './xlsx/write-xlsx-table.ts'

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
    await mkdir(dirname(path), { recursive: true })
    await (isCsv ? writeCsvTable : writeXlsxTable)(unfinished, { ...table, rows: counted() })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  options.onRows?.(rows)
  return { fileName: basename(path), rows }
}
