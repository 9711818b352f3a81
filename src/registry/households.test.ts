import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { newId } from '#vault/index'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { mergeHouseholds } from './merge-households.ts'
import { moveHousehold } from './move-household.ts'
import { type SplitInput, splitHousehold } from './split-household.ts'
import { aHousehold, countiesIn, currentValue, type TestCounty, villages } from './test-county.ts'

async function membersOf(county: TestCounty, household: string): Promise<string[]> {
  const rows = await county.db.query<{ id: string }>(sql`
    select m.person_id as id
    from membership as m
    join person_profile as p on p.county_code = m.county_code and p.person_id = m.person_id
      and p.household_id = m.household_id
    where m.household_id = ${household} and m.valid_to is null
    order by m.person_id`)
  return rows.map(({ id }) => id)
}

async function chainOf(county: TestCounty, household: string): Promise<string[]> {
  const rows = await county.db.query<{ kind: string }>(sql`
    select kind from chain_entry where household_id = ${household} order by recorded_at`)
  return rows.map(({ kind }) => kind)
}

const document = '户籍证明2号'

onBothEngines('households that change', (open) => {
  const aCounty = countiesIn(open)
  const split = (county: TestCounty, input: Omit<SplitInput, 'document'>) =>
    county.db.transaction((tx) => splitHousehold(tx, county.acting, { document, ...input }))
  const merge = (county: TestCounty, intoId: string, fromId: string) =>
    county.db.transaction((tx) => mergeHouseholds(tx, county.acting, { intoId, fromId, document }))

  test('a merged household keeps nobody and points to the one that took its people', async () => {
    const county = aCounty()
    const into = await aHousehold(county)
    const from = await aHousehold(county, { size: 2 })
    await merge(county, into.id, from.id)
    expect(await membersOf(county, into.id)).toEqual([...into.members, ...from.members].sort())
    expect(await membersOf(county, from.id)).toEqual([])
    expect(await currentValue(county, from.members[0] ?? '', 'relation')).toBe('其他')
    const [old] = await county.db.query(
      sql`select status, merged_into from household where id = ${from.id}`,
    )
    expect(old).toEqual({ status: '已并入', merged_into: into.id })
    expect(await chainOf(county, into.id)).toEqual(['合户'])
    expect(await chainOf(county, from.id)).toEqual(['合户'])
    await expect(merge(county, into.id, from.id)).rejects.toThrow('已并入')
  })

  test('a household still in a category is not taken in', async () => {
    const county = aCounty()
    const into = await aHousehold(county)
    const from = await aHousehold(county)
    await county.db.execute(sql`
      update household_profile set f_recorded_category = '低保对象' where household_id = ${from.id}`)
    await expect(merge(county, into.id, from.id)).rejects.toThrow('仍在册（低保对象）')
    await expect(merge(county, into.id, into.id)).rejects.toThrow('同一户')
  })

  test('who leaves is a household of their own with the next number, in no category', async () => {
    const county = aCounty()
    const home = await aHousehold(county, { size: 3 })
    const [, second = '', third = ''] = home.members
    const made = await split(county, {
      householdId: home.id,
      personIds: [second, third],
      headId: third,
    })
    expect(made.number).toBe('H000001')
    expect(await membersOf(county, made.householdId)).toEqual([second, third].sort())
    expect(await currentValue(county, third, 'relation')).toBe('本人')
    expect(await currentValue(county, made.householdId, 'recorded_category')).toBe('无')
    expect(await chainOf(county, home.id)).toEqual(['分户'])
    expect(await chainOf(county, made.householdId)).toEqual(['分户'])
  })

  test('somebody must stay, and head both households', async () => {
    const county = aCounty()
    const home = await aHousehold(county, { size: 2 })
    const [first = '', second = ''] = home.members
    const householdId = home.id
    await expect(
      split(county, { householdId, personIds: home.members, headId: first }),
    ).rejects.toThrow('至少要留下一人')
    await expect(
      split(county, { householdId, personIds: [second], headId: first }),
    ).rejects.toThrow('户主不在分出的成员里')
    await expect(split(county, { householdId, personIds: [first], headId: first })).rejects.toThrow(
      '没有户主了',
    )
    await split(county, { householdId, personIds: [first], headId: first, remainingHeadId: second })
    expect(await currentValue(county, second, 'relation')).toBe('本人')
  })

  test('who left on one day and comes back on it is a member once', async () => {
    const county = aCounty()
    const home = await aHousehold(county, { size: 2 })
    const personId = home.members[1] ?? ''
    const made = await split(county, {
      householdId: home.id,
      personIds: [personId],
      headId: personId,
    })
    await merge(county, home.id, made.householdId)
    expect(await membersOf(county, home.id)).toEqual([...home.members].sort())
  })

  test('a move changes where household and people live', async () => {
    const county = aCounty()
    const home = await aHousehold(county)
    const move = (divisionCode: string) =>
      county.db.transaction((tx) =>
        moveHousehold(tx, county.acting, { householdId: home.id, divisionCode, document }),
      )
    await move(villages.shiqiao)
    const [row] = await county.db.query(sql`
      select h.division_code as household, q.division_code as profile, p.division_code as person
      from household as h
      join household_profile as q on q.household_id = h.id
      join person as p on p.id = ${home.members[0]}
      where h.id = ${home.id}`)
    expect(row).toEqual({
      household: villages.shiqiao,
      profile: villages.shiqiao,
      person: villages.shiqiao,
    })
    expect(await chainOf(county, home.id)).toEqual(['迁移'])
    await expect(move(villages.shiqiao)).rejects.toThrow('相同')
    await expect(move('999901999999')).rejects.toThrow('没有代码为')
  })

  test('a household that nobody knows is refused', async () => {
    const county = aCounty()
    await expect(merge(county, newId(), newId())).rejects.toThrow('没有找到家庭')
  })
})
