import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Database, sql } from '#db/index'
import { keyRingOf, makeVault, newId, type Vault } from '#vault/index'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import { wrongKeys } from '../../../tests/person-keys.ts'
import { checkKeys } from './check-keys.ts'
import { listKeys } from './list-keys.ts'
import { openKeys } from './open-keys.ts'
import { rotateIndex } from './rotate-index.ts'
import { type RotationWish, rotateKeys } from './rotate-keys.ts'
import { blindColumns, followingHashes, sealedColumns, unsealedColumns } from './sealed-columns.ts'
import { loadKeys, storeFirstKeys } from './stored-keys.ts'
import { addLead, addPeople, keyCounty, openAll } from './test-people.ts'

const numbers = Array.from({ length: 120 }, (_, at) => `999999199001${String(100_000 + at)}`)
const wish: RotationWish = { preparedForMs: 0, wait: async () => undefined }

/** The versions under which the sealed columns of a table lie. */
async function versionsIn(db: Database, table: 'person' | 'lead'): Promise<readonly number[]> {
  const rows = await db.query<{ version: number }>(
    table === 'person'
      ? sql`select distinct get_byte(id_cipher, 0) as version from person order by 1`
      : sql`select distinct get_byte(id_cipher, 0) as version from lead order by 1`,
  )
  return rows.map(({ version }) => version)
}

/** The cluster of a test run is always somebody else's too. */
function withoutOthers(db: Database): Database {
  return { ...db, otherUsers: () => 0 }
}

/** A batch with an original and a row set aside; gives what tells whether both can still be read. */
async function addBatch(db: Database, vault: Vault, number: string) {
  const id = newId()
  const key = vault.newBatchKey()
  const original = key.encrypt(Buffer.from('原件'))
  const inner = `\\x${Buffer.from(vault.encrypt(number, 'identity')).toString('hex')}`
  const said = { sheet: '表', row_number: 3, id_hash: vault.hashIdentity(number), id_cipher: inner }
  const held = { ...said, head_hash: null }
  await db.execute(sql`
    insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes, period,
      period_end, mode, state, imported_by, original_key)
    values (${id}, ${keyCounty}, '死亡', '公安', 'a.xlsx', 'x', 1, '2024-09', '2024-09-30', '增量',
      '已入库', '甲', ${key.wrapped})`)
  await db.execute(sql`
    insert into held_row (county_code, batch_id, sheet, row_number, sealed)
    values (${keyCounty}, ${id}, '表', 3, ${key.encrypt(Buffer.from(JSON.stringify(held)))})`)
  return async () => {
    const [row] = await db.query<{ wrapped: Uint8Array; sealed: Uint8Array }>(sql`
      select b.original_key as wrapped, h.sealed from import_batch as b
      join held_row as h on h.batch_id = b.id where b.id = ${id}`)
    const opened = vault.openBatchKey(row?.wrapped ?? new Uint8Array())
    const text = Buffer.from(opened.decrypt(row?.sealed ?? new Uint8Array())).toString()
    const now = JSON.parse(text) as { id_hash: string; id_cipher: string } // written above
    const cipher = Buffer.from(now.id_cipher.slice(2), 'hex')
    return {
      original: Buffer.from(opened.decrypt(original)).toString(),
      number: vault.decrypt(cipher),
      isFound: now.id_hash === vault.hashIdentity(number),
      version: cipher[0],
    }
  }
}

