import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { aFileCounty, importInto, importRosterOfFour, people, writeCsv } from './test-files.ts'

const { zhao, qian, sun, li } = people

test('rows whose only number is that of a 残疾人证 match by the identity number in it', async () => {
  const county = await aFileCounty(openFreshPglite)
  await importRosterOfFour(county)
  const file = writeCsv(county, '残疾人2024年9月.csv', [
    '姓名,残疾人证号,乡镇,残疾类别,残疾等级',
    `${zhao.name},${zhao.number}42,柳林乡,肢体,二级`,
    `${qian.name},${qian.number}13B1,柳林乡,视力,三级`,
    `${sun.name},${sun.number},柳林乡,视力,三级`,
    `${li.name},${li.number.slice(0, 15)}00000,柳林乡,视力,三级`,
  ])
  const outcome = await importInto(county, file)
  expect(outcome).toMatchObject({
    matched: 3,
    rows: { total: 4, usable: 2, corrected: 1, refused: 1 },
  })
  const problems = await county.db.query(sql`
    select row_number as row, column_name as column, kind, verdict from row_problem
    order by row_number`)
  expect(problems).toEqual([
    { row: 4, column: '残疾人证号', kind: '由残疾证号取得', verdict: '已自动修正' },
    { row: 5, column: '残疾人证号', kind: '精度丢失', verdict: '不能用' },
  ])
})
