import { expect, test } from 'vitest'
import { openFreshEmbedded } from '../../tests/on-both-engines.ts'
import { type RowScope, withCounty } from './county.ts'
import type { Database } from './database.ts'
import { type NameStatement, statementNames } from './name-statements.ts'
import { sql, trusted } from './sql.ts'

const county = '999901'

/** What a text is named when it comes for the first time, the second ... */
function named(nameOf: NameStatement, text: string): (string | undefined)[] {
  return Array.from({ length: 6 }, () => nameOf(text))
}

test('what comes often has a name, each text its own', () => {
  const nameOf = statementNames()
  const none = [undefined, undefined, undefined, undefined]
  expect(named(nameOf, 'select 1')).toEqual([...none, 's1', 's1'])
  expect(named(nameOf, 'with a as (select 2) select')).toEqual([...none, 's2', 's2'])
  expect(nameOf('select 1')).toBe('s1')
})

test.each([
  'begin',
  'set local work_mem = 64',
  'select * from household',
  'select h.* from household as h',
  `select ${'x'.repeat(40_000)}`,
])('%.40s is not kept', (text) => {
  expect(new Set(named(statementNames(), text))).toEqual(new Set([undefined]))
})

test('a count is kept; of texts without end only so many', () => {
  const nameOf = statementNames()
  expect(named(nameOf, 'select count(*)').at(-1)).toBe('s1')
  const given = Array.from({ length: 5000 }, (_, at) => named(nameOf, `select ${at}`).at(-1))
  expect(given.filter((name) => name !== undefined).length).toBeLessThan(200)
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
