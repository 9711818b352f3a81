import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import {
  aFileCounty,
  importInto,
  importRosterOfFour,
  people,
  valueOfPerson,
  writeCsv,
} from './test-files.ts'

const { zhao, qian, sun } = people

test('a name and a number in each other’s cells are said to be so and name their person', async () => {
  const county = await aFileCounty(openFreshPglite)
  await importRosterOfFour(county)
  const file = writeCsv(county, '残疾人2024年9月.csv', [
    '姓名,证件号码,乡镇,残疾类别,残疾等级',
    `${zhao.name},${zhao.number},柳林乡,肢体,二级`,
    `${qian.number},${qian.name},柳林乡,视力,三级`,
  ])
  const outcome = await importInto(county, file)
  expect(outcome).toMatchObject({ rows: { usable: 1, refused: 1 }, candidates: 1 })
  const [found] = await county.db.query<{ who: string }>(sql`
    select p.name as who from match_candidate as c join person as p on p.id = c.person_id`)
  expect(found?.who).toBe(qian.name)
  expect(await valueOfPerson(county, qian, 'is_disabled')).toBeNull()
})

test('no whole number of a cell is kept in what an import tells', async () => {
  const county = await aFileCounty(openFreshPglite)
  await importRosterOfFour(county)
  const header = ['姓名', '证件号码', '乡镇', '村', '残疾类别', '残疾等级', '评定日期', '备注']
  const sound = [zhao.name, zhao.number, '柳林乡', '东柳村', '肢体', '二级', '2019-05-06', '']
  const wide = [...sun.number]
    .map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
    .join('')
  const grouped = `${sun.number.slice(0, 6)} ${sun.number.slice(6, 14)}-${sun.number.slice(14)}`
  const texts = [
    sun.number,
    wide,
    grouped,
    `肢体${sun.number}`,
    `${sun.name}(${sun.number})`,
    '13800001234',
  ]
  const rows = header.flatMap((_, column) =>
    column === 1 ? [] : texts.map((text) => sound.with(column, text).join(',')),
  )
  const file = writeCsv(county, '残疾人2024年9月.csv', [header.join(','), sound.join(','), ...rows])
  const outcome = await importInto(county, file)
  const kept = await county.db.query(sql`
    select (select jsonb_agg(to_jsonb(b)) from import_batch as b)::text
      || coalesce((select jsonb_agg(to_jsonb(p)) from row_problem as p)::text, '') as all`)
  const said = JSON.stringify([outcome, kept])
  expect(said).toContain('代码表里没有')
  expect(said).toContain('区划表里没有')
  for (const text of [sun.number, wide, grouped, '13800001234']) expect(said).not.toContain(text)
  expect(said).not.toContain(sun.number.slice(0, 12))
})
