import type { Acting } from '#access/index'
import { type Database, ident, sql, type Transaction } from '#db/index'
import { hidePersonalNumbers } from '#kernel/index'
import type { Catalogue, Fact } from '#policy/index'
import { RowCleaner } from './clean-rows.ts'
import type { Period } from './detect-period.ts'
import type { Dataset, Progress, RowCounts, UnknownWord } from './domain.ts'
import { type Divisions, loadDivisions } from './find-divisions.ts'
import type { OpenedSource } from './open-source.ts'
import { ReadingProgress } from './reading-progress.ts'
import { refuse } from './refusals.ts'
import { type DroppedRow, RowTally } from './row-tally.ts'
import type { Screening } from './screening.ts'
import { type SourceSketch, SourceSketcher } from './sketch-source.ts'
import type { StageClock } from './stage-clock.ts'
import {
  createStaging,
  dropStaging,
  layoutOf,
  type StagingLayout,
  stagedColumns,
  stagingTable,
} from './staging-table.ts'

/** A file of facts whose rows are in a staging table, each with its verdict. */
export interface StagedFile {
  readonly batchId: string
  readonly table: string
  readonly layout: StagingLayout
  readonly catalogue: Catalogue
  readonly dataset: Dataset
  /** All facts that the file gives: of its columns, its constants, its counts. */
  readonly facts: readonly Fact[]
  readonly screening: Screening | undefined
  readonly period: Period
  readonly complete: boolean
  readonly townships: readonly string[] | 'county'
  /** Usable rows by township code. */
  readonly rowsByTownship: ReadonlyMap<string, number>
  readonly allTownships: readonly string[]
  readonly counts: RowCounts
  /** The first rows that are nobody's. */
  readonly droppedRows: readonly DroppedRow[]
  readonly hasProblems: boolean
  readonly notes: readonly string[]
  readonly sketch: SourceSketch
  /** Words that no code list knows. */
  readonly words: readonly UnknownWord[]
}

export interface StageInput {
  readonly batchId: string
  readonly catalogue: Catalogue
  readonly mode?: '全量' | '增量' | undefined
  readonly clock: StageClock
  /** The dataset's screening rule, compiled; without it nobody outside the registry is kept. */
  readonly screening?: ((dataset: Dataset) => Screening | undefined) | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
  readonly signal?: AbortSignal | undefined
  readonly archive?: string | undefined
  readonly amends?: string | undefined
  /** The data request that the file answers. */
  readonly replyTo?: string | undefined
}

/** Cleans and copies the rows of an opened file with its new batch, in a transaction of their own. */
export function stageRows(
  db: Database,
  acting: Acting,
  source: OpenedSource,
  input: StageInput,
): Promise<StagedFile> {
  const { batchId, archive, amends, replyTo } = input
  const mode = input.mode ?? source.dataset.mode
  return copyRows(db, acting, source, {
    ...input,
    before: (tx) => insertBatch(tx, acting, { batchId, source, mode, archive, amends, replyTo }),
  })
}

/** The same for a batch that is there: its rows are read once more. */
export function stageAgain(
  db: Database,
  acting: Acting,
  source: OpenedSource,
  input: StageInput,
): Promise<StagedFile> {
  const before = (tx: Transaction) => dropStaging(tx, stagingTable(input.batchId))
  return copyRows(db, acting, source, { ...input, before })
}

async function copyRows(
  db: Database,
  acting: Acting,
  source: OpenedSource,
  input: StageInput & { readonly before: (tx: Transaction) => Promise<void> },
): Promise<StagedFile> {
  const { batchId } = input
  const table = stagingTable(batchId)
  const { dataset, file, period } = source
  const tally = new RowTally()
  const mode = input.mode ?? dataset.mode
  const screening = input.screening?.(dataset)
  const columns = source.plan.columns.map(({ column }) => column)
  const layout = layoutOf(dataset, columns, screening !== undefined)
  const divisions = await loadDivisions(db, acting.countyCode, acting.today)
  const sketcher = new SourceSketcher(source)
  const stage = async (tx: Transaction) => {
    await input.before(tx)
    await createStaging(tx, table, { layout, catalogue: input.catalogue })
    const context = { ...input, acting, layout, divisions, tally, rule: screening, sketcher }
    await tx.copyIn(table, stagedColumns(layout), linesOf(source, context))
    refuseUseless(tally, source)
    await tx.execute(sql`analyze ${ident(table)} (id_hash, verdict)`)
    return await coverageOf(tx, acting, { source, tally, divisions, mode })
  }
  const seen = await db.transaction(stage, { signal: input.signal })
  input.clock.lap('stage')
  return {
    batchId,
    table,
    layout,
    catalogue: input.catalogue,
    dataset,
    facts: givenFacts(dataset, layout),
    screening,
    period,
    complete: mode === '全量' && !isMostlyNobodys(tally),
    townships: seen,
    rowsByTownship: tally.townships,
    allTownships: divisions.townships,
    counts: tally.counts,
    droppedRows: tally.droppedRows,
    hasProblems: tally.hasProblems,
    notes: [...source.notes, ...file.notes, ...tally.notes, ...tally.correctionNotes],
    sketch: sketcher.sketch,
    words: tally.words,
  }
}

