import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, migrate, openDatabase, sql } from '#db/index'
import { newId } from '#vault/index'
import { textsInForce, textsOfVersion } from './store-publication.ts'

const county = '999901000000'
let db: Database

beforeAll(async () => {
  db = await openDatabase({})
  await migrate(db)
}, 60_000)

afterAll(() => db.close())

/** Notes a publication as `storePublication` does, without a whole policy behind it. */
async function publish(version: string, effectiveOn: string, of = { county, policy: 'p' }) {
  const files = JSON.stringify([{ path: 'p/pack.yaml', text: version }])
  await db.execute(sql`
    insert into policy_version (policy_id, version, content, digest, files)
    values (${of.policy}, ${version}, '{}', ${version}, ${files}::jsonb)
    on conflict do nothing`)
  await db.execute(sql`
    insert into policy_publication (county_code, id, policy_id, policy_version, effective_on,
      published_by, published_at, cases_passed)
    values (${of.county}, ${newId()}, ${of.policy}, ${version}, ${effectiveOn}::date, '某人',
      clock_timestamp(), 0)`)
}

async function inForceOn(day: string): Promise<string | undefined> {
  const found = await textsInForce(db, { countyCode: county, policyId: 'p', day })
  return found?.[0]?.text
}

test('in force is what took effect last; before the first, the first; of one day, the later published', async () => {
  expect(await inForceOn('2024-01-01')).toBeUndefined()
  await publish('1', '2024-03-01')
  expect(await inForceOn('2024-01-01')).toBe('1')
  await publish('3', '2024-09-01')
  await publish('2', '2024-06-01')
  await publish('elsewhere', '2024-08-01', { county: '999902000000', policy: 'p' })
  await publish('other', '2024-08-01', { county, policy: 'q' })
  expect(await inForceOn('2024-01-01')).toBe('1')
  expect(await inForceOn('2024-05-31')).toBe('1')
  expect(await inForceOn('2024-06-01')).toBe('2')
  expect(await inForceOn('2024-12-31')).toBe('3')
  await publish('corrected', '2024-09-01')
  expect(await inForceOn('2024-12-31')).toBe('corrected')
  await publish('1', '2024-10-01')
  expect(await inForceOn('2024-12-31')).toBe('1')
})

test('a version is found by its name; one noted before texts were kept has none', async () => {
  await db.execute(sql`
    insert into policy_version (policy_id, version, content) values ('p', 'old', '{}')`)
  expect((await textsOfVersion(db, '2'))?.[0]?.text).toBe('2')
  expect(await textsOfVersion(db, 'old')).toBeUndefined()
  expect(await textsOfVersion(db, 'never')).toBeUndefined()
})
