import type { Acting } from '#access/index'
import {
  type BatchPreview,
  type BatchRows,
  discardBatch as discard,
  holdFile,
  isPreviewOld,
  listBatchRows as listRows,
  loadBatch,
  loadPreview,
  previewAgain,
  type RowsWanted,
  restageBatch as restage,
} from '#sources/index'
import { type App, heldStill } from '../app.ts'
import { readingOfBatch } from '../exchange/hold-reply.ts'
import {
  archiveNotes,
  type EachFile,
  eachFile,
  type FileRequest,
  inputOf,
  tidyImports,
  type Watched,
} from './file-work.ts'
import { reportedPreview } from './reported-preview.ts'

/**
 * Reads a file and leaves it waiting for a person, with what it would change; an archive gives a batch
 * for each of its files. Nothing is in force until it is committed.
 */
export async function stageDepartmentFile(
  app: App,
  acting: Acting,
  request: FileRequest,
): Promise<readonly BatchPreview[]> {
  const each = await stageFiles(app, acting, request)
  const notes = archiveNotes(each)
  return each.done.map((preview, at) =>
    at > 0 ? preview : { ...preview, notes: [...notes, ...preview.notes] },
  )
}

/** The same, with the files of an archive that could not be read beside those that could. */
export async function stageFiles(
  app: App,
  acting: Acting,
  request: FileRequest,
): Promise<EachFile<BatchPreview>> {
  const held = heldStill(app)
  await tidyImports(held, acting)
  const each = await eachFile(request, (one) =>
    holdFile(held.db, acting, inputOf(held, acting, one)),
  )
  const done: BatchPreview[] = []
  for (const id of each.done) done.push(await previewOf(held, acting, id))
  return { ...each, done }
}

/** What a file or the files of an archive would change; nothing stays waiting, whatever happens. */
export async function tryDepartmentFiles(
  app: App,
  acting: Acting,
  request: FileRequest,
): Promise<EachFile<BatchPreview>> {
  const held = heldStill(app)
  await tidyImports(held, acting)
  return eachFile(request, async (one) => {
    const id = await holdFile(held.db, acting, inputOf(held, acting, one))
    try {
      return await previewOf(held, acting, id)
    } finally {
      await discard(held.db, acting, id)
    }
  })
}

/** What a waiting batch would change; looked at anew where other files have come in since. */
export async function previewOf(
  app: App,
  acting: Acting,
  batchId: string,
  watched: Watched = {},
): Promise<BatchPreview> {
  const { state } = await loadBatch(app.db, acting, batchId)
  if (state === '待确认' && (await isPreviewOld(app.db, acting, batchId))) {
    const held = heldStill(app)
    const reading = await readingOfBatch(held, acting, batchId)
    await previewAgain(held.db, acting, batchId, { ...reading, ...watched })
  }
  const preview = await loadPreview(app.db, acting, batchId)
  return preview ?? (await reportedPreview(app, acting, batchId))
}

/** A page of a batch's rows. */
export function listBatchRows(
  app: App,
  acting: Acting,
  batchId: string,
  wanted: RowsWanted,
): Promise<BatchRows> {
  const { catalogue, datasets } = app
  return listRows(app.db, acting, batchId, { ...wanted, catalogue, datasets })
}

/** Gives a waiting batch up. */
export function discardBatch(app: App, acting: Acting, batchId: string): Promise<void> {
  return discard(app.db, acting, batchId)
}

/** Reads a waiting batch's file once more, after its month, header, columns or words were answered. */
export async function restageBatch(
  app: App,
  acting: Acting,
  batchId: string,
  answered: Watched & {
    readonly period?: string | undefined
    readonly headerRow?: number | undefined
  },
): Promise<BatchPreview> {
  const held = heldStill(app)
  const { period, headerRow, onProgress, signal } = answered
  await restage(held.db, acting, batchId, {
    ...(await readingOfBatch(held, acting, batchId)),
    ...(period === undefined ? {} : { period }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...{ onProgress, signal },
  })
  return previewOf(held, acting, batchId)
}
