import { afterEach, expect, test } from 'vitest'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { type Opener, onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { expectProfileIsRecorded } from './past/test-past.ts'
import type { RosterOutcome, RosterRow } from './roster.ts'
import { countiesIn, currentValue, type TestCounty } from './test-county.ts'
import { apply, aRow, homeOf } from './test-roster.ts'

function kindsOf(outcome: RosterOutcome): string[] {
  return outcome.problems.map((problem) => problem.kind)
}

async function chainOf(county: TestCounty): Promise<string[]> {
  const rows = await county.db.query<{ kind: string }>(sql`
    select kind from chain_entry where county_code = ${county.acting.countyCode} order by recorded_at`)
  return rows.map(({ kind }) => kind)
}

/** Counties of which, after each test, the records say what the profile says. */
function recordedCounties(open: Opener): () => TestCounty {
  const made = countiesIn(open)
  const used: TestCounty[] = []
  afterEach(async () => {
    for (const county of used.splice(0)) await expectProfileIsRecorded(county, '2024-12-31')
  })
  return () => {
    const county = made()
    used.push(county)
    return county
  }
}

onEmbeddedFirst('a roster', (open) => {
  const aCounty = recordedCounties(open)
  const couple = (county: TestCounty): RosterRow[] => [
    aRow(county, { home: '1', name: '甲', facts: { household_income: 1_200_000 } }),
    aRow(county, { home: '1', name: '乙', relation: '配偶', sex: '女' }),
  ]

  test('forms households, people, recognitions and facts', async () => {
    const county = aCounty()
    const outcome = await apply(county, couple(county), { facts: ['household_income'] })
    expect(outcome).toMatchObject({
      rows: 2,
      householdsFormed: 1,
      personsFormed: 2,
      recognitions: 1,
      problems: [],
    })
    const { id, household, number } = await homeOf(county, '乙')
    expect(number).toBe('H000001')
    expect(await currentValue(county, household, 'recorded_category')).toBe('低保对象')
    expect(await currentValue(county, household, 'recognised_on')).toBe('2023-05-01')
    expect(await currentValue(county, household, 'household_income')).toBe(1_200_000)
    expect(await currentValue(county, id, 'dibao_listed')).toBe(true)
    expect(await currentValue(county, id, 'relation')).toBe('配偶')
    expect(await currentValue(county, id, 'own_recorded_category')).toBe('无')
    expect(await chainOf(county)).toEqual(['入户建档', '认定'])
    const indexed = await county.db.query(sql`select from person_index where person_id = ${id}`)
    expect(indexed).toHaveLength(1)
  })

  test('the same list again changes nothing', async () => {
    const county = aCounty()
    const rows = couple(county)
    await apply(county, rows, { facts: ['household_income'] })
    await county.db.execute(sql`delete from household_due`)
    const again = await apply(county, rows, { facts: ['household_income'], period: '2024-10' })
    expect(again).toMatchObject({
      householdsFormed: 0,
      personsFormed: 0,
      membersAdded: 0,
      recognitions: 0,
      problems: [],
      facts: { changedFacts: 0, sightings: 3 },
    })
    expect(await chainOf(county)).toEqual(['入户建档', '认定'])
    expect(await county.db.query(sql`select from household_due`)).toEqual([])
  })

  test('a member who is new in the list is added to the household', async () => {
    const county = aCounty()
    const rows = couple(county)
    await apply(county, rows)
    const child = aRow(county, { home: '1', name: '丙', relation: '子女' })
    const outcome = await apply(county, [...rows, child], { period: '2024-10' })
    expect(outcome).toMatchObject({ householdsFormed: 0, personsFormed: 1, membersAdded: 1 })
    expect((await homeOf(county, '丙')).household).toBe((await homeOf(county, '甲')).household)
  })

  test('a member missing from the list stays and is listed', async () => {
    const county = aCounty()
    const rows = couple(county)
    await apply(county, rows)
    const outcome = await apply(county, rows.slice(0, 1), { period: '2024-10' })
    expect(kindsOf(outcome)).toEqual(['户内成员减少'])
    const { id, household } = await homeOf(county, '乙')
    expect(household).toBe((await homeOf(county, '甲')).household)
    expect(await currentValue(county, id, 'dibao_listed')).toBe(false)
  })

  test('a member of one household is not moved into another', async () => {
    const county = aCounty()
    await apply(county, couple(county))
    const rows = [
      aRow(county, { home: '2', name: '丁' }),
      aRow(county, { home: '2', name: '乙', relation: '配偶' }),
    ]
    const outcome = await apply(county, [...couple(county), ...rows])
    expect(kindsOf(outcome)).toEqual(['同一人在两户'])
    expect((await homeOf(county, '乙')).household).toBe((await homeOf(county, '甲')).household)
    const alone = await apply(county, rows, { complete: false })
    expect(kindsOf(alone)).toEqual(['已在另一户'])
  })

  test('part of a household listed apart is not split off', async () => {
    const county = aCounty()
    await apply(county, couple(county))
    const rows = [
      aRow(county, { home: '2', name: '乙' }),
      aRow(county, { home: '2', name: '丁', relation: '子女' }),
    ]
    const outcome = await apply(county, rows, { complete: false })
    expect(outcome).toMatchObject({ householdsFormed: 0, personsFormed: 0 })
    expect(kindsOf(outcome)).toEqual(['应先分户'])
  })

  test('a whole household in no category becomes part of another', async () => {
    const county = aCounty()
    const watched = aRow(county, { home: '9', name: '乙', recognisedOn: null })
    await apply(county, [watched], { category: '无', dataset: 'watch' })
    const from = await homeOf(county, '乙')
    await apply(county, couple(county).slice(0, 1))
    const outcome = await apply(county, couple(county), { period: '2024-10' })
    expect(outcome).toMatchObject({ householdsMerged: 1, personsFormed: 0, problems: [] })
    expect((await homeOf(county, '乙')).household).toBe((await homeOf(county, '甲')).household)
    const [old] = await county.db.query(sql`
      select status, merged_into from household where id = ${from.household}`)
    expect(old).toEqual({ status: '已并入', merged_into: (await homeOf(county, '甲')).household })
    expect(await chainOf(county)).toContain('合户')
  })

  test('a household listed with a new head goes on as it is', async () => {
    const county = aCounty()
    await apply(county, [aRow(county, { home: '9', name: '乙' })])
    const { household } = await homeOf(county, '乙')
    const outcome = await apply(county, couple(county), { period: '2024-10' })
    expect(outcome).toMatchObject({ householdsFormed: 0, personsFormed: 1, problems: [] })
    expect((await homeOf(county, '甲')).household).toBe(household)
  })

  test('one person in two rosters is found by both truths, the first category stands', async () => {
    const county = aCounty()
    await apply(county, couple(county))
    const rows = [
      aRow(county, { home: '7', name: '乙', facts: { household_income: 5 } }),
      aRow(county, { home: '8', name: '戊' }),
    ]
    const outcome = await apply(county, rows, {
      category: '特困人员',
      dataset: 'tekun-roster',
      facts: ['household_income'],
    })
    expect(kindsOf(outcome)).toEqual(['类别重复'])
    const both = await homeOf(county, '乙')
    expect(await currentValue(county, both.id, 'dibao_listed')).toBe(true)
    expect(await currentValue(county, both.id, 'tekun_listed')).toBe(true)
    expect(await currentValue(county, both.household, 'recorded_category')).toBe('低保对象')
    expect(await currentValue(county, both.household, 'household_income')).toBeNull()
    const first = await homeOf(county, '甲')
    expect(await currentValue(county, first.id, 'tekun_listed')).toBe(false)
    const other = await homeOf(county, '戊')
    expect(await currentValue(county, other.id, 'tekun_listed')).toBe(true)
    expect(await currentValue(county, other.id, 'dibao_listed')).toBe(false)
  })

  test('a person without a number is formed once and listed each time', async () => {
    const county = aCounty()
    const nameless = { idHash: null, idCipher: null, lastFourHash: null }
    const rows = [aRow(county, { home: '3', name: '己', ...nameless })]
    expect(kindsOf(await apply(county, rows))).toEqual(['缺少身份证号'])
    const again = await apply(county, rows, { period: '2024-10' })
    expect(again).toMatchObject({ householdsFormed: 0, personsFormed: 0 })
    expect(kindsOf(again)).toEqual(['缺少身份证号'])
    const numbered = await apply(county, [
      aRow(county, { home: '3', name: '己', householdNumber: 'H000001' }),
    ])
    expect(numbered).toMatchObject({ personsFormed: 0, personsMatched: 1 })
    expect(kindsOf(numbered)).toEqual(['补入身份证号'])
  })

  test('the file’s own household numbers are kept', async () => {
    const county = aCounty()
    const rows = [aRow(county, { home: 'A-17', householdNumber: 'A-17', name: '庚' })]
    await apply(county, rows)
    expect((await homeOf(county, '庚')).number).toBe('A-17')
    const taken = [aRow(county, { home: 'A-17', householdNumber: 'A-17', name: '辛' })]
    const outcome = await apply(county, taken, { complete: false })
    expect(kindsOf(outcome)).toEqual(['户号已被使用'])
    expect((await homeOf(county, '辛')).number).toBe('H000001')
  })

  test('a later recognition in another category replaces one whose roster has dropped it', async () => {
    const county = aCounty()
    await apply(county, couple(county))
    await apply(county, [aRow(county, { home: '5', name: '壬' })], { period: '2024-10' })
    const near = couple(county).map((row) => ({ ...row, recognisedOn: localDate('2024-10-08') }))
    const outcome = await apply(county, near, {
      category: '低保边缘家庭成员',
      dataset: 'near-roster',
      period: '2024-10',
    })
    expect(outcome).toMatchObject({ recognitions: 1, problems: [] })
    const { household } = await homeOf(county, '甲')
    expect(await currentValue(county, household, 'recorded_category')).toBe('低保边缘家庭成员')
  })
})

onEmbeddedFirst('a roster of exits', (open) => {
  const aCounty = recordedCounties(open)
  const exits = { kind: '退出台账' as const, category: null, dataset: 'exits', complete: false }
  const exit = { exitedOn: localDate('2024-08-20'), formerCategory: '低保对象' }

  test('ends the recorded category and keeps the household', async () => {
    const county = aCounty()
    const row = aRow(county, { home: '1', name: '甲' })
    await apply(county, [row])
    const outcome = await apply(county, [{ ...row, ...exit }], exits)
    expect(outcome).toMatchObject({ terminations: 1, problems: [] })
    const { household } = await homeOf(county, '甲')
    expect(await currentValue(county, household, 'recorded_category')).toBe('无')
    expect(await currentValue(county, household, 'exited_category')).toBe('低保对象')
    expect(await currentValue(county, household, 'exited_on')).toBe('2024-08-20')
    const again = await apply(county, [{ ...row, ...exit }], exits)
    expect(again).toMatchObject({ terminations: 0 })
    const listed = await apply(county, [row], { period: '2024-10' })
    expect(kindsOf(listed)).toEqual(['已退出又在册'])
  })

  test('forms a household that nobody had listed', async () => {
    const county = aCounty()
    const row = aRow(county, { home: '1', name: '甲', recognisedOn: null, ...exit })
    const outcome = await apply(county, [row], exits)
    expect(outcome).toMatchObject({ householdsFormed: 1, terminations: 1 })
    const { household } = await homeOf(county, '甲')
    expect(await currentValue(county, household, 'recorded_category')).toBe('无')
    expect(await chainOf(county)).toEqual(['入户建档', '终止'])
  })

  test('of a member who is not the head does not end the household', async () => {
    const county = aCounty()
    const rows = [
      aRow(county, { home: '1', name: '甲' }),
      aRow(county, { home: '1', name: '乙', relation: '配偶' }),
    ]
    await apply(county, rows)
    const outcome = await apply(county, [aRow(county, { home: '2', name: '乙', ...exit })], exits)
    expect(kindsOf(outcome)).toEqual(['不是户主'])
    const { household } = await homeOf(county, '甲')
    expect(await currentValue(county, household, 'recorded_category')).toBe('低保对象')
  })

  test('an exit before the present recognition is only history', async () => {
    const county = aCounty()
    const row = aRow(county, { home: '1', name: '甲', recognisedOn: localDate('2024-09-10') })
    await apply(county, [row])
    const outcome = await apply(county, [{ ...row, ...exit }], exits)
    expect(outcome).toMatchObject({ terminations: 1 })
    const { household } = await homeOf(county, '甲')
    expect(await currentValue(county, household, 'recorded_category')).toBe('低保对象')
  })

  test('without its day ends nothing', async () => {
    const county = aCounty()
    const row = aRow(county, { home: '1', name: '甲' })
    await apply(county, [row])
    const outcome = await apply(county, [{ ...row, formerCategory: '低保对象' }], exits)
    expect(kindsOf(outcome)).toEqual(['缺少退出日期'])
    expect(outcome.terminations).toBe(0)
  })
})
