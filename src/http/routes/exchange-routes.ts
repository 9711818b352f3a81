import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, byId, page, type Routes, sends } from '../route-forms.ts'
import { ReasonInput } from '../schemas/commands.ts'
import {
  Deliveries,
  deliveryStates,
  Leads,
  ReceivedLead,
  SettledLead,
  VisitInput,
} from '../schemas/exchange.ts'
import { leadFields, requestFields } from '../schemas/list-export.ts'
import { DataRequests } from '../schemas/round.ts'
import { exactly, id, refTo, wordOf } from '../schemas/shapes.ts'
import { sendWritten } from '../send-written.ts'

/** What departments owe and have sent. */
export function deliveryRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/deliveries',
    { config: { permission: '查看送达' }, schema: forms.deliveries },
    (request) => port.listDeliveries(callerOf(request), request.query),
  )
}

/** People outside the registry whom a file brought up. */
export function leadRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/leads', { config: { permission: '查看线索' }, schema: forms.leads }, (request) =>
    port.listLeads(callerOf(request), request.query, 'GET /api/leads'),
  )
  routes.post(
    '/api/leads/:id/received',
    { config: { permission: '办理线索' }, schema: forms.received },
    async (request) => {
      const { id } = request.params
      await port.receiveLead(callerOf(request), id)
      return { id, received: true as const }
    },
  )
  routes.post(
    '/api/leads/:id/visited',
    { config: { permission: '办理线索' }, schema: forms.visited },
    (request) => port.markLeadVisited(callerOf(request), request.params.id, request.body),
  )
  routes.post(
    '/api/leads/:id/excluded',
    { config: { permission: '办理线索' }, schema: forms.excluded },
    (request) => port.excludeLead(callerOf(request), request.params.id, request.body),
  )
}

/** What departments are asked for. */
export function requestRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/data-requests',
    { config: { permission: '查看送达' }, schema: forms.requests },
    (request) => port.listRequests(callerOf(request), request.query),
  )
}

/** The tables in which departments answer. */
export function replyFileRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/data-requests/:id/reply-file',
    { config: { permission: ['索取数据', '接收文件'] }, schema: forms.reply },
    (request, reply) =>
      sendWritten(reply, (folder) =>
        port.writeReplyFile(callerOf(request), request.params.id, folder),
      ),
  )
}

const township = Type.Optional(
  Type.String({ pattern: '^\\d{12}$', description: 'Code of a township.' }),
)
const department = Type.Optional(Type.String({ maxLength: 60 }))

const forms = {
  deliveries: {
    operationId: 'listDeliveries',
    tags: ['sources'],
    summary: 'What is due from which department, and what has come',
    description: 'Dataset × department × period × township, with coverage and freshness.',
    querystring: exactly({
      asOf: Type.Optional(Type.String({ format: 'date', description: 'Today unless told.' })),
      department,
      dataset: Type.Optional(Type.String({ maxLength: 60 })),
      township,
      state: Type.Optional(wordOf(deliveryStates)),
    }),
    response: answers(Deliveries, 'What is due'),
  },
  leads: {
    operationId: 'listLeads',
    tags: ['dispatch'],
    summary: 'People outside the registry whom a screening rule found',
    description: 'The reading is noted in the access log.',
    querystring: exactly({
      ...page,
      ...leadFields,
      id: Type.Optional(id),
    }),
    response: answers(Leads, 'A page of leads'),
  },
  received: {
    operationId: 'receiveLead',
    tags: ['dispatch'],
    summary: 'A township confirms that a lead has arrived',
    description: 'Doing so again changes nothing.',
    params: byId,
    response: answers(ReceivedLead, 'Confirmed'),
  },
  visited: leadStep('markLeadVisited', 'Note that the person was visited', VisitInput),
  excluded: leadStep('excludeLead', 'Note that nothing follows from a lead, and why', ReasonInput),
  requests: {
    operationId: 'listDataRequests',
    tags: ['sources'],
    summary: 'What departments are asked for',
    description: 'With due dates; the most urgent first.',
    querystring: exactly({
      limit: page.limit,
      after: Type.Optional(
        Type.String({ pattern: '^\\d{1,6}$', description: '`next` of the page before.' }),
      ),
      ...requestFields,
    }),
    response: answers(DataRequests, 'A page of requests'),
  },
  reply: {
    operationId: 'readReplyFile',
    tags: ['sources'],
    summary: 'The table that a department fills in and sends back',
    description: 'The people whose facts are asked for; it is imported like any file.',
    params: byId,
    response: sends('The table'),
  },
}

function leadStep<T extends Type.TSchema>(operationId: string, summary: string, body: T) {
  return {
    operationId,
    tags: ['dispatch'],
    summary,
    description: `${summary}. Noted with who and when.`,
    params: byId,
    body: refTo(body),
    response: answers(SettledLead, 'What became of it'),
  }
}
