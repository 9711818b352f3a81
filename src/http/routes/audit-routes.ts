import Type from 'typebox'
import { auditOutcomes, soughtKinds } from '#access/domain'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, pageById, type Routes } from '../route-forms.ts'
import { AuditAnchors, AuditEntries, AuditVerdict } from '../schemas/audit.ts'
import { exactly, wordOf } from '../schemas/shapes.ts'

/** The log: who did and saw what, and whether it is whole. */
export function auditRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/audit', { config: { permission: '查看日志' }, schema: forms.list }, (request) =>
    port.listAudit(callerOf(request), request.query),
  )
  routes.get(
    '/api/audit/verify',
    { config: { permission: '查看日志' }, schema: forms.verify },
    (request) => port.verifyAudit(callerOf(request)),
  )
  routes.get(
    '/api/audit/anchors',
    { config: { permission: '查看日志' }, schema: forms.anchors },
    (request) => port.listAnchors(callerOf(request), request.query.limit),
  )
  routes.get(
    '/api/people/:id/readings',
    { config: { permission: '查看日志' }, schema: forms.person },
    async (request) => {
      const { id } = request.params
      const found = await port.listPersonReadings(callerOf(request), id, request.query)
      if (!found) throw refuse('person-unknown')
      return found
    },
  )
  routes.get(
    '/api/households/:id/readings',
    { config: { permission: ['查看日志', '查看监督'] }, schema: forms.household },
    async (request) => {
      const { id } = request.params
      const found = await port.listHouseholdReadings(callerOf(request), id, request.query)
      if (!found) throw refuse('household-unknown')
      return found
    },
  )
}

const auditFilter = exactly({
  ...pageById,
  from: Type.Optional(Type.String({ format: 'date-time', description: 'From this moment on.' })),
  before: Type.Optional(Type.String({ format: 'date-time', description: 'Before this moment.' })),
  kind: Type.Optional(wordOf(soughtKinds, '读取以外: everything but looking.')),
  outcome: Type.Optional(wordOf(auditOutcomes)),
  actor: Type.Optional(Type.String({ maxLength: 60, description: 'The name in full.' })),
  accountId: Type.Optional(Type.String({ format: 'uuid' })),
  householdId: Type.Optional(Type.String({ format: 'uuid' })),
  personId: Type.Optional(Type.String({ format: 'uuid' })),
  route: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the route.' })),
})

const readings = {
  tags: ['audit'],
  params: byId,
  querystring: exactly(pageById),
  response: answers(AuditEntries, 'The entries, newest first'),
}

const forms = {
  list: {
    operationId: 'listAudit',
    tags: ['audit'],
    summary: 'The log of what everybody did and saw',
    description: 'Newest entry first. People are named by their ids alone.',
    querystring: auditFilter,
    response: answers(AuditEntries, 'A page of the log'),
  },
  verify: {
    operationId: 'verifyAudit',
    tags: ['audit'],
    summary: 'Whether log, chain and anchors are whole',
    description: 'Recomputes every digest from the first block on; at most once a minute.',
    response: answers(AuditVerdict, 'The verdict'),
  },
  anchors: {
    operationId: 'listAnchors',
    tags: ['audit'],
    summary: 'The signed anchors, newest first',
    description: 'One a day, and those made by hand. Keep copies elsewhere.',
    querystring: exactly({ limit: pageById.limit }),
    response: answers(AuditAnchors, 'The anchors'),
  },
  person: {
    ...readings,
    operationId: 'listPersonReadings',
    summary: 'Who has seen a person’s data',
    description: 'Also through the household, a list, a search, an export. Nobody known: none.',
  },
  household: {
    ...readings,
    operationId: 'listHouseholdReadings',
    summary: 'Who has seen a household’s data',
    description: 'Also through one of its members. Nobody known: none.',
  },
}
