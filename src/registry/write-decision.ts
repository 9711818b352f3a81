import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { Deadline, LocalDate } from '#kernel/index'
import { newId } from '#vault/index'
import { noCategory } from './domain.ts'
import type { LockedHousehold } from './locked-household.ts'
import { categoryFacts, recordOwnFacts } from './record-own-facts.ts'
import { refuse } from './refusals.ts'

/** A decision of people as it is kept; nothing of it is ever deleted. */
export interface Decision {
  readonly householdId: string
  readonly personId?: string | undefined
  readonly kind: '认定' | '不予认定' | '终止'
  readonly category: string
  readonly document: string
  readonly effectiveMonth?: LocalDate | undefined
  readonly decidedOn: LocalDate
  readonly reason?: string | undefined
  readonly alertId?: string | undefined
  readonly notice?: Deadline | undefined
}

/** Writes the decision and gives its id. */
export async function writeDecision(
  tx: Transaction,
  acting: Acting,
  decision: Decision,
): Promise<string> {
  const id = newId()
  await tx.execute(sql`
    insert into recognition (county_code, id, household_id, person_id, kind, category, document,
      effective_month, decided_on, decided_by, reason, alert_id, notice_due_on,
      notice_due_provisional, policy_id, policy_version)
    values (${acting.countyCode}, ${id}, ${decision.householdId}, ${decision.personId ?? null},
      ${decision.kind}, ${decision.category}, ${decision.document},
      ${decision.effectiveMonth ?? null}, ${decision.decidedOn}, ${acting.actor},
      ${decision.reason ?? null}, ${decision.alertId ?? null}, ${decision.notice?.day ?? null},
      ${decision.notice?.provisional ?? null}, ${acting.policy?.id ?? null},
      ${acting.policy?.version ?? null})`)
  return id
}

/** Refused when the catalogue has no such category for a household, or for a person of its own. */
export async function requireCategory(
  tx: Transaction,
  category: string,
  level: '户' | '人',
): Promise<void> {
  const fact = level === '户' ? 'recorded_category' : 'own_recorded_category'
  const rows = await tx.query<{ value: string }>(sql`
    select c ->> 'value' as value
    from fact_definition as f
    cross join lateral jsonb_array_elements(f.definition -> 'codes') as c
    where f.code = ${fact}`)
  const known = rows.map((row) => row.value).filter((value) => value !== noCategory)
  if (!known.includes(category)) throw refuse('category-unknown', { category, known })
}

/** Refused when the person is none of the household's present members. */
export function requireMember(household: LockedHousehold, personId: string) {
  const member = household.members.find((one) => one.personId === personId)
  if (!member) throw refuse('person-not-member', { household: household.number })
  return member
}

/** A person's own category, as it is from the day of the decision on. */
export async function writeOwnCategory(
  tx: Transaction,
  acting: Acting,
  decided: { readonly personId: string; readonly category: string; readonly decidedOn: LocalDate },
): Promise<void> {
  const { personId, category, decidedOn } = decided
  await tx.execute(sql`
    update person_profile set f_own_recorded_category = ${category}
    where county_code = ${acting.countyCode} and person_id = ${personId}`)
  await recordOwnFacts(tx, acting, {
    ...{ level: '人', step: '决定' },
    facts: ['own_recorded_category'],
    subjects: [{ id: personId, validFrom: decidedOn }],
  })
}

/** That the household's category is what the profile says now, from the day of the decision on. */
export function recordCategory(
  tx: Transaction,
  acting: Acting,
  decided: { readonly householdId: string; readonly decidedOn: LocalDate },
): Promise<void> {
  return recordOwnFacts(tx, acting, {
    ...{ level: '户', step: '决定' },
    facts: categoryFacts,
    subjects: [{ id: decided.householdId, validFrom: decided.decidedOn }],
  })
}
