import type { Acting } from '#access/index'
import type { Database, Transaction } from '#db/index'
import { applyRoster, type RosterInput, type RosterOutcome, type RosterRow } from '#registry/index'
import type { Period } from './detect-period.ts'
import type { Dataset, RosterNumbers, RowCounts, UnknownWord } from './domain.ts'
import { loadDivisions } from './find-divisions.ts'
import { type BatchResult, type ListedProblem, writeListedProblems } from './finish-import.ts'
import { type ImportInput, sayPhase } from './import-work.ts'
import type { OpenedSource } from './open-source.ts'
import { ReadingProgress } from './reading-progress.ts'
import { refuse } from './refusals.ts'
import { RosterReader, rosterFacts } from './roster-rows.ts'
import { type DroppedRow, RowTally } from './row-tally.ts'
import { type SourceSketch, SourceSketcher } from './sketch-source.ts'
import type { StageClock } from './stage-clock.ts'

/** 台账 or 退出台账, read: its people stand in memory, for the registry plans over all of them. */
export interface StagedRoster {
  readonly batchId: string
  readonly dataset: Dataset
  readonly period: Period
  readonly mode: string
  readonly townships: readonly string[]
  readonly rowsByTownship: ReadonlyMap<string, number>
  readonly counts: RowCounts
  readonly droppedRows: readonly DroppedRow[]
  readonly rows: readonly RosterRow[]
  readonly problems: readonly ListedProblem[]
  readonly notes: readonly string[]
  readonly sketch: SourceSketch
  readonly words: readonly UnknownWord[]
  readonly facts: RosterInput['facts']
  readonly category: string | null
}

/** Reads the people of a list. */
export async function stageRoster(
  db: Database,
  acting: Acting,
  source: OpenedSource,
  how: { readonly batchId: string; readonly clock: StageClock; readonly input: ImportInput },
): Promise<StagedRoster> {
  const { dataset, period, plan } = source
  const { rows, problems, tally, sketch } = await readRoster(db, acting, source, how)
  const ownCategory = plan.columns.some(({ column }) => column.fact?.code === 'recorded_category')
  return {
    batchId: how.batchId,
    dataset,
    period,
    mode: how.input.mode ?? dataset.mode,
    townships: [...tally.townships.keys()],
    rowsByTownship: tally.townships,
    counts: tally.counts,
    droppedRows: tally.droppedRows,
    rows,
    problems,
    notes: [...source.notes, ...source.file.notes, ...tally.notes],
    sketch,
    words: tally.words,
    facts: rosterFacts(
      plan,
      dataset.fixed.map(({ fact }) => fact),
    ),
    category: ownCategory ? null : (dataset.category ?? null),
  }
}

export interface AppliedRoster {
  readonly result: BatchResult
  readonly roster: RosterNumbers
  /** Of reading and of the registry. */
  readonly problems: readonly ListedProblem[]
}

/** Makes the list the registry's, in the caller's transaction. */
export async function takeInRoster(
  tx: Transaction,
  acting: Acting,
  staged: StagedRoster,
  { input, clock }: { readonly input: ImportInput; readonly clock: StageClock },
): Promise<AppliedRoster> {
  sayPhase(input, '匹配')
  sayPhase(input, '入库')
  const applied = await clock.during('apply', () =>
    applyRoster(tx, acting, rosterInput(staged, input)),
  )
  const { householdsFormed, personsFormed, recognitions, terminations } = applied
  const problems = [...staged.problems, ...applied.problems]
  await writeListedProblems(tx, acting, { batchId: staged.batchId, problems })
  return {
    result: resultOf(staged, applied),
    roster: { householdsFormed, personsFormed, recognitions, terminations },
    problems,
  }
}

interface ReadRoster {
  readonly rows: readonly RosterRow[]
  readonly problems: ListedProblem[]
  readonly tally: RowTally
  readonly sketch: SourceSketch
}

export async function readRoster(
  db: Database,
  acting: Acting,
  source: OpenedSource,
  how: { readonly clock: StageClock; readonly input?: Partial<ImportInput> },
): Promise<ReadRoster> {
  const { clock } = how
  const divisions = await loadDivisions(db, acting.countyCode, acting.today)
  const tally = new RowTally()
  const problems: ListedProblem[] = []
  const rows: RosterRow[] = []
  const { dataset, file } = source
  const fixed = Object.fromEntries(dataset.fixed.map(({ fact, value }) => [fact.code, value]))
  const context = { acting, divisions, date1904: file.date1904, tally, problems, fixed }
  const sketcher = new SourceSketcher(source)
  const progress = new ReadingProgress(file, how.input ?? {})
  for await (const { section, plan } of source.sections()) {
    sketcher.begin({ section, plan })
    const reader = new RosterReader(section.name, plan, context)
    for await (const batch of section.batches()) {
      clock.lap('read')
      progress.saw(batch.length)
      for (const row of batch) {
        const person = reader.read(row)
        if (person !== undefined) rows.push(person)
      }
      clock.lap('clean')
    }
    reader.end()
  }
  const { total, dropped, refused } = tally.counts
  if (total === dropped) throw refuse('rows-none', { file: source.fileName })
  if (rows.length === 0) {
    const kinds = tally.refusedKinds
    throw refuse('rows-all-bad', { file: source.fileName, rows: refused, kinds })
  }
  return { rows, problems, tally, sketch: sketcher.sketch }
}

function rosterInput(staged: StagedRoster, { catalogue }: ImportInput): RosterInput {
  const { batchId, dataset, period, mode, townships, facts, category, rows } = staged
  return {
    kind: dataset.kind === '退出台账' ? '退出台账' : '台账',
    category,
    dataset: {
      code: dataset.code,
      department: dataset.department,
      shelfMonths: dataset.shelfMonths,
    },
    batch: {
      id: batchId,
      period: period.month,
      periodEnd: period.end,
      complete: mode === '全量',
      townships,
    },
    facts,
    catalogue,
    rows,
  }
}

/** A row that the registry wants looked at counts as 需确认, whatever its cells were. */
function resultOf(
  { counts: read, rows, problems }: StagedRoster,
  applied: RosterOutcome,
): BatchResult {
  const key = (at: { readonly sheet: string; readonly row: number }) => `${at.row} ${at.sheet}`
  const before = new Map<string, string>()
  for (const problem of problems) {
    const known = before.get(key(problem))
    if (known !== '需确认' && known !== '不能用') before.set(key(problem), problem.verdict)
  }
  let { usable, corrected, needConfirm } = read
  for (const problem of applied.problems) {
    if (problem.verdict !== '需确认') continue
    const had = before.get(key(problem)) ?? '可用'
    if (had === '需确认' || had === '不能用') continue
    before.set(key(problem), '需确认')
    if (had === '已自动修正') corrected -= 1
    else usable -= 1
    needConfirm += 1
  }
  const counts: RowCounts = { ...read, usable, corrected, needConfirm }
  return {
    rows: counts,
    matched: applied.personsMatched,
    unmatched: rows.length - applied.personsMatched,
    leads: 0,
    candidates: 0,
    factsChanged: applied.facts.changedFacts,
    subjectsChanged: applied.facts.changedSubjects,
    sightings: applied.facts.sightings,
    absences: applied.facts.absences,
    conflicts: applied.facts.conflicts,
  }
}
