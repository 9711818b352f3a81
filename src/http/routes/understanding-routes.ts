import type Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, byId, type Routes } from '../route-forms.ts'
import { refTo } from '../schemas/shapes.ts'
import { BatchMapping, BatchWords, MappingInput, WordsInput } from '../schemas/understanding.ts'

/** How a staged file is read; `restage` reads it again as answered. */
export function understandingRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/batches/:id/mapping',
    { config: { permission: '查看文件' }, schema: forms.mapping },
    (request) => port.readMapping(callerOf(request), request.params.id),
  )
  routes.put(
    '/api/batches/:id/mapping',
    { config: { permission: '接收文件' }, schema: forms.confirm },
    (request) => port.confirmMapping(callerOf(request), request.params.id, request.body),
  )
  routes.get(
    '/api/batches/:id/words',
    { config: { permission: '查看文件' }, schema: forms.words },
    (request) => port.readWords(callerOf(request), request.params.id),
  )
  routes.put(
    '/api/batches/:id/words',
    { config: { permission: '接收文件' }, schema: forms.answer },
    (request) => port.answerWords(callerOf(request), request.params.id, request.body),
  )
}

const forms = {
  mapping: form('readMapping', 'How the columns of a staged file are read', BatchMapping),
  confirm: {
    ...form('confirmMapping', 'Say what columns mean; remembered for this sender', BatchMapping),
    body: refTo(MappingInput),
  },
  words: form('readWords', 'Words of a staged file that nobody has explained', BatchWords),
  answer: {
    ...form('answerWords', 'Say what words mean; remembered for this dataset', BatchWords),
    body: refTo(WordsInput),
  },
}

function form<T extends Type.TSchema>(operationId: string, summary: string, answer: T) {
  return {
    operationId,
    tags: ['sources'],
    summary,
    description: `${summary}. The file is read anew by restage.`,
    params: byId,
    response: answers(answer, summary),
  }
}
