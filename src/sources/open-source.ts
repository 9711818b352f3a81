import path from 'node:path'
import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { cleanCell, hideNumbers } from './clean/index.ts'
import { loadAnswers } from './code-words.ts'
import { noteColumns } from './describe-columns.ts'
import { detectPeriod, monthIn, monthOfSheet, type Period } from './detect-period.ts'
import type { Dataset, DatasetMap } from './domain.ts'
import { type Divisions, loadDivisions } from './find-divisions.ts'
import { identifyDataset, titles } from './identify-dataset.ts'
import { requireOwnDataset } from './own-dataset.ts'
import { type RawRow, type ReadFile, readFile } from './read/index.ts'
import { type Section, SectionReader } from './read-sections.ts'
import {
  type PlanContext,
  planSheet,
  type SheetHead,
  type SheetPlace,
  type SheetPlan,
} from './recognise-columns.ts'
import { refuse } from './refusals.ts'
import { refuseReply } from './reply-mark.ts'
import { SheetList, type SheetUse } from './sheet-list.ts'

export interface SourceInput {
  readonly path: string
  /** The name the sender gave the file; without it that of the path. */
  readonly fileName?: string | undefined
  /** A dataset's code or name, or 'auto'. */
  readonly dataset: string
  readonly map: DatasetMap
  /** `2024-09`; without it found in the file. */
  readonly period?: string | undefined
  /** The row that a person said the header of the first sheet is in. */
  readonly headerRow?: number | undefined
  /** It is read as what answers a data request; any other reading of such a file is refused. */
  readonly isReply?: boolean | undefined
}

/** A sheet of the file and how it is read. */
export interface PlannedSection {
  readonly section: Section
  readonly plan: SheetPlan
}

/** A file whose first sheet has been recognised and whose rows wait to be read. */
export interface OpenedSource {
  readonly file: ReadFile
  readonly fileName: string
  readonly dataset: Dataset
  readonly plan: SheetPlan
  readonly period: Period
  readonly notes: string[]
  /** The sheets of this dataset, one after the other; each to be read before the next. */
  sections(): AsyncGenerator<PlannedSection>
  /** All sheets and what became of them, as far as the file has been read. */
  sheets(): readonly SheetUse[]
  close(): Promise<void>
}

/** Opens a file, finds out which dataset and which month it is. Refuses what cannot be told. */
export async function openSource(
  q: Queryable,
  acting: Acting,
  input: SourceInput,
): Promise<OpenedSource> {
  const fileName = input.fileName ?? path.basename(input.path)
  const divisions = await loadDivisions(q, acting.countyCode, acting.today)
  const said = await loadSaid(q, acting.countyCode)
  const file = await readFile(input.path)
  try {
    const reader = new SectionReader(file.rows())
    const notes: string[] = []
    const list = new SheetList(file, reader)
    const opening = { file, fileName, input, said, notes, list, divisions }
    const first = await firstSection(reader, opening)
    const { dataset, plan, section } = first
    requireOwnDataset(acting, dataset, { fileName, isReply: input.isReply })
    const period = periodOf(first, { fileName, input, acting, notes })
    const context = { ...opening, dataset, period }
    const close = async (): Promise<void> => {
      await reader.stop()
      await file.close()
    }
    const sections = () => sectionsFrom(reader, { section, plan }, context)
    const sheets = () => list.all
    return { file, fileName, dataset, plan, period, notes, sections, sheets, close }
  } catch (error) {
    await file.close()
    throw error
  }
}

type Said = (dataset: string) => Omit<PlanContext, 'map'>

interface FirstContext {
  readonly file: ReadFile
  readonly fileName: string
  readonly input: SourceInput
  readonly said: Said
  readonly notes: string[]
  readonly list: SheetList
  readonly divisions: Divisions
}

/** The first sheet that is a dataset's; hidden ones and instructions before it are passed over. */
async function firstSection(
  reader: SectionReader,
  context: FirstContext,
): Promise<PlannedSection & { readonly dataset: Dataset }> {
  let failure: unknown
  let skip: string | undefined
  const { file, fileName, input, notes, list } = context
  const { map, dataset: wanted, headerRow } = input
  for (;;) {
    const section = await reader.next(skip)
    if (section === undefined) throw failure ?? nothingRead(list, fileName)
    skip = section.name
    const why = whyLeft(section.name, { list, month: input.period ?? monthIn(fileName) })
    if (why !== undefined) {
      list.leave(section.name, why)
      continue
    }
    const head = headOf(section, file)
    refuseReply(head.rows, { file: fileName, isReply: input.isReply === true })
    const place = placeOf(section, context)
    const said: Said = (dataset) => ({ ...context.said(dataset), headerRow, place })
    try {
      const found = identifyDataset({ file: fileName, head, map, wanted, said })
      for (const { name, why } of list.left) notes.push(`工作表“${name}”${why}，没有读入`)
      list.use(section.name)
      return { ...found, plan: completed(found.plan, section, file), section }
    } catch (error) {
      failure ??= error
      list.leave(section.name, '不是数据表')
    }
  }
}

function nothingRead(list: SheetList, file: string): Error {
  const hidden = list.left.filter(({ why }) => why === '是隐藏的').map(({ name }) => name)
  return hidden.length > 0
    ? refuse('sheets-hidden', { file, sheets: hidden })
    : refuse('file-empty', { file })
}

interface SectionContext extends FirstContext {
  readonly dataset: Dataset
  readonly period: Period
}

