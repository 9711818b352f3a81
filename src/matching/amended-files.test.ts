import { describe, expect, test } from 'vitest'
import { sql } from '#db/index'
import { errorMark } from '#sources/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { settleDoubt } from './settle-doubt.ts'
import {
  aFileCounty,
  importInto,
  importRosterOfFour,
  people,
  valueOfPerson,
  writeCsv,
} from './test-files.ts'

const { zhao, qian, sun } = people
const header = '姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期'

describe('an error file that comes back', () => {
  test('is known by its mark: only rows with a problem are read, once', async () => {
    const county = await aFileCounty(openFreshPglite)
    await importRosterOfFour(county)
    const broken = `${sun.number.slice(0, 17)}${sun.number.endsWith('1') ? '2' : '1'}`
    const first = await importInto(
      county,
      writeCsv(county, '残疾人2024年9月.csv', [
        header,
        `${zhao.name},${zhao.number},柳林乡,肢体,二级,2019-05-06`,
        `${sun.name},${broken},石桥镇,精神,二级,2018-01-01`,
        `${qian.name},12,柳林乡,视力,三级,2018-01-01`,
      ]),
    )
    expect(first.rows).toMatchObject({ usable: 1, refused: 2 })
    const held = await county.db.query(sql`select row_number, state from held_row order by 1`)
    expect(held).toEqual([
      { row_number: 3, state: '待处理' },
      { row_number: 4, state: '待处理' },
    ])
    const mark = errorMark(county.acting.vault, first.batchId)
    const back = writeCsv(county, '回来的文件.csv', [
      `${header},${mark},建议值`,
      `${zhao.name},${zhao.number},柳林乡,肢体,一级,2019-05-06,,`,
      `${sun.name},${sun.number},石桥镇,精神,二级,2018-01-01,证件号校验位不对,`,
      `${qian.name},12,柳林乡,视力,三级,2018-01-01,证件号位数不对,`,
    ])
    const again = await importInto(county, back)
    expect(again).toMatchObject({
      dataset: 'disability',
      period: '2024-09',
      amends: { batchId: first.batchId, corrected: 1, alreadyTaken: 1, skipped: 1 },
    })
    expect(await valueOfPerson(county, sun, 'disability_grade')).toBe('二级')
    expect(await valueOfPerson(county, zhao, 'disability_grade'), 'taken before').toBe('二级')
    const settled = await county.db.query(sql`
      select row_number, state from held_row where batch_id = ${first.batchId} order by 1`)
    expect(settled).toEqual([
      { row_number: 3, state: '已采用' },
      { row_number: 4, state: '待处理' },
    ])
    expect(await importInto(county, back)).toMatchObject({ state: '已认出' })
  })

  test('settles the candidates of the rows that it corrects, and of no other', async () => {
    const county = await aFileCounty(openFreshPglite)
    await importRosterOfFour(county)
    const wrongEnd = (number: string) => number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
    const file = writeCsv(county, '残疾人2024年9月.csv', [
      header,
      `${sun.name},${wrongEnd(sun.number)},石桥镇,精神,二级,2018-01-01`,
      `${qian.name},${wrongEnd(qian.number)},柳林乡,视力,三级,2018-01-01`,
      `${zhao.name},${zhao.number},柳林乡,肢体,二级,2019-05-06`,
    ])
    const first = await importInto(county, file)
    expect(first.candidates).toBe(2)
    const back = writeCsv(county, '回来的文件.csv', [
      `${header},${errorMark(county.acting.vault, first.batchId)},建议值`,
      `${sun.name},${sun.number},石桥镇,精神,二级,2018-01-01,证件号校验位不对,`,
    ])
    const disability = county.map.find('disability')
    if (disability === undefined) throw new Error('the dataset is not defined')
    await importInto(county, back, {
      settle: async (tx, acting, batchId, rows) => {
        await settleDoubt(tx, acting, { batchId, dataset: disability, rows })
      },
    })
    const candidates = await county.db.query(sql`
      select row_number, state, said is null as forgotten from match_candidate
      where batch_id = ${first.batchId} order by 1`)
    expect(candidates).toEqual([
      { row_number: 2, state: '已排除', forgotten: true },
      { row_number: 3, state: '待确认', forgotten: false },
    ])
  })

  test('with somebody else’s mark is a file like any other', async () => {
    const county = await aFileCounty(openFreshPglite)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人2024年9月.csv', [
      `${header},问题（批次 12345678-abcd）`,
      `${zhao.name},${zhao.number},柳林乡,肢体,二级,2019-05-06,`,
    ])
    const outcome = await importInto(county, file)
    expect(outcome.amends).toBeUndefined()
    expect(outcome.rows.usable).toBe(1)
  })
})
