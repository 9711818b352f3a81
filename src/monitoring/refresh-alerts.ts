import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { buildEvidence } from './build-evidence.ts'
import { evidenceStrength } from './evidence-form.ts'
import { settlePushedHouseholds } from './fold-pushes.ts'
import { type RoundContext, type RoundStep, stepColumns, stepsAtOnce } from './insert-alerts.ts'

/**
 * Open alerts whose condition is still true: notes the day, follows a person who moved, and builds the
 * evidence again where facts may have changed. Gives how many have other evidence than before.
 */
export async function refreshAlerts(
  tx: Transaction,
  acting: Acting,
  context: RoundContext & { readonly isFull: boolean },
): Promise<number> {
  await confirmTrue(tx, acting, context)
  const steps = await tx.query<RoundStep>(sql`
    select ${stepColumns}
    from round_step as s
    join alert as a on a.county_code = ${acting.countyCode} and a.id = s.alert_id
    where s.step = '同' and ${context.isFull ? hasNewFacts(acting.countyCode) : sql`true`}
    order by s.household_id, s.rule, s.subject_id`)
  let changed = 0
  for (let from = 0; from < steps.length; from += stepsAtOnce) {
    changed += await rebuild(tx, acting, {
      ...context,
      steps: steps.slice(from, from + stepsAtOnce),
    })
  }
  return changed
}

async function confirmTrue(tx: Transaction, acting: Acting, { asOf }: RoundContext): Promise<void> {
  const moved = await tx.query<{ before: string | null; now: string | null }>(sql`
    select distinct a.household_id as before, s.household_id as now
    from round_step as s
    join alert as a on a.county_code = ${acting.countyCode} and a.id = s.alert_id
    where s.step = '同' and (a.household_id, a.division_code)
      is distinct from (s.household_id, s.division_code)`)
  await tx.execute(sql`
    update alert as a
    set last_true_on = ${asOf}, household_id = s.household_id, division_code = s.division_code,
      band = s.band
    from round_step as s
    where a.county_code = ${acting.countyCode} and a.id = s.alert_id and s.step = '同'
      and (a.last_true_on, a.household_id, a.division_code, a.band) is distinct from
        (${asOf}::date, s.household_id, s.division_code, s.band)`)
  await tx.execute(sql`
    update push as p
    set place = s.division_code
    from round_step as s
    where p.county_code = ${acting.countyCode} and p.alert_id = s.alert_id and s.step = '同'
      and p.place is distinct from s.division_code`)
  await settlePushedHouseholds(
    tx,
    acting,
    moved.flatMap(({ before, now }) => [before, now]),
  )
}

/** Something about the household or one of its members was recorded or withdrawn since. */
function hasNewFacts(countyCode: string) {
  return sql`exists (
    select from observation as o
    where o.county_code = ${countyCode}
      and (o.recorded_at > a.evidenced_at or o.recorded_to > a.evidenced_at)
      and o.subject_id = any(
        array[s.household_id] || array(
          select p.person_id from person_profile as p
          where p.county_code = ${countyCode} and p.household_id = s.household_id)))`
}

async function rebuild(
  tx: Transaction,
  acting: Acting,
  context: RoundContext & { readonly steps: readonly RoundStep[] },
): Promise<number> {
  const evidences = await buildEvidence(tx, acting, context)
  const rows = context.steps.flatMap(({ alertId }, index) => {
    const evidence = evidences[index]
    return evidence ? [{ id: alertId, evidence, strength: evidenceStrength(evidence) }] : []
  })
  const ids = rows.map(({ id }) => id)
  const json = JSON.stringify(rows)
  const changed = await tx.execute(sql`
    update alert as a
    set evidence = n.evidence, evidence_strength = n.strength
    from jsonb_to_recordset(${json}::jsonb) as n (id uuid, evidence jsonb, strength text)
    where a.county_code = ${acting.countyCode} and a.id = any(${ids}::uuid[]) and a.id = n.id
      and a.evidence is distinct from n.evidence`)
  await tx.execute(sql`
    update alert set evidenced_at = now()
    where county_code = ${acting.countyCode} and id = any(${ids}::uuid[])`)
  return changed
}
