import { deciding, type Permission, permissionsFor, proposing } from '#access/index'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, pageById, type Routes } from '../route-forms.ts'
import { Approval, Approvals, ApproveInput, PublicationInput } from '../schemas/approval.ts'
import { ReasonInput } from '../schemas/commands.ts'
import { approvalFields } from '../schemas/list-export.ts'
import { exactly, refTo } from '../schemas/shapes.ts'

const either: readonly Permission[] = [...new Set([...proposing, ...deciding])]

/** What one person proposes another decides. */
export function approvalRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/approvals', { config: { permission: either }, schema: forms.list }, (request) =>
    port.listApprovals(callerOf(request), request.query),
  )
  routes.get(
    '/api/approvals/:id',
    { config: { permission: either }, schema: forms.read },
    async (request) => {
      const found = await port.findApproval(callerOf(request), request.params.id)
      if (!found) throw refuse('approval-unknown')
      return found
    },
  )
  routes.post(
    '/api/approvals/:id/approve',
    { config: { permission: deciding }, schema: forms.approve },
    (request) => port.approve(callerOf(request), request.params.id, request.body),
  )
  routes.post(
    '/api/approvals/:id/reject',
    { config: { permission: deciding }, schema: forms.reject },
    (request) => port.reject(callerOf(request), request.params.id, request.body),
  )
  routes.post(
    '/api/approvals/:id/withdraw',
    { config: { permission: proposing }, schema: forms.withdraw },
    (request) => port.withdrawApproval(callerOf(request), request.params.id),
  )
  routes.post(
    '/api/policy/publications',
    { config: { permission: permissionsFor.发布政策.propose }, schema: forms.publish },
    async (request, reply) => {
      const proposed = await port.proposePublication(callerOf(request), request.body)
      reply.code(202)
      return proposed
    },
  )
}

const forms = {
  list: {
    operationId: 'listApprovals',
    tags: ['approvals'],
    summary: 'What waits for a second person',
    description: 'In the caller’s scope, and what the caller proposed; newest first.',
    querystring: exactly({ ...pageById, ...approvalFields }),
    response: answers(Approvals, 'A page of approvals'),
  },
  read: {
    operationId: 'readApproval',
    tags: ['approvals'],
    summary: 'One proposal with what it asks for',
    description:
      'With the relatives of the staff in the household, and why the caller may not decide.',
    params: byId,
    response: answers(Approval, 'The proposal'),
  },
  approve: {
    operationId: 'approve',
    tags: ['approvals'],
    summary: 'Agree to what another proposed',
    description:
      'It is carried out in the same transaction, once. 已失效: what it was about has changed, nothing was done.',
    params: byId,
    body: refTo(ApproveInput),
    response: answers(Approval, 'What became of it'),
  },
  reject: {
    operationId: 'reject',
    tags: ['approvals'],
    summary: 'Send back what another proposed',
    description: 'With the reason; nothing is done.',
    params: byId,
    body: refTo(ReasonInput),
    response: answers(Approval, 'What became of it'),
  },
  withdraw: {
    operationId: 'withdrawApproval',
    tags: ['approvals'],
    summary: 'Take back what one proposed oneself',
    description: 'While nobody has decided.',
    params: byId,
    response: answers(Approval, 'What became of it'),
  },
  publish: {
    operationId: 'proposePublication',
    tags: ['approvals'],
    summary: 'Propose that the policy that came with the program takes effect',
    description: 'It must compile and its own cases must pass; another person decides.',
    body: refTo(PublicationInput),
    response: { 202: refTo(Approval, 'It waits'), ...answersOnlyProblems() },
  },
}

function answersOnlyProblems() {
  const { 200: _, ...problems } = answers(Approval, '')
  return problems
}
