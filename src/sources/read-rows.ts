import type { Acting } from '#access/index'
import type { Database } from '#db/index'
import { isRefusal } from '#kernel/index'
import { withAnyList } from './any-list.ts'
import { type CleanedCell, type CleanField, cleanCell } from './clean/index.ts'
import type { RowOutcome } from './clean-rows.ts'
import { fieldOf } from './column-reader.ts'
import type { Period } from './detect-period.ts'
import type { DatasetColumn, RowCounts, UnknownWord, Verdict } from './domain.ts'
import { type OpenedSource, openSource, type SourceInput } from './open-source.ts'
import type { RawCell, RawRow } from './read/index.ts'
import { type ColumnUse, type FieldColumn, type SheetPlan, usesOf } from './recognise-columns.ts'
import { type RowJudge, RowJudges } from './row-judges.ts'
import { type RowTally, verdictCodes } from './row-tally.ts'
import type { SheetUse } from './sheet-list.ts'

/** A cell as it was read; the identity number in clear, so for the caller's own screen only. */
export interface ReadCell {
  readonly column: string
  readonly field: string
  readonly value: string | number | boolean | null
  readonly flags: readonly string[]
  readonly problem?: string
  /** What stood in brackets behind a name: to be looked at. */
  readonly note?: string
}

export interface ReadRowOutcome {
  readonly sheet: string
  readonly row: number
  readonly verdict: Verdict | '不是数据行'
  readonly cells: readonly ReadCell[]
  /** Why the row cannot be used, or must be looked at. */
  readonly reasons: readonly string[]
  /** The row is hidden or filtered away on the screen. */
  readonly hidden?: true
}

/** What is to be said of a file after its last row. */
export interface ReadSummary {
  readonly dataset: string
  readonly period: string
  readonly periodFrom: Period['from']
  readonly columns: readonly ColumnUse[]
  readonly sheets: readonly SheetUse[]
  readonly counts: RowCounts
  readonly words: readonly UnknownWord[]
  readonly notes: readonly string[]
}

/** Every row of a file as it is read, without taking anything in; at the end what it comes to. */
export async function* readRows(
  db: Database,
  acting: Acting,
  input: SourceInput,
): AsyncGenerator<ReadRowOutcome, ReadSummary> {
  const source = await openToLook(db.as('worker'), acting, input)
  try {
    const { date1904 } = source.file
    const judges = await RowJudges.open(db.as('worker'), acting, source)
    for await (const { section, plan } of source.sections()) {
      const { judge, end } = judges.of(section.name, plan)
      for await (const batch of section.batches()) {
        for (const row of batch) {
          if (row.row > plan.lastRow) yield readRow(row, plan, { acting, date1904, judge })
        }
      }
      end()
    }
    return summaryOf(source, judges.tally)
  } finally {
    await source.close()
  }
}

const nobodyKnows: ReadonlySet<string> = new Set([
  'sources.dataset-unknown',
  'sources.dataset-ambiguous',
  'sources.column-missing',
])

/** A list that is no dataset's can still be looked at: by the columns that any dataset knows. */
async function openToLook(db: Database, acting: Acting, input: SourceInput): Promise<OpenedSource> {
  try {
    return await openSource(db, acting, input)
  } catch (error) {
    if (input.dataset !== 'auto' || !isRefusal(error) || !nobodyKnows.has(error.code)) throw error
    const { map, code } = withAnyList(input.map)
    const source = await openSource(db, acting, { ...input, map, dataset: code })
    source.notes.push(`${error.message}这里只按通用的列名读出来看，不能入库`)
    return source
  }
}

function summaryOf(source: OpenedSource, tally: RowTally): ReadSummary {
  const { dataset, period, plan, file } = source
  return {
    dataset: dataset.code,
    period: period.month,
    periodFrom: period.from,
    columns: usesOf(plan),
    sheets: source.sheets(),
    counts: tally.counts,
    words: tally.words,
    notes: [...source.notes, ...file.notes, ...tally.notes, ...tally.correctionNotes],
  }
}

interface RowContext {
  readonly acting: Acting
  readonly date1904: boolean
  /** Reads the row as an import would. */
  readonly judge: RowJudge['judge']
}

function readRow(row: RawRow, plan: SheetPlan, context: RowContext): ReadRowOutcome {
  const outcome = context.judge(row)
  const place = { sheet: row.sheet, row: row.row, ...(row.hidden ? { hidden: row.hidden } : {}) }
  if ('nobodys' in outcome) {
    return { ...place, verdict: '不是数据行', cells: [], reasons: [nobodysReason[outcome.nobodys]] }
  }
  const cells = plan.columns.map((column) => readCell(row, column, context))
  const reasons = outcome.problems
    .filter(({ verdict }) => verdictCodes[verdict] >= verdictCodes.需确认)
    .map(({ column, problem }) => (problem.includes(column) ? problem : `${column}：${problem}`))
  const placed = plan.columns.some(isTownship) ? undefined : plan.place
  return {
    ...place,
    verdict: outcome.verdict,
    cells: placed === undefined ? cells : [...cells, placeCell(placed)],
    reasons,
  }
}

type Nobodys = Extract<RowOutcome, { readonly nobodys: unknown }>['nobodys']

const nobodysReason: Readonly<Record<Nobodys, string>> = {
  合计: '合计行',
  签字: '签字或填表人行',
  说明: '说明或备注行',
  表头: '重复的表头',
  空行: '没有填内容的行',
}

function isTownship({ column }: FieldColumn): boolean {
  return column.role === '乡镇'
}

function placeCell(place: NonNullable<SheetPlan['place']>): ReadCell {
  const { from, name } = place
  return { column: from, field: '乡镇', value: name, flags: [`取自${from}`] }
}

function readCell(row: RawRow, field: FieldColumn, context: RowContext): ReadCell {
  const { column, index, header, rivals } = field
  const found = cleanedCell(row.cells[index] ?? null, field, context)
  const { problem, note } = found
  const differs = rivals.some(
    (rival) => cleanedCell(row.cells[rival] ?? null, field, context).value !== found.value,
  )
  const flags = [
    ...found.flags,
    ...(row.filled?.includes(index) === true ? ['合并单元格填充'] : []),
    ...(differs ? ['同名列不一致'] : []),
  ]
  const value = differs ? null : found.value
  return {
    column: header,
    field: column.field,
    value,
    flags,
    ...(problem ? { problem } : {}),
    ...(note ? { note } : {}),
  }
}

function cleanedCell(
  cell: RawCell,
  { column, header, unit, words }: FieldColumn,
  { acting, date1904 }: RowContext,
): CleanedCell {
  const { fact } = column
  return cleanCell(cleanFieldOf(column), cell, {
    today: acting.today,
    date1904,
    words,
    about: `${header} ${column.field}`,
    ...(unit === undefined ? {} : { unit }),
    ...(fact && fact.codes.length > 0 ? { codes: fact.codes } : {}),
    ...(fact && fact.minimum === undefined ? { negative: true } : {}),
  })
}

function cleanFieldOf({ role, fact }: DatasetColumn): CleanField {
  if (fact !== undefined) return fieldOf[fact.type]
  switch (role) {
    case '身份证号':
    case '户主身份证号':
      return 'id'
    case '残疾证号':
      return 'cjz'
    case '姓名':
    case '户主姓名':
    case '曾用名':
      return 'name'
    case '联系电话':
      return 'phone'
    case '银行账号':
      return 'bankcard'
    case '发放月份':
      return 'month'
    default:
      return 'text'
  }
}
