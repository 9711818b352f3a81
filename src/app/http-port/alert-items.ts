import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { ListedAlert } from '#dispatch/index'
import type { AlertItem } from '#http/index'
import type { Pack } from '#policy/index'
import type { Places } from './places.ts'
import { readAlertPushes } from './read-dues.ts'

interface Surroundings {
  readonly places: Places
  readonly pack: Pack
}

/** Alerts as a list shows them: with the names of rule and place, departments and deadline. */
export async function alertItems(
  q: Queryable,
  acting: Acting,
  { alerts, places, pack }: Surroundings & { readonly alerts: readonly ListedAlert[] },
): Promise<AlertItem[]> {
  const ids = alerts.map(({ id }) => id)
  const pushesOf = await readAlertPushes(q, acting, ids)
  const strengthOf = await readStrengths(q, acting, ids)
  return alerts.map((alert) => ({
    id: alert.id,
    rule: alert.rule,
    ruleName: pack.rules.find(({ id }) => id === alert.rule)?.name ?? alert.title,
    class: alert.class,
    severity: alert.severity,
    evidenceStrength: strengthOf.get(alert.id) ?? '推断',
    state: alert.state,
    title: alert.title,
    subject: alert.personName ?? householdWord(alert),
    householdId: alert.householdId,
    householdNumber: alert.householdNumber,
    ...places.placeOf(alert.divisionCode),
    departments: [...pushesOf(alert.id).departments],
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
