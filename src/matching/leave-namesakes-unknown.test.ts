import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import {
  aFileCounty,
  type FileCounty,
  importInto,
  importRosterOfFour,
  numberOf,
  people,
  valueOfPerson,
  writeCsv,
} from './test-files.ts'

const { zhao, qian, sun, li } = people
const lastDigitsLost = '9.99901E+17'

/** Three of the name 李长顺 beside the four: one more in 柳林乡, one in 石桥镇. */
const neighbour = numberOf('1975-04-04', 82)
const distant = numberOf('1962-11-11', 99)

async function aCountyOfNamesakes(county: FileCounty): Promise<void> {
  const file = writeCsv(county, '低保台账.csv', [
    '户号,姓名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入,低保财产',
    `H1,${zhao.name},${zhao.number},户主,柳林乡,东柳村,2023-01-05,5000,符合`,
    `H1,${qian.name},${qian.number},妻,柳林乡,东柳村,2023-01-05,5000,符合`,
    `H2,${sun.name},${sun.number},户主,石桥镇,桥头村,2023-02-05,4000,符合`,
    `H3,${li.name},${li.number},户主,柳林乡,东柳村,2023-03-05,3000,符合`,
    `H4,${li.name},${neighbour},户主,柳林乡,东柳村,2023-03-05,3000,符合`,
    `H5,${li.name},${distant},户主,石桥镇,桥头村,2023-03-05,3000,符合`,
  ])
  await importInto(county, file, { dataset: 'roster_dibao' })
}

/** A list of the disabled with a sound row in each township, and the rows given. */
function disabled(county: FileCounty, name: string, rows: readonly string[]) {
  const file = writeCsv(county, name, [
    '姓名,证件号码,乡镇,残疾类别,残疾等级',
    `${zhao.name},${zhao.number},柳林乡,肢体,二级`,
    `${sun.name},${sun.number},石桥镇,精神,一级`,
    ...rows,
  ])
  return importInto(county, file)
}

async function valueOfNumber({ db, acting }: FileCounty, number: string, column: string) {
  const [row] = await db.query<{ profile: Readonly<Record<string, unknown>> }>(sql`
    select to_jsonb(f) as profile
    from person as p
    join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    where p.id_hash = ${acting.vault.hashIdentity(number)}`)
  return row?.profile[`f_${column}`]
}

async function gradeOfHome({ db, acting }: FileCounty, number: string): Promise<unknown> {
  const [row] = await db.query<{ grade: string | null }>(sql`
    select h.f_house_danger as grade
    from person as p
    join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    join household_profile as h on h.county_code = p.county_code and h.household_id = f.household_id
    where p.id_hash = ${acting.vault.hashIdentity(number)}`)
  return row?.grade
}

