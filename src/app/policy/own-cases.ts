import type { PolicyCase, PolicyCases } from '#http/index'
import { type ExplanationNode, explainHousehold, explainScheme } from '#policy/index'
import type { App } from '../app.ts'
import { differenceOf } from '../conformance/failure-in-words.ts'
import { basisText, verdictOf } from '../http-port/explained.ts'
import { caseFilesOf, listPacks } from '../policy-files.ts'
import type { PolicyInForce } from '../policy-in-force.ts'
import { refuse } from '../refusals.ts'
import { type CaseResult, checkOwnCases } from './check-own-cases.ts'
import { describeGiven } from './describe-given.ts'
import type { ResolvedPolicy } from './resolve-policy.ts'

type Explained = PolicyCase['explanation']
type Category = Explained[number]

interface Asked {
  readonly under: ResolvedPolicy
  /** Ids of cases that hold by other values alone. */
  readonly aside?: readonly string[] | undefined
}

/** The place's own cases by a version or a draft: given, expected, found; those that differ first. */
export async function listOwnCases(app: App, { under, aside = [] }: Asked): Promise<PolicyCases> {
  const { policy, from } = under
  const { results, unread } = await check(app, policy)
  const items = results.map((one) => ({
    ...shownCase(one),
    isAside: aside.includes(one.id),
  }))
  const rank = (one: (typeof items)[number]) => (one.isPassed ? 2 : one.isAside ? 1 : 0)
  return {
    version: policy.pack.version,
    from,
    items: items.sort((one, other) => rank(one) - rank(other)),
    unread: [...unread],
    passed: items.filter((one) => one.isPassed).length,
  }
}

/** One case with the explanation of what was found. */
export async function readOwnCase(
  app: App,
  { under, caseId }: Asked & { readonly caseId: string },
): Promise<PolicyCase> {
  const { policy } = under
  const { results } = await check(app, policy, caseId)
  const found = results.find((one) => one.id === caseId)
  if (!found) throw refuse('case-unknown', { id: caseId })
  return { ...shownCase(found), explanation: explained(found, policy) }
}

// A county's own folder may be gone: what is in force came from what was published.
function check(app: App, policy: PolicyInForce, only?: string) {
  const isThere = listPacks().some((one) => one.id === app.policyId)
  return checkOwnCases(app.db.as('owner'), policy, isThere ? caseFilesOf(app.policyId) : [], {
    only,
  })
}

function shownCase({ id, entry, kind, day, js, sql }: CaseResult): Omit<PolicyCase, 'explanation'> {
  const { why, source, expected } = fieldsOf(entry)
  const byName = new Map(
    [
      ['js', js],
      ['sql', sql],
    ].flatMap(([engine, differences]) =>
      [...(differences ?? [])].map(
        (text) => [`${engine} ${differenceOf(text).key}`, text] as const,
      ),
    ),
  )
  return {
    ...{ id, kind, day, why, source },
    given: describeGiven(entry),
    outcomes: Object.entries(expected).map(([name, value]) => {
      const wanted = shownValue(value)
      const got = (engine: string) => {
        const text = byName.get(`${engine} ${name}`)
        return text === undefined ? wanted : differenceOf(text).got
      }
      return { name, expected: wanted, js: got('js'), sql: got('sql') }
    }),
    isPassed: js.length + sql.length === 0,
    isAside: false,
  }
}

function fieldsOf(entry: unknown) {
  const { why, source, expected } = entry as Readonly<Record<string, unknown>> // a case that was read
  return {
    why: typeof why === 'string' ? why : '',
    source: typeof source === 'string' ? source : '',
    expected: (expected ?? {}) as Readonly<Record<string, unknown>>, // checked when it was read
  }
}

function shownValue(value: unknown): string {
  return differenceOf(`expected x=${JSON.stringify(value)} got `).expected
}

function explained(one: CaseResult, policy: PolicyInForce): Explained {
  return one.kind === '救助' ? ofSchemes(one, policy) : ofClasses(one, policy)
}

function ofClasses({ facts, day }: CaseResult, { compiled }: PolicyInForce): Explained {
  const { categories, members } = explainHousehold(compiled, facts, { day })
  return [
    ...categories.map((node) => categoryOf(node, '全户')),
    ...members.flatMap(({ id, routes }) => routes.map((node) => categoryOf(node, id))),
  ]
}

function ofSchemes({ facts, day, entry }: CaseResult, policy: PolicyInForce): Explained {
  const { compiled } = policy
  const wanted = Object.keys(fieldsOf(entry).expected)
  const schemes = compiled.schemes.filter(({ scheme }) => {
    const names = [scheme.id, ...scheme.details.map((detail) => detail.name)]
    return names.some((name) => wanted.includes(name))
  })
  return schemes.flatMap(({ scheme, level }) => {
    const ids = level === '人' ? facts.members.map((member) => member.id) : [null]
    return ids.map((memberId) => {
      const { entitlement } = explainScheme(compiled, facts, { day, scheme: scheme.id, memberId })
      return categoryOf({ ...entitlement, title: scheme.name }, memberId ?? '全户')
    })
  })
}

function categoryOf(node: ExplanationNode, subject: string): Category {
  const conditions = node.children.map(conditionOf)
  const failed = node.children.filter((child) => child.truth === false)
  return {
    name: node.title,
    subject,
    verdict: verdictOf(node.truth),
    basis: basisText(node.basis),
    distance: (failed.length === 1 && failed[0]?.distance) || null,
    conditions: conditions.length > 0 ? conditions : [conditionOf(node)],
    missing: [],
  }
}

/** The people of a case are invented: nothing of it is masked. */
function conditionOf(node: ExplanationNode): Category['conditions'][number] {
  const { title, truth, text, restated, distance, basis, children } = node
  return {
    name: title,
    verdict: verdictOf(truth),
    restated: restated ?? null,
    distance: distance ?? null,
    detail: text === undefined || text === title ? null : text,
    masked: null,
    basis: basisText(basis),
    sources: [],
    missing: [],
    children: children.map(conditionOf),
  }
}
