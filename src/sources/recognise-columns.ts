import type { AnsweredWords } from './code-words.ts'
import type { Dataset, DatasetColumn, DatasetMap } from './domain.ts'
import { type HeaderForm, headerForms } from './header-forms.ts'
import { fieldsByHeader, foldHeader, knownIn, type NamedField } from './known-headers.ts'
import {
  findHeader,
  type HeaderColumn,
  type Merge,
  normaliseHeader,
  type RawRow,
  remembering,
  unitOfTable,
} from './read/index.ts'
import { sharedHeader } from './shared-header.ts'

/** A column of the file that the dataset knows. */
export interface FieldColumn {
  readonly index: number
  /** The header as it stands in the file, all levels. */
  readonly header: string
  readonly unit?: string
  readonly column: DatasetColumn
  readonly by: '记住的' | '同义词'
  /** Columns of the same header that nobody has chosen between: where they differ, nothing is read. */
  readonly rivals: readonly number[]
  /** What people said the words of this column mean. */
  readonly words?: ReadonlyMap<string, string | null> | undefined
}

/** A column of the file and what it is read as. */
export interface ColumnUse {
  readonly header: string
  readonly index: number
  /** Null: it is not imported. */
  readonly field: string | null
  readonly by: '记住的' | '同义词' | '未用'
  readonly unit?: string
  /** The header of the column that is read instead of this one. */
  readonly insteadOf?: string
}

/** How one sheet is read as one dataset. */
export interface SheetPlan {
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly FieldColumn[]
  readonly headers: readonly HeaderColumn[]
  /** Required columns that the sheet does not have. */
  readonly missing: readonly DatasetColumn[]
  /** Required columns that the sheet does not have, and whose value is the dataset's own meaning. */
  readonly implied: readonly DatasetColumn[]
  /** How many headers are marks by which the dataset is told from others. */
  readonly marked: number
  readonly score: number
  /** Cells of a row in a text file, as many as the header has; a workbook's rows have any number. */
  readonly textWidth?: number
  /** The township of rows that do not name theirs. */
  readonly place?: SheetPlace
}

/** The township that a sheet's or a file's name gives, or a title. */
export interface SheetPlace {
  readonly code: string
  readonly name: string
  readonly from: '工作表名' | '文件名' | '标题'
}

export interface SheetHead {
  readonly name: string
  readonly rows: readonly RawRow[]
  readonly merges: readonly Merge[]
}

/** Header → field, as a person once confirmed it for this dataset; null: not to be imported. */
export type RememberedHeaders = ReadonlyMap<string, string | null>

export interface PlanContext {
  readonly map: DatasetMap
  readonly remembered?: RememberedHeaders
  readonly words?: AnsweredWords | undefined
  /** The row that a person said the header is in. */
  readonly headerRow?: number | undefined
  /** The township of the sheet, where its name or the file's gives one. */
  readonly place?: SheetPlace | undefined
}

/** Reads the head of a sheet as `dataset`; undefined when none of its columns is recognised. */
export function planSheet(
  head: SheetHead,
  dataset: Dataset,
  context: PlanContext,
): SheetPlan | undefined {
  const fields = fieldsByHeader(dataset, context.map)
  const naming = { dataset, fields, formsOf: formsIn(head.rows) }
  const named = remembering((header) => nameHeader(header, naming))
  const guess = findHeader({
    rows: head.rows,
    merges: head.merges,
    recognise: (header) => named(header)?.field,
    knows: context.map.datasets.includes(dataset) ? knownIn(context.map) : undefined,
    rank: (header) => named(header)?.rank ?? 0,
    remembered: (text) => context.remembered?.get(text),
    row: context.headerRow,
  })
  if (guess === undefined) return undefined
  const above = head.rows.filter(({ row }) => row < guess.firstRow).flatMap(({ cells }) => cells)
  const units = above.map((cell) => (typeof cell === 'string' ? unitOfTable(cell) : undefined))
  const tableUnit = units.find((unit) => unit !== undefined && unit !== '元')
  const alsoIn = (leaf: string) => codesIn(foldHeader(leaf), dataset, fields)
  const columns = fieldColumns(dataset, guess.columns, { ...context, tableUnit, alsoIn })
  const found = new Set(columns.map(({ column }) => column.field))
  const namesPlace = found.has('乡镇') || found.has('村')
  const place = namesPlace && context.place?.from !== '工作表名' ? undefined : context.place
  const isThere = ({ field }: DatasetColumn): boolean =>
    found.has(field) ||
    (field === '身份证号' && found.has('残疾证号')) ||
    (field === '乡镇' && place !== undefined)
  const absent = dataset.columns.filter((column) => column.required && !isThere(column))
  const isFixed = ({ fact }: DatasetColumn): boolean =>
    dataset.fixed.some((one) => one.fact.code === fact?.code)
  const missing = absent.filter((column) => !isFixed(column))
  const implied = absent.filter(isFixed)
  const marks = new Set(dataset.marks.map((mark) => normaliseHeader(mark).text))
  const marked = guess.columns.filter(
    ({ leaf, text, key }) =>
      marks.has(leaf) || marks.has(text) || (key !== undefined && marks.has(key)),
  ).length
  const { firstRow, lastRow, columns: headers } = guess
  const unread = headers.length - new Set(columns.map(({ index }) => index)).size
  const score = marked * 10 + columns.length - unread * 0.5 - missing.length * 15
  const header = { firstRow, lastRow, columns, headers, missing, implied, marked, score }
  return place === undefined ? header : { ...header, place }
}

