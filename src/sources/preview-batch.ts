import type { Acting } from '#access/index'
import { copyField, type Database, ident, type Sql, sql, type Transaction } from '#db/index'
import type { BatchPreview, PlacedProblem } from './domain.ts'
import type { ListedProblem } from './finish-import.ts'
import type { Foreseen, ForeseenNumbers } from './foreseen.ts'
import { type ImportInput, sayPhase } from './import-work.ts'
import {
  changeColumns,
  changedVerdicts,
  changeTable,
  createPreviewTables,
  type GatheredChanges,
  gatherChanges,
  verdictColumns,
  verdictTable,
} from './preview-changes.ts'
import { absenceNotes } from './preview-notes.ts'
import { verdictCodes } from './row-tally.ts'
import { StageClock } from './stage-clock.ts'
import type { StagedWork } from './staged-work.ts'
import { stagingTable } from './staging-table.ts'
import { type TakenIn, takeIn } from './take-in.ts'

const problemsShown = 200

/** What is stored with a batch; the rest of a preview stands in its other columns. */
export type StoredPreview = Omit<BatchPreview, 'state' | 'alreadyImportedAs' | 'foreseen'> & {
  readonly foreseen?: StoredForeseen | undefined
  /** How many batches had been taken in or undone when it was made. */
  readonly place: number
}

type StoredForeseen = Foreseen & Pick<ForeseenNumbers, 'rows'>

/** Ends the transaction in which a preview was looked at. */
class LookedAt extends Error {}

interface Looked {
  readonly taken: TakenIn
  readonly place: number
  readonly gathered: GatheredChanges
  readonly foreseen: Foreseen | undefined
  readonly problems: readonly PlacedProblem[]
  readonly changes: readonly Uint8Array[]
  readonly verdicts: readonly Uint8Array[]
}

/**
 * What a staged file would change: it is taken in by the very code that will take it in, looked at,
 * and rolled back. What was seen is kept with the batch, row by row in tables beside its rows.
 */
export async function previewStaged(
  db: Database,
  acting: Acting,
  work: StagedWork,
  input: ImportInput,
): Promise<StoredPreview> {
  sayPhase(input, '匹配')
  const looked = await look(db, acting, work, input)
  const preview = previewOf(work, looked)
  return db.transaction((tx) => keep(tx, work, { preview, looked }), { signal: input.signal })
}

async function look(
  db: Database,
  acting: Acting,
  work: StagedWork,
  input: ImportInput,
): Promise<Looked> {
  let looked: Looked | undefined
  const quiet = { ...input, onPhase: undefined }
  const { batchId, dataset } = work.staged
  try {
    await db.transaction(
      async (tx) => {
        const how = { input: quiet, clock: new StageClock(), isLook: true }
        await tx.execute(sql`savepoint not_taken`)
        const taken = await takeIn(tx, acting, work, how)
        const gathered = await gatherChanges(tx, acting, { batchId, dataset: dataset.code })
        const problems = await firstProblems(tx, batchId)
        const changes = await copied(tx, changesOf())
        const verdicts = work.kind === '事实' ? await copied(tx, verdictsOf(acting, batchId)) : []
        const place = await placeOf(tx, batchId)
        const foreseen = await foresee(tx, acting, { input, batchId })
        looked = { taken, place, gathered, foreseen, problems, changes, verdicts }
        throw new LookedAt()
      },
      { signal: input.signal },
    )
  } catch (error) {
    if (!(error instanceof LookedAt)) throw error
  }
  if (looked === undefined) throw new Error('a preview saw nothing')
  return looked
}

/** Last of all: an evaluation writes, and what the file itself changes has been copied out. */
async function foresee(
  tx: Transaction,
  acting: Acting,
  { input, batchId }: { readonly input: ImportInput; readonly batchId: string },
): Promise<Foreseen | undefined> {
  if (input.foresee === undefined) return undefined
  input.onProgress?.({ phase: '测算', done: 0, unit: '步' })
  const takeBack = () => tx.execute(sql`rollback to savepoint not_taken`)
  return input.foresee(tx, acting, { batchId, takeBack })
}

/** Its own place would be the next one. */
async function placeOf(tx: Transaction, batchId: string): Promise<number> {
  const [row] = await tx.query<{ place: number }>(sql`
    select taken_in - 1 as place from import_batch where id = ${batchId}`)
  return row?.place ?? 0
}

function changesOf(): Sql {
  return sql`select sheet, row_number, subject_id, change, changes, conflict, name, division
    from pg_temp.preview_change`
}

function verdictsOf(acting: Acting, batchId: string): Sql {
  return changedVerdicts(acting, stagingTable(batchId), batchId)
}

/** By way of a temporary table, for COPY takes no parameters. */
async function copied(tx: Transaction, rows: Sql): Promise<readonly Uint8Array[]> {
  await tx.execute(sql`drop table if exists pg_temp.preview_out`)
  await tx.execute(sql`create temp table preview_out on commit drop as ${rows}`)
  const pieces: Uint8Array[] = []
  await tx.copyOut(sql`select * from pg_temp.preview_out`, (piece) => pieces.push(piece.slice()))
  return pieces
}

