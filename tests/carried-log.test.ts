import { afterAll, expect, test } from 'vitest'
import { sealAudit, verifyAudit } from '#access/index'
import { type Database, sql } from '#db/index'
import { newId } from '#vault/index'
import { migrate, readMigrations } from '../src/db/migrate.ts'
import { openPgliteDatabase } from '../src/db/pglite-database.ts'

const county = '999901000000'
let db: Database | undefined

afterAll(() => db?.close())

test('what the log of readings held is part of the new log, and verifies there', async () => {
  db = await openPgliteDatabase({}, 'owner')
  const known = readMigrations()
  await migrate(
    db,
    known.filter(({ name }) => name < '0013'),
  )
  const household = newId()
  const rows = [
    { id: newId(), household, person: newId(), why: '办理 "预警"\n第二行 \\ é 𠮷' },
    { id: newId(), household: null, person: null, why: '查找家庭' },
  ]
  for (const { id, household: of, person, why } of rows) {
    await db.execute(sql`
      insert into access_entry (id, county_code, household_id, person_id, actor, purpose, route, at)
      values (${id}, ${county}, ${of}, ${person}, '张经办', ${why}, 'GET /x',
        '2024-10-11 15:30:00.123456+08')`)
  }
  await migrate(db, known)
  const carried = await db.query(sql`
    select households, purpose, actor from audit_entry where households @> ${[household]}::uuid[]`)
  expect(carried).toEqual([{ households: [household], purpose: rows[0]?.why, actor: '张经办' }])
  await sealAudit(db, county)
  expect(await verifyAudit(db, county)).toEqual({
    ok: true,
    blocks: 1,
    entries: 2,
    unsealedTail: 0,
  })
})
