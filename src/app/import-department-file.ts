import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { isRefusal } from '#kernel/index'
import {
  commitBatch as commitWaiting,
  type FilePreview,
  type ImportOutcome,
  importFile,
  previewFile,
  type ReadRowOutcome,
  type ReadSummary,
  readRows,
} from '#sources/index'
import { type App, heldStill } from './app.ts'
import { noteAlone } from './approvals/note-alone.ts'
import { requireMayActAlone } from './approvals/supervision-rules.ts'
import { answerRequest, noteAnswers } from './exchange/answer-request.ts'
import { elsewhereNote } from './exchange/elsewhere-note.ts'
import { askedByBatch, readingOfBatch } from './exchange/hold-reply.ts'
import {
  type EachFile,
  eachFile,
  type FileRequest,
  inputOf,
  requireFile,
  tidyImports,
} from './imports/file-work.ts'
import { type RoundOutcome, type RoundPhase, runDue } from './monitoring-round.ts'

export interface ImportRequest extends FileRequest {
  /** False: what the file touches waits for the next round. */
  readonly evaluate?: boolean | undefined
  /** The program's own file: of the demonstration, or made of the register. Nobody hands it in. */
  readonly isOwn?: boolean | undefined
}

export interface ImportReport extends ImportOutcome {
  readonly problems: readonly ReportedProblem[]
  /** The round over the households that the file touched. */
  readonly round?: RoundOutcome | undefined
}

export interface ReportedProblem {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly verdict: string
  readonly problem: string
}

const problemsShown = 200

/** Takes a file in and evaluates the households it touched. */
export async function importDepartmentFile(
  app: App,
  acting: Acting,
  request: ImportRequest,
): Promise<ImportReport> {
  requireFile(request.path)
  if (!request.isOwn) requireMayActAlone(app, acting, '入库')
  await tidyImports(app, acting)
  try {
    const input = { ...inputOf(app, acting, request), alongside: notedAlone(acting, request) }
    const outcome = await importFile(app.db, acting, input)
    return await reportOf(app, acting, outcome, request)
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'sources.reply-file') throw error
    return takeReply(app, acting, { ...request, requestId: String(error.details.request) })
  }
}

/** A table that answers a data request is taken in as that, whatever it was handed in as. */
async function takeReply(
  app: App,
  acting: Acting,
  request: ImportRequest & { readonly requestId: string },
): Promise<ImportReport> {
  const { outcome, round } = await answerRequest(app, acting, request)
  return { ...outcome, problems: await listProblems(app, outcome.batchId), round }
}

/** The same for each file of an archive, with one round over what they touched. */
export async function importDepartmentFiles(
  app: App,
  acting: Acting,
  request: ImportRequest,
): Promise<EachFile<ImportReport>> {
  const each = await eachFile(request, (one) =>
    importDepartmentFile(app, acting, { ...one, evaluate: false }),
  )
  const last = each.done.at(-1)
  if (last === undefined || request.evaluate === false) return each
  const round = await evaluateTouched(app, acting, request)
  return { ...each, done: [...each.done.slice(0, -1), { ...last, round }] }
}

/** Takes a batch in that waits for a person, and evaluates the households it touched. */
export async function commitBatch(
  app: App,
  acting: Acting,
  batchId: string,
  how: Pick<ImportRequest, 'evaluate' | 'signal' | 'onProgress' | 'onPhase'> = {},
): Promise<ImportReport> {
  const held = heldStill(app)
  requireMayActAlone(held, acting, '入库')
  const { onProgress, onPhase, signal } = how
  const reply = await askedByBatch(held, acting, batchId)
  const alongside = async (tx: Transaction): Promise<void> => {
    await noteAlone(tx, acting, '入库')
    if (reply !== undefined) await noteAnswers(tx, acting, { ...reply, batchId })
  }
  const reading = await readingOfBatch(held, acting, batchId)
  const input = { ...reading, onProgress, onPhase, signal, alongside }
  return reportOf(held, acting, await commitWaiting(held.db, acting, batchId, input), how)
}

/** What nobody with an account took in is noted as that, for supervision: all of it or none. */
function notedAlone(acting: Acting, { isOwn = false }: Pick<ImportRequest, 'isOwn'>) {
  if (acting.who !== undefined || isOwn) return undefined
  return (tx: Transaction) => noteAlone(tx, acting, '入库')
}

type Reporting = Pick<ImportRequest, 'evaluate' | 'onProgress' | 'onPhase'>

/** From here on the file is in force; whoever stops now leaves the households for the next round. */
async function reportOf(
  app: App,
  acting: Acting,
  outcome: ImportOutcome,
  how: Reporting,
): Promise<ImportReport> {
  const problems = await listProblems(app, outcome.batchId)
  const elsewhere = outcome.roster && (await elsewhereNote(app, acting))
  const notes = elsewhere ? [...outcome.notes, elsewhere] : outcome.notes
  if (how.evaluate === false) return { ...outcome, notes, problems }
  return { ...outcome, notes, problems, round: await evaluateTouched(app, acting, how) }
}

/** A round over the households that files touched. */
export function evaluateTouched(
  app: App,
  acting: Acting,
  { onPhase, onProgress }: Reporting,
): Promise<RoundOutcome | undefined> {
  const say = (phase: RoundPhase) => {
    onPhase?.(phase)
    const done = roundPhases.indexOf(phase)
    onProgress?.({ phase, done, total: roundPhases.length, unit: '步' })
  }
  return runDue(app, acting, { push: false, onPhase: say })
}

const roundPhases: readonly RoundPhase[] = ['过期', '测算', '预警', '催数', '推送', '督办', '提交']

/** What an import would read and say; nothing of it stays. */
export async function previewDepartmentFile(
  app: App,
  acting: Acting,
  request: ImportRequest,
): Promise<FilePreview> {
  requireFile(request.path)
  return previewFile(app.db, acting, inputOf(app, acting, request))
}

/** Every row as it is read, identity numbers in clear: for the caller's own terminal. */
export function readDepartmentRows(
  app: App,
  acting: Acting,
  request: ImportRequest,
): AsyncGenerator<ReadRowOutcome, ReadSummary> {
  requireFile(request.path)
  return readRows(app.db, acting, inputOf(app, acting, request))
}

async function listProblems(app: App, batchId: string): Promise<ReportedProblem[]> {
  return app.db.query<ReportedProblem>(sql`
    select sheet, row_number as row, column_name as "column", verdict, problem
    from row_problem
    where county_code = ${app.county.code} and batch_id = ${batchId} and verdict <> '已自动修正'
    order by verdict, sheet, row_number
    limit ${problemsShown}`)
}
