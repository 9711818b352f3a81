import type { Acting } from '#access/index'
import { sql, type Transaction, withCounty } from '#db/index'
import { type AskedSubject, findAskedSubjects } from '#monitoring/index'
import { holdFile, type ResumeInput } from '#sources/index'
import { type App, heldStill } from '../app.ts'
import { readingOf } from '../imports/file-work.ts'
import { replyDataset, withReplyDataset } from './reply-dataset.ts'
import { type OpenRequest, openRequest } from './requests.ts'

export interface HeldReply {
  readonly batchId: string
  readonly department: string
  readonly datasetName: string
}

/** Reads a filled-in reply file and leaves it waiting, like any other file, for another person. */
export async function holdReply(
  given: App,
  acting: Acting,
  reply: {
    readonly path: string
    readonly fileName: string
    readonly requestId: string
    readonly signal?: AbortSignal | undefined
  },
): Promise<HeldReply> {
  const app = heldStill(given)
  const open = await inWorker(app, acting, (tx) => openRequest(tx, app, acting, reply.requestId))
  const { dataset, request, month } = open
  const batchId = await holdFile(app.db, acting, {
    ...replyReading(app, acting, open),
    path: reply.path,
    fileName: reply.fileName,
    signal: reply.signal,
    dataset: dataset.code,
    replyTo: request.id,
    period: month,
    mode: '增量',
  })
  return { batchId, department: request.department, datasetName: dataset.name }
}

/** What a batch is read with: one that answers a data request in the form of its reply file. */
export async function readingOfBatch(
  app: App,
  acting: Acting,
  batchId: string,
): Promise<ResumeInput> {
  const open = await inWorker(app, acting, (tx) => requestOf(tx, app, { acting, batchId }))
  return open === undefined ? readingOf(app, acting) : replyReading(app, acting, open)
}

/** The request that a batch answers, and of whom it still asks; undefined for any other batch. */
export function askedByBatch(
  app: App,
  acting: Acting,
  batchId: string,
): Promise<{ readonly open: OpenRequest; readonly asked: readonly AskedSubject[] } | undefined> {
  return inWorker(app, acting, async (tx) => {
    const open = await requestOf(tx, app, { acting, batchId })
    if (open === undefined) return undefined
    return { open, asked: await findAskedSubjects(tx, app.compiled, open.input) }
  })
}

function replyReading(app: App, acting: Acting, { dataset, facts }: OpenRequest): ResumeInput {
  const map = withReplyDataset(app.datasets, replyDataset(dataset, facts))
  return { ...readingOf(app, acting), screening: undefined, isReply: true, map }
}

/** Whoever sees the batch may read it: the request says only in which form it is. */
async function requestOf(
  tx: Transaction,
  app: App,
  { acting, batchId }: { readonly acting: Acting; readonly batchId: string },
): Promise<OpenRequest | undefined> {
  const [batch] = await tx.query<{ replyTo: string | null }>(sql`
    select reply_to as "replyTo" from import_batch
    where county_code = ${acting.countyCode} and id::text = ${batchId}`)
  if (!batch?.replyTo) return undefined
  return openRequest(tx, app, { ...acting, who: undefined }, batch.replyTo)
}

function inWorker<T>(app: App, acting: Acting, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withCounty(app.db.as('worker'), acting.countyCode, work)
}
