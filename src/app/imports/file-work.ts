import fs from 'node:fs'
import path from 'node:path'
import type { Acting } from '#access/index'
import { isRefusal, type Refusal } from '#kernel/index'
import { matchRows, settleDoubt } from '#matching/index'
import {
  discardOldBatches,
  dropOpenedOriginals,
  dropOrphanedOriginals,
  dropOrphanedStaging,
  isArchive,
  loadBatch,
  type Progress,
  type ResumeInput,
  type SettleRows,
  unpackArchive,
} from '#sources/index'
import type { App } from '../app.ts'
import { refuse } from '../refusals.ts'
import { eraseOriginals } from '../retention/stored-things.ts'
import { screeningOf } from '../screening-of.ts'
import { foreseeing } from './foresee-effects.ts'

/** What a step that takes longer than a moment tells, and how it is stopped. */
export interface Watched {
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Aborted: the step ends with the signal's reason, and nothing of it stays. */
  readonly signal?: AbortSignal | undefined
}

/** A file as somebody hands it in. */
export interface FileRequest extends Watched {
  readonly path: string
  readonly fileName?: string | undefined
  /** A dataset's code, or `auto`. */
  readonly dataset: string
  readonly period?: string | undefined
  readonly mode?: '全量' | '增量' | undefined
  /** The row that a person said the header is in. */
  readonly headerRow?: number | undefined
  readonly onPhase?: ((phase: string) => void) | undefined
  readonly archive?: string | undefined
}

export function originalsOf(app: App): string {
  return path.join(app.dataFolder, 'originals')
}

/** Removes what died or waited too long; done before anything new begins. */
export async function tidyImports(app: App, acting: Acting): Promise<void> {
  const originals = originalsOf(app)
  await dropOrphanedStaging(app.db)
  await dropOrphanedOriginals(app.db, originals)
  await dropOpenedOriginals(app.db, originals)
  await eraseOriginals(app, acting)
  await discardOldBatches(app.db, acting)
}

/** What an import needs of the installation. */
export function readingOf(app: App, acting: Acting): ResumeInput {
  return {
    map: app.datasets,
    catalogue: app.catalogue,
    screening: screeningOf(app, acting.today),
    match: matchRows,
    settle: settleRows(app),
    foresee: foreseeing(app),
    keepOriginal: { folder: originalsOf(app) },
  }
}

/** Whom rows of a batch left in doubt is decided anew when these rows are corrected. */
function settleRows({ datasets }: App): SettleRows {
  return async (tx, acting, batchId, rows) => {
    const { dataset: code } = await loadBatch(tx, acting, batchId)
    const dataset = datasets.find(code)
    if (dataset !== undefined) await settleDoubt(tx, acting, { batchId, dataset, rows })
  }
}

/** The same with a file. */
export function inputOf(app: App, acting: Acting, request: FileRequest) {
  const { path: file, fileName, dataset, period, mode, headerRow, archive } = request
  requireFile(file)
  return {
    ...readingOf(app, acting),
    path: file,
    dataset,
    ...(fileName ? { fileName } : {}),
    ...(period ? { period } : {}),
    ...(mode ? { mode } : {}),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(archive === undefined ? {} : { archive }),
    onPhase: request.onPhase,
    onProgress: request.onProgress,
    signal: request.signal,
  }
}

export function requireFile(file: string): void {
  if (!fs.existsSync(file)) throw refuse('file-unknown', { path: file })
}

/** A file of an archive that could not be taken, and why. */
export interface FailedFile {
  readonly fileName: string
  readonly refusal: Refusal
}

export interface EachFile<T> {
  readonly done: readonly T[]
  readonly failed: readonly FailedFile[]
  /** What was passed over in an archive. */
  readonly notes: readonly string[]
}

/**
 * Does `work` with the file, or with each file of an archive one after the other: one that is refused
 * does not stop the others. Refuses where none is left.
 */
export async function eachFile<T>(
  request: FileRequest,
  work: (one: FileRequest) => Promise<T>,
): Promise<EachFile<T>> {
  requireFile(request.path)
  if (!(await isArchive(request.path)))
    return { done: [await work(request)], failed: [], notes: [] }
  const name = request.fileName ?? path.basename(request.path)
  const archive = await unpackArchive(request.path, { fileName: name })
  const done: T[] = []
  const failed: FailedFile[] = []
  try {
    for await (const member of archive.members()) {
      request.signal?.throwIfAborted()
      const fileName = path.basename(member.name)
      try {
        if ('refusal' in member) throw member.refusal
        done.push(await work({ ...request, path: member.path, fileName, archive: name }))
      } catch (error) {
        if (!isRefusal(error)) throw error
        failed.push({ fileName: member.name, refusal: error })
      }
    }
  } finally {
    await archive.close()
  }
  const [first] = failed
  if (done.length === 0 && first !== undefined) throw first.refusal
  return { done, failed, notes: archive.notes }
}

/** What a person ought to know of an archive beside the files that were taken. */
export function archiveNotes({ failed, notes }: EachFile<unknown>): readonly string[] {
  const said = failed.map(
    ({ fileName, refusal }) => `压缩包中的“${fileName}”没有读入：${refusal.message}`,
  )
  return [...notes, ...said]
}
