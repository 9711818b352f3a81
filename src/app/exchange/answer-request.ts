import path from 'node:path'
import type { Acting } from '#access/index'
import { type Transaction, withCounty } from '#db/index'
import { matchRows } from '#matching/index'
import {
  type AskedSubject,
  findAnswered,
  findAskedSubjects,
  recordAnswers,
} from '#monitoring/index'
import { findReplyMark, type ImportOutcome, importFile } from '#sources/index'
import { type App, heldStill } from '../app.ts'
import { noteAlone } from '../approvals/note-alone.ts'
import { requireMayActAlone } from '../approvals/supervision-rules.ts'
import { type RoundOutcome, runDue } from '../monitoring-round.ts'
import { refuse } from '../refusals.ts'
import { replyDataset, withReplyDataset } from './reply-dataset.ts'
import { type ListedSubject, listed, type OpenRequest, openRequest } from './requests.ts'

export interface AnsweredRequest {
  readonly requestId: string
  readonly department: string
  readonly datasetName: string
  readonly outcome: ImportOutcome
  readonly asked: number
  readonly answered: number
  /** Who is still unknown. */
  readonly unanswered: readonly ListedSubject[]
  readonly state: '已送达' | '部分送达'
  readonly round?: RoundOutcome | undefined
}

/**
 * Takes a filled-in reply file in, as an addition to its dataset: what is answered is known and looked at
 * again; what was left empty stays unknown and is listed. The same file again changes nothing.
 */
export async function answerRequest(
  given: App,
  acting: Acting,
  reply: {
    readonly path: string
    readonly fileName?: string | undefined
    readonly requestId?: string | undefined
    readonly signal?: AbortSignal | undefined
    /** False: what was answered waits for the next round. */
    readonly evaluate?: boolean | undefined
  },
): Promise<AnsweredRequest> {
  const app = heldStill(given)
  requireMayActAlone(app, acting, '入库')
  const requestId = reply.requestId ?? (await findReplyMark(reply.path))
  if (requestId === undefined) throw refuse('reply-unmarked', { file: nameOf(reply) })
  const before = await askedBy(app, acting, requestId)
  const { open } = before
  const dataset = replyDataset(open.dataset, open.facts)
  const outcome = await importFile(app.db, acting, {
    path: reply.path,
    ...(reply.fileName ? { fileName: reply.fileName } : {}),
    ...(reply.signal ? { signal: reply.signal } : {}),
    dataset: dataset.code,
    isReply: true,
    map: withReplyDataset(app.datasets, dataset),
    catalogue: app.catalogue,
    period: open.month,
    mode: '增量',
    match: matchRows,
    keepOriginal: { folder: path.join(app.dataFolder, 'originals') },
    alongside: (tx) => noteAlone(tx, acting, '入库'),
  })
  const batchId = outcome.alreadyImportedAs?.batchId ?? outcome.batchId
  const answers = await withCounty(app.db.as('worker'), acting.countyCode, (tx) =>
    noteAnswers(tx, acting, { ...before, batchId }),
  )
  const isLater = reply.evaluate === false
  const round = isLater ? undefined : await runDue(app, acting, { push: false })
  return {
    requestId: open.request.id,
    department: open.request.department,
    datasetName: open.dataset.name,
    outcome,
    ...answers,
    round,
  }
}

interface Before {
  readonly open: OpenRequest
  readonly asked: readonly AskedSubject[]
}

function askedBy(app: App, acting: Acting, id: string): Promise<Before> {
  return withCounty(app.db.as('worker'), acting.countyCode, async (tx) => {
    const open = await openRequest(tx, app, acting, id)
    return { open, asked: await findAskedSubjects(tx, app.compiled, open.input) }
  })
}

/** Notes what a reply that is in force answered, in its transaction or after it. */
export async function noteAnswers(
  tx: Transaction,
  acting: Acting,
  { open, asked, batchId }: Before & { readonly batchId: string },
): Promise<Pick<AnsweredRequest, 'asked' | 'answered' | 'unanswered' | 'state'>> {
  const subjects = asked.map(({ subjectId }) => subjectId)
  const known = await findAnswered(tx, open.input, subjects)
  const unanswered = asked.filter(({ subjectId }) => !known.has(subjectId))
  const waiting = new Set(unanswered.map(({ householdId }) => householdId))
  const households = new Set(asked.map(({ householdId }) => householdId))
  const earlier = open.request.answered ?? 0
  const counts = { asked: earlier + asked.length, answered: earlier + known.size }
  await recordAnswers(tx, acting, {
    requestId: open.request.id,
    batchId,
    households: [...households].filter((id) => !waiting.has(id)),
    ...counts,
  })
  return {
    ...counts,
    unanswered: unanswered.map((one) => listed(acting, one)),
    state: unanswered.length === 0 ? '已送达' : '部分送达',
  }
}

function nameOf({
  path: file,
  fileName,
}: {
  readonly path: string
  readonly fileName?: string | undefined
}) {
  return fileName ?? path.basename(file)
}
