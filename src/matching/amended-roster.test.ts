import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { errorMark } from '#sources/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { aFileCounty, importInto, people, writeCsv } from './test-files.ts'

const { zhao, sun } = people

test('of a list: whoever came in without a sound number gets it, and nobody is formed twice', async () => {
  const county = await aFileCounty(openFreshPglite)
  const head = '户号,姓名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入'
  const zhaoRow = `H1,${zhao.name},${zhao.number},户主,柳林乡,东柳村,2023-01-05,5000`
  const sunRow = (number: string) => `H2,${sun.name},${number},户主,石桥镇,桥头村,2023-02-05,4000`
  const first = await importInto(
    county,
    writeCsv(county, '低保台账2024年9月.csv', [head, zhaoRow, sunRow('123')]),
    { dataset: 'roster_dibao' },
  )
  expect(first.roster).toMatchObject({ personsFormed: 2 })
  const mark = errorMark(county.acting.vault, first.batchId)
  const back = await importInto(
    county,
    writeCsv(county, '回来的台账.csv', [
      `${head},${mark},建议值`,
      `${zhaoRow},,`,
      `${sunRow(sun.number)},证件号位数不对,`,
    ]),
  )
  expect(back).toMatchObject({ dataset: 'roster_dibao', period: '2024-09' })
  expect(back.roster).toMatchObject({ personsFormed: 0, terminations: 0 })
  expect(back.rows).toMatchObject({ total: 1, usable: 1 })
  const known = await county.db.query<{ name: string; numbered: boolean }>(sql`
    select name, id_hash is not null as numbered from person where withdrawn_at is null`)
  expect(known.map(({ name, numbered }) => [name, numbered]).toSorted()).toEqual(
    [
      [sun.name, true],
      [zhao.name, true],
    ].toSorted(),
  )
})
