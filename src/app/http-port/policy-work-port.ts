import type { Acting } from '#access/index'
import type { AppPort, PolicyTrial, PolicyWorkPort, TrialReason } from '#http/index'
import { explainRule } from '#policy/index'
import { loadHouseholdFacts } from '#registry/index'
import type { App } from '../app.ts'
import { type NamedPolicy, namedPolicy } from '../policy/named-policy.ts'
import { listOwnCases, readOwnCase } from '../policy/own-cases.ts'
import { ruleText } from '../policy/rule-text.ts'
import { type Trial, trialRule } from '../policy/trial-rule.ts'
import { conditionFrom, missingOf, readSources } from './explained.ts'
import { inCounty, type PortContext } from './request.ts'

/** How many of those that a rule speaks of are listed. */
const mostListed = 200

/** Cases, texts and trials of the policy. */
export function policyWorkPort({ app, actingFor }: PortContext): PolicyWorkPort {
  const named = (acting: Acting, under: string) => namedPolicy(app, acting, under)
  return {
    async listPolicyCases(caller, name) {
      const under = await named(actingFor(caller), name)
      return listOwnCases(app, { under, aside: under.aside })
    },
    async readPolicyCase(caller, { caseId, under: name }) {
      const under = await named(actingFor(caller), name)
      return readOwnCase(app, { under, caseId, aside: under.aside })
    },
    async readRuleText(caller, { kind, name, under }) {
      const acting = actingFor(caller)
      const { policy } = await named(acting, under)
      return ruleText(policy, { kind, name, day: acting.today })
    },
    async tryRule(caller, { rule, under = '在用' }) {
      const acting = actingFor(caller)
      const request = { rule, asOf: acting.today, limit: 0, listed: mostListed }
      return shownTrial(await trialRule(appUnder(app, await named(acting, under)), acting, request))
    },
    async explainTrial(caller, { householdId, personId, rule, under }) {
      const acting = actingFor(caller)
      const at = appUnder(app, await named(acting, under))
      return inCounty(app, acting, async (tx): Promise<TrialReason | undefined> => {
        const facts = await loadHouseholdFacts(tx, acting, at.catalogue, householdId)
        if (!facts) return undefined
        const memberId = facts.members.find((one) => one.id === personId)?.id ?? null
        if (personId !== undefined && memberId === null) return undefined
        const sources = await readSources(tx, at, { acting, householdId })
        const asked = { day: acting.today, householdId, rule, memberId, changes: true }
        const found = explainRule(at.compiled, facts, asked)
        const told = { ...sources, missing: found.missing }
        return {
          condition: conditionFrom(found.node, told, sources.mask.mentions.ofRule(rule)),
          missing: found.node.truth === null ? missingOf(found.missing, sources) : [],
        }
      })
    },
  } satisfies Partial<AppPort>
}

/** The installation as if another version were in force. */
function appUnder(app: App, { policy }: NamedPolicy): App {
  const { pack, compiled, catalogue, datasets, calendar, roles } = policy
  return { ...app, policy, pack, compiled, catalogue, datasets, calendar, roles }
}

function shownTrial({
  rule,
  basis,
  samples: _,
  openLookedAt: _looked,
  ...trial
}: Trial): PolicyTrial {
  const { id, name, class: kind, severity, note } = rule
  return {
    ...trial,
    rule: { id, name, class: kind, severity, note: note ?? null, basis },
    townships: trial.townships.map((one) => ({ ...one })),
    owed: trial.owed.map((one) => ({ ...one, facts: [...one.facts] })),
    subjects: trial.subjects.map((one) => ({ ...one })),
  }
}
