import Type from 'typebox'
import type { Permission } from '#access/index'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, byId, page, type Routes, sends } from '../route-forms.ts'
import { Approval } from '../schemas/approval.ts'
import { conditionFields } from '../schemas/list-export.ts'
import { PolicyBook, PolicyCounts, PolicyHouseholds } from '../schemas/policy.ts'
import {
  CasesRun,
  PolicyCheck,
  PolicyCheckInput,
  PolicyDiff,
  PolicyDraft,
  PolicyDraftInput,
  PolicyDrafts,
  Simulation,
  SimulationInput,
} from '../schemas/policy-draft.ts'
import { Done } from '../schemas/session.ts'
import { exactly, refTo } from '../schemas/shapes.ts'
import { sendWritten } from '../send-written.ts'

const reading: Permission = '查看政策'
const drafting: Permission = '提出政策'
const either: readonly Permission[] = ['提出政策', '复核政策']
const done = { done: true } as const

/** The policy in force in words and numbers. */
export function policyRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/policy', { config: { permission: reading }, schema: forms.read }, (request) =>
    port.readPolicy(callerOf(request)),
  )
  routes.get(
    '/api/policy/counts',
    { config: { permission: reading }, schema: forms.counts },
    (request) => port.countPolicy(callerOf(request)),
  )
  routes.get(
    '/api/policy/households',
    { config: { permission: '查看家庭' }, schema: forms.households },
    (request) => port.listPolicyHouseholds(callerOf(request), request.query),
  )
  routes.get(
    '/api/policy/diff',
    { config: { permission: reading }, schema: forms.diff },
    (request) => port.diffPolicy(callerOf(request), request.query),
  )
  routes.post(
    '/api/policy/check',
    { config: { permission: drafting }, schema: forms.check },
    (request) => port.checkExpression(callerOf(request), request.body),
  )
  routes.post(
    '/api/policy/simulations',
    { config: { permission: either }, schema: forms.simulate },
    (request) => port.simulatePolicy(callerOf(request), request.body),
  )
  routes.post(
    '/api/policy/simulations/file',
    { config: { permission: either }, schema: forms.file },
    (request, reply) =>
      sendWritten(reply, (folder) => port.writeSimulation(callerOf(request), request.body, folder)),
  )
}

/** What somebody would change, until it is proposed to a second person. */
export function policyDraftRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/policy/drafts',
    { config: { permission: either }, schema: forms.drafts },
    (request) => port.listPolicyDrafts(callerOf(request)),
  )
  routes.post(
    '/api/policy/drafts',
    { config: { permission: drafting }, schema: forms.make },
    (request) => port.makePolicyDraft(callerOf(request), request.body),
  )
  routes.get(
    '/api/policy/drafts/:id',
    { config: { permission: either }, schema: forms.draft },
    (request) => port.readPolicyDraft(callerOf(request), request.params.id),
  )
  routes.put(
    '/api/policy/drafts/:id',
    { config: { permission: drafting }, schema: forms.change },
    (request) => port.changePolicyDraft(callerOf(request), request.params.id, request.body),
  )
  routes.delete(
    '/api/policy/drafts/:id',
    { config: { permission: drafting }, schema: forms.drop },
    async (request) => {
      await port.dropPolicyDraft(callerOf(request), request.params.id)
      return done
    },
  )
  routes.post(
    '/api/policy/drafts/:id/cases',
    { config: { permission: either }, schema: forms.cases },
    (request) => port.runDraftCases(callerOf(request), request.params.id),
  )
  routes.post(
    '/api/policy/drafts/:id/proposal',
    { config: { permission: drafting }, schema: forms.propose },
    (request) => port.proposePolicyDraft(callerOf(request), request.params.id),
  )
}

const policyName = Type.String({
  minLength: 1,
  maxLength: 128,
  description: '在用, a published version, a pack that came with the program, or a draft’s id.',
})

