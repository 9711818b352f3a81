import { expect, test } from 'vitest'
import { openFreshEmbedded } from '../../tests/on-both-engines.ts'
import { type RowScope, withCounty } from './county.ts'
import type { Database } from './database.ts'
import { statementNames } from './name-statements.ts'
import { sql, trusted } from './sql.ts'

const county = '999901'

test('what comes again has a name, each text its own', () => {
  const nameOf = statementNames()
  expect(['select 1', 'select 1', 'select 1'].map(nameOf)).toEqual([undefined, 's1', 's1'])
  expect(['with a as (select 2) select', 'with a as (select 2) select'].map(nameOf)[1]).toBe('s2')
  expect(nameOf('select 1')).toBe('s1')
})

test.each([
  'begin',
  'set local work_mem = 64',
  'select * from household',
  'select h.* from household as h',
  `select ${'x'.repeat(20_000)}`,
])('%.40s is not kept', (text) => {
  const nameOf = statementNames()
  expect([text, text, text].map(nameOf)).toEqual([undefined, undefined, undefined])
})

test('a count is kept; of texts without end only so many', () => {
  const nameOf = statementNames()
  expect(['select count(*)', 'select count(*)'].map(nameOf)[1]).toBe('s1')
  const given = Array.from({ length: 5000 }, (_, at) =>
    [`select ${at}`, `select ${at}`].map(nameOf),
  )
  expect(given.filter(([, second]) => second !== undefined).length).toBeLessThan(300)
  expect(nameOf('select count(*)')).toBe('s1')
})

test('a kept plan shows each transaction its own scope, after changes of tables and after failures', async () => {
  const db = await openFreshEmbedded()
  try {
    await twoTownships(db)
    const seen = async (scope: RowScope, code = county) => {
      const [row] = await withCounty(
        db.as('app'),
        code,
        (tx) =>
          tx.query<{ n: number }>(sql`
          select count(*) as n from membership where county_code = ${code}`),
        scope,
      )
      return row?.n
    }
    const here: RowScope = { kind: 'area', areas: ['999901100'] }
    const all: RowScope = { kind: 'county' }
    // Often enough that PostgreSQL settles on one plan for all.
    for (let at = 0; at < 12; at += 1) {
      expect(await seen(all)).toBe(3)
      expect(await seen(here)).toBe(2)
      expect(await seen({ kind: 'area', areas: ['999901101'] })).toBe(1)
      expect(await seen({ kind: 'none' })).toBe(0)
      expect(await seen({ kind: 'pushed', department: '医保' })).toBe(0)
      expect(await seen(all, '999902')).toBe(0)
    }
    await db.execute(sql`alter table membership add column further text`)
    expect(await seen(here)).toBe(2)
    const failing = () =>
      withCounty(db.as('app'), county, (tx) => tx.query(sql`select 1 / ${0}::int as never`))
    for (let at = 0; at < 3; at += 1) await expect(failing()).rejects.toThrow('zero')
    expect(await seen(here)).toBe(2)
    const kept = await db.as('app').query<{ n: number }>(
      trusted(`
      select count(distinct statement) as n from pg_prepared_statements
      where statement like '%from membership%'`),
    )
    expect(kept).toEqual([{ n: 1 }])
  } finally {
    await db.close()
  }
})

/** Two members in one township, one in another. */
async function twoTownships(db: Database): Promise<void> {
  for (const [at, division] of ['999901100201', '999901100202', '999901101201'].entries()) {
    const id = `01910000-0000-7000-8000-00000000000${at}`
    await db.execute(sql`
      insert into household (county_code, id, number, division_code, formed_on)
      values (${county}, ${id}, ${division}, ${division}, '2024-01-01')`)
    await db.execute(sql`
      insert into person (county_code, id, name) values (${county}, ${id}, '某人')`)
    await db.execute(sql`
      insert into membership (county_code, household_id, person_id, valid_from, relation)
      values (${county}, ${id}, ${id}, '2024-01-01', '本人')`)
  }
}