function firstProblems(tx: Transaction, batchId: string): Promise<PlacedProblem[]> {
  return tx.query<PlacedProblem>(sql`
    select sheet, row_number as row, column_name as column, kind, verdict, problem, suggestion
    from row_problem
    where batch_id = ${batchId}
    order by verdict = '已自动修正', sheet, row_number, column_name
    limit ${problemsShown}`)
}

function previewOf(
  work: StagedWork,
  { taken, place, gathered, problems }: Looked,
): Omit<StoredPreview, 'foreseen'> {
  const { batchId, dataset, period, sketch, words, notes } = work.staged
  const { result, roster, amends } = taken
  const isComplete = work.kind === '事实' ? work.staged.complete : work.staged.mode === '全量'
  const [compared] = gathered.comparedWith
  return {
    batchId,
    place,
    fileName: '',
    dataset: dataset.code,
    datasetName: dataset.name,
    department: dataset.department,
    period: period.month,
    ...(sketch.periodFrom === undefined ? {} : { periodGuess: sketch.periodFrom }),
    mode: isComplete ? '全量' : '增量',
    sheets: sketch.sheets,
    headerRow: sketch.headerRow,
    columns: sketch.columns,
    rows: result.rows,
    changes: { ...gathered.changes, facts: result.factsChanged },
    matched: result.matched,
    unmatched: result.unmatched,
    leads: result.leads,
    candidates: result.candidates,
    ...(roster === undefined ? {} : { roster }),
    ...(amends === undefined ? {} : { amends }),
    words,
    ...(compared === undefined ? {} : { comparedWith: compared }),
    problems,
    notes: [...notes, ...absenceNotes(dataset, gathered.changes.gone)],
  }
}

interface Keeping {
  readonly preview: Omit<StoredPreview, 'foreseen'>
  readonly looked: Looked
}

async function keep(
  tx: Transaction,
  work: StagedWork,
  { preview, looked }: Keeping,
): Promise<StoredPreview> {
  const { batchId } = work.staged
  const table = stagingTable(batchId)
  for (const one of [changeTable(table), verdictTable(table)]) {
    await tx.execute(sql`drop table if exists ${ident(one)}`)
  }
  await createPreviewTables(tx, table)
  await tx.copyIn(changeTable(table), changeColumns, texts(looked.changes))
  const verdicts =
    work.kind === '事实' ? texts(looked.verdicts) : rosterVerdicts(looked.taken.problems)
  await tx.copyIn(verdictTable(table), verdictColumns, verdicts)
  for (const one of [changeTable(table), verdictTable(table)]) {
    await tx.execute(sql`create index on ${ident(one)} (sheet, row_number)`)
    await tx.execute(sql`analyze ${ident(one)}`)
  }
  const stored = { ...preview, ...(await aheadOf(tx, table, looked.foreseen)) }
  const kept = await tx.execute(sql`
    update import_batch
    set preview = ${JSON.stringify(stored)}::jsonb, previewed_at = clock_timestamp(),
      state = '待确认'
    where id = ${batchId} and state in ('暂存', '待确认')`)
  if (kept !== 1) throw new Error(`batch ${batchId} is not waiting`)
  return stored
}

/** With how many rows of the file it is about. */
async function aheadOf(
  tx: Transaction,
  table: string,
  foreseen: Foreseen | undefined,
): Promise<Pick<StoredPreview, 'foreseen'>> {
  if (foreseen === undefined) return {}
  const [row] = await tx.query<{ count: number }>(sql`
    select count(*) as count from ${ident(changeTable(table))}
    where subject_id = any(${Object.keys(foreseen.bySubject)}::uuid[])`)
  return { foreseen: { ...foreseen, rows: row?.count ?? 0 } }
}

/** Pieces of COPY may end anywhere, also within a character. */
function* texts(pieces: readonly Uint8Array[]): Generator<string> {
  const decoder = new TextDecoder()
  for (const piece of pieces) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

/** A list's problems by row: those of its cells and those that the registry has. */
function* rosterVerdicts(problems: readonly ListedProblem[]): Generator<string> {
  const rows = new Map<string, ListedProblem[]>()
  for (const problem of problems) {
    const key = `${problem.row} ${problem.sheet}`
    const known = rows.get(key)
    if (known) known.push(problem)
    else rows.set(key, [problem])
  }
  for (const listed of rows.values()) {
    const [first] = listed
    if (first === undefined) continue
    const verdict = Math.max(...listed.map((one) => verdictCodes[one.verdict]))
    const plain = listed.map(({ sheet: _, row: __, ...problem }) => problem)
    const fields = [first.sheet, first.row, verdict, JSON.stringify(plain), false]
    yield `${fields.map((field) => copyField(field)).join('\t')}\n`
  }
}
