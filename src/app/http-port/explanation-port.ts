import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import type { AppPort, CategoryVerdict, Condition, Explanation } from '#http/index'
import { changeSentence, type ExplanationNode, explainHousehold } from '#policy/index'
import { loadHousehold, type Moment } from '#registry/index'
import type { App } from '../app.ts'
import { askedMoment, readHouseholdDay } from '../household-day.ts'
import { refuse } from '../refusals.ts'
import {
  basisText,
  conditionFrom,
  missingOf,
  type Sources,
  sourcesOf,
  verdictOf,
} from './explained.ts'
import { readHouseholdMask } from './household-mask.ts'
import { inCounty, type PortContext } from './request.ts'

/** Why a household and its members are in a category, or not. */
export function explanationPort({
  app,
  actingFor,
}: PortContext): Pick<AppPort, 'explainHousehold'> {
  return {
    explainHousehold: (caller, householdId, asked) => {
      const moment = askedMoment(asked)
      return inCounty(app, actingFor(caller), (tx) =>
        explain(tx, app, { acting: actingFor(caller), householdId, moment }),
      )
    },
  }
}

interface Asked {
  readonly acting: Acting
  readonly householdId: string
  readonly moment: Moment | undefined
}

async function explain(
  tx: Queryable,
  app: App,
  { acting, householdId, moment }: Asked,
): Promise<Explanation> {
  const now = await loadHousehold(tx, acting, householdId)
  if (!now) throw refuse('household-unknown', { text: householdId })
  const then = await readHouseholdDay(tx, app, { acting, now, moment })
  const { facts, day } = then
  const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
  const found = explainHousehold(app.compiled, facts, {
    day,
    householdId,
    changes: true,
  })
  const sources = { ...sourcesOf(app, { ...then, mask }), missing: found.missing }
  const missing = missingOf(found.missing, sources)
  const household = found.categories.map((node, place): CategoryVerdict => {
    const isLast = place === found.categories.length - 1
    return { ...categoryFrom(node, '全户', sources), missing: isLast ? missing : [] }
  })
  const seen = found.members.filter(({ id }) => mask.sees(id))
  const members = seen.flatMap(({ id, routes }) => {
    const name = sources.nameOf({ level: '人', id })
    return routes.map((node) => ({ ...categoryFrom(node, name, sources), missing: [] }))
  })
  return {
    asOf: found.day,
    policy: `${app.pack.name} ${app.pack.version}`,
    category: found.category,
    benefit: found.benefit,
    labels: found.labels.filter((name) => mask.ofFacts(mask.mentions.ofLabel(name)) !== '隐去'),
    categories: [...household, ...untried(app, household), ...members],
    changes: found.changes
      .filter(({ name }) => mask.ofName(name) === null)
      .map((one) => changeSentence(one, sources.nameOf)),
    unknownCount: found.missing.length,
  }
}

function categoryFrom(
  node: ExplanationNode,
  subject: string,
  sources: Sources,
): Omit<CategoryVerdict, 'missing'> {
  const { mentions } = sources.mask
  const conditions = node.children.map((child) =>
    conditionFrom(child, sources, mentions.ofCondition(node.title, child.title)),
  )
  return {
    name: node.title,
    subject,
    verdict: verdictOf(node.truth),
    basis: basisText(node.basis),
    distance: distanceOf(node, conditions),
    conditions,
  }
}

/** By how much a class was missed: only where a single condition with a line stood in the way. */
function distanceOf(node: ExplanationNode, shown: readonly Condition[]): string | null {
  const failed = node.children.flatMap((child, at) => (child.truth === false ? [shown[at]] : []))
  const [only] = failed
  return node.truth === false && failed.length === 1 ? (only?.distance ?? null) : null
}

/** The classes after the one that decided, and those whose premise did not hold. */
function untried(app: App, tried: readonly CategoryVerdict[]): CategoryVerdict[] {
  return app.pack.categories
    .filter(({ name }) => !tried.some((one) => one.name === name))
    .map(({ name, basis }) => ({
      name,
      subject: '全户',
      verdict: '不再判定',
      basis: basisText(basis),
      distance: null,
      conditions: [],
      missing: [],
    }))
}
