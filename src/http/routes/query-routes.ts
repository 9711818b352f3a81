import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, type Routes, sends } from '../route-forms.ts'
import { QueryAnswers, QueryInput } from '../schemas/exchange.ts'
import { exactly, refTo, writtenText } from '../schemas/shapes.ts'
import { sendWritten } from '../send-written.ts'
import { withUpload } from '../take-upload.ts'
import { filePart, unchecked } from '../upload-form.ts'

/** A department asks what somebody is entitled as. Why is asked and noted; the query is not kept. */
export function queryRoutes(routes: Routes, port: AppPort): void {
  routes.post(
    '/api/queries',
    { config: { permission: '核对查询' }, schema: forms.one },
    (request) => {
      const { number = '', name, department, purpose: stated } = request.body
      const purpose = statedPurpose(stated)
      if (number.trim() === '') throw refuse('query-empty')
      const query = { number, name: given(name), department: given(department), purpose }
      return port.answerQuery(callerOf(request), query, 'POST /api/queries')
    },
  )
  routes.post(
    '/api/queries/file',
    { ...unchecked, config: { permission: '核对查询' }, schema: forms.file },
    (request, reply) =>
      withUpload(request, (upload, fields) => {
        const purpose = statedPurpose(fields.get('purpose'))
        const department = given(fields.get('department')?.slice(0, 60))
        const route = 'POST /api/queries/file'
        return sendWritten(reply, (folder) =>
          port.answerQueryFile(
            callerOf(request),
            { ...upload, purpose, department },
            { folder, route },
          ),
        )
      }),
  )
}

function given(text: string | undefined): string | undefined {
  return text?.trim() || undefined
}

const longestPurpose = 200

function statedPurpose(text: string | undefined): string {
  const purpose = text?.trim().slice(0, longestPurpose) ?? ''
  if (purpose === '') throw refuse('purpose-missing', { what: '查询' })
  return purpose
}

const forms = {
  one: {
    operationId: 'answerQuery',
    tags: ['registry'],
    summary: 'Category of one person, and until when it holds',
    description: 'For departments. The purpose is required and noted; the query is not kept.',
    body: refTo(QueryInput),
    response: answers(QueryAnswers, 'The answer'),
  },
  file: {
    operationId: 'answerQueryFile',
    tags: ['registry'],
    summary: 'The same for every person of a file',
    description: 'The answer is a table to save. The purpose is required and noted.',
    consumes: ['multipart/form-data'],
    body: exactly({
      file: filePart,
      purpose: writtenText(200, '查询用途'),
      department: Type.Optional(writtenText(60, '查询部门')),
    }),
    response: sends('The table of answers'),
  },
}
