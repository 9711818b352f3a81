import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, ident, sql } from '#db/index'
import { localDate } from '#kernel/index'
import { repeatSealing } from '#ledger/index'
import { newId } from '#vault/index'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import {
  appendChain,
  appendChainMany,
  readChain,
  readPersonChain,
  sealChain,
  verifyChain,
} from './index.ts'

const county = '999901000000'
const acting = { countyCode: county, actor: '命令行', today: localDate('2024-10-11') }
let db: Database

onBothEngines('一户（人）一条救助链', (open) => {
  beforeAll(async () => {
    db = await open()
  })
  beforeEach(async () => {
    for (const table of ['chain_entry', 'chain_pending', 'chain_block']) {
      await db.execute(sql`delete from ${ident(table)}`)
    }
  })

  function entry(number: number, householdId = newId()) {
    const fields = { 规则: 'W01', 行: number, 文件: '公安.csv' }
    return { householdId, kind: '预警产生' as const, title: `发现第${number}条`, fields }
  }

  async function threeSealed(): Promise<string[]> {
    const ids = await db.transaction((tx) =>
      appendChainMany(
        tx,
        acting,
        [1, 2, 3].map((n) => entry(n)),
      ),
    )
    await sealChain(db, county)
    return ids
  }

  describe('the chain', () => {
    test('a household reads its own entries in the order in which they were recorded', async () => {
      const household = newId()
      const other = newId()
      await db.transaction(async (tx) => {
        await appendChainMany(tx, acting, [
          entry(1, household),
          entry(2, other),
          entry(3, household),
        ])
        await appendChain(tx, acting, { ...entry(4, household), personId: other })
      })
      const chain = await readChain(db, county, household)
      expect(chain.map(({ title }) => title)).toEqual(['发现第1条', '发现第3条', '发现第4条'])
      expect(chain[0]?.fields).toEqual({ 规则: 'W01', 行: 1, 文件: '公安.csv' })
      expect(await readPersonChain(db, county, other)).toHaveLength(1)
    })

    test('what was rolled back was never recorded', async () => {
      const failing = db.transaction(async (tx) => {
        await appendChain(tx, acting, entry(1))
        throw new Error('on purpose')
      })
      await expect(failing).rejects.toThrow('on purpose')
      expect(await sealChain(db, county)).toEqual({ blocks: 0, entries: 0 })
    })

    test('an untouched chain holds, and the unsealed tail is counted', async () => {
      await threeSealed()
      await db.transaction((tx) => appendChain(tx, acting, entry(4)))
      const found = await verifyChain(db, county)
      expect(found).toEqual({ ok: true, blocks: 1, entries: 3, unsealedTail: 1 })
    })

    test('more entries than a block holds are sealed in several blocks', async () => {
      const many = Array.from({ length: 5001 }, (_, number) => entry(number))
      await db.transaction((tx) => appendChainMany(tx, acting, many))
      expect(await sealChain(db, county)).toEqual({ blocks: 2, entries: 5001 })
      expect(await verifyChain(db, county)).toMatchObject({ ok: true, blocks: 2, entries: 5001 })
    })

    test('the sealer seals by itself and stops when told', async () => {
      await db.transaction((tx) => appendChain(tx, acting, entry(1)))
      const sealer = repeatSealing(() => sealChain(db, county), 5)
      await expect.poll(async () => (await verifyChain(db, county)).entries).toBe(1)
      await sealer.stop()
      await db.transaction((tx) => appendChain(tx, acting, entry(2)))
      await new Promise((resolve) => setTimeout(resolve, 30))
      expect(await verifyChain(db, county)).toMatchObject({ entries: 1, unsealedTail: 1 })
    })

    test('a value that was erased together with its salt leaves the chain valid', async () => {
      const [first] = await threeSealed()
      await db.execute(sql`
      update chain_entry set fields = fields - '文件', salts = salts - '文件' where id = ${first}`)
      expect(await verifyChain(db, county)).toMatchObject({ ok: true })
      const [row] = await db.query<{ household_id: string }>(
        sql`select household_id from chain_entry where id = ${first}`,
      )
      const [read] = await readChain(db, county, row?.household_id ?? '')
      expect(read?.erased).toEqual(['文件'])
    })
  })

  describe('tampering is found and named', () => {
    test.each([
      ['a title', sql`update chain_entry set title = '没有发现' where id = `],
      ['a value', sql`update chain_entry set fields = fields || '{"行": 9}' where id = `],
      ['an added value', sql`update chain_entry set fields = fields || '{"备注": 1}' where id = `],
      ['a day', sql`update chain_entry set on_day = '2024-01-01' where id = `],
    ])('%s that was changed', async (_, statement) => {
      const [, second] = await threeSealed()
      await db.execute(sql`${statement}${second}`)
      const found = await verifyChain(db, county)
      expect(found).toMatchObject({ ok: false, broken: { entryId: second, block: 1 } })
      expect(found.broken?.why).toContain('改动')
    })

    test('an entry that was removed', async () => {
      const [, , third] = await threeSealed()
      await db.execute(sql`delete from chain_entry where id = ${third}`)
      const { broken } = await verifyChain(db, county)
      expect(broken).toMatchObject({ entryId: third, why: '这条记录已被删除' })
    })

    test('an entry that was removed from its block as well', async () => {
      const [, second] = await threeSealed()
      await db.execute(
        sql`update chain_block set entry_ids = array_remove(entry_ids, ${second}::uuid)`,
      )
      await db.execute(sql`delete from chain_entry where id = ${second}`)
      expect(await verifyChain(db, county)).toMatchObject({ ok: false, broken: { block: 1 } })
    })

    test('an entry that was put in past the sealer', async () => {
      await threeSealed()
      const id = await db.transaction((tx) => appendChain(tx, acting, entry(4)))
      await db.execute(sql`delete from chain_pending`)
      const { broken } = await verifyChain(db, county)
      expect(broken).toMatchObject({ entryId: id })
      expect(broken?.why).toContain('插入')
    })

    test('an entry that was put into a sealed block', async () => {
      await threeSealed()
      const id = await db.transaction((tx) => appendChain(tx, acting, entry(4)))
      await db.execute(sql`delete from chain_pending`)
      await db.execute(sql`update chain_block set entry_ids = entry_ids || ${id}::uuid`)
      expect(await verifyChain(db, county)).toMatchObject({ ok: false, broken: { block: 1 } })
    })

    test('a block that is missing', async () => {
      await threeSealed()
      await threeSealed()
      await db.execute(sql`delete from chain_block where number = 1`)
      expect(await verifyChain(db, county)).toMatchObject({ ok: false, broken: { block: 2 } })
    })

    test('entries that changed places', async () => {
      const [a, b, c] = await threeSealed()
      await db.execute(sql`update chain_block set entry_ids = ${[b, a, c]}::uuid[]`)
      const { broken } = await verifyChain(db, county)
      expect(broken?.why).toContain('顺序')
    })
  })
})
