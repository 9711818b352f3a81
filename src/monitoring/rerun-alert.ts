import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { MonitoringRule } from '#policy/index'
import { buildEvidence, type EvidenceStep } from './build-evidence.ts'
import { coverAbsence } from './cover-absence.ts'
import { type DueDataset, type RerunTruth, rerunWord } from './domain.ts'
import type { Evidence } from './evidence-form.ts'
import { addHits, findHits } from './find-hits.ts'
import { recordHits } from './record-hits.ts'
import { refuse } from './refusals.ts'
import { roundRules } from './round-rules.ts'
import { roundSource } from './round-source.ts'
import type { CompiledPack } from './rule-sql.ts'

/** What monitoring needs to run a rule: the compiled pack, and the datasets that rules rest on. */
export interface MonitoringPack {
  readonly compiled: CompiledPack
  readonly datasets: readonly DueDataset[]
}

export interface Rerun {
  readonly truth: RerunTruth
  readonly evidence: Evidence
}

/** Runs an alert's rule again on the facts of today, with the evidence as it is now. */
export async function rerunAlert(
  tx: Transaction,
  acting: Acting,
  { monitoring, alertId }: { readonly monitoring: MonitoringPack; readonly alertId: string },
): Promise<Rerun> {
  const alert = await findAlert(tx, acting.countyCode, alertId)
  const { compiled } = monitoring
  const rule = compiled.pack.rules.find(({ id }) => id === alert.rule)
  if (!rule) throw refuse('rule-missing', { rule: alert.rule })
  const input = { ...monitoring, rule, alert, asOf: acting.today }
  const truth = await truthNow(tx, acting.countyCode, input)
  const evidence = await evidenceNow(tx, acting, input)
  return { truth: rerunWord(truth), evidence }
}

interface RerunInput extends MonitoringPack {
  readonly rule: MonitoringRule
  readonly alert: EvidenceStep
  readonly asOf: LocalDate
}

/** A person is looked for in the household the person lives in now. */
async function findAlert(
  tx: Transaction,
  countyCode: string,
  alertId: string,
): Promise<EvidenceStep> {
  const [alert] = await tx.query<EvidenceStep>(sql`
    select a.rule, a.subject_kind as "subjectKind", a.subject_id as "subjectId",
      coalesce(p.household_id, a.household_id) as "householdId", a.person_id as "personId"
    from alert as a
    left join person_profile as p on p.county_code = ${countyCode}
      and a.subject_kind = '人' and p.person_id = a.subject_id
    where a.county_code = ${countyCode} and a.id = ${alertId}`)
  if (!alert) throw refuse('alert-missing', { alertId })
  return alert
}

async function truthNow(
  tx: Transaction,
  countyCode: string,
  { compiled, datasets, rule, alert, asOf }: RerunInput,
): Promise<boolean | null> {
  const rules = roundRules(compiled.pack, asOf).filter(({ id }) => id === rule.id)
  const households = alert.householdId === null ? [] : [alert.householdId]
  const { truths } = await roundSource(tx, compiled, { countyCode, asOf, households })
  await findHits(tx, { countyCode, rules, truths })
  if (rule.subject === '推送' || rule.subject === '导入行') {
    const { subjectId } = alert
    await addHits(tx, recordHits(rule, { countyCode, asOf, subjectId }))
  } else {
    await coverAbsence(tx, { countyCode, asOf, rules, datasets, households })
  }
  const [hit] = await tx.query<{ truth: boolean | null }>(sql`
    select truth from round_hit where rule = ${rule.id} and subject_id = ${alert.subjectId}`)
  return hit ? hit.truth : false
}

async function evidenceNow(
  tx: Transaction,
  acting: Acting,
  { compiled, rule, alert, asOf }: RerunInput,
): Promise<Evidence> {
  const [evidence] = await buildEvidence(tx, acting, { compiled, asOf, steps: [alert] })
  if (!evidence) throw new Error(`no evidence for rule ${rule.id}`)
  return evidence
}
