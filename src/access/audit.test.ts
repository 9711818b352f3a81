import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, ident, type Sql, sql } from '#db/index'
import { newId } from '#vault/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import {
  type Audit,
  newTrail,
  recordAudit,
  recordReading,
  sealAudit,
  verifyAudit,
} from './index.ts'

const county = '999901000000'
const acting = { countyCode: county, actor: '王审计' }
let db: Database

onEmbeddedFirst('the log', (open) => {
  beforeAll(async () => {
    db = await open()
  })
  beforeEach(async () => {
    for (const table of ['audit_entry', 'audit_pending', 'audit_block']) {
      await db.execute(sql`delete from ${ident(table)}`)
    }
  })

  const reading: Audit = { kind: '读取', action: '查看一户', outcome: '成功', purpose: '办理预警' }

  async function note(count: number, audit: Partial<Audit> = {}): Promise<string[]> {
    const ids: string[] = []
    for (let n = 0; n < count; n += 1) {
      ids.push(await recordAudit(db, acting, { ...reading, households: [newId()], ...audit }))
    }
    return ids
  }

  async function sealed(count: number): Promise<string[]> {
    const ids = await note(count)
    await sealAudit(db, county)
    return ids
  }

  test('an untouched log holds, also with SM3 after SHA-256, and its tail is counted', async () => {
    await sealed(3)
    const gm = { ...acting, vault: { digestAlgorithm: () => 'sm3' as const } }
    // Of a vault the log uses the digest alone.
    await recordAudit(db, gm as never, { ...reading, people: [newId(), newId()], count: 2 })
    await sealAudit(db, county, 'sm3')
    await note(2)
    expect(await verifyAudit(db, county)).toEqual({
      ok: true,
      blocks: 2,
      entries: 4,
      unsealedTail: 2,
    })
  })

  test('holds no long number, whoever writes it where', async () => {
    const number = ['110101', '19900307', '7571'].join('')
    await note(1, { purpose: `核对 ${number}`, detail: { 说明: `电话 ${'138'}0013${'8000'}` } })
    const [row] = await db.query<{ row: string }>(sql`select e::text as row from audit_entry as e`)
    // A digest may hold as many digits in a row by chance.
    expect(row?.row.replace(/[0-9a-f]{64}/g, '')).not.toMatch(/\d{15}|13800138000/)
    expect(row?.row).toContain('核对 110***')
  })

  test('a reading of a request is stored with the request’s own entry, not beside it', async () => {
    const trail = newTrail()
    const householdId = newId()
    const one = { householdId, purpose: '查看一户', route: 'test' }
    await recordReading(db, { ...acting, trail }, one)
    expect(await db.query(sql`select from audit_entry`)).toHaveLength(0)
    expect(trail).toMatchObject({ isFresh: true, purpose: '查看一户' })
    expect([...trail.households]).toEqual([householdId])
    await recordReading(db, { ...acting, trail: { ...trail, isOpen: false } }, one)
    expect(await db.query(sql`select from audit_entry`)).toHaveLength(1)
  })

  test('purpose, address and detail can be erased with their salt; the entry still verifies', async () => {
    const [id] = await sealed(1)
    const said = (text: Sql) =>
      db.execute(sql`update audit_entry set said = ${text}, salt = null, purpose = null
        where id = ${id}`)
    await said(sql`encode(sha256(convert_to(
      '[' || to_json(salt) || ',' || to_json(purpose) || ',null,null]', 'UTF8')), 'hex')`)
    expect(await verifyAudit(db, county)).toMatchObject({ ok: true })
    await said(sql`'00'`)
    expect(await verifyAudit(db, county)).toMatchObject({ ok: false, broken: { entryId: id } })
  })

  describe('tampering is found and named', () => {
    test.each([
      ['who', sql`actor = '别人'`],
      ['when', sql`at = at - interval '1 hour'`],
      ['whom', sql`households = null`],
      ['why', sql`purpose = '别的'`],
      ['from where', sql`address = '10.0.0.1'`],
      ['what came of it', sql`outcome = '拒绝'`],
      ['its digest', sql`digest = sha256('x')`],
    ])('%s was changed', async (_, change) => {
      const [, second] = await sealed(3)
      await db.execute(sql`update audit_entry set ${change} where id = ${second}`)
      const { ok, broken } = await verifyAudit(db, county)
      expect({ ok, ...broken }).toMatchObject({ ok: false, block: 1, entryId: second })
      expect(broken?.why).toContain('改动')
    })

    test('an entry was removed', async () => {
      const [, , third] = await sealed(3)
      await db.execute(sql`delete from audit_entry where id = ${third}`)
      const { broken } = await verifyAudit(db, county)
      expect(broken).toEqual({ block: 1, entryId: third, why: '这条记录已被删除' })
    })

    test('an entry that waits for the sealer was removed', async () => {
      const [id] = await note(1)
      await db.execute(sql`delete from audit_entry`)
      expect((await verifyAudit(db, county)).broken).toMatchObject({ entryId: id })
    })

    test('an entry was put in past the sealer', async () => {
      await sealed(2)
      const [id] = await note(1)
      await db.execute(sql`delete from audit_pending`)
      const { broken } = await verifyAudit(db, county)
      expect(broken).toMatchObject({ entryId: id })
      expect(broken?.why).toContain('插入')
    })

    test('two entries changed places', async () => {
      const [a, b] = await sealed(2)
      await db.execute(sql`update audit_block set entry_ids = ${[b, a]}::uuid[]`)
      expect((await verifyAudit(db, county)).broken?.why).toContain('顺序')
    })

    test('two entries exchanged what they say', async () => {
      const [a, b] = await sealed(2)
      await db.execute(sql`
        update audit_entry as e set households = o.households, digest = o.digest, salt = o.salt
        from audit_entry as o where o.id <> e.id`)
      const { broken } = await verifyAudit(db, county)
      expect([a, b]).toContain(broken?.entryId)
    })

    test('an entry was dated back', async () => {
      await sealed(1)
      const [id] = await note(1)
      await sealAudit(db, county)
      await db.execute(sql`update audit_block set sealed_at = sealed_at + interval '2 days'`)
      const { broken } = await verifyAudit(db, county)
      expect(broken).toMatchObject({ block: 2, entryId: id })
    })
  })

  test('a clock that was set back breaks nothing', async () => {
    await sealed(1)
    await db.execute(sql`update audit_block set sealed_at = sealed_at + interval '2 days'`)
    await sealed(2)
    expect(await verifyAudit(db, county)).toMatchObject({ ok: true, entries: 3 })
  })
})
