import type { Acting } from '#access/index'
import type { Database } from '#db/index'
import { applyRoster, type RosterOutcome, type RosterRow } from '#registry/index'
import { newId } from '#vault/index'
import type { RowCounts } from './domain.ts'
import { loadDivisions } from './find-divisions.ts'
import {
  type BatchResult,
  closeBatch,
  type ListedProblem,
  writeCoverage,
  writeListedProblems,
} from './finish-import.ts'
import { whileImporting } from './import-lock.ts'
import {
  type ImportInput,
  type ImportOutcome,
  keepIfAsked,
  lockCounty,
  removeKept,
} from './import-work.ts'
import { noteOriginal } from './keep-original.ts'
import type { OpenedSource } from './open-source.ts'
import { refuse } from './refusals.ts'
import { RosterReader, rosterFacts } from './roster-rows.ts'
import { RowTally } from './row-tally.ts'
import type { StageClock } from './stage-clock.ts'
import { insertBatch } from './stage-rows.ts'

interface RosterWork {
  readonly source: OpenedSource
  readonly clock: StageClock
  readonly input: ImportInput
}

interface ReadRoster {
  readonly rows: readonly RosterRow[]
  readonly problems: ListedProblem[]
  readonly tally: RowTally
}

/** Takes 台账 or 退出台账 in: people and households, in one transaction. */
export async function importRoster(
  db: Database,
  acting: Acting,
  { source, clock, input }: RosterWork,
): Promise<ImportOutcome> {
  input.onPhase?.('暂存')
  const read = await readRoster(db, acting, source, clock)
  const batchId = newId()
  return whileImporting(db, batchId, () =>
    takeInRoster(db, acting, { source, clock, input, read, batchId }),
  )
}

/** All that the file changes, or nothing. */
async function takeInRoster(
  db: Database,
  acting: Acting,
  work: RosterWork & { readonly read: ReadRoster; readonly batchId: string },
): Promise<ImportOutcome> {
  const { source, clock, input, read, batchId } = work
  const kept = await keepIfAsked(acting, batchId, input)
  try {
    return await db.transaction(async (tx) => {
      await lockCounty(tx, acting)
      const mode = input.mode ?? source.dataset.mode
      await insertBatch(tx, acting, { batchId, source, mode })
      input.onPhase?.('匹配')
      const townships = [...read.tally.townships.keys()]
      input.onPhase?.('入库')
      const applied = await clock.during('apply', () =>
        applyRoster(tx, acting, rosterInput(read, { source, batchId, mode, townships, input })),
      )
      const result = resultOf(read, applied)
      const problems = [...read.problems, ...applied.problems]
      await writeListedProblems(tx, acting, { batchId, problems })
      await writeCoverage(tx, acting, {
        batchId,
        dataset: source.dataset.code,
        period: source.period.month,
        townships: mode === '全量' ? townships : [],
        rowsByTownship: read.tally.townships,
      })
      if (kept !== undefined) await noteOriginal(tx, batchId, kept)
      const notes = [...source.notes, ...source.file.notes, ...read.tally.notes]
      await closeBatch(tx, { batchId, result, notes })
      input.onPhase?.('提交')
      return { ...outcomeOf(source, applied, clock), ...result, batchId, townships, notes }
    })
  } catch (error) {
    if (kept !== undefined) await removeKept(kept)
    throw error
  }
}

function outcomeOf(source: OpenedSource, applied: RosterOutcome, clock: StageClock) {
  const { householdsFormed, personsFormed, recognitions, terminations } = applied
  const { dataset, fileName, period } = source
  return {
    dataset: dataset.code,
    datasetName: dataset.name,
    department: dataset.department,
    fileName,
    period: period.month,
    state: '已入库' as const,
    roster: { householdsFormed, personsFormed, recognitions, terminations },
    seconds: clock.seconds,
  }
}

export async function readRoster(
  db: Database,
  acting: Acting,
  source: OpenedSource,
  clock: StageClock,
): Promise<ReadRoster> {
  const divisions = await loadDivisions(db, acting.countyCode, acting.today)
  const tally = new RowTally()
  const problems: ListedProblem[] = []
  const rows: RosterRow[] = []
  const { dataset, file } = source
  const fixed = Object.fromEntries(dataset.fixed.map(({ fact, value }) => [fact.code, value]))
  const context = { acting, divisions, date1904: file.date1904, tally, problems, fixed }
  for await (const { section, plan } of source.sections()) {
    const reader = new RosterReader(section.name, plan, context)
    for await (const batch of section.batches()) {
      clock.lap('read')
      for (const row of batch) {
        const person = reader.read(row)
        if (person !== undefined) rows.push(person)
      }
      clock.lap('clean')
    }
  }
  const { total, dropped, refused } = tally.counts
  if (total === dropped) throw refuse('rows-none', { file: source.fileName })
  if (rows.length === 0) {
    const kinds = tally.refusedKinds
    throw refuse('rows-all-bad', { file: source.fileName, rows: refused, kinds })
  }
  return { rows, problems, tally }
}

interface RosterBatch {
  readonly source: OpenedSource
  readonly batchId: string
  readonly mode: string
  readonly townships: readonly string[]
  readonly input: ImportInput
}

function rosterInput({ rows }: ReadRoster, batch: RosterBatch): Parameters<typeof applyRoster>[2] {
  const { source, batchId, mode, townships, input } = batch
  const { dataset, period, plan } = source
  const ownCategory = plan.columns.some(({ column }) => column.fact?.code === 'recorded_category')
  return {
    kind: dataset.kind === '退出台账' ? '退出台账' : '台账',
    category: ownCategory ? null : (dataset.category ?? null),
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
    facts: rosterFacts(
      plan,
      dataset.fixed.map(({ fact }) => fact),
    ),
    catalogue: input.catalogue,
    rows,
  }
}

/** A row that the registry wants looked at counts as 需确认, whatever its cells were. */
function resultOf({ tally, rows, problems }: ReadRoster, applied: RosterOutcome): BatchResult {
  const key = (at: { readonly sheet: string; readonly row: number }) => `${at.row} ${at.sheet}`
  const before = new Map<string, string>()
  for (const problem of problems) {
    const known = before.get(key(problem))
    if (known !== '需确认' && known !== '不能用') before.set(key(problem), problem.verdict)
  }
  let { usable, corrected, needConfirm } = tally.counts
  for (const problem of applied.problems) {
    if (problem.verdict !== '需确认') continue
    const had = before.get(key(problem)) ?? '可用'
    if (had === '需确认' || had === '不能用') continue
    before.set(key(problem), '需确认')
    if (had === '已自动修正') corrected -= 1
    else usable -= 1
    needConfirm += 1
  }
  const counts: RowCounts = { ...tally.counts, usable, corrected, needConfirm }
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
