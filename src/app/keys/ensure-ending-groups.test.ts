import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Database, sql } from '#db/index'
import { makeVault, newId, type Vault } from '#vault/index'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import { wrongKeys } from '../../../tests/person-keys.ts'
import { checkKeys } from './check-keys.ts'
import { ensureEndingGroups } from './ensure-ending-groups.ts'
import { openKeys } from './open-keys.ts'
import { addPeople, keyCounty, openAll } from './test-people.ts'

const numbers = Array.from({ length: 150 }, (_, at) => `999999199001${String(100_000 + at)}`)

/** An installation whose people, staff and relatives bear a hash of their own ending each. */
async function anOldInstallation(db: Database): Promise<Vault> {
  const vault = makeVault(randomBytes(32))
  await openKeys(db, vault)
  await db.execute(sql`
    insert into installation (id, county_code, county_name, policy_id, vault_fingerprint)
    values (${newId()}, ${keyCounty}, '示例县', 'national', ${vault.fingerprint()})`)
  await addPeople(db, vault, numbers)
  const cipher = vault.encrypt(numbers[0] ?? '', 'identity')
  const staff = newId()
  await db.execute(sql`
    insert into staff_member (county_code, id, name, id_cipher, last_four_hash, source, recorded_by,
      recorded_on)
    values (${keyCounty}, ${staff}, '甲', ${cipher}, ${newId()}, '登记表', '乙', '2024-01-01'),
      (${keyCounty}, ${newId()}, '无号', null, null, '登记表', '乙', '2024-01-01')`)
  await db.execute(sql`
    insert into staff_relative (county_code, id, staff_id, relation, name, id_hash, id_cipher,
      last_four_hash, recorded_by, recorded_on)
    values (${keyCounty}, ${newId()}, ${staff}, '配偶', '丙', ${newId()}, ${cipher}, ${newId()}, '乙',
      '2024-01-01')`)
  await db.execute(sql`update person set last_four_hash = gen_random_uuid()`)
  return vault
}

async function stored(db: Database): Promise<readonly (string | null)[]> {
  const rows = await db.query<{ hash: string | null }>(sql`
    select last_four_hash::text as hash from person
    union all select last_four_hash::text from staff_member
    union all select last_four_hash::text from staff_relative`)
  return rows.map(({ hash }) => hash)
}

onEmbeddedFirst('an installation of before groups', (open) => {
  test('is put into them once, and its people are found by their endings', async () => {
    const db = await open()
    const vault = await anOldInstallation(db)
    expect(await ensureEndingGroups(db, vault)).toBe(numbers.length + 2)
    const groups = new Set([...vault.lastFourGroups(), null])
    expect((await stored(db)).filter((hash) => !groups.has(hash))).toEqual([])
    expect((await openAll(db, vault)).every(({ isFound }) => isFound)).toBe(true)
    expect(await wrongKeys(db, { countyCode: keyCounty })).toEqual([])
    expect((await checkKeys(db, vault)).wrong).not.toContainEqual(
      expect.objectContaining({ place: 'person.id_cipher' }),
    )
    await db.execute(sql`update person set last_four_hash = gen_random_uuid()`)
    expect(await ensureEndingGroups(db, vault), 'only once').toBe(0)
  })

  test('goes on with what is left after it was stopped', async () => {
    const db = await open()
    const vault = await anOldInstallation(db)
    const stop = new Error('killed')
    const owner = db.as('owner')
    const killed: Database = {
      ...db,
      as: () => ({
        ...owner,
        execute: async (statement) => {
          if (statement.text.includes('vacuum')) throw stop
          return owner.execute(statement)
        },
      }),
    }
    await expect(ensureEndingGroups(killed, vault)).rejects.toBe(stop)
    expect(await ensureEndingGroups(db, vault), 'staff and relatives').toBe(2)
    expect((await openAll(db, vault)).every(({ isFound }) => isFound)).toBe(true)
  })

  test('a number that does not open is in no group and keeps nobody out', async () => {
    const db = await open()
    const vault = await anOldInstallation(db)
    await db.execute(sql`
      update person set id_cipher = set_byte(id_cipher, 20, get_byte(id_cipher, 20) # 1)
      where name = '甲000'`)
    await db.execute(sql`
      update staff_relative set id_cipher = set_byte(id_cipher, 20, get_byte(id_cipher, 20) # 1)`)
    expect(await ensureEndingGroups(db, vault)).toBe(numbers.length + 2)
    expect((await stored(db)).filter((hash) => hash === null).length).toBe(3)
    expect((await checkKeys(db, vault)).wrong).toContainEqual({
      place: 'person.id_cipher',
      rows: 1,
    })
  })
})
