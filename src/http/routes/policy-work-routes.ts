import Type from 'typebox'
import type { Permission } from '#access/index'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, type Routes } from '../route-forms.ts'
import {
  PolicyCase,
  PolicyCases,
  PolicyTrial,
  PolicyTrialInput,
  RuleText,
  TrialReason,
} from '../schemas/policy-work.ts'
import { exactly, id, refTo, wordOf } from '../schemas/shapes.ts'

const reading: Permission = '查看政策'
const either: readonly Permission[] = ['提出政策', '复核政策']

/** The place's own cases, the texts of a rule, and what one rule would raise. */
export function policyWorkRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/policy/cases',
    { config: { permission: reading }, schema: forms.cases },
    (request) => port.listPolicyCases(callerOf(request), request.query.under),
  )
  routes.get(
    '/api/policy/case',
    { config: { permission: reading }, schema: forms.oneCase },
    (request) => port.readPolicyCase(callerOf(request), request.query),
  )
  routes.get(
    '/api/policy/rule-text',
    { config: { permission: reading }, schema: forms.text },
    (request) => port.readRuleText(callerOf(request), request.query),
  )
  routes.post(
    '/api/policy/trials',
    { config: { permission: either }, schema: forms.trial },
    (request) => port.tryRule(callerOf(request), request.body),
  )
  routes.get(
    '/api/households/:id/rule-trial',
    { config: { permission: either }, schema: forms.reason },
    async (request) => {
      const caller = callerOf(request)
      const { id: householdId } = request.params
      const route = 'GET /api/households/{id}/rule-trial'
      await port.recordReading(caller, { householdId, purpose: '规则试运行', route })
      const found = await port.explainTrial(caller, { ...request.query, householdId })
      if (!found) throw refuse('household-unknown')
      return found
    },
  )
}

const tags = ['policy']
const under = Type.String({
  minLength: 1,
  maxLength: 128,
  default: '在用',
  description: '在用, a published version, or a draft’s id.',
})
const forms = {
  cases: {
    operationId: 'listPolicyCases',
    tags,
    summary: 'The place’s own cases by a version or a draft',
    description: 'In both engines; those that differ first. Nothing is kept.',
    querystring: exactly({ under }),
    response: answers(PolicyCases, 'The cases'),
  },
  oneCase: {
    operationId: 'readPolicyCase',
    tags,
    summary: 'One case, and why it came out so',
    description: 'The people of a case are invented.',
    querystring: exactly({ caseId: Type.String({ minLength: 1, maxLength: 100 }), under }),
    response: answers(PolicyCase, 'The case'),
  },
  text: {
    operationId: 'readRuleText',
    tags,
    summary: 'A rule as it is written and what it is compiled to',
    description: 'The lines of its files, and the SQL and JavaScript of each of its expressions.',
    querystring: exactly({
      kind: wordOf(['类别', '人员类别', '术语', '监测', '救助项目']),
      name: Type.String({ minLength: 1, maxLength: 100 }),
      under,
    }),
    response: answers(RuleText, 'The texts'),
  },
  trial: {
    operationId: 'tryPolicyRule',
    tags,
    summary: 'Run one monitoring rule without raising anything',
    description: 'Over the whole register as it is today.',
    body: refTo(PolicyTrialInput),
    response: answers(PolicyTrial, 'What it would raise, and for whom'),
  },
  reason: {
    operationId: 'explainRuleTrial',
    tags,
    summary: 'Why a rule holds for a household, or does not',
    description: 'As the caller may see the household; the reading is noted.',
    params: byId,
    querystring: exactly({
      rule: Type.String({ minLength: 1, maxLength: 40 }),
      personId: Type.Optional(id),
      under,
    }),
    response: answers(TrialReason, 'The condition part by part'),
  },
}
