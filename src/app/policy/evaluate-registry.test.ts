import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase, sql } from '#db/index'
import { readCosts } from './evaluate-registry.ts'

let db: Database

beforeAll(async () => {
  db = await openDatabase({})
}, 60_000)

afterAll(() => db.close())

test('a known scheme stays settled beside an open one of the same household', async () => {
  const rows = sql`
    select * from (values
      ('nursing', '特困基本生活费', true, 62400::bigint, 62400::bigint),
      ('nursing', '特困照料护理费', null::boolean, 5000, 90000),
      ('endless', '特困基本生活费', true, 62400, 62400),
      ('endless', '特困照料护理费', true, null, null),
      ('ranged', '低保金(户)', true, 10000, 48000),
      ('ranged', '单人低保金(人)', true, 500, 500),
      ('known', '低保金(户)', true, 30000, 30000),
      ('nothing', '低保金(户)', null, 0, 0),
      ('never', '低保金(户)', false, null, null)
    ) as v (household_id, scheme, entitled, amount_lo, amount_hi)`
  const costs = await readCosts(db, rows)
  const found = Object.fromEntries(costs.map(({ householdId, ...cost }) => [householdId, cost]))
  const settled = { isOpen: false, openLow: 0, openHigh: 0 }
  expect(found).toEqual({
    nursing: { settled: 62_400, isOpen: true, openLow: 0, openHigh: 90_000 },
    endless: { settled: 62_400, isOpen: true, openLow: 0, openHigh: null },
    ranged: { settled: 500, isOpen: true, openLow: 10_000, openHigh: 48_000 },
    known: { ...settled, settled: 30_000 },
    nothing: { ...settled, settled: 0 },
  })
})
