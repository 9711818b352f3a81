import type { LocalDate } from '#kernel/index'
import { diffPacks, type PackChange } from '#policy/index'
import type { Moment } from '#registry/index'
import type { App } from '../app.ts'
import type { EvaluationChange } from './compare-evaluations.ts'
import { headOf, type PolicyHead } from './policy-head.ts'
import { resolvePolicy } from './resolve-policy.ts'
import { comparePolicies } from './simulate-policy.ts'

export interface PolicyDiff {
  readonly before: PolicyHead
  readonly after: PolicyHead
  readonly changes: readonly PackChange[]
  /** What it comes to for the households; absent without an installation. */
  readonly households?: EvaluationChange
}

/** What two policies say differently, in words, and for how many households of an installation. */
export async function diffPolicies(
  names: { readonly before: string; readonly after: string },
  installed?: {
    readonly app: App
    readonly asOf: LocalDate
    readonly moment?: Moment | undefined
  },
): Promise<PolicyDiff> {
  const before = await resolvePolicy(names.before, installed?.app)
  const after = await resolvePolicy(names.after, installed?.app)
  const words = {
    before: headOf(before),
    after: headOf(after),
    changes: diffPacks(before.policy.pack, after.policy.pack),
  }
  if (!installed) return words
  const { app, asOf, moment } = installed
  const households = await comparePolicies(app, {
    before: { policy: before.policy },
    after: { policy: after.policy },
    asOf,
    moment,
  })
  return { ...words, households }
}

/** The changes as lines: what it is, on what authority, old and new. */
export function describeChanges(changes: readonly PackChange[]): string[] {
  return changes.flatMap(({ kind, name, part, before, after, basis }) => {
    const article = basis ? `［${basis.document}${basis.article ? ` ${basis.article}` : ''}］` : ''
    const title = `${kind} ${name}${part ? ` · ${part}` : ''}${article}`
    if (before === undefined) return [`＋ ${title}`, `    新：${after}`]
    if (after === undefined) return [`－ ${title}`, `    旧：${before}`]
    return [`± ${title}`, `    旧：${before}`, `    新：${after}`]
  })
}
