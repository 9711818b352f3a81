import type { Acting } from '#access/index'
import type { JobFile, Received, Upload } from '#http/index'
import { isRefusal, type Refusal } from '#kernel/index'
import type { App } from '../app.ts'
import { needsTwo } from '../approvals/supervision-rules.ts'
import { answerRequest } from '../exchange/answer-request.ts'
import { holdReply } from '../exchange/hold-reply.ts'
import { stageDepartmentFile } from '../imports/hold-department-file.ts'
import type { JobRequest, JobResult, Work } from '../jobs/job.ts'

/** The job that reads files one after the other; one that is refused does not stop the others. */
export function readUploads(app: App, acting: Acting, received: Received): JobRequest {
  const read: ReadFile[] = []
  const found = (): JobResult => {
    const files = read.map(({ file }) => file)
    return { files, batchIds: files.flatMap(({ batchIds }) => batchIds) }
  }
  return {
    kind: '读取',
    again: '交来的文件读完就清掉了，请重新交一次。',
    cleanUp: received.release,
    async run(work) {
      for (const [at, upload] of received.uploads.entries()) {
        const place = { at, of: received.uploads.length }
        read.push(await readOne(app, acting, { upload, work: placed(work, upload, place), place }))
      }
      const [failed] = read.every(isRefused) ? read.flatMap(({ refusal }) => refusal ?? []) : []
      return { ...found(), sentence: sayRead(read), ...(failed ? { failed } : {}) }
    },
    async afterCancel() {
      if (read.every(isRefused)) return found()
      return { ...found(), sentence: `已取消，其余的没有写入；先前的：${sayRead(read)}` }
    },
  }
}

interface ReadFile {
  readonly file: JobFile
  readonly refusal?: Refusal
}

function isRefused({ file }: ReadFile): boolean {
  return file.sentence !== null
}

interface Place {
  readonly at: number
  readonly of: number
}

async function readOne(
  app: App,
  acting: Acting,
  { upload, work, place }: { readonly upload: Upload; readonly work: Work; readonly place: Place },
): Promise<ReadFile> {
  const { path, fileName, dataset, period, mode } = upload
  try {
    const request = { path, fileName, dataset, period, mode, ...work }
    const previews = await stageDepartmentFile(app, acting, request)
    const batchIds = previews.map(({ batchId }) => batchId)
    return { file: { fileName, batchIds, sentence: null, note: null } }
  } catch (error) {
    if (work.signal.aborted) throw error
    if (!isRefusal(error)) return brokenOn(error, { upload, work, place })
    if (error.code === 'sources.reply-file') {
      const requestId = String(error.details.request)
      return takeAnswer(app, acting, { upload, requestId, signal: work.signal })
    }
    const file = { fileName, batchIds: [], sentence: error.message, note: null }
    return { file, refusal: error }
  }
}

/** An error of ours ends this file; the others of the same upload keep what was read of them. */
function brokenOn(
  error: unknown,
  { upload, work, place }: { readonly upload: Upload; readonly work: Work; readonly place: Place },
): ReadFile {
  if (place.of === 1) throw error
  work.onFault(error)
  const sentence = '没有读入，是程序的问题，已记入日志。请把文件名告诉维护人员；其余文件不受影响。'
  return { file: { fileName: upload.fileName, batchIds: [], sentence, note: null } }
}

/** Whether what this person hands in takes nobody else's look: the program itself, or by the place's rule. */
function mayTakeAlone({ pack }: App, { who }: Acting): boolean {
  return who === undefined || (who.permissions.has('确认入库') && !needsTwo(pack, '入库'))
}

/** An answer to what we asked waits like any other file, where one person alone takes nothing in. */
async function takeAnswer(
  app: App,
  acting: Acting,
  given: { readonly upload: Upload; readonly requestId: string; readonly signal: AbortSignal },
): Promise<ReadFile> {
  const { path, fileName } = given.upload
  try {
    const { requestId, signal } = given
    if (!mayTakeAlone(app, acting)) {
      const held = await holdReply(app, acting, { path, fileName, requestId, signal })
      return { file: { fileName, batchIds: [held.batchId], sentence: null, note: null } }
    }
    const answer = await answerRequest(app, acting, { path, fileName, requestId, signal })
    const { department, datasetName, asked, answered, outcome } = answer
    const note = `${department}对“${datasetName}”催数的答复，已直接入库：共问 ${asked} 人，已答 ${answered} 人。`
    return { file: { fileName, batchIds: [outcome.batchId], sentence: null, note } }
  } catch (error) {
    if (given.signal.aborted || !isRefusal(error)) throw error
    const file = { fileName, batchIds: [], sentence: error.message, note: null }
    return { file, refusal: error }
  }
}

/** Says beside the phase which of several files it is. */
function placed(work: Work, { fileName }: Upload, { at, of }: Place): Work {
  const { signal, onProgress } = work
  signal.throwIfAborted()
  if (of === 1) return work
  return {
    ...work,
    onProgress: (progress) =>
      onProgress({ ...progress, phase: `${progress.phase}（${at + 1}/${of} ${fileName}）` }),
  }
}

function sayRead(read: readonly ReadFile[]): string {
  const refused = read.filter(isRefused).length
  const notes = read.flatMap(({ file }) => file.note ?? [])
  const waiting = read.length - refused - notes.length
  const [only] = read.length === 1 ? notes : []
  if (only !== undefined) return only
  if (waiting === read.length) return '已读完，请查看后确认入库。'
  const parts = [
    waiting > 0 ? `${waiting} 个文件已读完，请查看后确认入库` : '',
    notes.length > 0 ? `${notes.length} 个是催数的答复，已直接入库` : '',
    refused > 0 ? `${refused} 个没有读入，原因见各文件` : '',
  ]
  return `${parts.filter(Boolean).join('；')}。`
}
