import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { ListedAlert } from '#dispatch/index'
import type { AlertItem } from '#http/index'
import type { App } from '../app.ts'
import { hiddenRuleName, householdMask } from './household-mask.ts'
import type { Places } from './places.ts'
import { readAlertPushes } from './read-dues.ts'

interface Surroundings {
  readonly places: Places
  readonly app: Pick<App, 'pack' | 'compiled' | 'catalogue'>
}

/** Alerts as a list shows them: with the names of rule and place, departments and deadline. */
export async function alertItems(
  q: Queryable,
  acting: Acting,
  { alerts, places, app }: Surroundings & { readonly alerts: readonly ListedAlert[] },
): Promise<AlertItem[]> {
  const ids = alerts.map(({ id }) => id)
  const pushesOf = await readAlertPushes(q, acting, ids)
  const strengthOf = await readStrengths(q, acting, ids)
  const { rules } = app.pack
  const mask = householdMask(app, { who: acting.who })
  return alerts.map((alert) => ({
    id: alert.id,
    rule: alert.rule,
    ruleName: mask.hidesRule(alert.rule)
      ? hiddenRuleName
      : (rules.find(({ id }) => id === alert.rule)?.name ?? alert.title),
    class: alert.class,
    severity: alert.severity,
    evidenceStrength: strengthOf.get(alert.id) ?? '推断',
    state: alert.state,
    stage: pushesOf(alert.id).stageOf(alert.state),
    title: mask.hidesRule(alert.rule) ? hiddenRuleName : alert.title,
    // Whose illness a rule is about is not for whoever may not see it: the number of the household is.
    subject: (mask.hidesRule(alert.rule) ? null : alert.personName) ?? householdWord(alert),
    householdId: alert.householdId,
    householdNumber: alert.householdNumber,
    ...places.placeOf(alert.divisionCode),
    departments: [...pushesOf(alert.id).departments],
    returned: pushesOf(alert.id).returned.map(({ department, reason }) => ({
      department,
      reason: mask.hidesRule(alert.rule) ? null : reason,
    })),
    raisedOn: alert.raisedOn,
    lastTrueOn: alert.lastTrueOn,
    due: pushesOf(alert.id).due,
  }))
}

function householdWord({ householdNumber }: ListedAlert): string | null {
  return householdNumber === null ? null : `户 ${householdNumber}`
}

async function readStrengths(q: Queryable, acting: Acting, ids: readonly string[]) {
  const rows = await q.query<{ id: string; strength: AlertItem['evidenceStrength'] }>(sql`
    select id, evidence_strength as strength
    from alert
    where county_code = ${acting.countyCode} and id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map(({ id, strength }) => [id, strength]))
}