onEmbeddedFirst('rows without a sound number in a complete file', (open) => {
  test('leave whoever they may mean unknown until the row is settled', async () => {
    const county = await aFileCounty(open)
    await aCountyOfNamesakes(county)
    const outcome = await disabled(county, '残疾人_2024年9月.csv', [
      `${li.name},${lastDigitsLost},柳林乡,听力,一级`,
    ])
    expect(outcome).toMatchObject({ rows: { refused: 1 }, candidates: 0 })
    expect(await valueOfNumber(county, li.number, 'is_disabled')).toBeNull()
    expect(await valueOfNumber(county, li.number, 'disability_grade')).toBeNull()
    expect(await valueOfNumber(county, neighbour, 'is_disabled'), 'could be the one too').toBeNull()
    expect(await valueOfNumber(county, distant, 'is_disabled'), 'of another township').toBe(false)
    expect(await valueOfNumber(county, qian.number, 'is_disabled'), 'of another name').toBe(false)
    await disabled(county, '残疾人更正_2024年9月.csv', [`${li.name},${li.number},柳林乡,听力,一级`])
    expect(await valueOfNumber(county, li.number, 'disability_grade')).toBe('一级')
    expect(await valueOfNumber(county, neighbour, 'is_disabled'), 'settled: truly absent').toBe(
      false,
    )
    expect(await valueOfNumber(county, distant, 'is_disabled')).toBe(false)
  })

  test('take back an earlier 否 when the next month’s row cannot be read', async () => {
    const county = await aFileCounty(open)
    await aCountyOfNamesakes(county)
    await disabled(county, '残疾人_2024年8月.csv', [])
    expect(await valueOfNumber(county, li.number, 'is_disabled')).toBe(false)
    const row = `${li.name},${lastDigitsLost},柳林乡,听力,一级`
    await disabled(county, '残疾人_2024年9月.csv', [row])
    expect(await valueOfNumber(county, li.number, 'is_disabled')).toBeNull()
    const [said] = await county.db.query(sql`
      select o.sheet, o.row_number, o.facts
      from observation as o
      join import_batch as b on b.id = o.batch_id and b.period = '2024-09'
      join person as p on p.id = o.subject_id
      where p.id_hash = ${county.acting.vault.hashIdentity(li.number)}`)
    expect(said, 'the row that made it unknown').toMatchObject({ row_number: 4, facts: {} })
  })

  test.each([
    ['masked', '9999011962********'],
    ['too short', '99990119621111'],
    ['empty', ''],
    ['with a wrong digit somewhere', `${neighbour.slice(0, 8)}99${neighbour.slice(10)}`],
  ])('also where the number is %s', async (_, written) => {
    const county = await aFileCounty(open)
    await aCountyOfNamesakes(county)
    await disabled(county, '残疾人_2024年9月.csv', [`${li.name},${written},柳林乡,听力,一级`])
    expect(await valueOfNumber(county, li.number, 'is_disabled')).toBeNull()
    expect(await valueOfNumber(county, neighbour, 'is_disabled')).toBeNull()
    expect(await valueOfNumber(county, qian.number, 'is_disabled')).toBe(false)
  })

  test('exclude whom a visible birth date excludes', async () => {
    const county = await aFileCounty(open)
    await aCountyOfNamesakes(county)
    const masked = `${neighbour.slice(0, 14)}****`
    await disabled(county, '残疾人_2024年9月.csv', [`${li.name},${masked},,听力,一级`])
    expect(await valueOfNumber(county, neighbour, 'is_disabled')).toBeNull()
    expect(await valueOfNumber(county, li.number, 'is_disabled')).toBe(false)
    expect(await valueOfNumber(county, distant, 'is_disabled')).toBe(false)
  })

  test('mean the namesakes of every covered township where they name none', async () => {
    const county = await aFileCounty(open)
    await aCountyOfNamesakes(county)
    await disabled(county, '残疾人_2024年9月.csv', [`${li.name},${lastDigitsLost},,听力,一级`])
    for (const number of [li.number, neighbour, distant]) {
      expect(await valueOfNumber(county, number, 'is_disabled')).toBeNull()
    }
    expect(await valueOfNumber(county, qian.number, 'is_disabled')).toBe(false)
  })

  test('mean those of their birth date where the name is missing', async () => {
    const county = await aFileCounty(open)
    await aCountyOfNamesakes(county)
    const visible = `${neighbour.slice(0, 14)}****`
    await disabled(county, '残疾人_2024年9月.csv', [`,${visible},柳林乡,听力,一级`])
    expect(await valueOfNumber(county, neighbour, 'is_disabled')).toBeNull()
    expect(await valueOfNumber(county, li.number, 'is_disabled')).toBe(false)
    expect(await valueOfNumber(county, qian.number, 'is_disabled')).toBe(false)
  })

  test('mean everybody of their township where neither name nor birth date is left', async () => {
    const county = await aFileCounty(open)
    await aCountyOfNamesakes(county)
    const row = `,${lastDigitsLost},柳林乡,听力,一级`
    await disabled(county, '残疾人_2024年9月.csv', [row])
    for (const number of [li.number, neighbour, qian.number]) {
      expect(await valueOfNumber(county, number, 'is_disabled')).toBeNull()
    }
    expect(await valueOfNumber(county, distant, 'is_disabled'), 'of another township').toBe(false)
    expect(await valueOfNumber(county, zhao.number, 'is_disabled'), 'has a row').toBe(true)
  })

  test.each(['李某某', '李*', '李ＸＸ'])(
    'mean everybody whom the covered name %s fits, where the number is covered too',
    async (name) => {
      const county = await aFileCounty(open)
      await aCountyOfNamesakes(county)
      const row = `${name},999901************,柳林乡,听力,一级`
      await disabled(county, '残疾人_2024年9月.csv', [row])
      expect(await valueOfNumber(county, li.number, 'is_disabled')).toBeNull()
      expect(await valueOfNumber(county, neighbour, 'is_disabled')).toBeNull()
      expect(await valueOfNumber(county, distant, 'is_disabled')).toBe(false)
      expect(await valueOfNumber(county, qian.number, 'is_disabled')).toBe(false)
    },
  )

  test('of a covered name those whom visible digits exclude are absent', async () => {
    const county = await aFileCounty(open)
    await aCountyOfNamesakes(county)
    const row = `李*,999901********${neighbour.slice(-4)},柳林乡,听力,一级`
    await disabled(county, '残疾人_2024年9月.csv', [row])
    expect(await valueOfNumber(county, neighbour, 'is_disabled')).toBeNull()
    expect(await valueOfNumber(county, li.number, 'is_disabled')).toBe(false)
  })

  test('digits that are visible name one person, not all whose ending lies in the same group', async () => {
    const county = await aFileCounty(open)
    const { vault } = county.acting
    const groupOf = (number: string) => vault.hashLastFour(number.slice(-4))
    const alike = Array.from({ length: 998 }, (_, at) => numberOf('1971-03-08', at + 1)).filter(
      (number) =>
        groupOf(number) === groupOf(li.number) && number.slice(-4) !== li.number.slice(-4),
    )
    const [other = ''] = alike
    expect(alike.length).toBeGreaterThan(2)
    const roster = writeCsv(county, '低保台账.csv', [
      '户号,姓名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入,低保财产',
      `H1,${zhao.name},${zhao.number},户主,柳林乡,东柳村,2023-01-05,5000,符合`,
      `H2,${sun.name},${sun.number},户主,石桥镇,桥头村,2023-02-05,4000,符合`,
      `H3,${li.name},${li.number},户主,柳林乡,东柳村,2023-03-05,3000,符合`,
      `H4,李长青,${other},户主,柳林乡,东柳村,2023-03-05,3000,符合`,
    ])
    await importInto(county, roster, { dataset: 'roster_dibao' })
    const row = `李*,999901********${li.number.slice(-4)},柳林乡,听力,一级`
    const outcome = await disabled(county, '残疾人_2024年9月.csv', [row])
    expect(outcome).toMatchObject({ rows: { refused: 1 }, candidates: 1 })
    expect(await valueOfNumber(county, li.number, 'is_disabled')).toBeNull()
    expect(await valueOfNumber(county, other, 'is_disabled')).toBe(false)
  })

  test('and rows put aside mean the namesakes of the name they bear', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人_2024年9月.csv', [
      '姓名,证件号码,乡镇,残疾类别,残疾等级',
      `${li.name},${zhao.number},柳林乡,听力,一级`,
    ])
    await importInto(county, file)
    expect(await valueOfPerson(county, zhao, 'is_disabled')).toBeNull()
    expect(await valueOfPerson(county, li, 'is_disabled')).toBeNull()
    expect(await valueOfPerson(county, qian, 'is_disabled')).toBe(false)
  })

  test('do so for households too', async () => {
    const county = await aFileCounty(open)
    await aCountyOfNamesakes(county)
    const file = writeCsv(county, '农村危房_2024年9月.csv', [
      '户主姓名,户主身份证号,乡镇,危房等级,是否改造',
      `${zhao.name},${zhao.number},柳林乡,C级,否`,
      `${sun.name},${sun.number},石桥镇,D级,否`,
      `${li.name},${lastDigitsLost},柳林乡,D级,否`,
    ])
    await importInto(county, file, { dataset: 'dangerous_house' })
    expect(await gradeOfHome(county, zhao.number)).toBe('C级')
    expect(await gradeOfHome(county, li.number)).toBeNull()
    expect(await gradeOfHome(county, neighbour)).toBeNull()
    expect(await gradeOfHome(county, distant)).toBe('无')
  })

  test('change nothing of what is known where the file is not complete', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    await disabled(county, '残疾人_2024年8月.csv', [`${li.name},${li.number},柳林乡,听力,一级`])
    const file = writeCsv(county, '残疾人增量_2024年9月.csv', [
      '姓名,证件号码,乡镇,残疾类别,残疾等级',
      `${zhao.name},${zhao.number},柳林乡,肢体,一级`,
      `${li.name},${lastDigitsLost},柳林乡,听力,二级`,
    ])
    await importInto(county, file, { mode: '增量' })
    expect(await valueOfPerson(county, zhao, 'disability_grade')).toBe('一级')
    expect(await valueOfPerson(county, li, 'disability_grade')).toBe('一级')
  })
})
