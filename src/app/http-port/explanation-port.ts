import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import type { AppPort, CategoryVerdict, Condition, Explanation, Verdict } from '#http/index'
import {
  type CheckedPack,
  type ConditionVerdict,
  compilePack,
  evaluateHousehold,
  type HouseholdVerdict,
} from '#policy/index'
import { loadHouseholdFacts } from '#registry/index'
import type { App } from '../app.ts'
import { refuse } from '../refusals.ts'
import { inCounty, type PortContext } from './request.ts'

/** Why a household is in a category, or not. */
export function explanationPort({
  app,
  actingFor,
}: PortContext): Pick<AppPort, 'explainHousehold'> {
  let checked: CheckedPack | undefined
  return {
    explainHousehold: (caller, householdId) => {
      checked ??= compilePack(app.pack, app.catalogue)
      const pack = checked
      return inCounty(app, (tx) =>
        explain(tx, app, { pack, acting: actingFor(caller), householdId }),
      )
    },
  }
}

interface Asked {
  readonly pack: CheckedPack
  readonly acting: Acting
  readonly householdId: string
}

async function explain(
  tx: Queryable,
  app: App,
  { pack, acting, householdId }: Asked,
): Promise<Explanation> {
  const facts = await loadHouseholdFacts(tx, acting, app.catalogue, householdId)
  if (!facts) throw refuse('household-unknown', { text: householdId })
  const { household } = evaluateHousehold(pack, facts, { day: acting.today, rules: false })
  const categories = app.pack.categories.map(({ name, basis }) => ({
    name,
    subject: '全户',
    verdict: verdictOf(name, household),
    basis: basis ? [basis.document, basis.article].filter(Boolean).join(' ') : null,
    distance: null,
    conditions: household.verdicts.filter(({ category }) => category === name).map(conditionOf),
    missing: [],
  })) satisfies CategoryVerdict[]
  return {
    asOf: acting.today,
    policy: `${app.pack.name} ${app.pack.version}`,
    category: household.category,
    benefit: household.benefit,
    labels: [...household.labels],
    categories,
    unknownCount: household.verdicts.filter(({ truth }) => truth === null).length,
  }
}

function verdictOf(name: string, { category, verdicts }: HouseholdVerdict): Verdict {
  if (name === category) return '符合'
  const tried = verdicts.filter((one) => one.category === name)
  if (tried.length === 0) return '不再判定'
  return tried.some(({ truth }) => truth === false) ? '不符合' : '待核实'
}

function conditionOf({ condition, truth }: ConditionVerdict): Condition {
  const verdict = truth === null ? '待核实' : truth ? '符合' : '不符合'
  return { name: condition, verdict, detail: null, basis: null, sources: [], children: [] }
}
