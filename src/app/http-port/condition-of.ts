import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import type { LoadedAlert } from '#dispatch/index'
import type { Condition, MissingFact } from '#http/index'
import { explainRule } from '#policy/index'
import { loadHouseholdFacts } from '#registry/index'
import type { App } from '../app.ts'
import { conditionFrom, missingOf, readSources } from './explained.ts'

export interface ExplainedCondition {
  readonly condition: Condition | null
  readonly missing: readonly MissingFact[]
}

/** A rule's condition on today's facts, part by part; of a push or a row, the rule's own words. */
export async function explainCondition(
  tx: Queryable,
  app: App,
  { acting, alert }: { readonly acting: Acting; readonly alert: LoadedAlert },
): Promise<ExplainedCondition> {
  const { rule, householdId, personId: memberId } = alert
  const isChecked = app.compiled.rules.some((one) => one.rule.id === rule)
  const facts =
    isChecked && householdId !== null
      ? await loadHouseholdFacts(tx, acting, app.catalogue, householdId)
      : undefined
  if (!facts || householdId === null) return { condition: inWords(app, rule), missing: [] }
  const stillLivesThere = memberId === null || facts.members.some(({ id }) => id === memberId)
  if (!stillLivesThere) return { condition: inWords(app, rule), missing: [] }
  const sources = await readSources(tx, app, { acting, householdId })
  const found = explainRule(app.compiled, facts, { day: acting.today, householdId, rule, memberId })
  const told = { ...sources, missing: found.missing }
  return {
    condition: conditionFrom(found.node, told, sources.mask.mentions.ofRule(rule)),
    missing: found.node.truth === null ? missingOf(found.missing, sources) : [],
  }
}

function inWords(app: App, rule: string): Condition | null {
  const text = app.pack.rules.find(({ id }) => id === rule)?.when.text
  if (text === undefined) return null
  return {
    name: text,
    verdict: '符合',
    restated: null,
    distance: null,
    detail: null,
    masked: null,
    basis: null,
    sources: [],
    missing: [],
    children: [],
  }
}
