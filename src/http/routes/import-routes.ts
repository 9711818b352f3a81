import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, begins, byId, page, type Routes, sends } from '../route-forms.ts'
import { BatchReport } from '../schemas/batch.ts'
import { exactly, refTo, wordOf } from '../schemas/shapes.ts'
import {
  BatchPreview,
  BatchRows,
  CommitInput,
  RestageInput,
  rowFilters,
  UndoInput,
} from '../schemas/staged.ts'
import { UndoPreview } from '../schemas/undo.ts'
import { sendWritten } from '../send-written.ts'
import { mostFiles, receiveUploads } from '../take-upload.ts'
import { unchecked, uploadForm } from '../upload-form.ts'

/** Taking files in, looking at them and making them count. */
export function importRoutes(routes: Routes, port: AppPort): void {
  routes.post(
    '/api/imports',
    { ...unchecked, config: { permission: '接收文件' }, schema: forms.import },
    async (request, reply) => {
      const received = await receiveUploads(request)
      reply.code(202)
      return port.startImport(callerOf(request), received)
    },
  )
  routes.get(
    '/api/batches/:id/preview',
    { config: { permission: '查看文件' }, schema: forms.preview },
    async (request) => {
      const caller = callerOf(request)
      const preview = await port.previewBatch(caller, request.params.id)
      const route = 'GET /api/batches/{id}/preview'
      await port.recordReading(caller, { purpose: '查看文件预览', route })
      return preview
    },
  )
  routes.get(
    '/api/batches/:id/rows',
    { config: { permission: '查看文件' }, schema: forms.rows },
    async (request) => {
      const caller = callerOf(request)
      const rows = await port.listBatchRows(caller, request.params.id, request.query)
      const route = 'GET /api/batches/{id}/rows'
      await port.recordReading(caller, { purpose: '查看文件的行', route })
      return rows
    },
  )
  routes.post(
    '/api/batches/:id/commit',
    { config: { permission: '确认入库' }, schema: forms.commit },
    (request, reply) => {
      reply.code(202)
      return port.startCommit(callerOf(request), request.params.id, request.body)
    },
  )
  routes.post(
    '/api/batches/:id/restage',
    { config: { permission: '接收文件' }, schema: forms.restage },
    (request, reply) => {
      reply.code(202)
      return port.startRestage(callerOf(request), request.params.id, request.body)
    },
  )
  routes.post(
    '/api/batches/:id/discard',
    { config: { permission: '接收文件' }, schema: forms.discard },
    async (request) => {
      const caller = callerOf(request)
      await port.discardBatch(caller, request.params.id)
      return reported(port, request.params.id, caller)
    },
  )
}

/** Taking a file out again. */
export function undoRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/batches/:id/undo',
    { config: { permission: '撤销文件' }, schema: forms.previewUndo },
    (request) => port.previewUndo(callerOf(request), request.params.id),
  )
  routes.post(
    '/api/batches/:id/undo',
    { config: { permission: '撤销文件' }, schema: forms.undo },
    (request, reply) => {
      reply.code(202)
      return port.startUndo(callerOf(request), request.params.id, request.body)
    },
  )
}

/** What is wrong in a file, for its sender. */
export function errorFileRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/batches/:id/errors-file',
    { config: { permission: '查看文件' }, schema: forms.errors },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      return sendWritten(reply, async (folder) => {
        const file = await port.writeErrorFile(caller, id, folder)
        const route = 'GET /api/batches/{id}/errors-file'
        await port.recordReading(caller, { purpose: '下载错误文件', route })
        return file
      })
    },
  )
}

async function reported(port: AppPort, id: string, caller: ReturnType<typeof callerOf>) {
  const report = await port.findBatch(caller, id)
  if (!report) throw refuse('batch-unknown')
  return report
}

const rowFilter = exactly({ ...page, filter: Type.Optional(wordOf(rowFilters)) })

const forms = {
  import: {
    operationId: 'startImport',
    tags: ['sources'],
    summary: 'Read files and hold them for a person to confirm',
    description:
      `Up to ${mostFiles} files, also archives; each becomes one batch or several, 待确认. ` +
      'The answer is a job to watch.',
    consumes: ['multipart/form-data'],
    body: uploadForm,
    response: begins('The job that reads the files'),
  },
  preview: reading('readPreview', 'What a staged file would bring and change', BatchPreview),
  rows: {
    ...reading('listBatchRows', 'The rows of a file, each with what it would change', BatchRows),
    querystring: rowFilter,
  },
  commit: working('commitBatch', 'Make a staged file count', CommitInput),
  restage: working('restageBatch', 'Read a staged file again, as answered since', RestageInput),
  discard: {
    operationId: 'discardBatch',
    tags: ['sources'],
    summary: 'Forget a staged file',
    description: 'Nothing of it is in force; its rows are removed.',
    params: byId,
    response: answers(BatchReport, 'The batch as it stands now'),
  },
  previewUndo: {
    operationId: 'previewUndo',
    tags: ['sources'],
    summary: 'What undoing a file would withdraw',
    description: 'And what people have since decided, which stays.',
    params: byId,
    response: answers(UndoPreview, 'What it would do'),
  },
  undo: working('undoBatch', 'Undo a file; what people have since decided stays', UndoInput),
  errors: {
    operationId: 'readErrorFile',
    tags: ['sources'],
    summary: 'The sender’s own file with what is wrong in it',
    description: 'Columns 问题 and 建议值 at the right; sent in again, it corrects its batch.',
    params: byId,
    response: sends('The file'),
  },
}

function reading<T extends Type.TSchema>(operationId: string, summary: string, answer: T) {
  return {
    operationId,
    tags: ['sources'],
    summary,
    description: `${summary}. The reading is noted in the access log.`,
    params: byId,
    response: answers(answer, summary),
  }
}

function working<T extends Type.TSchema>(operationId: string, summary: string, body: T) {
  return {
    operationId,
    tags: ['sources'],
    summary,
    description: `${summary}. The answer is a job to watch; all or nothing.`,
    params: byId,
    body: refTo(body),
    response: begins('The job'),
  }
}
