import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { recordOwnFacts } from './record-own-facts.ts'
import { settleKeysOfHousehold } from './settle-person-keys.ts'

/** The household lives there from today on, and so do its members. */
export async function placeHousehold(
  tx: Transaction,
  acting: Acting,
  place: {
    readonly householdId: string
    readonly divisionCode: string
    readonly address: string | null
  },
): Promise<void> {
  const { householdId, divisionCode, address } = place
  const county = acting.countyCode
  await tx.execute(sql`
    update household set division_code = ${divisionCode}, address = ${address}
    where county_code = ${county} and id = ${householdId}`)
  await tx.execute(sql`
    update household_profile set division_code = ${divisionCode}
    where county_code = ${county} and household_id = ${householdId}`)
  // Its alerts, and what was pushed of them, are counted where it lives.
  await tx.execute(sql`
    update alert set division_code = ${divisionCode}
    where county_code = ${county} and household_id = ${householdId}`)
  await tx.execute(sql`
    update push set place = ${divisionCode}
    where county_code = ${county} and alert_id in (
      select a.id from alert as a
      where a.county_code = ${county} and a.household_id = ${householdId})`)
  await tx.query(sql`select settle_pushed_households(${county}, array[${householdId}::uuid])`)
  await settleKeysOfHousehold(tx, acting, householdId)
  await recordOwnFacts(tx, acting, {
    ...{ level: '户', step: '登记' },
    facts: ['division_code'],
    subjects: [{ id: householdId, validFrom: acting.today }],
  })
  await tx.execute(sql`
    update person set division_code = ${divisionCode}, version = version + 1
    where county_code = ${county} and id in (
      select m.person_id from membership as m
      where m.county_code = ${county} and m.household_id = ${householdId} and m.valid_to is null)`)
}
