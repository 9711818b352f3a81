import { beforeAll, expect, test } from 'vitest'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { withCounty } from './county.ts'
import type { Database } from './database.ts'
import type { Manifest } from './manifest.ts'
import { secureTables } from './secure-tables.ts'
import { sql, trusted } from './sql.ts'

const manifest: Manifest = {
  tableClasses: { scratch_row: 'county', scratch_log: 'county', scratch_list: 'reference' },
  appendOnlyTables: ['scratch_log'],
  columnGrants: { scratch_log: ['sealed'] },
  rowReach: { scratch_row: '有范围' },
}
const [ours, theirs] = ['999901', '999902']

onBothEngines('row-level security', (open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    for (const table of ['scratch_row', 'scratch_log']) {
      await db.execute(sql`create table ${trusted(table)} (county_code text not null, n int not null,
        sealed boolean, primary key (county_code, n))`)
    }
    await db.execute(sql`create table scratch_list (n int primary key)`)
    await secureTables(db, manifest)
    await db
      .as('worker')
      .execute(sql`insert into scratch_row values (${ours}, 1), (${ours}, 2), (${theirs}, 1)`)
  })
  const countAll = sql`select count(*) as n from scratch_row`

  test('without a county the app role sees nothing', async () => {
    expect(await db.as('app').query(countAll)).toEqual([{ n: 0 }])
    const found = await withCounty(db.as('app'), '', (tx) => tx.query(countAll))
    expect(found).toEqual([{ n: 0 }])
  })

  test('within a county it sees that county, and nothing afterwards', async () => {
    const app = db.as('app')
    expect(await withCounty(app, ours, (tx) => tx.query(countAll))).toEqual([{ n: 2 }])
    expect(await withCounty(app, theirs, (tx) => tx.query(countAll))).toEqual([{ n: 1 }])
    expect(await app.query(countAll)).toEqual([{ n: 0 }])
  })

  test('it can write no row of another county', async () => {
    const app = db.as('app')
    const insert = sql`insert into scratch_row values (${theirs}, 9)`
    await expect(withCounty(app, ours, (tx) => tx.execute(insert))).rejects.toThrow('policy')
    await expect(app.execute(insert)).rejects.toThrow('policy')
    const move = sql`update scratch_row set county_code = ${theirs} where n = 2`
    await expect(withCounty(app, ours, (tx) => tx.execute(move))).rejects.toThrow('policy')
    const remove = sql`delete from scratch_row where county_code = ${theirs}`
    expect(await withCounty(app, ours, (tx) => tx.execute(remove))).toBe(0)
  })

  test('the worker sees every county', async () => {
    expect(await db.as('worker').query(countAll)).toEqual([{ n: 3 }])
  })

  test('an append-only table takes rows and lets none be changed but in the columns named', async () => {
    for (const role of ['app', 'worker'] as const) {
      const n = role === 'app' ? 1 : 2
      const run = (text: string) =>
        withCounty(db.as(role), ours, (tx) => tx.execute(trusted(`${text}`)))
      expect(await run(`insert into scratch_log values ('${ours}', ${n})`)).toBe(1)
      await expect(run(`update scratch_log set n = 3 where n = ${n}`)).rejects.toThrow('denied')
      await expect(run('delete from scratch_log')).rejects.toThrow('denied')
      await expect(run('truncate scratch_log')).rejects.toThrow('denied')
      expect(await run(`update scratch_log set sealed = true where n = ${n}`)).toBe(1)
    }
  })

  test('the app role only reads reference tables and the record of migrations', async () => {
    const app = db.as('app')
    await expect(app.execute(sql`insert into scratch_list values (1)`)).rejects.toThrow('denied')
    await expect(app.execute(sql`delete from schema_migration`)).rejects.toThrow('denied')
    expect(await app.query(sql`select n from scratch_list`)).toEqual([])
  })

  test('neither app nor worker changes tables', async () => {
    for (const role of ['app', 'worker'] as const) {
      const alter = sql`alter table scratch_row disable row level security`
      await expect(db.as(role).execute(alter)).rejects.toThrow('owner')
    }
  })

  test('a function that no policy asks any more goes when tables are secured anew', async () => {
    await db.execute(
      trusted(`create function app_reaches_push(asked uuid) returns boolean
      language sql begin atomic select true; end`),
    )
    await secureTables(db, { ...manifest, columnGrants: {} })
    expect(await db.query(sql`select from pg_proc where proname = 'app_reaches_push'`)).toEqual([])
    await secureTables(db, manifest)
  })

  test('repeating it changes nothing', async () => {
    const policies = sql`select p.oid from pg_policy as p order by 1`
    const before = await db.query(policies)
    await secureTables(db, manifest)
    expect(await db.query(policies)).toEqual(before)
  })
})
