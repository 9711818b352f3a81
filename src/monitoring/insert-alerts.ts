import type { Acting } from '#access/index'
import { appendChainMany, type ChainFields } from '#chain/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { newId } from '#vault/index'
import { buildEvidence } from './build-evidence.ts'
import type { AlertClass } from './domain.ts'
import { type Evidence, evidenceStrength } from './evidence-form.ts'
import type { RoundRule } from './round-rules.ts'
import type { CompiledPack } from './rule-sql.ts'

export interface RoundContext {
  readonly compiled: CompiledPack
  readonly asOf: LocalDate
  readonly rules: readonly RoundRule[]
}

/** A hit with what it is to the alerts that are there. */
export interface RoundStep {
  readonly rule: string
  readonly subjectKind: '户' | '人' | '推送' | '导入行'
  readonly subjectId: string
  readonly householdId: string | null
  readonly personId: string | null
  readonly divisionCode: string | null
  readonly band: number
  readonly episode: string
  readonly alertId: string | null
}

export const stepColumns = sql`
  s.rule, s.subject_kind as "subjectKind", s.subject_id as "subjectId",
  s.household_id as "householdId", s.person_id as "personId",
  s.division_code as "divisionCode", s.band, s.episode, s.alert_id as "alertId"`

/** How many alerts are built at once: the facts of their households are loaded together. */
export const stepsAtOnce = 500

/** Makes the alerts of new episodes, each with its evidence and its chain entry. */
export async function insertAlerts(
  tx: Transaction,
  acting: Acting,
  context: RoundContext & { readonly roundId: string },
): Promise<{ readonly count: number; readonly byClass: Partial<Record<AlertClass, number>> }> {
  const steps = await tx.query<RoundStep>(sql`
    select ${stepColumns} from round_step as s
    where s.step = '新'
    order by s.household_id, s.rule, s.subject_id`)
  const byClass: Partial<Record<AlertClass, number>> = {}
  for (let from = 0; from < steps.length; from += stepsAtOnce) {
    const page = steps.slice(from, from + stepsAtOnce)
    const evidences = await buildEvidence(tx, acting, { ...context, steps: page })
    const alerts = page.map((step, index) => newAlert(context, step, evidences[index]))
    await insertRows(tx, acting, { ...context, alerts })
    await appendChainMany(tx, acting, alerts.map(chainEntry))
    for (const { rule } of alerts) byClass[rule.class] = (byClass[rule.class] ?? 0) + 1
  }
  return { count: steps.length, byClass }
}

interface NewAlert extends Omit<RoundStep, 'rule'> {
  readonly id: string
  readonly rule: RoundRule
  readonly evidence: Evidence
}

function newAlert(
  { rules }: RoundContext,
  step: RoundStep,
  evidence: Evidence | undefined,
): NewAlert {
  const rule = rules.find(({ id }) => id === step.rule)
  if (!rule || !evidence) throw new Error(`no evidence for a hit of rule ${step.rule}`)
  return { ...step, id: newId(), rule, evidence }
}

async function insertRows(
  tx: Transaction,
  acting: Acting,
  { alerts, asOf, roundId }: { alerts: readonly NewAlert[]; asOf: LocalDate; roundId: string },
): Promise<void> {
  const rows = alerts.map(({ rule, ...alert }) => ({
    ...alert,
    rule: rule.id,
    title: rule.title,
    class: rule.class,
    severity: rule.severity,
    basis: rule.basis,
    strength: evidenceStrength(alert.evidence),
  }))
  await tx.execute(sql`
    insert into alert (county_code, id, rule, subject_kind, subject_id, episode, household_id,
      person_id, division_code, title, class, severity, evidence_strength, state, band, evidence,
      basis, raised_on, last_true_on, round_id)
    select ${acting.countyCode}, a.id, a.rule, a."subjectKind", a."subjectId", a.episode,
      a."householdId", a."personId", a."divisionCode", a.title, a.class, a.severity, a.strength,
      '待推送', a.band, a.evidence, a.basis, ${asOf}, ${asOf}, ${roundId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a (id uuid, rule text,
      "subjectKind" text, "subjectId" uuid, episode text, "householdId" uuid, "personId" uuid,
      "divisionCode" text, title text, class text, severity text, strength text, band integer,
      evidence jsonb, basis text)`)
}

/** The chain names the facts and the rows of the files that stand behind the alert. */
function chainEntry({ id, rule, householdId, personId, evidence, episode }: NewAlert) {
  const facts: ChainFields[] = evidence.事实.map(({ 名称, 值, 来源 }) => ({
    名称,
    值,
    ...(来源 && { 文件: 来源.文件, 工作表: 来源.工作表, 行: 来源.行, 期间: 来源.期间 }),
  }))
  return {
    householdId,
    personId,
    kind: '预警产生' as const,
    title: `${rule.id} ${rule.title}`,
    document: rule.basis,
    subjectId: id,
    fields: { 规则: rule.id, 类别: rule.class, 级别: rule.severity, 期次: episode, 事实: facts },
  }
}
