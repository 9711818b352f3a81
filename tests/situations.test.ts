import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Database, sql } from '#db/index'
import { type ImportOutcome, listWords, rememberColumns, rememberWords } from '#sources/index'
import { aFileCounty, type FileCounty, importInto, writeCsv } from '../src/matching/test-files.ts'
import { openFreshPglite } from './on-both-engines.ts'
import { people } from './situations/people.ts'
import { jsonOf, readSituation } from './situations/read-situation.ts'

/*
 * The catalogue's situations: one file in, one JSON out. After a change that is meant, write the JSONs
 * anew with DOUDI_WRITE_SITUATIONS=1 and read what differs. Those about several files or about the
 * registry show what taking them in does.
 */
const folder = path.join(import.meta.dirname, 'situations')
const file = (name: string): string => path.join(folder, name)
const files = readdirSync(folder).filter((name) => /^\d\d-.*(?<!\.json)$/.test(name))

let county: FileCounty
let database: Database
beforeAll(async () => {
  county = await aFileCounty(async () => {
    database = await openFreshPglite()
    return database
  })
  return () => database.close()
})

describe('the fifty situations', () => {
  test.each(files)('%s', async (name) => {
    const outcome = await readSituation(county, path.join(folder, name))
    const expected = path.join(folder, `${name}.json`)
    if (process.env.DOUDI_WRITE_SITUATIONS) {
      writeFileSync(expected, `${JSON.stringify(jsonOf(outcome), null, 2)}\n`)
    }
    expect(jsonOf(outcome)).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
    if (!('rows' in outcome)) return
    const { rows, summary } = outcome
    const of = (verdict: string) => rows.filter((row) => row.verdict === verdict).length
    expect(summary.counts).toEqual({
      total: rows.length,
      usable: of('可用'),
      corrected: of('已自动修正'),
      needConfirm: of('需确认'),
      refused: of('不能用'),
      dropped: of('不是数据行'),
    })
  })

  test('every number of the catalogue has a file', () => {
    const numbers = new Set(files.map((name) => Number(name.slice(0, 2))))
    expect([...numbers].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, at) => at + 1),
    )
  })
})

async function gradeOf(name: string): Promise<unknown> {
  const [row] = await county.db.query<{ grade: unknown }>(sql`
    select to_jsonb(f) -> 'f_disability_grade' as grade
    from person as p
    join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    where p.name = ${name}`)
  return row?.grade ?? null
}

function addUp({ rows }: ImportOutcome): boolean {
  const { total, usable, corrected, needConfirm, refused, dropped } = rows
  return total === usable + corrected + needConfirm + refused + dropped
}

describe('files taken in', () => {
  beforeAll(async () => {
    const lines = people.map(
      ([name, number], at) => `H${at},${name},${number},户主,${at === 2 ? '石桥镇' : '柳林乡'}`,
    )
    const roster = ['户号,姓名,身份证号,与户主关系,乡镇', ...lines]
    await importInto(county, writeCsv(county, '低保台账2024年8月.csv', roster), {
      dataset: 'roster_dibao',
    })
  })

  test('19: the same file again says when and by whom, and changes nothing', async () => {
    const first = await importInto(county, file('19-same-file-again-2024年9月.csv'))
    expect(first).toMatchObject({ state: '已入库', matched: 3 })
    const again = await importInto(county, file('19-same-file-again-2024年9月.csv'))
    expect(again).toMatchObject({ state: '已认出', factsChanged: 0 })
    expect(again.alreadyImportedAs?.sentence).toMatch(/已于 .+ 由张经办导入/)
    expect(await gradeOf('赵大山')).toBe('一级')
  })

  test('20: who is missing next month stays in the registry', async () => {
    const before = await database.query(sql`select from person`)
    const outcome = await importInto(county, file('20-next-month-2024年10月.csv'))
    expect(outcome).toMatchObject({ period: '2024-10', matched: 2 })
    expect(await database.query(sql`select from person`)).toHaveLength(before.length)
    expect([await gradeOf('赵大山'), await gradeOf('李长顺')]).toEqual(['二级', '三级'])
    // 石桥镇 is not in the file: nothing is known of it.
    expect(await gradeOf('孙有福')).toBe('三级')
    // 柳林乡 was delivered whole: absent means 无, by this dataset's definition.
    expect(await gradeOf('钱小花')).toBe('无')
  })

  test('21: identical rows count once, differing ones are a conflict and nothing is taken', async () => {
    const outcome = await importInto(county, file('21-duplicate-rows-2024年9月.csv'), {
      period: '2024-10',
    })
    expect(outcome.conflicts).toBeGreaterThan(0)
    expect(addUp(outcome)).toBe(true)
    expect(await gradeOf('赵大山')).toBe('一级')
    expect(['二级', '四级']).not.toContain(await gradeOf('钱小花'))
  })

  test('40: a number that two names share is given to neither', async () => {
    const outcome = await importInto(county, file('40-one-number-two-people-2024年9月.csv'), {
      period: '2024-10',
    })
    expect(outcome.rows.needConfirm).toBeGreaterThan(0)
    expect(addUp(outcome)).toBe(true)
    const problems = await county.db.query<{ kind: string }>(sql`
      select kind from row_problem where batch_id = ${outcome.batchId}`)
    expect(problems.map(({ kind }) => kind).join()).toMatch(/同号|姓名不符/)
  })

  test('a row that cannot be used is in the counts and never in force', async () => {
    const outcome = await importInto(county, file('24-number-cell-2024年9月.xlsx'), {
      period: '2024-10',
    })
    expect(outcome.rows).toMatchObject({ total: 2, refused: 1 })
    expect(addUp(outcome)).toBe(true)
    expect(outcome.candidates).toBeGreaterThan(0)
  })
})

