import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { Catalogue, Relations } from '#policy/index'
import { loadKnownBatches } from './known-batches.ts'
import type { Moment } from './moment.ts'
import { householdRowsOn, personRowsOn } from './profile-rows.ts'

/** The temporary tables of another day, under the names that compiled statements read. */
export const pastRelations: Relations = {
  person: 'pg_temp.past_person',
  household: 'pg_temp.past_household',
  supporter: 'pg_temp.past_supporter',
  householdDetermination: 'pg_temp.past_household_determination',
  personDetermination: 'pg_temp.past_person_determination',
}

/**
 * Runs `work` over the whole county as it was on another day: profiles built from observations in
 * temporary tables, with empty tables for what is determined from them. Nothing else is written, and
 * the tables end with `work`. Supporters' facts have no history and are unknown.
 */
export async function withProfilesOn<T>(
  tx: Transaction,
  acting: Pick<Acting, 'countyCode'>,
  what: Moment & { readonly catalogue: Catalogue },
  work: (relations: Relations) => Promise<T>,
): Promise<T> {
  const { catalogue, ...moment } = what
  const batches = await loadKnownBatches(tx, acting, moment)
  const scope = { acting, catalogue, moment, batches }
  await dropTables(tx)
  await tx.execute(sql`set local work_mem = '96MB'`)
  await tx.execute(sql`set local enable_nestloop = off`)
  await createAs(tx, pastRelations.person, personRowsOn(scope))
  await createAs(tx, pastRelations.household, householdRowsOn(scope))
  await tx.execute(sql`set local enable_nestloop = on`)
  for (const [name, model] of emptyTables) {
    await tx.execute(sql`create temp table ${bare(name)} (like ${trusted(model)}) on commit drop`)
  }
  try {
    return await work(pastRelations)
  } finally {
    await dropTables(tx).catch(() => undefined)
  }
}

const emptyTables = [
  [pastRelations.supporter, 'supporter_profile'],
  [pastRelations.householdDetermination, 'household_determination'],
  [pastRelations.personDetermination, 'person_determination'],
] as const

/** A temporary table is made by its bare name and read by its full one. */
function bare(name: string): Sql {
  return ident(name.replace('pg_temp.', ''))
}

async function createAs(tx: Transaction, name: string, rows: Sql): Promise<void> {
  await tx.execute(sql`create temp table ${bare(name)} on commit drop as ${rows}`)
  await tx.execute(sql`analyze ${trusted(name)}`)
}

async function dropTables(tx: Transaction): Promise<void> {
  for (const name of Object.values(pastRelations)) {
    await tx.execute(sql`drop table if exists ${trusted(name)}`)
  }
}