function fieldColumns(
  dataset: Dataset,
  headers: readonly HeaderColumn[],
  {
    words,
    tableUnit,
    alsoIn,
  }: PlanContext & {
    readonly tableUnit: string | undefined
    /** The facts of a header that names several. */
    readonly alsoIn: (leaf: string) => readonly DatasetColumn[]
  },
): readonly FieldColumn[] {
  const byField = new Map(dataset.columns.map((column) => [column.field, column]))
  const given = new Set(headers.map(({ key }) => key))
  return headers.flatMap(({ index, text, leaf, key, remembered, unit: own }): FieldColumn[] => {
    const first = key === undefined ? undefined : byField.get(key)
    if (first === undefined) return []
    const more = remembered ? [] : alsoIn(leaf).filter(({ field }) => !given.has(field))
    const same = headers.filter(
      (other) => other.duplicateOf === index && other.text.replace(/#\d+$/, '') === text,
    )
    return [first, ...more].map((column): FieldColumn => {
      const unit = own ?? (column.fact?.type === '金额' ? tableUnit : undefined)
      const answered = words?.get(column.field)
      return {
        index,
        header: text,
        column,
        by: remembered ? '记住的' : '同义词',
        rivals: remembered ? [] : same.map((other) => other.index),
        ...(unit === undefined ? {} : { unit }),
        ...(answered === undefined ? {} : { words: answered }),
      }
    })
  })
}

/** Every column of a sheet and what it is read as, in the file's order. */
export function usesOf(plan: SheetPlan): readonly ColumnUse[] {
  // Of a column that holds several facts, the first.
  const read = new Map(plan.columns.toReversed().map((column) => [column.index, column]))
  return plan.headers.map(({ index, text, remembered, duplicateOf, unit: own }): ColumnUse => {
    const column = read.get(index)
    const unit = column?.unit ?? own
    const other = duplicateOf === undefined ? undefined : read.get(duplicateOf)
    return {
      header: text,
      index,
      field: column?.column.field ?? null,
      by: column?.by ?? (remembered ? '记住的' : '未用'),
      ...(unit === undefined ? {} : { unit }),
      ...(other === undefined ? {} : { insteadOf: other.header }),
    }
  })
}

const loosely = 10

interface Folded {
  readonly folded: string
  readonly forms: readonly HeaderForm[]
}

const foldedIn = new WeakMap<readonly RawRow[], (header: string) => Folded>()

/** How the headers of a sheet are looked up, which is the same for every dataset tried on it. */
function formsIn(rows: readonly RawRow[]): (header: string) => Folded {
  const before = foldedIn.get(rows)
  if (before !== undefined) return before
  const formsOf = remembering((header) => {
    const folded = foldHeader(header)
    return { folded, forms: headerForms(folded) }
  })
  foldedIn.set(rows, formsOf)
  return formsOf
}

interface Naming {
  readonly dataset: Dataset
  readonly fields: ReadonlyMap<string, NamedField>
  readonly formsOf: (header: string) => Folded
}

/** The field of a header as it stands, else of a form of it that means the same. */
function nameHeader(header: string, { dataset, fields, formsOf }: Naming): NamedField | undefined {
  const { folded, forms } = formsOf(header)
  const exact = fields.get(folded)
  if (exact !== undefined) return exact
  for (const [at, { text, rolesOnly }] of forms.entries()) {
    const found = fields.get(text)
    if (found === undefined) continue
    const isRole = dataset.columns.some(({ field, role }) => field === found.field && role)
    if (isRole || !rolesOnly) return { field: found.field, rank: loosely + at + found.rank }
  }
  const [first] = codesIn(folded, dataset, fields)
  return first && { field: first.field, rank: loosely * 3 }
}

/** The coded facts that one header names together: their words tell which is which. */
function codesIn(
  folded: string,
  dataset: Dataset,
  fields: ReadonlyMap<string, NamedField>,
): readonly DatasetColumn[] {
  const codes = dataset.columns.filter(({ fact }) => fact?.type === '代码')
  if (codes.length < 2) return []
  const lookUp = (part: string): DatasetColumn | undefined => {
    const field = fields.get(part)?.field
    return codes.find((column) => column.field === field)
  }
  return sharedHeader(folded, lookUp) ?? []
}
