import { expect, test } from 'vitest'
import type { Acting } from '#access/index'
import { sql } from '#db/index'
import { identityCheckDigit } from '#kernel/index'
import { newId } from '#vault/index'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { expireFacts } from './expire-facts.ts'
import { findFactSources } from './find-fact-sources.ts'
import { findHousehold } from './find-household.ts'
import { listHouseholds } from './list-households.ts'
import { loadHousehold } from './load-household.ts'
import { loadHouseholdFacts } from './load-household-facts.ts'
import { settleAllPersonKeys, settlePersonKeys } from './settle-person-keys.ts'
import {
  actingOn,
  aHousehold,
  countiesIn,
  deliver,
  type TestCounty,
  villages,
} from './test-county.ts'

// Of the area 999901, which no place has.
const number = `99990119800101001${identityCheckDigit('99990119800101001')}`
const lastFour = number.slice(-4)

function numberAt(serial: number): string {
  const first = `99990119800101${String(serial).padStart(3, '0')}`
  return first + identityCheckDigit(first)
}

async function numbered(county: TestCounty, person: string, text = number): Promise<void> {
  const { vault } = county.acting
  await county.db.execute(sql`
    update person
    set name = '孟小禾', id_hash = ${vault.hashIdentity(text)}, id_cipher = ${vault.encrypt(text, 'identity')},
      last_four_hash = ${vault.hashLastFour(text.slice(-4))}
    where id = ${person}`)
  await settlePersonKeys(county.db, county.acting, [person])
}

async function sourcesOf(county: TestCounty, householdId: string, today = '2024-10-11') {
  const { db, catalogue } = county
  return findFactSources(db, actingOn(county, today), { catalogue, householdId })
}

