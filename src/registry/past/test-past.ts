import { expect } from 'vitest'
import { type Queryable, sql, trusted } from '#db/index'
import { localDate } from '#kernel/index'
import { profileColumns } from '#policy/index'
import { expireFacts } from '../expire-facts.ts'
import { actingOn, type TestCounty } from '../test-county.ts'
import { withdrawObservations } from '../withdraw-observations.ts'
import { loadFactsOn } from './load-facts-on.ts'
import type { Moment } from './moment.ts'
import { withProfilesOn } from './with-profiles-on.ts'

type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** All profiles by subject, of the tables of today or of another day. */
export interface Profiles {
  readonly persons: Rows
  readonly households: Rows
}

/** A moment between what was recorded before and what is recorded after. */
export async function now({ db }: TestCounty): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 3))
  const [row] = await db.query<{ at: string }>(
    sql`select to_char(clock_timestamp(), 'YYYY-MM-DD HH24:MI:SS.USOF') as at`,
  )
  await new Promise((resolve) => setTimeout(resolve, 3))
  if (!row) throw new Error('no clock')
  return row.at
}

/** The profiles as they stand, after what ended by `today` was taken out. */
export async function profilesToday(county: TestCounty, today: string): Promise<Profiles> {
  const { db, catalogue } = county
  const acting = actingOn(county, today)
  await db.transaction((tx) => expireFacts(tx, acting, { catalogue }))
  return readProfiles(county, db, ['person_profile', 'household_profile'])
}

export function profilesOn(county: TestCounty, moment: Moment): Promise<Profiles> {
  const { db, catalogue, acting } = county
  return db.transaction((tx) =>
    withProfilesOn(tx, acting, { ...moment, catalogue }, ({ person, household }) =>
      readProfiles(county, tx, [person, household]),
    ),
  )
}

async function readProfiles(
  { catalogue, acting }: TestCounty,
  q: Queryable,
  [person, household]: readonly [string, string],
): Promise<Profiles> {
  const read = async (table: string, key: string, plain: readonly string[]): Promise<Rows> => {
    const rows = await q.query<{ id: string; row: Record<string, unknown> }>(sql`
      select to_jsonb(p) ->> ${key} as id, to_jsonb(p) as row
      from ${trusted(table)} as p where p.county_code = ${acting.countyCode}`)
    const model = key === 'person_id' ? 'person_profile' : 'household_profile'
    const columns = profileColumns(catalogue).filter((column) => column.table === model)
    const names = [...plain, ...columns.map((column) => column.column)]
    return new Map(
      rows.map(({ id, row }) => [id, Object.fromEntries(names.map((name) => [name, row[name]]))]),
    )
  }
  return {
    persons: await read(person, 'person_id', ['household_id']),
    households: await read(household, 'household_id', ['division_code']),
  }
}

/** What the records say of a day on which nothing is still to come is what the profile says. */
export async function expectProfileIsRecorded(county: TestCounty, day: string): Promise<void> {
  const today = await profilesToday(county, day)
  expect(await profilesOn(county, { validOn: localDate(day) })).toEqual(today)
}

/** One household after the other says what the tables of everybody say. */
export async function expectSameOneByOne(county: TestCounty, moment: Moment): Promise<Profiles> {
  const all = await profilesOn(county, moment)
  const homes = new Set([...all.persons.values()].map((row) => row.household_id))
  expect(new Set(all.households.keys())).toEqual(homes)
  const members = new Set<string>()
  for (const [householdId, row] of all.households) {
    const what = { ...moment, householdId }
    const one = await loadFactsOn(county.db, county.acting, county.catalogue, what)
    expect({ division_code: one?.divisionCode, ...columns(one?.household) }).toEqual(
      without(row, 'household_id'),
    )
    for (const { id, facts } of one?.members ?? []) {
      members.add(id)
      expect({ household_id: householdId, ...columns(facts) }).toEqual(all.persons.get(id))
    }
  }
  expect(members).toEqual(new Set(all.persons.keys()))
  return all
}

function columns(facts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([code, value]) => [`f_${code}`, value]))
}

function without(row: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key))
}

/** Undoes a batch: what it said is withdrawn, and the others' last words count again. */
export async function withdraw(
  county: TestCounty,
  batch: string,
  today: string,
  absence: readonly string[] = [],
): Promise<void> {
  const acting = actingOn(county, today)
  await county.db.transaction(async (tx) => {
    await tx.execute(sql`
      update import_batch
      set state = '已撤销', withdrawn_at = now(), withdrawn_in = 1 + (
        select max(greatest(b.taken_in, b.withdrawn_in)) from import_batch as b
        where b.county_code = ${acting.countyCode})
      where id = ${batch}`)
    const { catalogue } = county
    await withdrawObservations(tx, acting, { batchId: batch, catalogue, absence })
  })
}
