import path from 'node:path'
import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { cleanCell } from './clean/index.ts'
import { detectPeriod, type Period } from './detect-period.ts'
import type { Dataset, DatasetMap } from './domain.ts'
import { identifyDataset, titles } from './identify-dataset.ts'
import { type ReadFile, readFile } from './read/index.ts'
import { type Section, SectionReader } from './read-sections.ts'
import {
  planSheet,
  type RememberedHeaders,
  type SheetHead,
  type SheetPlan,
} from './recognise-columns.ts'
import { refuse } from './refusals.ts'

export interface SourceInput {
  readonly path: string
  /** The name the sender gave the file; without it that of the path. */
  readonly fileName?: string | undefined
  /** A dataset's code or name, or 'auto'. */
  readonly dataset: string
  readonly map: DatasetMap
  /** `2024-09`; without it found in the file. */
  readonly period?: string | undefined
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
  close(): Promise<void>
}

/** Opens a file, finds out which dataset and which month it is. Refuses what cannot be told. */
export async function openSource(
  q: Queryable,
  acting: Acting,
  input: SourceInput,
): Promise<OpenedSource> {
  const fileName = input.fileName ?? path.basename(input.path)
  const remembered = await loadRemembered(q, acting.countyCode)
  const file = await readFile(input.path)
  try {
    const reader = new SectionReader(file.rows())
    const notes: string[] = []
    const first = await firstSection(reader, { file, fileName, input, remembered, notes })
    const { dataset, plan, section } = first
    const period = detectPeriod({
      wanted: input.period,
      file: fileName,
      titles: [...titles(section.head.slice(0, Math.max(0, plan.firstRow - 1))), section.name],
      column: monthsIn(section, plan, acting),
      mayBeToday: dataset.cycle === '不定期',
      today: acting.today,
    })
    const context = { file, dataset, notes, map: input.map, remembered: remembered(dataset.code) }
    const close = async (): Promise<void> => {
      await reader.stop()
      await file.close()
    }
    const sections = () => sectionsFrom(reader, { section, plan }, context)
    return { file, fileName, dataset, plan, period, notes, sections, close }
  } catch (error) {
    await file.close()
    throw error
  }
}

interface FirstContext {
  readonly file: ReadFile
  readonly fileName: string
  readonly input: SourceInput
  readonly remembered: (dataset: string) => RememberedHeaders
  readonly notes: string[]
}

/** The first sheet that is a dataset's; an instruction sheet before it is passed over. */
async function firstSection(
  reader: SectionReader,
  { file, fileName, input, remembered, notes }: FirstContext,
): Promise<PlannedSection & { readonly dataset: Dataset }> {
  let failure: unknown
  let skip: string | undefined
  const skipped: string[] = []
  for (;;) {
    const section = await reader.next(skip)
    if (section === undefined) throw failure ?? refuse('rows-none', { file: fileName })
    skip = section.name
    const head = headOf(section, file)
    try {
      const { map, dataset: wanted } = input
      const found = identifyDataset({ file: fileName, head, map, wanted, remembered })
      for (const name of skipped) notes.push(`工作表“${name}”不是数据表，没有读入`)
      return { ...found, section }
    } catch (error) {
      failure ??= error
      skipped.push(section.name)
    }
  }
}

interface SectionContext {
  readonly file: ReadFile
  readonly dataset: Dataset
  readonly notes: string[]
  readonly map: DatasetMap
  readonly remembered: RememberedHeaders
}

async function* sectionsFrom(
  reader: SectionReader,
  first: PlannedSection,
  context: SectionContext,
): AsyncGenerator<PlannedSection> {
  noteColumns(first, context.notes)
  yield first
  let previous = first.section.name
  for (;;) {
    const section = await reader.next(previous)
    if (section === undefined) return
    previous = section.name
    const { file, dataset, map, remembered, notes } = context
    const isHidden = file.sheets.find(({ name }) => name === section.name)?.hidden === true
    const plan = planSheet(headOf(section, file), dataset, { map, remembered })
    if (isHidden || plan === undefined || plan.missing.length > 0) {
      const why = isHidden ? '是隐藏的' : `没有“${dataset.name}”必需的列`
      notes.push(`工作表“${section.name}”${why}，没有读入`)
      continue
    }
    noteColumns({ section, plan }, notes)
    yield { section, plan }
  }
}

function noteColumns({ section, plan }: PlannedSection, notes: string[]): void {
  const place = section.name === '' ? '' : `工作表“${section.name}”`
  const known = new Set(plan.columns.map(({ index }) => index))
  const unread = plan.headers.filter(({ index }) => !known.has(index)).map(({ text }) => text)
  if (unread.length > 0) notes.push(`${place}没有用到的列：${unread.slice(0, 20).join('、')}`)
}

function headOf(section: Section, file: ReadFile): SheetHead {
  const merges = file.sheets.find(({ name }) => name === section.name)?.merges ?? []
  return { name: section.name, rows: section.head, merges }
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

/** The headers that people of the county confirmed, by dataset. */
async function loadRemembered(
  q: Queryable,
  countyCode: string,
): Promise<(dataset: string) => RememberedHeaders> {
  const rows = await q.query<{ dataset: string; header: string; field: string }>(sql`
    select dataset, header, field from column_mapping where county_code = ${countyCode}`)
  return (dataset) =>
    new Map(rows.filter((row) => row.dataset === dataset).map((row) => [row.header, row.field]))
}
