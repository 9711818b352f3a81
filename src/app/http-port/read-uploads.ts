import type { Acting } from '#access/index'
import type { JobFile, Received, Upload } from '#http/index'
import { isRefusal, type Refusal } from '#kernel/index'
import type { App } from '../app.ts'
import { stageDepartmentFile } from '../imports/hold-department-file.ts'
import type { JobRequest, JobResult, Work } from '../jobs/job.ts'

/** The job that reads files one after the other; one that is refused does not stop the others. */
export function readUploads(app: App, acting: Acting, received: Received): JobRequest {
  const read: { file: JobFile; refusal?: Refusal }[] = []
  const found = (): JobResult => {
    const files = read.map(({ file }) => file)
    return { files, batchIds: files.flatMap(({ batchIds }) => batchIds) }
  }
  return {
    kind: '读取',
    cleanUp: received.release,
    async run(work) {
      for (const [at, upload] of received.uploads.entries()) {
        const place = { at, of: received.uploads.length }
        read.push(await readOne(app, acting, { upload, work: placed(work, upload, place) }))
      }
      const refusals = read.flatMap(({ refusal }) => (refusal ? [refusal] : []))
      const [failed] = refusals.length === read.length ? refusals : []
      const sentence = sayRead(read.length, refusals.length)
      return { ...found(), sentence, ...(failed ? { failed } : {}) }
    },
    async afterCancel() {
      const waiting = read.filter(({ refusal }) => refusal === undefined).length
      if (waiting === 0) return found()
      return { ...found(), sentence: `已取消。先读完的 ${waiting} 个文件仍待确认，其余没有写入。` }
    },
  }
}

async function readOne(
  app: App,
  acting: Acting,
  { upload, work }: { readonly upload: Upload; readonly work: Work },
): Promise<{ file: JobFile; refusal?: Refusal }> {
  const { path, fileName, dataset, period, mode } = upload
  try {
    const request = { path, fileName, dataset, period, mode, ...work }
    const previews = await stageDepartmentFile(app, acting, request)
    const batchIds = previews.map(({ batchId }) => batchId)
    return { file: { fileName, batchIds, sentence: null } }
  } catch (error) {
    if (work.signal.aborted || !isRefusal(error)) throw error
    return { file: { fileName, batchIds: [], sentence: error.message }, refusal: error }
  }
}

/** Says beside the phase which of several files it is. */
function placed(
  { signal, onProgress }: Work,
  { fileName }: Upload,
  { at, of }: { readonly at: number; readonly of: number },
): Work {
  signal.throwIfAborted()
  if (of === 1) return { signal, onProgress }
  return {
    signal,
    onProgress: (progress) =>
      onProgress({ ...progress, phase: `${progress.phase}（${at + 1}/${of} ${fileName}）` }),
  }
}

function sayRead(files: number, refused: number): string {
  if (refused === 0) return '已读完，请查看后确认入库。'
  return `${files - refused} 个文件已读完，请查看后确认入库；${refused} 个没有读入，原因见各文件。`
}
