import type { Acting } from '#access/index'
import type { Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { type Fact, type MonitoringRule, profileColumn } from '#policy/index'
import type { Evidence, EvidenceFact } from './evidence-form.ts'
import { explainHit } from './explain-hit.ts'
import { type FindSource, findSources } from './find-sources.ts'
import { type HouseholdProfiles, loadProfiles, type ProfileRow } from './load-profiles.ts'
import { recordEvidence } from './record-evidence.ts'
import { basisText } from './round-rules.ts'
import type { CompiledPack } from './rule-sql.ts'
import { factsNamed, valueText } from './used-facts.ts'

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
      return { 条件: rule.when.text, ...found, 依据: basisText(rule) }
    }
    const household = profiles.get(step.householdId ?? '')
    if (!household) throw new Error('a hit of a household without a profile')
    return householdEvidence({ ...input, step, rule, household, findSource })
  })
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

function householdEvidence(hit: HouseholdHit): Evidence {
  const { compiled, asOf, step, rule, household } = hit
  const facts = factsNamed(compiled.pack, compiled.catalogue, rule)
  return {
    条件: explainHit(compiled, {
      ruleId: rule.id,
      asOf,
      profiles: household,
      personId: step.personId,
    }),
    事实: facts.flatMap((fact) => factLines(hit, fact)),
    依据: basisText(rule),
  }
}

/** A person's rule shows the person's values, known or not; a household's what its members have. */
function factLines(hit: HouseholdHit, fact: Fact): EvidenceFact[] {
  const { step, household } = hit
  if (fact.level === '户') return [factLine(hit, fact, { row: household.household })]
  if (fact.level === '义务人') {
    return household.supporters
      .filter((row) => saysSomething(row[profileColumn(fact)]))
      .map((row) => factLine(hit, fact, { row, member: `义务人${row.supporter_no}` }))
  }
  const own = household.members.find((member) => personId(member) === step.personId)
  if (own) return [factLine(hit, fact, { row: own })]
  return household.members
    .filter((row) => saysSomething(row[profileColumn(fact)]))
    .map((row) => factLine(hit, fact, { row, member: String(row.f_relation ?? '成员') }))
}

/** Of a whole household only what bears on the rule is listed: not every member's 否, 0 and 无. */
function saysSomething(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false && value !== 0 && value !== '无'
}

function factLine(
  { findSource, step }: HouseholdHit,
  fact: Fact,
  { row, member }: { row: ProfileRow; member?: string },
): EvidenceFact {
  const value = row[profileColumn(fact)]
  const text = valueText(fact, value)
  const subjectId = fact.level === '人' ? personId(row) : (step.householdId ?? '')
  const source = text === null ? undefined : findSource(subjectId, fact.code, value)
  return {
    名称: fact.name,
    值: text,
    ...(member !== undefined && { 成员: member }),
    ...(source && { 来源: source }),
    ...(text === null && { 待补: fact.authority }),
  }
}
