import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sql, trusted } from '#db/index'
import { addDays, todayInShanghai } from '#kernel/index'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import { aHousehold, countiesIn, type TestCounty } from '../test-county.ts'
import { loadFactsOn } from './load-facts-on.ts'
import { now } from './test-past.ts'

/** The lines that the migration writes for a registry that was there before it. */
async function recordAgain({ db }: TestCounty): Promise<void> {
  const file = `${import.meta.dirname}/../../db/migrations/0007-own-records.sql`
  const inserts = readFileSync(file, 'utf8')
    .replace(/--.*/g, '')
    .split(';')
    .filter((statement) => statement.includes('insert into registry_record'))
  expect(inserts).toHaveLength(2)
  const owner = db.as('owner')
  await owner.execute(sql`delete from registry_record`)
  for (const statement of inserts) await owner.execute(trusted(statement))
}

onEmbeddedFirst('a registry from before its values were written down', (open) => {
  const aCounty = countiesIn(open)

  test('is known from the day of the change on; earlier values are unknown, not those of today', async () => {
    const county = aCounty()
    const { db, acting, catalogue } = county
    const { id, members } = await aHousehold(county)
    await db.execute(sql`
      update household_profile set f_recorded_category = '低保对象' where household_id = ${id}`)
    await db.execute(sql`
      update person_profile set f_relation = '本人', f_birth_date = '1980-01-01'
      where person_id = ${members[0]}`)
    const before = await now(county)
    await recordAgain(county)
    const on = async (validOn = today, knownAt?: string) => {
      const what = { validOn, householdId: id, ...(knownAt !== undefined && { knownAt }) }
      const found = await loadFactsOn(db, acting, catalogue, what)
      const member = found?.members[0]?.facts
      return [found?.household.recorded_category, member?.relation, member?.birth_date]
    }
    const today = todayInShanghai(new Date())
    expect(await on()).toEqual(['低保对象', '本人', '1980-01-01'])
    expect(await on(addDays(today, -1))).toEqual([null, null, '1980-01-01'])
    expect(await on(today, before)).toEqual([null, null, null])
  })
})
