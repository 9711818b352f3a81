import type Type from 'typebox'
import type { AppPort, Caller } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, page, type Routes } from '../route-forms.ts'
import { Approval } from '../schemas/approval.ts'
import { askedDay } from '../schemas/asked-day.ts'
import {
  NoticeInput,
  RecognitionInput,
  RefusalInput,
  TerminationInput,
} from '../schemas/commands.ts'
import { Explanation, Facts } from '../schemas/fact.ts'
import { Household, Households } from '../schemas/household.ts'
import { householdFields } from '../schemas/list-export.ts'
import { exactly, refTo } from '../schemas/shapes.ts'

export function registryRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/households',
    { config: { permission: '查看家庭' }, schema: forms.list },
    async (request) => {
      const caller = callerOf(request)
      await port.recordReading(caller, { purpose: '查找家庭', route: 'GET /api/households' })
      return port.listHouseholds(caller, request.query)
    },
  )
  routes.get(
    '/api/households/:id',
    { config: { permission: '查看家庭' }, schema: forms.read },
    async (request) => {
      const caller = callerOf(request)
      const { id } = request.params
      const household = await port.findHousehold(caller, id, request.query)
      if (!household) throw refuse('household-unknown')
      const route = 'GET /api/households/{id}'
      await port.recordReading(caller, { householdId: id, purpose: '查看一户', route })
      return household
    },
  )
  routes.get(
    '/api/households/:id/facts',
    { config: { permission: '查看家庭' }, schema: forms.facts },
    async (request) => {
      const caller = callerOf(request)
      const { id } = request.params
      const facts = await port.listFacts(caller, id, request.query)
      if (!facts) throw refuse('household-unknown')
      const route = 'GET /api/households/{id}/facts'
      await port.recordReading(caller, { householdId: id, purpose: '查看事实', route })
      return { items: [...facts] }
    },
  )
  routes.get(
    '/api/households/:id/explanation',
    { config: { permission: '查看家庭' }, schema: forms.explanation },
    async (request) => {
      const caller = callerOf(request)
      const { id } = request.params
      const route = 'GET /api/households/{id}/explanation'
      await port.recordReading(caller, { householdId: id, purpose: '解释认定', route })
      return port.explainHousehold(caller, id, request.query)
    },
  )
  routeDecisions(routes, port)
}

function routeDecisions(routes: Routes, port: AppPort): void {
  routes.post(
    '/api/households/:id/recognitions',
    { config: { permission: '提出认定' }, schema: forms.recognise },
    async (request, reply) => {
      const caller = callerOf(request)
      const waiting = await port.recordRecognition(caller, request.params.id, request.body)
      if (waiting) return reply.code(202).send(waiting)
      return loaded(port, caller, request.params.id)
    },
  )
  routes.post(
    '/api/households/:id/refusals',
    { config: { permission: '提出认定' }, schema: forms.refuse },
    async (request, reply) => {
      const caller = callerOf(request)
      const waiting = await port.recordRefusal(caller, request.params.id, request.body)
      if (waiting) return reply.code(202).send(waiting)
      return loaded(port, caller, request.params.id)
    },
  )
  routes.post(
    '/api/households/:id/terminations',
    { config: { permission: '提出认定' }, schema: forms.terminate },
    async (request, reply) => {
      const caller = callerOf(request)
      const waiting = await port.recordTermination(caller, request.params.id, request.body)
      if (waiting) return reply.code(202).send(waiting)
      return loaded(port, caller, request.params.id)
    },
  )
  routes.post(
    '/api/recognitions/:id/notice',
    { config: { permission: '提出认定' }, schema: forms.notice },
    async (request) => {
      const caller = callerOf(request)
      const householdId = await port.recordNotice(caller, request.params.id, request.body)
      return loaded(port, caller, householdId)
    },
  )
}

async function loaded(port: AppPort, caller: Caller, id: string): Promise<Household> {
  const household = await port.findHousehold(caller, id)
  if (!household) throw refuse('household-unknown')
  return household
}

const householdFilter = exactly({ ...page, ...householdFields })

const forms = {
  list: {
    operationId: 'listHouseholds',
    tags: ['registry'],
    summary: 'Find households',
    description: 'By number, name, identity number or place.',
    querystring: householdFilter,
    response: answers(Households, 'A page of households'),
  },
  read: {
    ...reading('readHousehold', 'One household with members, decisions and alerts', Household),
    querystring: askedDay,
  },
  facts: {
    ...reading('listFacts', 'The facts of a household, each with file, sheet and row', Facts),
    querystring: askedDay,
  },
  explanation: {
    ...reading('explainHousehold', 'Why the household is in a category, or not', Explanation),
    querystring: askedDay,
  },
  recognise: proposing('recordRecognition', 'Record that people recognised', RecognitionInput),
  refuse: proposing('recordRefusal', 'Record a refusal; the notice is due from now', RefusalInput),
  terminate: proposing('recordTermination', 'Record a termination after a check', TerminationInput),
  notice: deciding('recordNotice', 'Record that the person was told in writing', NoticeInput),
}

function reading<T extends Type.TSchema>(operationId: string, summary: string, answer: T) {
  return {
    operationId,
    tags: ['registry'],
    summary,
    description: `${summary}. The reading is noted in the access log.`,
    params: byId,
    response: answers(answer, summary),
  }
}

function deciding<T extends Type.TSchema>(operationId: string, summary: string, body: T) {
  return {
    operationId,
    tags: ['registry'],
    summary,
    description: `${summary}. The decision is appended to the chain in the same transaction.`,
    params: byId,
    body: refTo(body),
    response: answers(Household, 'The household as it stands now'),
  }
}

/** Recorded at once, or where the place asks for two people, kept for another to decide. */
function proposing<T extends Type.TSchema>(operationId: string, summary: string, body: T) {
  const form = deciding(operationId, summary, body)
  return {
    ...form,
    description: `${form.description} 202: it waits for a second person.`,
    response: { ...form.response, 202: refTo(Approval, 'It waits for a second person') },
  }
}
