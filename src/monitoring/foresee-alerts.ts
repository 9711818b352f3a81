import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { AlertClass } from './domain.ts'
import { evaluate } from './evaluate.ts'
import { matchAlerts } from './match-alerts.ts'
import { gatherHits, type RoundInput } from './raise-alerts.ts'
import { roundRules } from './round-rules.ts'
import { listFalse } from './vanish-alerts.ts'

/** An alert that a round would raise or let go. */
export interface ForeseenAlert {
  readonly step: '新增' | '消失'
  readonly rule: string
  readonly title: string
  readonly class: AlertClass
  readonly householdId: string
  /** Null: it is about the household. */
  readonly personId: string | null
}

/**
 * What a round over these households would raise and let go, by the code of the round itself; no alert
 * and no entry of the chain is written. Determinations are: the caller rolls the transaction back.
 */
export async function foreseeAlerts(
  tx: Transaction,
  acting: Acting,
  input: RoundInput & { readonly households: readonly string[] },
): Promise<readonly ForeseenAlert[]> {
  const { compiled, asOf, households } = input
  await evaluate(tx, acting, input)
  const rules = roundRules(compiled.pack, asOf).filter(
    ({ subject }) => subject === '户' || subject === '人',
  )
  await gatherHits(tx, acting, { ...input, rules })
  await matchAlerts(tx, { countyCode: acting.countyCode, asOf })
  const raised = await tx.query<Found>(sql`
    select rule, household_id as "householdId", person_id as "personId"
    from round_step where step = '新' order by rule, household_id, person_id`)
  const gone = await listFalse(tx, acting, { ruleIds: rules.map(({ id }) => id), households })
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const named = (step: ForeseenAlert['step']) => (found: Found) => {
    const rule = byId.get(found.rule)
    return rule ? [{ step, title: rule.title, class: rule.class, ...found }] : []
  }
  return [...raised.flatMap(named('新增')), ...gone.flatMap(named('消失'))]
}

type Found = Pick<ForeseenAlert, 'rule' | 'householdId' | 'personId'>
