import { type Acting, inScope } from '#access/index'
import { sql, type Transaction, withAdvisoryLock } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { newId } from '#vault/index'
import { noCategory } from './domain.ts'
import { nextHouseholdNumber } from './form-households.ts'
import { categoryFacts, recordOwnFacts } from './record-own-facts.ts'
import { refuse } from './refusals.ts'

export interface FormedHousehold {
  readonly id: string
  readonly number: string
}

/** A household without members yet, in no category. Refused: a place that is none, or out of reach. */
export async function formHousehold(
  tx: Transaction,
  acting: Acting,
  formed: {
    readonly divisionCode: string
    readonly address?: string | undefined
    readonly since: LocalDate
  },
): Promise<FormedHousehold> {
  const { countyCode, today } = acting
  const { divisionCode, address, since } = formed
  await requireVillage(tx, acting, divisionCode)
  await withAdvisoryLock(tx, `registry.${countyCode}`)
  const id = newId()
  const number = await nextHouseholdNumber(tx, acting)
  await tx.execute(sql`
    insert into household (county_code, id, number, division_code, address, formed_on)
    values (${countyCode}, ${id}, ${number}, ${divisionCode}, ${address ?? null}, ${today})`)
  await tx.execute(sql`
    insert into household_profile (county_code, household_id, division_code, f_recorded_category,
      f_exited_category)
    values (${countyCode}, ${id}, ${divisionCode}, ${noCategory}, ${noCategory})`)
  await recordOwnFacts(tx, acting, {
    ...{ level: '户', step: '登记' },
    facts: ['division_code', ...categoryFacts],
    subjects: [{ id, validFrom: since }],
  })
  return { id, number }
}

/** Refused when there is no such village today, or it lies outside the scope of who acts. */
export async function requireVillage(
  tx: Transaction,
  acting: Acting,
  divisionCode: string,
): Promise<void> {
  const found = await tx.query(sql`
    select from division as d
    where d.code = ${divisionCode} and d.valid_from <= ${acting.today}
      and (d.valid_to is null or d.valid_to > ${acting.today})
      and d.code >= ${acting.countyCode.slice(0, 6)} and d.code < ${`${acting.countyCode.slice(0, 6)}:`}
      and ${inScope(acting, { division: sql`d.code` })}`)
  if (found.length === 0) throw refuse('division-unknown', { division: divisionCode })
}

/** Closes a household that only an undone entry knew; its number says so. */
export async function closeFormed(
  tx: Transaction,
  { countyCode, today }: Pick<Acting, 'countyCode' | 'today'>,
  householdId: string,
): Promise<void> {
  await tx.execute(sql`
    update household as h
    set status = '已注销', ended_on = ${today}, version = version + 1, last_ordinal = q.ordinal,
      number = h.number || '（注销' || left(h.id::text, 8) || '）'
    from household_profile as q
    where h.county_code = ${countyCode} and h.id = ${householdId}
      and q.county_code = ${countyCode} and q.household_id = h.id`)
  for (const table of [sql`household_profile`, sql`household_due`, sql`household_determination`]) {
    await tx.execute(sql`
      delete from ${table} where county_code = ${countyCode} and household_id = ${householdId}`)
  }
}