const forms = {
  read: {
    operationId: 'readPolicy',
    tags: ['policy'],
    summary: 'The policy in force as it is read',
    description: 'Documents by article, classes and rules in words, parameters by date.',
    response: answers(PolicyBook, 'The policy'),
  },
  counts: {
    operationId: 'countPolicy',
    tags: ['policy'],
    summary: 'How many households fulfil each condition',
    description: 'By the last evaluation, of the households that the caller sees.',
    response: answers(PolicyCounts, 'The counts'),
  },
  households: {
    operationId: 'listPolicyHouseholds',
    tags: ['policy'],
    summary: 'The households behind a count',
    description: 'By their number, of those that the caller sees.',
    querystring: exactly({
      ...page,
      ...conditionFields,
    }),
    response: answers(PolicyHouseholds, 'A page of them, by number'),
  },
  diff: {
    operationId: 'diffPolicy',
    tags: ['policy'],
    summary: 'What two versions or places say otherwise',
    description: 'Value by value and rule by rule, in words.',
    querystring: exactly({ from: policyName, to: policyName }),
    response: answers(PolicyDiff, 'The differences'),
  },
  check: {
    operationId: 'checkPolicyText',
    tags: ['policy'],
    summary: 'Whether an expression may be written so',
    description: 'In its place in the policy in force; nothing is kept.',
    body: refTo(PolicyCheckInput),
    response: answers(PolicyCheck, 'Its fault with line and column, or how it reads'),
  },
  simulate: {
    operationId: 'simulatePolicy',
    tags: ['policy'],
    summary: 'Who would enter and leave, and what it would cost',
    description: 'Nothing is written.',
    body: refTo(SimulationInput),
    response: answers(Simulation, 'The changes'),
  },
  file: {
    operationId: 'writeSimulation',
    tags: ['policy'],
    summary: 'Every household that a change moves, as a file',
    description: 'Numbers and places without names; the log notes it.',
    body: refTo(SimulationInput),
    response: sends('The list (csv), without names'),
  },
  drafts: {
    operationId: 'listPolicyDrafts',
    tags: ['policy'],
    summary: 'Drafts that are not done with',
    description: 'What was published or dropped is not listed.',
    response: answers(PolicyDrafts, 'The newest first'),
  },
  draft: {
    operationId: 'readPolicyDraft',
    tags: ['policy'],
    summary: 'One draft',
    description: 'Also one that was published since.',
    params: byId,
    response: answers(PolicyDraft, 'The draft'),
  },
  make: {
    operationId: 'makePolicyDraft',
    tags: ['policy'],
    summary: 'Begin a draft over the version in force',
    description: 'Values hold from its day on; rules from when it is published.',
    body: refTo(PolicyDraftInput),
    response: answers(PolicyDraft, 'The draft'),
  },
  change: {
    operationId: 'changePolicyDraft',
    tags: ['policy'],
    summary: 'Keep a draft as it is now',
    description: 'Refused when somebody else changed it since it was read.',
    params: byId,
    body: refTo(PolicyDraftInput),
    response: answers(PolicyDraft, 'The draft'),
  },
  drop: {
    operationId: 'dropPolicyDraft',
    tags: ['policy'],
    summary: 'Drop a draft',
    description: 'One that waits for a second person is withdrawn first.',
    params: byId,
    response: answers(Done, 'It is gone'),
  },
  cases: {
    operationId: 'runDraftCases',
    tags: ['policy'],
    summary: 'Run the place’s own cases on a draft',
    description: 'In both engines; nothing is kept.',
    params: byId,
    response: answers(CasesRun, 'What passed'),
  },
  propose: {
    operationId: 'proposePolicyDraft',
    tags: ['policy'],
    summary: 'Propose a draft for publication',
    description: 'It must compile and all cases must pass; a second person publishes it.',
    params: byId,
    response: answers(Approval, 'It waits for a second person'),
  },
}
