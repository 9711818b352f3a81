import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, type Routes, sends, tells } from '../route-forms.ts'
import { exactly, refTo, wordOf } from '../schemas/shapes.ts'
import {
  Work,
  WorkBatchInput,
  WorkBatchResult,
  workBuckets,
  workKinds,
  workSorts,
} from '../schemas/work.ts'
import { sendWritten } from '../send-written.ts'

/** What waits for whoever asks, and word of it when something changed. */
export function workRoutes(routes: Routes, port: AppPort): void {
  const closing = new AbortController()
  routes.addHook('preClose', async () => closing.abort())
  routes.get(
    '/api/work',
    { config: { permission: '查看总览' }, schema: forms.list },
    async (request) => {
      const caller = callerOf(request)
      await port.recordReading(caller, { purpose: '查看今天要办', route: 'GET /api/work' })
      return port.listWork(caller, request.query)
    },
  )
  routes.get(
    '/api/work/export',
    { config: { permission: '导出' }, schema: forms.export },
    (request, reply) => {
      const caller = callerOf(request)
      return sendWritten(reply, (folder) => port.exportWork(caller, request.query, folder))
    },
  )
  routes.post(
    '/api/work/batch',
    { config: { permission: ['办理推送', '办理线索', '推送预警'] }, schema: forms.batch },
    (request) => port.doWork(callerOf(request), request.body),
  )
  routes.get(
    '/api/events',
    {
      config: { permission: '查看总览', isUnattended: true },
      schema: forms.events,
      sse: 'only',
    },
    async (request, reply) => {
      const left = new AbortController()
      const gone = new Promise<void>((resolve) => {
        reply.sse.onClose(() => {
          left.abort()
          resolve()
        })
      })
      const ended = AbortSignal.any([left.signal, closing.signal])
      for await (const data of port.watchWork(callerOf(request), ended)) {
        // A client that left while its connection was full would never take the event.
        if (reply.sse.isConnected) {
          await Promise.race([reply.sse.send({ event: 'work', data }), gone])
        }
      }
    },
  )
}

const chosen = {
  bucket: Type.Optional(wordOf(workBuckets, 'How near the deadline is.')),
  kind: Type.Optional(wordOf(workKinds)),
  place: Type.Optional(
    Type.String({ pattern: '^\\d{12}$', description: 'Code of a township or a village.' }),
  ),
  q: Type.Optional(
    Type.String({
      maxLength: 60,
      description: 'Part of what is to be done, of a household’s number, of the name shown.',
    }),
  ),
  sort: Type.Optional(wordOf(workSorts, '期限 (the default): the most urgent first.')),
}

const filter = exactly({
  ...chosen,
  limit: Type.Integer({
    ...{ minimum: 0, maximum: 200, default: 50 },
    description: 'How many at most; 0: only how much there is.',
  }),
  after: Type.Optional(Type.String({ maxLength: 200, description: '`next` of the page before.' })),
})

const forms = {
  list: {
    operationId: 'listWork',
    tags: ['work'],
    summary: 'Everything that waits for the caller, the most urgent first',
    description:
      'Only what the caller’s role may do and their scope holds; deadlines in working days.',
    querystring: filter,
    response: answers(Work, 'A page of it, and how much there is'),
  },
  export: {
    operationId: 'exportWork',
    tags: ['work'],
    summary: 'The list as the filter leaves it, as a workbook',
    description: 'No more rows than the caller’s role may export; the export is noted in the log.',
    querystring: exactly(chosen),
    response: sends('The workbook'),
  },
  batch: {
    operationId: 'doWork',
    tags: ['work'],
    summary: 'One action on several items',
    description:
      'Each item is a transaction with its own chain entry; what cannot be done is told with its reason.',
    body: refTo(WorkBatchInput),
    response: answers(WorkBatchResult, 'How many were done, and which not'),
  },
  events: {
    operationId: 'watchWork',
    tags: ['work'],
    summary: 'Word of changes as server-sent events',
    description:
      'Events `work` without anything of a person, at most one a second: ask for the list again. The stream ends after a while; a browser then asks anew.',
    response: tells('Events'),
  },
}
