import { type Acting, inScope } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { type LocalDate, parseLocalDate } from '#kernel/index'
import { refuse } from './refusals.ts'

/** A household held until the transaction ends, so that two people do not decide at once. */
export interface LockedHousehold {
  readonly id: string
  readonly number: string
  readonly divisionCode: string
  readonly address: string | null
  /** As it was before it was held. */
  readonly version: number
  readonly category: string | null
  readonly recognisedOn: LocalDate | null
  readonly members: readonly LockedMember[]
}

export interface LockedMember {
  readonly personId: string
  readonly relation: string
  readonly ownCategory: string | null
}

interface HouseholdRow extends Omit<LockedHousehold, 'members'> {
  readonly status: string
}

/**
 * Holds the household and counts its version up. Refused: no such household, one that has ended,
 * one that somebody changed since the caller saw `version`.
 */
export async function lockHousehold(
  tx: Transaction,
  acting: Acting,
  { householdId, version }: { readonly householdId: string; readonly version?: number | undefined },
): Promise<LockedHousehold> {
  const county = acting.countyCode
  const [row] = await tx.query<HouseholdRow>(sql`
    select h.id, h.number, h.division_code as "divisionCode", h.address, h.status, h.version,
      q.f_recorded_category as category, q.f_recognised_on as "recognisedOn"
    from household as h
    left join household_profile as q on q.county_code = h.county_code and q.household_id = h.id
    where h.county_code = ${county} and h.id = ${householdId}
      and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}
    for update of h`)
  if (!row) throw refuse('household-unknown', { household: householdId })
  const { status, ...household } = row
  if (status !== '存续') throw refuse('household-ended', { household: row.number, status })
  if (version !== undefined && version !== row.version) {
    throw refuse('household-changed', { household: row.number })
  }
  await tx.execute(sql`
    update household set version = version + 1
    where county_code = ${county} and id = ${householdId}`)
  const members = await tx.query<LockedMember>(sql`
    select m.person_id as "personId", m.relation, p.f_own_recorded_category as "ownCategory"
    from membership as m
    join person_profile as p on p.county_code = m.county_code and p.person_id = m.person_id
    where m.county_code = ${county} and m.household_id = ${householdId} and m.valid_to is null
    order by m.relation <> '本人', m.person_id`)
  return { ...household, members }
}

/** The household is evaluated again in the next round. */
export async function markHouseholdDue(
  tx: Transaction,
  acting: Acting,
  householdId: string,
  reason: string,
): Promise<void> {
  await tx.execute(sql`
    insert into household_due (county_code, household_id, reason)
    values (${acting.countyCode}, ${householdId}, ${reason})
    on conflict (county_code, household_id) do nothing`)
}

/** The document that a decision rests on, required. */
export function requireDocument(document: string): string {
  if (document.trim() === '') throw refuse('document-missing')
  return document.trim()
}

/** Why, required where somebody is refused or loses something. */
export function requireReason(reason: string): string {
  if (reason.trim() === '') throw refuse('reason-missing')
  return reason.trim()
}

/** The first day of the month written 2024-09. */
export function firstOfMonth(month: string): LocalDate {
  const day = parseLocalDate(`${month}-01`)
  if (!day) throw refuse('effective-month', { month })
  return day
}

/** A decision is not dated into the future. */
export function requirePast(acting: Acting, day: LocalDate): LocalDate {
  if (day > acting.today) throw refuse('decided-later', { day, today: acting.today })
  return day
}