async function* sectionsFrom(
  reader: SectionReader,
  first: PlannedSection,
  context: SectionContext,
): AsyncGenerator<PlannedSection> {
  const { notes, list } = context
  noteColumns(first, notes)
  yield first
  let previous = first.section.name
  for (;;) {
    const section = await reader.next(previous)
    if (section === undefined) return
    previous = section.name
    const planned = planNext(section, context)
    if ('why' in planned) {
      list.leave(section.name, planned.why, planned.headers)
      notes.push(`工作表“${section.name}”${planned.why}，没有读入`)
      continue
    }
    list.use(section.name)
    noteColumns({ section, plan: planned }, notes)
    yield { section, plan: planned }
  }
}

type Left = Pick<SheetUse, 'headers'> & { readonly why: string }

/** How a further sheet is read, or why it is not. */
function planNext(section: Section, context: SectionContext): SheetPlan | Left {
  const { file, dataset, input, said, period, list } = context
  const why = whyLeft(section.name, { list, month: period.month })
  if (why !== undefined) return { why }
  const plan = planSheet(headOf(section, file), dataset, {
    map: input.map,
    ...said(dataset.code),
    place: placeOf(section, context),
  })
  if (plan === undefined) return { why: `没有“${dataset.name}”必需的列` }
  if (plan.missing.length > 0) {
    const missing = plan.missing.map(({ field }) => field).join('、')
    const headers = plan.headers.map(({ text }) => hideNumbers(text))
    return { why: `没有“${dataset.name}”必需的列（${missing}）`, headers }
  }
  return completed(plan, section, file)
}

/** Why a sheet is not even looked at: it is hidden, or of another month than the one beside it. */
function whyLeft(
  name: string,
  { list, month }: { readonly list: SheetList; readonly month: string | undefined },
): string | undefined {
  if (list.isHidden(name)) return '是隐藏的'
  const own = monthOfSheet(name, month)
  if (month === undefined || own === undefined || own === month) return undefined
  const isThere = list.visible.some((other) => monthOfSheet(other, month) === month)
  return isThere ? `是 ${own} 的，本次读的是 ${month}` : undefined
}

/** Of a text file also how many cells a row ought to have. */
function completed(plan: SheetPlan, { head }: Section, file: ReadFile): SheetPlan {
  const header = head.find(({ row }) => row === plan.lastRow)
  if (file.kind !== 'csv' || header === undefined) return plan
  return { ...plan, textWidth: header.cells.length }
}

/** The township that the sheet's name gives, else the file's, else a title's. */
function placeOf(
  { name, head }: Section,
  { divisions, fileName }: Pick<FirstContext, 'divisions' | 'fileName'>,
): SheetPlace | undefined {
  const bySheet = divisions.findTownship(name)
  const inSheet = divisions.townshipIn(name)
  if (inSheet !== undefined) return { ...inSheet, from: '工作表名' }
  if (bySheet !== undefined) return { code: bySheet, name, from: '工作表名' }
  const inFile = divisions.townshipIn(fileName)
  if (inFile !== undefined) return { ...inFile, from: '文件名' }
  const inTitle = titleAbove(head)
    .map(divisions.townshipIn)
    .find((found) => found !== undefined)
  return inTitle && { ...inTitle, from: '标题' }
}

/** The lines above any table: each the only text of its row. */
function titleAbove(head: readonly RawRow[]): readonly string[] {
  const texts = head.map(({ cells }) => new Set(cells.filter((cell) => cell !== null)))
  const table = texts.findIndex(({ size }) => size !== 1)
  return texts
    .slice(0, Math.max(table, 0))
    .flatMap((only) => [...only])
    .filter((cell) => typeof cell === 'string')
}

function headOf(section: Section, file: ReadFile): SheetHead {
  const merges = file.sheets.find(({ name }) => name === section.name)?.merges ?? []
  return { name: section.name, rows: section.head, merges }
}

function periodOf(
  { section, plan, dataset }: PlannedSection & { readonly dataset: Dataset },
  context: {
    readonly fileName: string
    readonly input: SourceInput
    readonly acting: Acting
    readonly notes: string[]
  },
): Period {
  const { fileName, input, acting, notes } = context
  const above = section.head.filter(({ row }) => row < plan.firstRow)
  const texts = [...titles(above), section.name]
  const period = detectPeriod({
    wanted: input.period,
    file: fileName,
    titles: texts,
    column: monthsIn(section, plan, acting),
    mayBeToday: dataset.cycle === '不定期',
    today: acting.today,
  })
  const inTitle = texts.map(monthIn).find((month) => month !== undefined)
  if (inTitle !== undefined && inTitle !== period.month) {
    const from = period.from === '指定' ? '指定的月份' : '文件名'
    notes.push(`警告：${from}是 ${period.month}，表内标题写的是 ${inTitle}，请核对数据所属月份`)
  }
  return period
}

function monthsIn(section: Section, plan: SheetPlan, acting: Acting): readonly string[] {
  const column = plan.columns.find(
    ({ column: { role, fact } }) => role === '发放月份' || fact?.type === '月份',
  )
  if (column === undefined) return []
  return section.head.flatMap(({ row, cells }) => {
    if (row <= plan.lastRow) return []
    const { value } = cleanCell('month', cells[column.index] ?? null, { today: acting.today })
    return typeof value === 'string' ? [value] : []
  })
}

/** The headers and words that people of the county explained, by dataset. */
async function loadSaid(q: Queryable, countyCode: string): Promise<Said> {
  const rows = await q.query<{ dataset: string; header: string; field: string | null }>(sql`
    select dataset, header, field from column_mapping where county_code = ${countyCode}`)
  const answers = await loadAnswers(q, countyCode)
  return (dataset) => ({
    remembered: new Map(
      rows.filter((row) => row.dataset === dataset).map((row) => [row.header, row.field]),
    ),
    words: answers(dataset),
  })
}
