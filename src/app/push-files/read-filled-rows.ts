import { type RawRow, readFile } from '#sources/index'
import { refuse } from '../refusals.ts'
import { columnNames, mostRows } from './reply-columns.ts'

/** A row of a filled-in file, as it was written. */
export interface FilledRow {
  /** As the person who opens the file counts. */
  readonly row: number
  readonly id: string
  readonly version: string
  readonly act: string
  readonly cause: string
  readonly measure: string
  readonly outcome: string
}

export interface FilledFile {
  readonly digest: string
  readonly rows: readonly FilledRow[]
}

type ColumnKey = keyof typeof columnNames
// The keys are those of the object.
const keys = Object.keys(columnNames) as readonly ColumnKey[]

/** The rows of a file that a department filled in; refuses one without our columns. */
export async function readFilledRows(path: string): Promise<FilledFile> {
  const file = await readFile(path)
  const rows: FilledRow[] = []
  let columns: ReadonlyMap<ColumnKey, number> | undefined
  try {
    for await (const batch of file.rows()) {
      for (const raw of batch) {
        const isHeader = columns === undefined
        columns ??= columnsOf(raw)
        if (columns && !isHeader && !isFoot(raw, columns)) rows.push(rowOf(raw, columns))
        if (rows.length > mostRows) throw refuse('reply-rows-many', { most: mostRows })
      }
    }
  } finally {
    await file.close()
  }
  if (!columns) throw refuse('reply-columns', { columns: Object.values(columnNames) })
  return { digest: file.sha256, rows }
}

function columnsOf({ cells }: RawRow): ReadonlyMap<ColumnKey, number> | undefined {
  const texts = cells.map(textOf)
  const found = keys.flatMap((key) => {
    const at = texts.indexOf(columnNames[key])
    return at < 0 ? [] : [[key, at] as const]
  })
  const columns = new Map(found)
  const isWhole = keys.every((key) => key === 'version' || columns.has(key))
  return isWhole ? columns : undefined
}

/** The stamp under the table, and what somebody wrote below it, stands in the first cell alone. */
function isFoot(row: RawRow, columns: ReadonlyMap<ColumnKey, number>): boolean {
  const { id, ...rest } = rowOf(row, columns)
  const { row: _, ...texts } = rest
  return Object.values(texts).every((text) => text === '' || text === id) && !isId(id)
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}

function rowOf(raw: RawRow, columns: ReadonlyMap<ColumnKey, number>): FilledRow {
  const cell = (key: ColumnKey) => textOf(raw.cells[columns.get(key) ?? -1] ?? null)
  return {
    row: raw.row,
    id: cell('id').toLowerCase(),
    version: cell('version'),
    act: cell('act'),
    cause: cell('cause'),
    measure: cell('measure'),
    outcome: cell('outcome'),
  }
}

function textOf(cell: RawRow['cells'][number]): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.date
  return String(cell).trim()
}
