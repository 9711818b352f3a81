import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { alertClasses, type ForeseenAlert, foreseeAlerts } from '#monitoring/index'
import type { Foresee, Foreseen, ForeseenEffect } from '#sources/index'
import type { App } from '../app.ts'
import { rulesOff, withoutRules } from '../policy/rule-switches.ts'

/** So many households are evaluated for a preview; of more the preview says that it is a part. */
const atMost = 1000

/**
 * What a round right after a file would raise and let go in the households that it touches, and would
 * not without it (a card expires without any file): both evaluated by the round's own code, in the
 * transaction in which the file is tried.
 */
export function foreseeing(app: App): Foresee {
  return async (tx, acting, { batchId, takeBack }) => {
    const touched = await touchedBy(tx, acting, batchId)
    const households = touched.slice(0, atMost)
    const { datasets, pack } = app
    const compiled = withoutRules(app.compiled, await rulesOff(tx, acting.countyCode, pack))
    const input = { compiled, datasets: datasets.datasets, asOf: acting.today, households }
    const found = households.length === 0 ? [] : await foreseeAlerts(tx, acting, input)
    const members = await membersOf(tx, acting, found)
    if (found.length > 0) await takeBack()
    const without = found.length > 0 ? await foreseeAlerts(tx, acting, input) : []
    const anyway = new Set(without.map(keyOf))
    const alerts = found.filter((one) => !anyway.has(keyOf(one)))
    return {
      households: touched.length,
      looked: households.length,
      raised: countClasses(alerts, '新增'),
      vanished: countClasses(alerts, '消失'),
      bySubject: bySubject(alerts, members),
    }
  }
}

/** Those that wait for a round by this file, also where they waited for one before. */
async function touchedBy(
  tx: Transaction,
  { countyCode }: Acting,
  batchId: string,
): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select h.id
    from household as h
    where h.county_code = ${countyCode} and h.status = '存续' and h.id in (
      select household_id from household_due
      where county_code = ${countyCode} and xmin = pg_current_xact_id()::xid
      union
      select coalesce(p.household_id, o.subject_id)
      from observation as o
      left join person_profile as p
        on p.county_code = ${countyCode} and p.person_id = o.subject_id
      where o.county_code = ${countyCode} and o.batch_id = ${batchId})
    order by h.number`)
  return rows.map(({ id }) => id)
}

function countClasses(
  alerts: readonly ForeseenAlert[],
  step: ForeseenAlert['step'],
): Record<string, number> {
  const counted = alertClasses.map(
    (name) =>
      [name, alerts.filter((one) => one.step === step && one.class === name).length] as const,
  )
  return Object.fromEntries(counted.filter(([, count]) => count > 0))
}

function keyOf({ step, rule, householdId, personId }: ForeseenAlert): string {
  return `${step} ${rule} ${personId ?? householdId}`
}

/** The members of the households that an alert is about, by household. */
async function membersOf(
  tx: Transaction,
  { countyCode }: Acting,
  alerts: readonly ForeseenAlert[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const households = alerts.flatMap((one) => (one.personId === null ? [one.householdId] : []))
  const rows = await tx.query<{ household: string; people: string[] }>(sql`
    select household_id as household, array_agg(person_id) as people from person_profile
    where county_code = ${countyCode} and household_id = any(${households}::uuid[])
    group by household_id`)
  return new Map(rows.map(({ household, people }) => [household, people]))
}

/** What is about a household stands at it and at each of its members. */
function bySubject(
  alerts: readonly ForeseenAlert[],
  members: ReadonlyMap<string, readonly string[]>,
): Foreseen['bySubject'] {
  const found = new Map<string, ForeseenEffect[]>()
  for (const { householdId, personId, step, rule, title, class: kind } of alerts) {
    const people = personId === null ? (members.get(householdId) ?? []) : [personId]
    for (const id of [householdId, ...people]) {
      found.set(id, [...(found.get(id) ?? []), { step, rule, title, class: kind }])
    }
  }
  return Object.fromEntries(found)
}
