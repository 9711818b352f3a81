import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { wrongKeys } from '../../tests/person-keys.ts'
import { ensureNameKeys } from './index.ts'
import { settleAllPersonKeys } from './settle-person-keys.ts'
import { aHousehold, countiesIn } from './test-county.ts'

const days = [25, 26, 27, 28, 29, 30, 31].map((day) => `2024-10-${day}`)

onEmbeddedFirst('keys of a share of the people', (open) => {
  const aCounty = countiesIn(open)

  test('everybody has a turn on one of seven days, and on no second', async () => {
    const county = aCounty()
    const { db, acting } = county
    const { members } = await aHousehold(county, { size: 5 })
    await ensureNameKeys(db, acting.countyCode)
    await settleAllPersonKeys(db, acting)
    const [held] = await db.query<{ count: number }>(sql`
      select count(*)::integer as count from person_key where person_id = any(${members}::uuid[])`)
    expect(held?.count).toBeGreaterThan(members.length)
    await db.execute(sql`delete from person_key where person_id = any(${members}::uuid[])`)
    let made = 0
    for (const day of days) made += await settleAllPersonKeys(db, acting, day)
    expect(made).toBe(held?.count)
    expect(await wrongKeys(db, acting)).toEqual([])
    for (const day of days) expect(await settleAllPersonKeys(db, acting, day)).toBe(0)
  })
})
