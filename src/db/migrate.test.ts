import { expect, test } from 'vitest'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'
import { sql } from './sql.ts'

const known = readMigrations()
const next: Migration = {
  name: '9001-scratch.sql',
  text: 'create table scratch (n int); insert into scratch values (1);',
}

onBothEngines('migrations', (open) => {
  test('a fresh database has all of them, and a second time applies none', async () => {
    const db = await open()
    const rows = await db.query<{ name: string }>(
      sql`select name from schema_migration order by name`,
    )
    expect(rows.map(({ name }) => name)).toEqual(known.map(({ name }) => name))
    expect(await migrate(db)).toEqual({ applied: [] })
  })

  test('a new one is applied once, also by two programs at once', async () => {
    const db = await open()
    const results = await Promise.all([
      migrate(db, [...known, next]),
      migrate(db, [...known, next]),
    ])
    expect(results.flatMap(({ applied }) => applied)).toEqual([next.name])
    expect(await db.query(sql`select n from scratch`)).toEqual([{ n: 1 }])
  })

  test('one that fails leaves nothing of itself', async () => {
    const db = await open()
    const failing = { ...next, text: `${next.text} insert into scratch values ('x');` }
    await expect(migrate(db, [...known, failing])).rejects.toThrow()
    expect(await db.query(sql`select to_regclass('scratch') as name`)).toEqual([{ name: null }])
    expect(await migrate(db, [...known, next])).toEqual({ applied: [next.name] })
  })

  test('tables of a newer program are refused', async () => {
    const db = await open()
    await migrate(db, [...known, next])
    await expect(migrate(db, known)).rejects.toMatchObject({ code: 'db.newer-version' })
  })

  test('a changed past is refused, a changed line end is not', async () => {
    const db = await open()
    await migrate(db, [...known, next])
    const changed = { ...next, text: `${next.text} -- later` }
    const refused = migrate(db, [...known, changed])
    await expect(refused).rejects.toMatchObject({ code: 'db.changed-migration' })
    const windows = { ...next, text: next.text.replaceAll('\n', '\r\n') }
    expect(await migrate(db, [...known, windows])).toEqual({ applied: [] })
  })
})
