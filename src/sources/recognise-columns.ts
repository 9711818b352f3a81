import type { Dataset, DatasetColumn, DatasetMap } from './domain.ts'
import {
  findHeader,
  type HeaderColumn,
  type Merge,
  normaliseHeader,
  type RawRow,
} from './read/index.ts'

/** A column of the file that the dataset knows. */
export interface FieldColumn {
  readonly index: number
  /** The header as it stands in the file, all levels. */
  readonly header: string
  readonly unit?: string
  readonly column: DatasetColumn
}

/** How one sheet is read as one dataset. */
export interface SheetPlan {
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly FieldColumn[]
  readonly headers: readonly HeaderColumn[]
  /** Required columns that the sheet does not have. */
  readonly missing: readonly DatasetColumn[]
  /** How many headers are marks by which the dataset is told from others. */
  readonly marked: number
  readonly score: number
}

export interface SheetHead {
  readonly name: string
  readonly rows: readonly RawRow[]
  readonly merges: readonly Merge[]
}

/** Header → field, as a person once confirmed it for this dataset. */
export type RememberedHeaders = ReadonlyMap<string, string>

/** Reads the head of a sheet as `dataset`; undefined when none of its columns is recognised. */
export function planSheet(
  head: SheetHead,
  dataset: Dataset,
  context: { readonly map: DatasetMap; readonly remembered?: RememberedHeaders },
): SheetPlan | undefined {
  const fields = fieldsByHeader(dataset, context)
  const guess = findHeader({
    rows: head.rows,
    merges: head.merges,
    recognise: (header) => fields.get(header),
  })
  if (guess === undefined) return undefined
  const byField = new Map(dataset.columns.map((column) => [column.field, column]))
  const columns = guess.columns.flatMap(({ index, text, unit, key }) => {
    const column = key === undefined ? undefined : byField.get(key)
    return column ? [{ index, header: text, column, ...(unit === undefined ? {} : { unit }) }] : []
  })
  const found = new Set(columns.map(({ column }) => column.field))
  const isThere = ({ field }: DatasetColumn): boolean =>
    found.has(field) || (field === '身份证号' && found.has('残疾证号'))
  const missing = dataset.columns.filter((column) => column.required && !isThere(column))
  const marks = new Set(dataset.marks.map((mark) => normaliseHeader(mark).text))
  const marked = guess.columns.filter(
    ({ leaf, text, key }) =>
      marks.has(leaf) || marks.has(text) || (key !== undefined && marks.has(key)),
  ).length
  const { firstRow, lastRow, columns: headers } = guess
  const unread = headers.length - columns.length
  const score = marked * 10 + columns.length - unread * 0.5 - missing.length * 15
  return { firstRow, lastRow, columns, headers, missing, marked, score }
}

/** What is remembered goes first, then the dataset's own headers, then the general ones. */
function fieldsByHeader(
  dataset: Dataset,
  { map, remembered }: { readonly map: DatasetMap; readonly remembered?: RememberedHeaders },
): ReadonlyMap<string, string> {
  const fields = new Map<string, string>(remembered)
  const add = (header: string, field: string): void => {
    const plain = normaliseHeader(header).text
    if (!fields.has(plain)) fields.set(plain, field)
  }
  for (const { field, headers } of dataset.columns) for (const one of headers) add(one, field)
  for (const { field, role, fact } of dataset.columns) {
    add(field, field)
    for (const one of role ? (map.roleHeaders[role] ?? []) : []) add(one, field)
    for (const one of fact?.headers ?? []) add(one, field)
  }
  return fields
}
