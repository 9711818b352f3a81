import { findApproval, listApprovals } from '#access/index'
import type { PolicyPort } from '#http/index'
import { diffPacks } from '#policy/index'
import { showApproval } from '../approvals/show-approval.ts'
import { failureInWords } from '../conformance/failure-in-words.ts'
import { checkOwnCases } from '../policy/check-own-cases.ts'
import {
  countConditions,
  countOfCondition,
  householdsOfCondition,
} from '../policy/condition-counts.ts'
import { checkDraftExpression, wordsOfDraft } from '../policy/draft-changes.ts'
import { namedPolicy } from '../policy/named-policy.ts'
import { headOf } from '../policy/policy-head.ts'
import { policyOfDraft, proposeDraft } from '../policy/propose-draft.ts'
import { readPolicyBook } from '../policy/read-policy-book.ts'
import type { ResolvedPolicy } from '../policy/resolve-policy.ts'
import { simulateChanges, writeSimulated } from '../policy/simulate-changes.ts'
import {
  changeDraft,
  dropDraft,
  listDrafts,
  makeDraft,
  requireDraft,
} from '../policy/store-drafts.ts'
import { caseFilesOf } from '../policy-files.ts'
import { inCounty, type PortContext } from './request.ts'

/** The policy in force as people read it, and its drafts. */
export function policyPort({ app, actingFor }: PortContext): PolicyPort {
  return {
    readPolicy: (caller) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, async (tx) => {
        const { items } = await listApprovals(tx, acting, { state: '待复核', limit: 200 })
        const waiting = items
          .filter((one) => one.action === '发布政策')
          .map(({ id, summary }) => ({ id, summary }))
        return readPolicyBook(tx, app, { day: acting.today, waiting })
      })
    },
    countPolicy: (caller) => inCounty(app, actingFor(caller), (tx) => countConditions(tx, app)),
    listPolicyHouseholds: (caller, filter) =>
      inCounty(app, actingFor(caller), async (tx) => ({
        ...(await householdsOfCondition(tx, app, filter)),
        total: await countOfCondition(tx, app, filter),
      })),
    async diffPolicy(caller, { from, to }) {
      const acting = actingFor(caller)
      const before = await namedPolicy(app, acting, from)
      const after = await namedPolicy(app, acting, to)
      const changes = diffPacks(before.policy.pack, after.policy.pack)
      return {
        before: shownHead(before),
        after: shownHead(after),
        changes: changes.map(({ kind, name, part, before: was, after: becomes, basis }) => ({
          ...{ kind, name, part: part ?? null, before: was ?? null, after: becomes ?? null },
          ...{ document: basis?.document ?? null, article: basis?.article ?? null },
        })),
      }
    },
    async checkExpression(caller, { key, text }) {
      const fault = checkDraftExpression(app.policy, key, text) ?? null
      const words = fault ? null : wordsOfDraft(app.policy, { key, text }, actingFor(caller).today)
      return { fault, words }
    },
    simulatePolicy: (caller, input) => simulateChanges(app, actingFor(caller), input),
    writeSimulation: (caller, input, folder) =>
      writeSimulated(app, actingFor(caller), { input, folder }),
    ...drafts({ app, actingFor }),
  }
}

function drafts({ app, actingFor }: Pick<PortContext, 'app' | 'actingFor'>) {
  return {
    listPolicyDrafts: (caller) =>
      inCounty(app, actingFor(caller), async (tx) => ({ items: [...(await listDrafts(tx, app))] })),
    readPolicyDraft: (caller, id) =>
      inCounty(app, actingFor(caller), (tx) => requireDraft(tx, app, id)),
    makePolicyDraft: (caller, input) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, (tx) => makeDraft(tx, app, { acting, input }))
    },
    changePolicyDraft: (caller, id, input) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, (tx) => changeDraft(tx, app, { id, acting, input }))
    },
    dropPolicyDraft: (caller, id) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, (tx) => dropDraft(tx, app, { id, acting }))
    },
    async runDraftCases(caller, id) {
      const draft = await inCounty(app, actingFor(caller), (tx) => requireDraft(tx, app, id))
      const files = caseFilesOf(app.policyId)
      const run = await checkOwnCases(app.db.as('owner'), policyOfDraft(app, draft), files, {
        aside: draft.changes.casesAside,
      })
      const { cases, passed, failures } = run
      return {
        cases,
        passed,
        failures: failures.map(failureInWords),
        results: passed + failures.length,
      }
    },
    async proposePolicyDraft(caller, id) {
      const acting = actingFor(caller)
      const { id: approvalId } = await proposeDraft(app, acting, id)
      return inCounty(app, acting, async (tx) => {
        const approval = await findApproval(tx, acting, approvalId)
        if (!approval) throw new Error('a proposal that was just made')
        return showApproval(tx, acting, approval)
      })
    },
  } satisfies Partial<PolicyPort>
}

function shownHead(resolved: ResolvedPolicy) {
  const { name, version, from } = headOf(resolved)
  return { name, version, from: from.replace(/^文件夹 .*?(（|$)/, '随程序带来的政策包$1') }
}
