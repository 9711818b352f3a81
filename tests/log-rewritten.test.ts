import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Audit, recordAudit, sealAudit, verifyAudit } from '#access/index'
import type { App } from '#app/index'
import { appendChain, sealChain } from '#chain/index'
import { type Database, ident, sql } from '#db/index'
import { localDate } from '#kernel/index'
import { makeVault, newId } from '#vault/index'
import { makeAnchor, readAnchor, verifyAnchor } from '../src/app/audit/anchor.ts'
import { verifyLogs } from '../src/app/audit/verify-logs.ts'
import { onBothEngines } from './on-both-engines.ts'

const county = '999901000000'
const vault = makeVault(new Uint8Array(32).fill(7))
const acting = { countyCode: county, actor: '王审计', today: localDate('2024-10-11'), vault }
const reading: Audit = { kind: '读取', action: '查看一户', outcome: '成功', purpose: '办理' }
const tables = ['audit', 'chain'].flatMap((one) => [
  `${one}_entry`,
  `${one}_pending`,
  `${one}_block`,
])
let db: Database

onBothEngines('an anchor kept elsewhere', (open) => {
  beforeAll(async () => {
    db = await open()
  })
  beforeEach(async () => {
    for (const table of [...tables, 'audit_anchor'])
      await db.execute(sql`delete from ${ident(table)}`)
  })

  // Of an application an anchor needs its data, its county and its keys alone.
  const app = () => ({ db, county: { code: county, name: '示例县' }, vault }) as App

  async function recorded(): Promise<string[]> {
    const ids: string[] = []
    for (let n = 0; n < 3; n += 1) {
      ids.push(await recordAudit(db, acting, { ...reading, households: [newId()] }))
      await db.transaction((tx) =>
        appendChain(tx, acting, { kind: '认定', title: `第${n}次`, fields: { 行: n } }),
      )
      await sealAudit(db, county)
      await sealChain(db, county)
    }
    return ids
  }

  test('holds as long as nothing older was touched, and is signed', async () => {
    await recorded()
    const anchor = await makeAnchor(app())
    await recorded()
    expect(await verifyAnchor(db, county, anchor)).toMatchObject({ ok: true })
    expect(await verifyLogs(db, county, vault.publicKey())).toMatchObject({
      ok: true,
      anchors: { count: 1, broken: null, otherKeys: 0 },
    })
    const changed = { ...anchor, content: anchor.content.replace('"number":3', '"number":2') }
    expect((await verifyAnchor(db, county, changed)).why).toContain('签名不对')
    expect((await verifyAnchor(db, '999902000000', anchor)).why).toContain('另一个县')
    expect(() => readAnchor('{"content":1}')).toThrow('不是日志锚点')
  })

  test('finds a log that was rewritten by the owner and is consistent in itself', async () => {
    const [, second] = await recorded()
    const file = JSON.stringify(await makeAnchor(app()))
    await rewrite(second ?? '')
    expect(await verifyAudit(db, county)).toMatchObject({ ok: true, entries: 3 })
    await db.execute(sql`delete from audit_anchor`)
    expect(await verifyLogs(db, county, vault.publicKey())).toMatchObject({ ok: true })
    const { ok, why } = await verifyAnchor(db, county, readAnchor(file))
    expect(ok).toBe(false)
    expect(why).toMatch(/日志第\d+个区块与锚点不符/)
  })

  test.each(['audit', 'chain'])('finds that the end of the %s was cut off', async (name) => {
    await recorded()
    const anchor = await makeAnchor(app())
    await db.execute(sql`
      delete from ${ident(`${name}_entry`)} where id = (
        select entry_ids[1] from ${ident(`${name}_block`)} where number = 3)`)
    await db.execute(sql`delete from ${ident(`${name}_block`)} where number = 3`)
    const { anchors, audit, chain } = await verifyLogs(db, county, vault.publicKey())
    expect([audit.ok, chain.ok]).toEqual([true, true])
    expect(anchors.broken?.why).toMatch(/第3个区块已不在/)
    expect((await verifyAnchor(db, county, anchor)).ok).toBe(false)
  })

  /** What somebody with all rights would do: another reader, and every digest anew. */
  async function rewrite(id: string): Promise<void> {
    const digest = (text: string) => createHash('sha256').update(text).digest('hex')
    const [row] = await db.query<Record<string, string | string[] | null>>(sql`
      select at, kind, action, outcome, route, count, fields, households, people, salt, purpose
      from audit_entry where id = ${id}`)
    const at = String(row?.at).replace(/\.(\d{3})Z$/, '.$1000Z')
    const said = digest(JSON.stringify([row?.salt, row?.purpose, null, null]))
    const list = [county, id, at, row?.kind, row?.action, row?.outcome, '别人', null, null, null]
    const whom = [row?.route, row?.count, row?.fields, row?.households, row?.people, said]
    const whole = digest(JSON.stringify([...list, ...whom]))
    await db.execute(sql`
      update audit_entry set actor = '别人', digest = decode(${whole}, 'hex') where id = ${id}`)
    const blocks = await db.query<{ number: number; digests: string[] }>(sql`
      select b.number, array(select encode(e.digest, 'hex') from unnest(b.entry_ids) with ordinality
        as u (id, place) join audit_entry as e on e.id = u.id order by u.place) as digests
      from audit_block as b order by b.number`)
    let previous = '0'.repeat(64)
    for (const { number, digests } of blocks) {
      const next = digest([previous, ...digests].join('\n'))
      await db.execute(sql`
        update audit_block set previous_digest = ${previous}, digest = ${next}
        where number = ${number}`)
      previous = next
    }
  }

  describe('nobody but the owner of the tables', () => {
    const kept = ['audit_entry', 'audit_block', 'audit_anchor', 'chain_entry', 'chain_block']

    test.each(kept)('may change, delete or empty %s', async (table) => {
      await recorded()
      await makeAnchor(app())
      for (const role of ['app', 'worker'] as const) {
        const held = await db.query<{ held: string }>(sql`
          select privilege as held
          from unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as privilege
          where has_table_privilege(${`doudi_${role}`}, ${table}, privilege)
            or (privilege = 'UPDATE'
              and has_any_column_privilege(${`doudi_${role}`}, ${table}, privilege))`)
        expect(held, `${role} of ${table}`).toEqual([])
        const name = ident(table)
        for (const attack of [
          sql`update ${name} set county_code = county_code`,
          sql`delete from ${name}`,
          sql`truncate ${name}`,
          sql`alter table ${name} disable row level security`,
          sql`drop table ${name}`,
        ]) {
          await expect(db.as(role).transaction((tx) => tx.execute(attack))).rejects.toThrow(
            /permission denied|must be owner/,
          )
        }
      }
    })
  })
})