onEmbeddedFirst('keys', (open) => {
  test('every column of bytes and every hash is known to the rotation', async () => {
    const db = withoutOthers(await open())
    const rows = await db.query<{ name: string; type: string }>(sql`
      select table_name || '.' || column_name as name, data_type as type
      from information_schema.columns
      where table_schema = 'public'
        and (data_type = 'bytea' or (data_type = 'uuid' and column_name like '%hash'))
      order by 1`)
    const sealed = sealedColumns.map(({ table, column }) => `${table}.${column}`)
    const hashed = blindColumns.map(({ table, column }) => `${table}.${column}`)
    const known = [...sealed, ...Object.keys(unsealedColumns), ...hashed]
    expect(rows.map(({ name }) => name)).toEqual([...known, ...Object.keys(followingHashes)].sort())
  })

  test.each(['standard', 'gm'] as const)('a new installation rotates (%s)', async (family) => {
    const db = withoutOthers(await open())
    const vault = makeVault(randomBytes(32))
    await db.transaction((tx) => storeFirstKeys(tx, vault, { family, now: new Date() }))
    expect(vault.family()).toBe(family)
    await addPeople(db, vault, numbers)
    await addLead(db, vault, '999999198001010010')
    const batch = await addBatch(db, vault, numbers[0] ?? '')
    const before = await openAll(db, vault)
    const done = await rotateKeys(db, vault, wish)
    expect(done).toMatchObject({ isNew: true, waitsFor: [], retired: ['batch 2', 'text 2'] })
    expect(await versionsIn(db, 'person')).toEqual([3])
    expect(await versionsIn(db, 'lead')).toEqual([3])
    expect(await openAll(db, vault)).toEqual(before)
    expect(before.every(({ isFound }) => isFound)).toBe(true)
    expect(await batch()).toMatchObject({ original: '原件', number: numbers[0], version: 3 })
    expect((await checkKeys(db, vault)).wrong).toEqual([])
    expect((await listKeys(db, vault)).stale).toEqual([])

    await rotateIndex(db, vault)
    expect(await openAll(db, vault)).toEqual(before)
    expect(await batch()).toMatchObject({ number: numbers[0], isFound: true })
    expect(keyRingOf(vault).versionInUse('blind')).toBe(3)
    expect(await wrongKeys(db, { countyCode: keyCounty })).toEqual([])
  })

  test('numbers sealed before there were stored keys stay readable and are rotated', async () => {
    const db = withoutOthers(await open())
    const master = randomBytes(32)
    const vault = makeVault(master)
    await addPeople(db, vault, numbers)
    const before = await openAll(db, vault)
    await openKeys(db, vault)
    expect(await openAll(db, vault)).toEqual(before)
    await addPeople(db, vault, ['999999197001010011'])
    expect(await versionsIn(db, 'person')).toEqual([1])
    // A server that opened before the rotation can read what it writes.
    const reader = makeVault(master)
    await openKeys(db, reader)
    let isDone = false
    const rotating = rotateKeys(db, vault, wish).finally(() => {
      isDone = true
    })
    let reads = 0
    while (!isDone || reads === 0) {
      expect((await openAll(db, reader)).slice(0, before.length)).toEqual(before)
      reads += 1
    }
    await rotating
    expect(await versionsIn(db, 'person')).toEqual([2])
    expect((await openAll(db, reader)).slice(0, before.length)).toEqual(before)
  })

  test('stopped in the middle, it goes on where it was and takes no further key', async () => {
    const db = withoutOthers(await open())
    const vault = makeVault(randomBytes(32))
    await openKeys(db, vault)
    await addPeople(db, vault, numbers)
    await addLead(db, vault, '999999198001010010')
    const before = await openAll(db, vault)
    const stop = (): void => {
      throw new Error('killed')
    }
    await expect(rotateKeys(db, vault, { ...wish, tell: stop })).rejects.toThrow('killed')
    expect(await versionsIn(db, 'lead')).toEqual([1])
    await loadKeys(db, vault)
    expect(await openAll(db, vault)).toEqual(before)
    const done = await rotateKeys(db, vault, wish)
    expect(done).toMatchObject({ isNew: false, waitsFor: [] })
    expect(await versionsIn(db, 'lead')).toEqual([2])
    expect(await openAll(db, vault)).toEqual(before)
  })

  test('the old key is kept in use while an import is under way', async () => {
    const db = withoutOthers(await open())
    const vault = makeVault(randomBytes(32))
    await openKeys(db, vault)
    await addBatch(db, vault, numbers[0] ?? '')
    await db.execute(sql`update import_batch set state = '暂存'`)
    if (db.engine !== 'pglite') {
      const shared = { ...db, otherUsers: () => 1 }
      await expect(rotateIndex(shared, vault)).rejects.toThrow('另有 1 个程序')
    }
    const done = await rotateKeys(db, vault, wish)
    expect(done.retired).toEqual([])
    expect(done.waitsFor).toEqual(['正在进行的导入 1 个'])
    await expect(rotateIndex(db, vault)).rejects.toThrow('还有 1 个导入没有办完')
  })

  test('an index is not changed while rows wait whose number is nobody’s here', async () => {
    const db = withoutOthers(await open())
    const vault = makeVault(randomBytes(32))
    await openKeys(db, vault)
    await addPeople(db, vault, numbers)
    const before = await openAll(db, vault)
    const batch = await addBatch(db, vault, '999999196001010019')
    await expect(rotateIndex(db, vault)).rejects.toThrow('1 行等待人工确认')
    expect(await openAll(db, vault)).toEqual(before)
    expect(await batch()).toMatchObject({ isFound: true })
  })

  test('numbers exchanged between people or columns, and a wrapped key tampered with, are found', async () => {
    const db = withoutOthers(await open())
    const vault = makeVault(randomBytes(32))
    await db.transaction((tx) => storeFirstKeys(tx, vault, { family: 'gm', now: new Date() }))
    await addPeople(db, vault, numbers.slice(0, 3))
    await db.execute(sql`
      update person as p set id_cipher = o.id_cipher
      from person as o where p.name = '甲000' and o.name = '甲001'`)
    const found = await checkKeys(db, vault)
    expect(found.wrong).toContainEqual({ place: 'person.id_cipher', rows: 1 })
    await db.execute(sql`update person set id_cipher = phone_cipher where name = '甲002'`)
    await expect(rotateKeys(db, vault, wish)).rejects.toThrow('person.id_cipher')
    await db.execute(sql`
      update vault_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)
      where purpose = 'text' and version = 2`)
    await expect(loadKeys(db, vault)).rejects.toThrow('第 2 代）打不开')
    await db.execute(sql`delete from vault_key`)
    await db.execute(sql`delete from membership`)
    await db.execute(sql`delete from person where name in ('甲000', '甲002')`)
    await expect(openKeys(db, vault)).rejects.toThrow()
    expect(await db.query(sql`select from vault_key`)).toEqual([])
  })
})
