import { expect, test } from 'vitest'
import { ident, sql } from '#db/index'
import { type Fact, factsAt, type HouseholdFacts, profileRows, wordList } from '#policy/index'
import { newId } from '#vault/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { copyReader } from './copy-reader.ts'
import { loadSnapshot } from './load-snapshot.ts'
import { aHousehold, countiesIn, type TestCounty, villages } from './test-county.ts'

const codes = [
  'household_income',
  'urban_rural',
  'dibao_property',
  'supporters_collected',
  'birth_date',
  'wage',
  'severe_illness',
  'illness_name',
  'supporter_age',
]

function factsOf(county: TestCounty): readonly Fact[] {
  const named = codes.flatMap((code) => county.catalogue.findByCode(code) ?? [])
  const area = county.catalogue.facts.find((fact) => fact.type === '面积')
  return area ? [...named, area] : named
}

/** The household's facts in its profiles, as an import leaves them. */
async function write(county: TestCounty, facts: HouseholdFacts, id: string): Promise<void> {
  const countyCode = county.acting.countyCode
  const rows = profileRows(facts, {
    catalogue: county.catalogue,
    countyCode,
    householdId: id,
    idOf: (member) => member,
  })
  for (const { table, values } of rows) {
    if (table === 'supporter_profile') {
      await county.db.execute(sql`
        insert into supporter_profile (county_code, household_id, supporter_no, f_supporter_age)
        values (${countyCode}, ${id}, ${values.supporter_no ?? 1}, ${values.f_supporter_age ?? null})`)
      continue
    }
    const key = table === 'person_profile' ? 'person_id' : 'household_id'
    for (const [column, value] of Object.entries(values)) {
      if (!column.startsWith('f_')) continue
      await county.db.execute(sql`
        update ${ident(table)} set ${ident(column)} = ${value}
        where county_code = ${countyCode} and ${ident(key)} = ${values[key] ?? null}`)
    }
  }
}

async function twoHouseholds(county: TestCounty) {
  const [first, second] = [
    await aHousehold(county, { size: 2 }),
    await aHousehold(county, { size: 1, division: villages.shiqiao }),
  ]
  const [a = '', b = ''] = first.members
  const area = county.catalogue.facts.find((fact) => fact.type === '面积')
  const areaValue = area?.level === '户' ? { [area.code]: 45.5 } : {}
  const facts: HouseholdFacts = {
    household: {
      household_income: -1_234_567,
      urban_rural: '农村',
      supporters_collected: true,
      ...areaValue,
    },
    members: [
      { id: a, facts: { birth_date: '1950-02-28', wage: 120_050, severe_illness: false } },
      {
        id: b,
        facts: { birth_date: '2012-02-29', severe_illness: true, illness_name: '尘肺\t三\\期' },
      },
    ],
    supporters: [{ id: '1', facts: { supporter_age: 71 } }],
  }
  await write(county, facts, first.id)
  return { first, second, facts }
}

onEmbeddedFirst('a snapshot of the registry', (open) => {
  const aCounty = countiesIn(open)

  test('holds what the profiles hold, households with their members and supporters', async () => {
    const county = aCounty()
    const { first, second, facts } = await twoHouseholds(county)
    const wanted = factsOf(county)
    const snapshot = await county.db.transaction((tx) =>
      loadSnapshot(tx, county.acting.countyCode, wanted),
    )
    expect(snapshot).toMatchObject({ households: 2, persons: 3, supporters: 1 })
    expect([...snapshot.householdIds].sort()).toEqual([first.id, second.id].sort())
    const row = snapshot.householdIds.indexOf(first.id)
    const read = factsAt(snapshot, row)
    const known = (values: object) =>
      Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
    expect(known(read.household)).toEqual(facts.household)
    const byId = new Map(
      read.members.map((one) => [snapshot.personIds[Number(one.id)], known(one.facts)]),
    )
    expect(byId).toEqual(new Map(facts.members.map((one) => [one.id, one.facts])))
    expect(read.supporters?.map((one) => known(one.facts))).toEqual([{ supporter_age: 71 }])
    expect(snapshot.words.words[snapshot.divisions[row] ?? -1]).toBe(villages.liulin)
  })

  test('of another day reads the tables given in place of the profiles', async () => {
    const county = aCounty()
    const { first } = await twoHouseholds(county)
    const wanted = factsOf(county).filter((fact) => fact.level === '户')
    const snapshot = await county.db.transaction(async (tx) => {
      await tx.execute(sql`
        create temp table households_then on commit drop as
        select * from household_profile where household_id = ${first.id}`)
      await tx.execute(sql`update households_then set f_household_income = 7`)
      return loadSnapshot(tx, county.acting.countyCode, wanted, { household: 'households_then' })
    })
    expect(snapshot).toMatchObject({ households: 1, persons: 2 })
    expect(factsAt(snapshot, 0).household.household_income).toBe(7)
  })

  test('an empty county is an empty snapshot, and a code that is no code is refused', async () => {
    const county = aCounty()
    const wanted = factsOf(county)
    const load = (code: string) => county.db.transaction((tx) => loadSnapshot(tx, code, wanted))
    expect(await load(county.acting.countyCode)).toMatchObject({ households: 0, persons: 0 })
    await expect(load(`x' or true --`)).rejects.toThrow('not a county code')
  })
})

test('rows cut anywhere give the same columns', () => {
  const rows = [
    'a\t12\tt\t2024-02-29\t45.5\t第\\\\一\\t村\n',
    'b\t-7\tf\t\\N\t\\N\t\\N\n',
    'c\t\\N\t\\N\t1999-12-31\t3\t第\\\\一\\t村\n',
  ]
  const bytes = Buffer.from(rows.join(''))
  for (let size = 1; size <= bytes.length; size += 1) {
    const words = wordList()
    const ids: string[] = []
    const [numbers, days, areas] = [0, 1, 2].map(() => new Float64Array(3).fill(Number.NaN))
    const truths = new Int8Array(3).fill(1)
    const texts = new Int32Array(3).fill(-1)
    if (!numbers || !days || !areas) throw new Error('three columns')
    const fields = [
      { kind: 'id', values: ids },
      { kind: 'number', values: numbers },
      { kind: 'truth', values: truths },
      { kind: 'day', values: days },
      { kind: 'hundredths', values: areas },
      { kind: 'word', values: texts },
    ] as const
    const reader = copyReader(fields, words, 3)
    for (let at = 0; at < bytes.length; at += size) reader.take(bytes.subarray(at, at + size))
    expect(reader.end()).toBe(3)
    expect({ ids, numbers: [...numbers], truths: [...truths], days: [...days] }).toEqual({
      ids: ['a', 'b', 'c'],
      numbers: [12, -7, Number.NaN],
      truths: [2, 0, 1],
      days: [20240229, Number.NaN, 19991231],
    })
    expect([...areas]).toEqual([4550, Number.NaN, 300])
    expect([[...texts], words.words]).toEqual([[0, -1, 0], ['第\\一\t村']])
  }
})

test('a row that is not whole, and more rows than counted, are errors', () => {
  const reader = copyReader([{ kind: 'id', values: [] }], wordList(), 1)
  reader.take(Buffer.from(`${newId()}\nhalf`))
  expect(() => reader.end()).toThrow('not whole')
  expect(() => reader.take(Buffer.from('\n'))).toThrow('more rows')
})
