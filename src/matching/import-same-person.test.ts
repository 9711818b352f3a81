import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import {
  aFileCounty,
  importInto,
  importRosterOfFour,
  people,
  valueOfPerson,
  writeCsv,
} from './test-files.ts'

const { zhao, qian, li } = people

onEmbeddedFirst('importing several rows of one person', (open) => {
  test('rows of one person are put together as the dataset says', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '医疗费用2024年9月.csv', [
      '姓名,证件号码,乡镇,个人自付,政策范围内自付,单次住院自付,结算日期',
      `${zhao.name},${zhao.number},柳林乡,1000.50,800,900,2024-03-01`,
      `${zhao.name},${zhao.number},柳林乡,2000,,1500,2024-08-01`,
      `${qian.name},${qian.number},柳林乡,100,50,100,2024-08-02`,
      `合计,,,3100.50,850,,`,
    ])
    const outcome = await importInto(county, file)
    expect(outcome.dataset).toBe('medical_cost')
    expect(outcome.notes.filter((note) => note.startsWith('警告'))).toEqual([])
    expect(await valueOfPerson(county, zhao, 'own_medical_cost')).toBe(300_050)
    expect(await valueOfPerson(county, zhao, 'highest_stay_cost')).toBe(150_000)
    expect(await valueOfPerson(county, zhao, 'last_visit_on')).toBe('2024-08-01')
    expect(await valueOfPerson(county, zhao, 'hospital_stays')).toBe(2)
    expect(
      await valueOfPerson(county, zhao, 'in_policy_own_cost'),
      'a sum with an unknown part is unknown',
    ).toBeNull()
    expect(await valueOfPerson(county, qian, 'hospital_stays')).toBe(1)
    expect(await valueOfPerson(county, li, 'own_medical_cost')).toBe(0)
    const [seen] = await county.db.query(
      sql`select row_number, more_rows from observation where more_rows is not null`,
    )
    expect(seen).toEqual({ row_number: 2, more_rows: [3] })
  })

  test('rows that contradict each other leave the fact unknown and are listed', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人_2024年9月.csv', [
      '姓名,证件号码,乡镇,残疾类别,残疾等级',
      `${zhao.name},${zhao.number},柳林乡,肢体,二级`,
      `${zhao.name},${zhao.number},柳林乡,肢体,三级`,
      `${li.name},${li.number},柳林乡,肢体,三级`,
      `${li.name},${li.number},柳林乡,肢体,三级`,
    ])
    const outcome = await importInto(county, file)
    expect(outcome.rows).toMatchObject({ total: 4, usable: 2, needConfirm: 2 })
    expect(await valueOfPerson(county, zhao, 'disability_grade')).toBeNull()
    expect(await valueOfPerson(county, zhao, 'disability_category')).toBe('肢体')
    expect(await valueOfPerson(county, li, 'disability_grade')).toBe('三级')
    const problems = await county.db.query(
      sql`select row_number, kind, column_name from row_problem`,
    )
    expect(problems).toContainEqual({
      row_number: 3,
      kind: '同人多值',
      column_name: '残疾等级',
    })
  })

  test('one number with two names is put aside, and so is another name than the registry’s', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人_2024年9月.csv', [
      '姓名,证件号码,乡镇,残疾类别,残疾等级',
      `${zhao.name},${zhao.number},柳林乡,肢体,二级`,
      `赵小山,${zhao.number},柳林乡,视力,一级`,
      `李短顺,${li.number},柳林乡,视力,一级`,
    ])
    const outcome = await importInto(county, file)
    expect(outcome.rows).toMatchObject({ total: 3, usable: 0, needConfirm: 3 })
    expect(await valueOfPerson(county, zhao, 'is_disabled')).toBeNull()
    expect(await valueOfPerson(county, li, 'disability_grade')).toBeNull()
    expect(await valueOfPerson(county, qian, 'is_disabled'), 'truly absent').toBe(false)
    const problems = await county.db.query(
      sql`select row_number, kind from row_problem order by row_number`,
    )
    expect(problems).toEqual([
      { row_number: 2, kind: '同号多人' },
      { row_number: 3, kind: '同号多人' },
      { row_number: 4, kind: '姓名不符' },
    ])
  })
})
