import { type Database, sql } from '#db/index'
import { settleAllPersonKeys } from '#registry/index'
import { newId, type Vault } from '#vault/index'

export const keyCounty = '999901000000'

/** Everything that the tables say of a person or a lead, opened and beside its hashes. */
export interface Opened {
  readonly id: string
  readonly values: readonly (string | null)[]
  readonly isFound: boolean
}

/** People with numbers, phones and cards, and a lead; sealed and indexed by `vault` as it is now. */
export async function addPeople(db: Database, vault: Vault, numbers: readonly string[]) {
  const cards = numbers.map((number) => `6217${number.slice(-12)}`)
  const phones = numbers.map((number) => `139${number.slice(-8)}`)
  const of = <T>(texts: readonly string[], work: (text: string) => T): T[] => texts.map(work)
  await db.execute(sql`
    insert into person (county_code, id, name, id_hash, id_cipher, last_four_hash, phone_hash,
      phone_cipher, bank_card_hash, bank_card_cipher)
    select ${keyCounty}, n.* from unnest(${of(numbers, newId)}::uuid[],
      ${of(numbers, (number) => `甲${number.slice(-3)}`)}::text[],
      ${of(numbers, vault.hashIdentity)}::uuid[],
      ${of(numbers, (number) => vault.encrypt(number, 'identity'))}::bytea[],
      ${of(numbers, (number) => vault.hashLastFour(number.slice(-4)))}::uuid[],
      ${of(phones, (phone) => vault.hashOf('phone', phone))}::uuid[],
      ${of(phones, (phone) => vault.encrypt(phone, 'phone'))}::bytea[],
      ${of(cards, (card) => vault.hashOf('bank-card', card))}::uuid[],
      ${of(cards, (card) => vault.encrypt(card, 'bank-card'))}::bytea[]) as n`)
  await db.execute(sql`
    insert into person_index (id_hash, county_code, person_id)
    select id_hash, county_code, id from person
    where county_code = ${keyCounty} and id_hash is not null
    on conflict do nothing`)
  await livingTogether(db)
}

/** Whoever belongs to no household is found by nobody. */
async function livingTogether(db: Database): Promise<void> {
  const home = newId()
  await db.execute(sql`
    insert into household (county_code, id, number, division_code, formed_on)
    values (${keyCounty}, ${home}, ${home}, '999901100201', '2024-01-01')`)
  await db.execute(sql`
    insert into membership (county_code, household_id, person_id, valid_from, relation)
    select county_code, ${home}, id, '2024-01-01', '其他' from person as p
    where county_code = ${keyCounty} and not exists (
      select from membership as m where m.county_code = p.county_code and m.person_id = p.id)`)
  await settleAllPersonKeys(db, { countyCode: keyCounty })
}

export async function addLead(db: Database, vault: Vault, number: string): Promise<void> {
  await db.execute(sql`
    insert into lead (county_code, id, dataset, batch_id, sheet, row_number, id_hash, id_cipher, name,
      facts, reason)
    values (${keyCounty}, ${newId()}, '死亡', ${newId()}, '表', 1, ${vault.hashIdentity(number)},
      ${vault.encrypt(number, 'identity')}, '外人', '{}', '测试')`)
}

/** What each person's ciphers say, and whether each hash finds its person. */
export async function openAll(db: Database, vault: Vault): Promise<readonly Opened[]> {
  const rows = await db.query<{
    id: string
    id_cipher: Uint8Array
    phone_cipher: Uint8Array
    bank_card_cipher: Uint8Array
    isIndexed: boolean
    hashes: readonly string[]
  }>(sql`
    select p.id, p.id_cipher, p.phone_cipher, p.bank_card_cipher,
      array[p.id_hash, p.last_four_hash, p.phone_hash, p.bank_card_hash]::text[] as hashes,
      exists (select from person_index as i where i.id_hash = p.id_hash and i.person_id = p.id)
        as "isIndexed"
    from person as p
    order by p.id`)
  return rows.map((row) => {
    const number = vault.decrypt(row.id_cipher)
    const phone = vault.decrypt(row.phone_cipher)
    const card = vault.decrypt(row.bank_card_cipher)
    const hashes = [
      vault.hashIdentity(number),
      vault.hashLastFour(number.slice(-4)),
      vault.hashOf('phone', phone),
      vault.hashOf('bank-card', card),
    ]
    const isFound = row.isIndexed && hashes.join() === row.hashes.join()
    return { id: row.id, values: [number, phone, card], isFound }
  })
}
