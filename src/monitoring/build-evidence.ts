import type { Acting } from '#access/index'
import type { Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  type ExplainedFact,
  type ExplanationNode,
  explainRule,
  type MonitoringRule,
} from '#policy/index'
import { factsOf } from './evaluate-few.ts'
import type { Condition, Evidence, EvidenceFact } from './evidence-form.ts'
import { type FindSource, findSources } from './find-sources.ts'
import { type HouseholdProfiles, loadProfiles, type ProfileRow } from './load-profiles.ts'
import { recordEvidence } from './record-evidence.ts'
import { basisText } from './round-rules.ts'
import type { CompiledPack } from './rule-sql.ts'

export interface EvidenceStep {
  readonly rule: string
  readonly subjectKind: '户' | '人' | '推送' | '导入行'
  readonly subjectId: string
  readonly householdId: string | null
  readonly personId: string | null
}

interface EvidenceInput {
  readonly compiled: CompiledPack
  readonly asOf: LocalDate
  readonly steps: readonly EvidenceStep[]
}

/** The evidence of each hit: condition, facts with file, sheet and row, basis; in the same order. */
export async function buildEvidence(
  tx: Transaction,
  acting: Acting,
  input: EvidenceInput,
): Promise<readonly Evidence[]> {
  const { countyCode } = acting
  const { compiled, steps } = input
  const people = steps.filter(({ subjectKind }) => subjectKind === '户' || subjectKind === '人')
  const householdIds = [...new Set(people.flatMap(({ householdId }) => householdId ?? []))]
  const profiles = await loadProfiles(tx, countyCode, householdIds)
  const findSource = await findSources(tx, countyCode, subjectsOf(profiles))
  const records = await findRecords(tx, acting, steps)
  return steps.map((step) => {
    const rule = compiled.pack.rules.find(({ id }) => id === step.rule)
    if (!rule) throw new Error(`a hit of a rule that the pack does not have: ${step.rule}`)
    if (step.subjectKind === '推送' || step.subjectKind === '导入行') {
      const found = records.get(step.subjectId) ?? { 事实: [] }
      return { 条件: recordCondition(rule), ...found, 依据: basisText(rule) }
    }
    const household = profiles.get(step.householdId ?? '')
    if (!household) throw new Error('a hit of a household without a profile')
    return householdEvidence({ ...input, step, rule, household, findSource })
  })
}

function recordCondition(rule: MonitoringRule): Condition {
  const title = `${rule.id} ${rule.name}`
  return { kind: '规则', title, truth: true, text: rule.when.text, children: [] }
}

function subjectsOf(profiles: ReadonlyMap<string, HouseholdProfiles>): string[] {
  return [...profiles].flatMap(([id, { members }]) => [id, ...members.map(personId)])
}

function personId(member: ProfileRow): string {
  return String(member.person_id)
}

async function findRecords(tx: Transaction, acting: Acting, steps: readonly EvidenceStep[]) {
  const records: [string, Pick<Evidence, '事实' | '来源部门'>][] = []
  for (const kind of ['推送', '导入行'] as const) {
    const ids = steps.filter((step) => step.subjectKind === kind).map((step) => step.subjectId)
    if (ids.length > 0) records.push(...(await recordEvidence(tx, acting, { kind, ids })))
  }
  return new Map(records)
}

interface HouseholdHit extends EvidenceInput {
  readonly step: EvidenceStep
  readonly rule: MonitoringRule
  readonly household: HouseholdProfiles
  readonly findSource: FindSource
}

/** The facts are those that the verdict rests on, with the row of the file behind each. */
function householdEvidence(hit: HouseholdHit): Evidence {
  const { compiled, asOf, step, rule, household } = hit
  const { node } = explainRule(compiled, factsOf(household), {
    day: asOf,
    rule: rule.id,
    memberId: step.personId,
    householdId: step.householdId ?? '',
  })
  return {
    条件: conditionOf(node),
    事实: node.facts.map((fact) => factLine(hit, fact)),
    依据: basisText(rule),
  }
}

/** The tree without the facts: they are listed once, with their sources. */
function conditionOf({ facts: _, children, ...node }: ExplanationNode): Condition {
  return { ...node, children: children.map(conditionOf) }
}

function factLine(
  { household, step, findSource }: HouseholdHit,
  fact: ExplainedFact,
): EvidenceFact {
  const row = rowOf(household, fact)
  const column = `f_${fact.code}`
  const isOthers = fact.subject.level === '人' && fact.subject.id !== step.personId
  const source = fact.isKnown ? findSource(fact.subject.id, fact.code, row[column]) : undefined
  return {
    名称: fact.name,
    值: fact.isKnown ? fact.value : null,
    ...(isOthers && { 成员: String(row.f_relation ?? '成员') }),
    ...(fact.subject.level === '义务人' && { 成员: `义务人${fact.subject.id}` }),
    ...(source && { 来源: source }),
    ...(!fact.isKnown && { 待补: fact.authority }),
  }
}

function rowOf(household: HouseholdProfiles, { subject }: ExplainedFact): ProfileRow {
  if (subject.level === '户') return household.household
  const rows = subject.level === '人' ? household.members : household.supporters
  const key = subject.level === '人' ? 'person_id' : 'supporter_no'
  const row = rows.find((one) => String(one[key]) === subject.id)
  if (!row) throw new Error(`an explained ${subject.level} is not of the household`)
  return row
}
