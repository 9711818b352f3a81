import type { Acting } from '#access/index'
import { copyField, type Database, sql, type Transaction } from '#db/index'
import { makeNameKeys } from '#registry/index'
import {
  type Facts,
  type Field,
  householdFacts,
  personFacts,
  relationOf,
} from './generated-facts.ts'
import { type GeneratedPerson, householdOf, idOf, personAt } from './generated-people.ts'

export interface FilledRegistry {
  readonly persons: number
  readonly households: number
}

/** Fills an empty installation with `persons` people and the facts that rules look at. */
export async function fillRegistry(
  db: Database,
  acting: Acting,
  persons: number,
): Promise<FilledRegistry> {
  const households = householdOf(persons - 1) + 1
  const owner = db.as('owner')
  // COPY into row-secured tables is the owner's alone.
  await owner.transaction(async (tx) => {
    await fillHouseholds(tx, acting, households)
    await fillPersons(tx, acting, persons)
    await tx.execute(sql`
      insert into person_index (id_hash, county_code, person_id)
      select id_hash, county_code, id from person where county_code = ${acting.countyCode}`)
  })
  await owner.transaction((tx) => makeNameKeys(tx, acting.countyCode))
  await settle(owner)
  return { persons, households }
}

/** Statistics and visibility as a registry has them that has been there for a while. */
async function settle(owner: Database): Promise<void> {
  await owner.execute(sql`vacuum analyze`)
}

async function fillHouseholds(tx: Transaction, acting: Acting, count: number): Promise<void> {
  const villages = await findVillages(tx)
  const villageOf = (at: number): string => villages[at % villages.length] ?? ''
  const { countyCode } = acting
  const plain = ['county_code', 'id', 'number', 'division_code', 'formed_on']
  await copy(tx, 'household', plain, count, (at) => [
    countyCode,
    idOf('household', at),
    `B${at}`,
    villageOf(at),
    '2020-01-01',
  ])
  const columns = ['county_code', 'household_id', 'division_code', ...columnsOf(householdFacts(0))]
  await copy(tx, 'household_profile', columns, count, (at) => [
    countyCode,
    idOf('household', at),
    villageOf(at),
    ...Object.values(householdFacts(at)),
  ])
}

async function fillPersons(tx: Transaction, acting: Acting, count: number): Promise<void> {
  const { countyCode, vault } = acting
  const plain = ['county_code', 'id', 'name', 'sex', 'birth_date', 'id_hash', 'id_cipher']
  await copy(tx, 'person', [...plain, 'last_four_hash'], count, (at) => {
    const { name, sex, birthDate, identityNumber } = personAt(at)
    const cipher = Buffer.from(vault.encrypt(identityNumber, 'identity')).toString('hex')
    const lastFour = vault.hashLastFour(identityNumber.slice(-4))
    const hash = vault.hashIdentity(identityNumber)
    return [countyCode, idOf('person', at), name, sex, birthDate, hash, `\\x${cipher}`, lastFour]
  })
  const belonging = ['county_code', 'household_id', 'person_id', 'valid_from', 'relation']
  await copy(tx, 'membership', belonging, count, (at) => {
    const one = personAt(at)
    return [
      countyCode,
      idOf('household', one.household),
      idOf('person', at),
      '2020-01-01',
      relationOf(one),
    ]
  })
  const columns = [
    'county_code',
    'person_id',
    'household_id',
    ...columnsOf(personFacts(personAt(0))),
  ]
  await copy(tx, 'person_profile', columns, count, (at) => profileRow(countyCode, personAt(at)))
}

function profileRow(countyCode: string, one: GeneratedPerson): readonly Field[] {
  const household = idOf('household', one.household)
  return [countyCode, idOf('person', one.index), household, ...Object.values(personFacts(one))]
}

function columnsOf(facts: Facts): string[] {
  return Object.keys(facts).map((code) => `f_${code}`)
}

async function findVillages(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.query<{ code: string }>(sql`
    select code from division where right(code, 3) <> '000' order by code`)
  if (rows.length === 0) throw new Error('the bench county has no village')
  return rows.map(({ code }) => code)
}

async function copy(
  tx: Transaction,
  table: string,
  columns: readonly string[],
  ...[count, rowAt]: readonly [count: number, rowAt: (at: number) => readonly Field[]]
): Promise<void> {
  await tx.copyIn(table, columns, linesOf(count, rowAt))
}

async function* linesOf(
  count: number,
  rowAt: (at: number) => readonly Field[],
): AsyncGenerator<string> {
  let chunk = ''
  for (let at = 0; at < count; at += 1) {
    chunk += `${rowAt(at).map(copyField).join('\t')}\n`
    if (chunk.length < 65_536) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
