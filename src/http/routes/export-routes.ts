import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, begins, byId, page, type Routes, sends } from '../route-forms.ts'
import { ExportForms, ExportInput, Precheck } from '../schemas/export.ts'
import { exactly, refTo } from '../schemas/shapes.ts'
import { sendFile } from '../send-written.ts'

/** Ledgers and the upper level's tables. */
export function exportRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/exports', { config: { permission: '导出' }, schema: forms.list }, (request) =>
    port.listExports(callerOf(request)),
  )
  routes.post(
    '/api/exports',
    { config: { permission: '导出' }, schema: forms.start },
    (request, reply) => {
      const { full = false, purpose = '' } = request.body
      if (full && purpose.trim() === '') {
        throw refuse('purpose-missing', { what: '含完整证件号的导出' })
      }
      reply.code(202)
      return port.startExport(callerOf(request), request.body)
    },
  )
  routes.get(
    '/api/exports/:id/file',
    { config: { permission: '导出' }, schema: forms.fetch },
    async (request, reply) => {
      const caller = callerOf(request)
      const file = port.findExportFile(caller, request.params.id)
      if (!file) throw refuse('export-unknown')
      const route = 'GET /api/exports/{id}/file'
      await port.recordReading(caller, { purpose: '下载导出文件', route })
      return sendFile(reply, file)
    },
  )
}

/** The upper level's quality rules, before it runs them. */
export function precheckRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/precheck',
    { config: { permission: '上级预检' }, schema: forms.precheck },
    (request) => port.precheck(callerOf(request), request.query, 'GET /api/precheck'),
  )
}

const forms = {
  list: {
    operationId: 'listExports',
    tags: ['exports'],
    summary: 'What can be exported here',
    description: 'Ledgers, and tables in the exact layout that the upper level asks for.',
    response: answers(ExportForms, 'The forms'),
  },
  start: {
    operationId: 'startExport',
    tags: ['exports'],
    summary: 'Make an export',
    description: 'The answer is a job to watch; its file is fetched within the hour.',
    body: refTo(ExportInput),
    response: begins('The job that makes the file'),
  },
  fetch: {
    operationId: 'readExportFile',
    tags: ['exports'],
    summary: 'The file of a finished export',
    description: 'By the id of its job. The reading is noted in the access log.',
    params: byId,
    response: sends('The file'),
  },
  precheck: {
    operationId: 'precheck',
    tags: ['exports'],
    summary: 'What the upper level’s quality rules would find',
    description: 'With a list to put right. The reading is noted in the access log.',
    querystring: exactly({
      limit: page.limit,
      after: Type.Optional(
        Type.String({ pattern: '^\\d{1,6}$', description: '`next` of the page before.' }),
      ),
      rule: Type.Optional(Type.String({ maxLength: 60 })),
      township: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
    }),
    response: answers(Precheck, 'What was found'),
  },
}