export async function insertBatch(
  tx: Transaction,
  acting: Acting,
  {
    batchId,
    source,
    mode,
    archive,
    amends,
    replyTo,
  }: {
    readonly batchId: string
    readonly source: OpenedSource
    readonly mode: string
    readonly archive?: string | undefined
    readonly amends?: string | undefined
    readonly replyTo?: string | undefined
  },
): Promise<void> {
  const { dataset, file, period } = source
  const fileName = hidePersonalNumbers(source.fileName)
  await tx.execute(sql`
    insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes, period,
      period_end, mode, state, imported_by, archive, amends, staged_by, staged_account,
      reply_to)
    values (${batchId}, ${acting.countyCode}, ${dataset.code}, ${dataset.department}, ${fileName},
      ${file.sha256}, ${file.bytes}, ${period.month}, ${period.end}, ${mode}, '暂存', ${acting.actor},
      ${archive ?? null}, ${amends ?? null}, ${acting.actor}, ${acting.who?.accountId ?? null},
      ${replyTo ?? null})`)
}

interface LinesContext extends StageInput {
  readonly acting: Acting
  readonly layout: StagingLayout
  readonly divisions: Divisions
  readonly tally: RowTally
  readonly rule: Screening | undefined
  readonly sketcher: SourceSketcher
}

async function* linesOf(source: OpenedSource, context: LinesContext): AsyncGenerator<string> {
  const { acting, layout, divisions, tally, clock, rule, sketcher } = context
  const { dataset, file } = source
  const progress = new ReadingProgress(file, context)
  for await (const { section, plan } of source.sections()) {
    sketcher.begin({ section, plan })
    const cleaner = new RowCleaner(section.name, plan, {
      dataset,
      layout,
      divisions,
      vault: acting.vault,
      today: acting.today,
      date1904: file.date1904,
      tally,
      clock,
      screening: rule,
    })
    for await (const batch of section.batches()) {
      clock.lap('read')
      progress.saw(batch.length)
      yield cleaner.clean(batch)
      clock.lap('stage')
    }
    cleaner.end()
  }
  clock.lap('read')
}

function refuseUseless(tally: RowTally, { fileName }: OpenedSource): void {
  const { total, dropped, refused } = tally.counts
  if (total === dropped) throw refuse('rows-none', { file: fileName })
  // Damaged numbers beside names: whose rows they are is for a person to say.
  if (refused === total - dropped && tally.traceable === 0) {
    throw refuse('rows-all-bad', { file: fileName, rows: refused, kinds: tally.refusedKinds })
  }
}

function givenFacts(dataset: Dataset, layout: StagingLayout): readonly Fact[] {
  const given = new Map(layout.facts.map((fact) => [fact.code, fact]))
  for (const { fact } of [...dataset.fixed, ...dataset.counted]) given.set(fact.code, fact)
  return [...given.values()]
}

interface CoverageContext {
  readonly source: OpenedSource
  readonly tally: RowTally
  readonly divisions: Divisions
  readonly mode: string
}

/** A township with far fewer rows than last time was hardly delivered whole. */
const plausibleShare = 0.3
const leastRowsToCompare = 10

/** Hardly a row says whose it is: nobody can be told to be absent. */
function isMostlyNobodys({ numbered, counts: { total, dropped } }: RowTally): boolean {
  return numbered < (total - dropped) * plausibleShare
}

/** Which townships a complete file covers; a few stray rows of another township do not count. */
async function coverageOf(
  tx: Transaction,
  acting: Acting,
  { source, tally, divisions, mode }: CoverageContext,
): Promise<readonly string[] | 'county'> {
  const { dataset, plan, notes } = source
  if (mode !== '全量') return []
  if (isMostlyNobodys(tally)) {
    const { numbered } = tally
    const { total, dropped } = tally.counts
    const sound = numbered === 0 ? '都没有完好的身份证号' : `中只有 ${numbered} 行身份证号完好`
    notes.push(
      `警告：${total - dropped} 行${sound}，没有按完整报送处理，` +
        '不在表中的人不作任何改动。请确认候选，或让报送部门把身份证号列设为“文本”格式后重报',
    )
    return []
  }
  const tells = plan.columns.some(({ column }) => column.role === dataset.coverageRole)
  const seen = tally.townships
  if (dataset.coverageRole === undefined || (!tells && seen.size === 0)) return 'county'
  const before = await tx.query<{ code: string; rows: number }>(sql`
    select distinct on (division_code) division_code as code, row_count as rows
    from coverage
    where county_code = ${acting.countyCode} and dataset = ${dataset.code}
      and period <> ${source.period.month}
    order by division_code, period desc`)
  const known = new Map(before.map(({ code, rows }) => [code, rows]))
  const covered: string[] = []
  for (const [code, rows] of seen) {
    const last = known.get(code) ?? 0
    if (last >= leastRowsToCompare && rows < last * plausibleShare) {
      notes.push(
        `警告：${divisions.nameOf(code)}上次 ${last} 行，这次只有 ${rows} 行，没有按完整报送处理，请与报送部门核对`,
      )
      continue
    }
    covered.push(code)
  }
  const missing = divisions.townships.filter((code) => !seen.has(code))
  if (missing.length > 0)
    notes.push(`没有这些乡镇的行：${missing.map(divisions.nameOf).join('、')}`)
  return covered
}
