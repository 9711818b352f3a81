import { beforeAll, describe, expect, test } from 'vitest'
import { type Database, sql } from '#db/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { readSituation } from '../../tests/situations/read-situation.ts'
import { aFileCounty, type FileCounty, importInto, numberOf, writeCsv } from './test-files.ts'

let county: FileCounty
let database: Database

beforeAll(async () => {
  county = await aFileCounty(async () => {
    database = await openFreshPglite()
    return database
  })
  return () => database.close()
})

const number = (serial: number): string => numberOf('1970-01-01', serial)

async function notesOf(name: string, lines: readonly string[]): Promise<string> {
  const read = await readSituation(county, writeCsv(county, name, lines))
  if (!('rows' in read)) throw new Error(JSON.stringify(read))
  return read.summary.notes.join('\n')
}

describe('a 合计 above the rows', () => {
  const header = '姓名,身份证号,乡镇,医疗救助金额'
  const rows = [`赵一,${number(1)},柳林乡,100`, `赵二,${number(2)},柳林乡,200.50`]

  test('that is right is not spoken of', async () => {
    const lines = [header, '合计,,,300.50', ...rows]
    expect(await notesOf('医疗救助支付2024年9月甲.csv', lines)).not.toMatch(/合计/)
  })

  test('that is wrong is a warning with its row', async () => {
    const lines = [header, '合计,,,400', ...rows]
    const said = '第 2 行合计的“医疗救助金额”为 400.00 元，各行相加为 300.50 元'
    expect(await notesOf('医疗救助支付2024年9月乙.csv', lines)).toContain(said)
    await importInto(county, writeCsv(county, '医疗救助支付2024年9月丙.csv', lines)).then((one) =>
      expect(one.notes.join()).toContain(said),
    )
  })
})

describe('a title between two tables', () => {
  const header = '姓名,身份证号,残疾类别和等级'

  test('says of which township the rows below it are', async () => {
    const outcome = await importInto(
      county,
      writeCsv(county, '残疾人持证信息2024年9月.csv', [
        '柳林乡残疾人名单,,',
        header,
        `赵一,${number(1)},肢体三级`,
        `赵二,${number(2)},智力Ⅱ级`,
        '石桥镇残疾人名单,,',
        header,
        `赵三,${number(3)},二级精神`,
      ]),
    )
    expect(outcome.rows).toMatchObject({ total: 5, usable: 3, dropped: 2 })
    expect(outcome.notes.join('\n')).toMatch(/按标题计入“柳林乡”/)
    expect(outcome.notes.join('\n')).toMatch(/第 5 行的标题写的是“石桥镇”/)
    expect(outcome.notes.join('\n')).toMatch(/“残疾类别和等级”一列含有几项/)
    const covered = await database.query<{ code: string; rows: number }>(sql`
      select division_code as code, row_count as rows from coverage
      where batch_id = ${outcome.batchId} order by 1`)
    expect(covered).toEqual([
      { code: '999901100000', rows: 2 },
      { code: '999901101000', rows: 1 },
    ])
  })

  test('changes nothing where the rows name their township', async () => {
    const lines = [
      `姓名,身份证号,残疾类别,残疾等级,乡镇`,
      `赵一,${number(1)},肢体,三级,柳林乡`,
      '石桥镇残疾人名单,,,,',
      `赵二,${number(2)},肢体,三级,柳林乡`,
    ]
    expect(await notesOf('残疾人持证信息2024年9月丁.csv', lines)).not.toMatch(/石桥镇/)
  })
})

test('an empty file says so', async () => {
  const read = await readSituation(county, writeCsv(county, '空2024年9月.csv', ['']))
  expect(read).toMatchObject({ refusal: expect.stringContaining('没有任何内容') })
})