onBothEngines('reading the registry', (open) => {
  const aCounty = countiesIn(open)

  test('a household is found by id, number, identity number, last four and name', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county)
    await aHousehold(county)
    await numbered(county, members[0] ?? '')
    const found = { id, number: `T${id}` }
    for (const text of [id, found.number, number, lastFour, '孟小禾']) {
      expect(await findHousehold(county.db, county.acting, text)).toEqual(found)
    }
    expect(await findHousehold(county.db, county.acting, '没有这个人')).toBeUndefined()
  })

  test('of a group of endings only those are found whose number really ends so', async () => {
    const county = aCounty()
    const { db, acting } = county
    const { countyCode, vault } = acting
    const group = vault.hashLastFour(lastFour)
    const other = Array.from({ length: 998 }, (_, at) => numberAt(at + 2)).find(
      (one) => vault.hashLastFour(one.slice(-4)) === group && one.slice(-4) !== lastFour,
    )
    const [here, there, alike] = [
      await aHousehold(county),
      await aHousehold(county, { division: villages.shiqiao }),
      await aHousehold(county),
    ]
    await numbered(county, here.members[0] ?? '')
    await numbered(county, alike.members[0] ?? '', other)
    await numbered(county, there.members[0] ?? '', `99990119790101${lastFour}`)
    // More than are opened at once, before those looked for.
    await db.execute(sql`
      with many as (
        insert into person (county_code, id, name, id_cipher, last_four_hash)
        select ${countyCode}, lpad(to_hex(n), 32, '0')::uuid, '众',
          ${vault.encrypt(other ?? '', 'identity')}, ${group}
        from generate_series(1, 5100) as n
        returning id)
      insert into membership (county_code, household_id, person_id, valid_from, relation)
      select ${countyCode}, ${here.id}, id, '2024-01-01', '其他' from many`)
    await settleAllPersonKeys(db, acting)
    const text = lastFour.toLowerCase()
    const both = await listHouseholds(db, acting, { text, limit: 9 })
    expect(both.items.map(({ id }) => id)).toEqual([here.id, there.id])
    const first = await listHouseholds(db, acting, { text, limit: 1 })
    expect(first.items.map(({ id }) => id)).toEqual([here.id])
    const rest = await listHouseholds(db, acting, { text, limit: 1, after: first.next ?? '' })
    expect(rest).toMatchObject({ items: [{ id: there.id }], next: null })
    const inTownship = { text, limit: 9, township: '999901101000' }
    expect((await listHouseholds(db, acting, inTownship)).items.map(({ id }) => id)).toEqual([
      there.id,
    ])
    await expect(findHousehold(db, acting, text)).rejects.toThrow('对应多户')
    const who: Acting['who'] = {
      ...{ accountId: newId(), name: '李经办', role: 'of-the-test', permissions: new Set() },
      scope: { kind: '辖区', areas: ['999901101'] },
      ...{ sensitive: '可见', exportRows: 0 },
    }
    const inShiqiao = { ...acting, who }
    expect(await findHousehold(db, inShiqiao, text)).toMatchObject({ id: there.id })
    expect(
      (await listHouseholds(db, inShiqiao, { text, limit: 9 })).items.map(({ id }) => id),
    ).toEqual([there.id])
  })

  test('a text that fits several households is refused with their numbers', async () => {
    const county = aCounty()
    await aHousehold(county)
    await aHousehold(county)
    await expect(findHousehold(county.db, county.acting, '人0')).rejects.toThrow('对应多户')
  })

  test('a household shows its members with masked numbers', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county, { size: 2 })
    await numbered(county, members[0] ?? '')
    const shown = await loadHousehold(county.db, county.acting, id)
    expect(shown).toMatchObject({
      township: '柳林乡',
      village: '东柳村',
      version: 1,
      recognitions: [],
    })
    expect(shown?.members.map((one) => one.identity)).toEqual([
      `999*************${lastFour.slice(-2)}`,
      null,
    ])
    const clear = await loadHousehold(county.db, county.acting, id, { identity: '明文' })
    expect(clear?.members[0]?.identity).toBe(number)
  })

  test('lists go page by page in order of division and number', async () => {
    const county = aCounty()
    const made = []
    for (const division of [villages.shiqiao, villages.liulin, villages.liulin]) {
      made.push(await aHousehold(county, { division }))
    }
    const first = await listHouseholds(county.db, county.acting, { limit: 2 })
    expect(first.items.map((one) => one.id)).toEqual([made[1]?.id, made[2]?.id])
    expect(first.items[0]).toMatchObject({ head: '人0', memberCount: 1, village: '东柳村' })
    const after = first.next ?? undefined
    const second = await listHouseholds(county.db, county.acting, { limit: 2, after })
    expect(second).toMatchObject({ items: [{ id: made[0]?.id }], next: null })
    const there = { limit: 9, township: '999901101000' }
    const shiqiao = await listHouseholds(county.db, county.acting, there)
    expect(shiqiao.items.map((one) => one.id)).toEqual([made[0]?.id])
    const none = await listHouseholds(county.db, county.acting, { limit: 9, category: '低保对象' })
    expect(none.items).toEqual([])
  })

  test('facts come in the shape that an evaluation takes', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county)
    const person = members[0] ?? ''
    await deliver(county, {
      facts: ['own_medical_cost', 'house_area', 'last_visit_on', 'insured'],
      rows: [
        {
          person,
          own_medical_cost: 5,
          house_area: '45.50',
          last_visit_on: '2024-09-01',
          insured: true,
        },
      ],
    })
    const facts = await loadHouseholdFacts(county.db, county.acting, county.catalogue, id)
    expect(facts?.household).toMatchObject({ house_area: 45.5, month_paid: null })
    expect(facts?.members[0]?.facts).toMatchObject({
      own_medical_cost: 5,
      last_visit_on: '2024-09-01',
      insured: true,
      sex: null,
    })
  })

  test('a value names file, sheet and row, and the newest file that said it again', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county)
    const person = members[0] ?? ''
    const rows = [{ person, row: 12, own_medical_cost: 5 }]
    await deliver(county, { facts: ['own_medical_cost'], rows })
    expect((await sourcesOf(county, id))(person, 'own_medical_cost')).toMatchObject({
      source: {
        fileName: '2024-09.csv',
        sheet: '表1',
        row: 12,
        period: '2024-09',
        department: '残联',
      },
    })
    const again = [{ person, row: 77, own_medical_cost: 5 }]
    await deliver(county, { facts: ['own_medical_cost'], rows: again, period: '2024-10' })
    expect((await sourcesOf(county, id))(person, 'own_medical_cost')).toMatchObject({
      source: { fileName: '2024-10.csv', row: 77, period: '2024-10' },
    })
  })

  test('an absence names the file and no row', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county)
    const absence = { is_disabled: false }
    await deliver(county, { facts: ['is_disabled'], rows: [], complete: true, absence })
    expect((await sourcesOf(county, id))(members[0] ?? '', 'is_disabled')).toMatchObject({
      source: { fileName: '2024-09.csv', sheet: null, row: null },
    })
  })

  test('an unknown says why, and which department has it', async () => {
    const county = aCounty()
    const { id, members } = await aHousehold(county)
    const person = members[0] ?? ''
    const jobs = { dataset: 'jobs', department: '人社', facts: ['employment_status'] }
    await deliver(county, { ...jobs, rows: [{ person, employment_status: '无业' }] })
    const cost = { facts: ['pension'], rows: [{ person, pension: 1 }] }
    await deliver(county, { ...cost, dataset: 'a', department: '医保' })
    await deliver(county, {
      ...cost,
      dataset: 'b',
      department: '卫健',
      rows: [{ person, pension: 2 }],
    })
    const today = '2024-11-11'
    await county.db.transaction((tx) =>
      expireFacts(tx, actingOn(county, today), { catalogue: county.catalogue }),
    )
    const source = await sourcesOf(county, id, today)
    expect(source(person, 'employment_status')).toEqual({
      unknown: { why: '已过期', department: '人社' },
    })
    expect(source(person, 'pension')).toEqual({
      unknown: { why: '冲突', department: '医保、卫健' },
    })
    expect(source(person, 'insured')).toEqual({ unknown: { why: '未送达', department: '医保' } })
    expect(source(person, 'sex')).toEqual({ unknown: { why: '没有记录', department: '公安' } })
  })
})
