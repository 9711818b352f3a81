import { beforeAll, describe, expect, test } from 'vitest'
import { type Database, sql } from '#db/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { aFileCounty, type FileCounty, importInto, numberOf, writeCsv } from './test-files.ts'

/* A csv that was opened and saved in Excel: every number has lost its last digits. */
let county: FileCounty
let database: Database

const people = [
  ['赵大山', numberOf('1950-03-05', 11)],
  ['钱小花', numberOf('1980-07-09', 24)],
  ['孙有福', numberOf('1990-01-20', 37)],
] as const

beforeAll(async () => {
  county = await aFileCounty(async () => {
    database = await openFreshPglite()
    return database
  })
  const lines = people.map(([name, number], at) => `H${at},${name},${number},户主,柳林乡`)
  const roster = writeCsv(county, '低保台账2024年8月.csv', [
    '户号,姓名,身份证号,与户主关系,乡镇',
    ...lines,
  ])
  await importInto(county, roster, { dataset: 'roster_dibao' })
  return () => database.close()
})

const header = '姓名,身份证号,乡镇,残疾类别,残疾等级'

async function coverageOf(batchId: string): Promise<number> {
  const rows = await database.query(sql`select from coverage where batch_id = ${batchId}`)
  return rows.length
}

describe('a file whose numbers are all damaged', () => {
  test.each([
    ['000', (number: string) => `${number.slice(0, 15)}000`],
    ['masked', (number: string) => `${number.slice(0, 14)}****`],
    ['scientific', (number: string) => `${number[0]}.${number.slice(1, 15)}E+17`],
  ])('%s: is taken in, with candidates, and says nothing of who is absent', async (kind, spoil) => {
    const rows = people.map(([name, number]) => `${name},${spoil(number)},柳林乡,肢体,二级`)
    const file = writeCsv(county, `残疾人持证信息2024年9月-${kind}.csv`, [header, ...rows])
    const outcome = await importInto(county, file)
    expect(outcome).toMatchObject({ state: '已入库', matched: 0, absences: 0, townships: [] })
    expect(outcome.rows).toMatchObject({ total: 3, usable: 0, corrected: 0 })
    expect(outcome.candidates).toBe(3)
    expect(outcome.notes.join()).toContain('3 行都没有完好的身份证号')
    expect(await coverageOf(outcome.batchId)).toBe(0)
  })

  test('is refused when no row shows whose it is', async () => {
    const rows = ['赵大山,不详,柳林乡,肢体,二级', '钱小花,,柳林乡,肢体,二级']
    const file = writeCsv(county, '残疾人持证信息2024年9月-没有号.csv', [header, ...rows])
    await expect(importInto(county, file)).rejects.toThrow(/2 行全部不能用/)
  })

  test('covers nothing when only a few rows are whole', async () => {
    const damaged = people.map(([name, number]) => `${name},${number.slice(0, 15)}000`)
    const strangers = Array.from({ length: 9 }, (_, at) => `王${at},${numberOf('1970-01-01', at)}`)
    const lines = [...strangers.map((one) => `${one.slice(0, -3)}000`), ...damaged.slice(1)]
    const sound = `${people[0].join(',')},柳林乡,肢体,二级`
    const rows = [sound, ...lines.map((line) => `${line},柳林乡,肢体,二级`)]
    const file = writeCsv(county, '残疾人持证信息2024年9月-多数坏.csv', [header, ...rows])
    const outcome = await importInto(county, file)
    expect(outcome).toMatchObject({ matched: 1, absences: 0, townships: [] })
    expect(outcome.notes.join()).toContain('12 行中只有 1 行身份证号完好')
  })
})
