import type { Acting } from '#access/index'
import { sql } from '#db/index'
import { openAlertStates } from '#monitoring/domain'
import type { App } from '../app.ts'

/** What is determined of a household, and which alerts stand. */
export interface Standing {
  readonly category: string | null
  readonly benefit: number | null
  readonly members: ReadonlyMap<string, string>
  readonly alerts: ReadonlyMap<string, StandingAlert>
}

export interface StandingAlert {
  readonly id: string
  readonly rule: string
  readonly title: string
  readonly class: string
}

/** What an entry has changed about it. */
export interface EntryChanges {
  readonly category: { readonly before: string | null; readonly after: string | null }
  readonly benefit: { readonly before: number | null; readonly after: number | null }
  readonly members: readonly {
    readonly personId: string
    readonly before: string | null
    readonly after: string | null
  }[]
  readonly raised: readonly StandingAlert[]
  readonly vanished: readonly StandingAlert[]
}

export async function readStanding(
  { db }: Pick<App, 'db'>,
  { countyCode }: Acting,
  householdId: string | undefined,
): Promise<Standing> {
  if (householdId === undefined) {
    return { category: null, benefit: null, members: new Map(), alerts: new Map() }
  }
  const [own] = await db.query<Pick<Standing, 'category' | 'benefit'>>(sql`
    select category, benefit from household_determination
    where county_code = ${countyCode} and household_id = ${householdId}`)
  const members = await db.query<{ id: string; category: string }>(sql`
    select person_id as id, category from person_determination
    where county_code = ${countyCode} and household_id = ${householdId}`)
  const alerts = await db.query<StandingAlert>(sql`
    select id, rule, title, class from alert
    where county_code = ${countyCode} and household_id = ${householdId}
      and state = any(${openAlertStates}::text[])
    order by class, id`)
  return {
    category: own?.category ?? null,
    benefit: own?.benefit ?? null,
    members: new Map(members.map(({ id, category }) => [id, category])),
    alerts: new Map(alerts.map((alert) => [alert.id, alert])),
  }
}

/** What differs between two moments. */
export function changesBetween(before: Standing, after: Standing): EntryChanges {
  const people = new Set([...before.members.keys(), ...after.members.keys()])
  const missing = (from: Standing, of: Standing) =>
    [...from.alerts.values()].filter(({ id }) => !of.alerts.has(id))
  return {
    category: { before: before.category, after: after.category },
    benefit: { before: before.benefit, after: after.benefit },
    members: [...people]
      .map((personId) => ({
        personId,
        before: before.members.get(personId) ?? before.category,
        after: after.members.get(personId) ?? after.category,
      }))
      // Who is what the household is changes with it.
      .filter((one) => one.before !== one.after)
      .filter((one) => one.before !== before.category || one.after !== after.category),
    raised: missing(after, before),
    vanished: missing(before, after),
  }
}