describe('answered once, known from then on', () => {
  test('50: an unknown word is asked once a batch, answered, and read so', async () => {
    const name = '50-words-for-codes-2024年9月.csv'
    const { db, acting, map } = county
    const outcome = await importInto(county, file(name), { period: '2024-10' })
    expect(outcome.rows).toMatchObject({ total: 8, needConfirm: 2 })
    const asked = await listWords(db, acting, { map, batchId: outcome.batchId })
    expect(asked.map(({ field, word, count }) => [field, word, count])).toEqual([
      ['残疾类别', '截瘫', 2],
      ['需长期照护', '看情况', 2],
    ])
    const dataset = map.find('disability')
    if (dataset === undefined) throw new RangeError('disability')
    await expect(
      rememberWords(db, acting, dataset, [{ field: '残疾类别', word: '截瘫', value: '腿' }]),
    ).rejects.toThrow(/“残疾类别”没有“腿”这个值/)
    await rememberWords(db, acting, dataset, [
      { field: '残疾类别', word: '截瘫', value: '肢体' },
      { field: '需长期照护', word: ' 看情况', value: null },
    ])
    expect(await listWords(db, acting, { map, batchId: outcome.batchId })).toEqual([])
    const read = await readSituation(county, file(name))
    if (!('rows' in read)) throw new Error('not read')
    expect(read.summary.words).toEqual([])
    expect(read.summary.counts).toMatchObject({ usable: 8, needConfirm: 0 })
    expect(read.rows[6]?.cells.map(({ value }) => value).slice(2)).toEqual(['肢体', '三级', null])
  })

  test('4: which of two columns is meant is asked once; 不导入 is remembered too', async () => {
    const { db, acting, map } = county
    const dataset = map.find('medical_aid')
    if (dataset === undefined) throw new RangeError('medical_aid')
    await expect(
      rememberColumns(db, acting, dataset, [{ header: '救助类型', field: '救助类形' }]),
    ).rejects.toThrow(/没有“救助类形”这一项/)
    await rememberColumns(db, acting, dataset, [
      { header: '医疗救助金额#2', field: '医疗救助金额' },
      { header: '救助类型', field: null },
    ])
    const read = await readSituation(county, file('04-same-header-twice-2024年9月.xlsx'))
    if (!('rows' in read)) throw new Error('not read')
    expect(read.summary.counts).toMatchObject({ usable: 3, needConfirm: 0 })
    expect(read.rows.map(({ cells }) => cells.at(-1)?.value)).toEqual([30000, 45000, 20000])
    expect(read.summary.columns.map(({ field, by }) => [field, by])).toContainEqual([
      '医疗救助金额',
      '记住的',
    ])
    expect(read.summary.notes.join()).not.toContain('两列')
  })
})
