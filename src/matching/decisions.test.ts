import { describe, expect, test } from 'vitest'
import { ident, sql } from '#db/index'
import type { ImportInput, StagedFile } from '#sources/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { decideCandidate, type RestoreRows } from './decide-candidate.ts'
import { matchRows } from './match-rows.ts'
import { mergeFacts } from './merge-facts.ts'
import { settleDoubt } from './settle-doubt.ts'
import {
  aFileCounty,
  type FileCounty,
  importInto,
  importRosterOfFour,
  numberOf,
  people,
  writeCsv,
} from './test-files.ts'

const { zhao, sun, li } = people
const broken = `${li.number.slice(0, 17)}${li.number.endsWith('1') ? '2' : '1'}`
/** Another of the name in the same township. */
const namesake = numberOf('1975-04-04', 82)

/** Imports, and keeps what was staged, as a batch keeps rows that were set aside. */
function keeping(): { match: ImportInput['match']; restore: RestoreRows } {
  let kept: StagedFile | undefined
  return {
    match: async (tx, acting, work) => {
      kept = work.staged
      await tx.execute(sql`create table staging.kept as select * from ${ident(kept.table)}`)
      return matchRows(tx, acting, work)
    },
    restore: async (tx) => {
      if (kept === undefined) return undefined
      await tx.execute(sql`create table ${ident(kept.table)} as select * from staging.kept`)
      return kept
    },
  }
}

async function aCountyOfNamesakes(): Promise<FileCounty> {
  const county = await aFileCounty(openFreshPglite)
  await importRosterOfFour(county)
  const file = writeCsv(county, '低保台账2.csv', [
    '户号,姓名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入,低保财产',
    `H9,${li.name},${namesake},户主,柳林乡,东柳村,2023-03-05,3000,符合`,
  ])
  await importInto(county, file, { dataset: 'roster_dibao', mode: '增量' })
  return county
}

function disabled(
  county: FileCounty,
  { month = 9, rows, ...more }: { month?: number; rows: readonly string[] } & Partial<ImportInput>,
) {
  const file = writeCsv(county, `残疾人_2024年${month}月.csv`, [
    `持证残疾人名单（2024年${month}月）`,
    '姓名,证件号码,乡镇,残疾类别,残疾等级',
    `${zhao.name},${zhao.number},柳林乡,肢体,二级`,
    ...rows,
  ])
  return importInto(county, file, { ...more, ...(month > 9 ? { today: '2024-11-11' } : {}) })
}

async function gradeOf({ db, acting }: FileCounty, number: string): Promise<unknown> {
  const [row] = await db.query<{ grade: unknown }>(sql`
    select f.f_disability_grade as grade
    from person as p
    join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    where p.id_hash = ${acting.vault.hashIdentity(number)}`)
  return row?.grade
}

async function candidateFor({ db, acting }: FileCounty, number: string): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    select c.id from match_candidate as c
    join person as p on p.county_code = c.county_code and p.id = c.person_id
    where p.id_hash = ${acting.vault.hashIdentity(number)} and c.state = '待确认'`)
  return row?.id ?? ''
}

async function decide(
  county: FileCounty,
  number: string,
  how: { decision: '确认' | '排除'; restore: RestoreRows },
) {
  const candidateId = await candidateFor(county, number)
  return county.db.transaction((tx) =>
    decideCandidate(tx, county.acting, {
      ...how,
      candidateId,
      datasetOf: (code) => county.map.find(code),
    }),
  )
}

const unreadable = `${li.name},${broken},柳林乡,听力,一级`

describe('a decision about a candidate', () => {
  test('confirmed gives the row to its person, ends the doubt of others, and is remembered', async () => {
    const county = await aCountyOfNamesakes()
    const { match, restore } = keeping()
    await disabled(county, { rows: [unreadable], match })
    expect([await gradeOf(county, li.number), await gradeOf(county, namesake)]).toEqual([
      null,
      null,
    ])
    const decided = await decide(county, li.number, { decision: '确认', restore })
    expect(decided).toMatchObject({ applied: true, settled: 1 })
    expect([await gradeOf(county, li.number), await gradeOf(county, namesake)]).toEqual([
      '一级',
      '无',
    ])
    const states = await county.db.query(sql`
      select state, decided_by, said from match_candidate`)
    expect(states).toEqual([{ state: '已确认', decided_by: '张经办', said: null }])
    const next = await disabled(county, { month: 10, rows: [unreadable] })
    expect(next).toMatchObject({ candidates: 0, rows: { refused: 0, corrected: 1 } })
    expect([await gradeOf(county, li.number), await gradeOf(county, namesake)]).toEqual([
      '一级',
      '无',
    ])
    const [said] = await county.db.query<{ problem: string }>(sql`
      select problem from row_problem where kind = '曾经确认'`)
    expect(said?.problem).toContain('张经办')
  })

  test('refused ends the doubt of that person only, and is not offered again', async () => {
    const county = await aCountyOfNamesakes()
    const { match, restore } = keeping()
    await disabled(county, { rows: [unreadable], match })
    const decided = await decide(county, li.number, { decision: '排除', restore })
    expect(decided).toMatchObject({ applied: false, settled: 1 })
    expect([await gradeOf(county, li.number), await gradeOf(county, namesake)]).toEqual([
      '无',
      null,
    ])
    expect(await disabled(county, { month: 10, rows: [unreadable] })).toMatchObject({
      candidates: 0,
    })
    expect([await gradeOf(county, li.number), await gradeOf(county, namesake)]).toEqual([
      '无',
      null,
    ])
    await expect(decide(county, li.number, { decision: '确认', restore })).rejects.toThrow(
      '没有这条',
    )
  })

  test('doubt ends with the last row that is settled', async () => {
    const county = await aCountyOfNamesakes()
    await disabled(county, { rows: [unreadable, `${li.name},${broken},柳林乡,视力,二级`] })
    const [{ id } = { id: '' }] = await county.db.query<{ id: string }>(sql`
      select id from import_batch where dataset = 'disability'`)
    const doubts = await county.db.query(sql`
      select d.sheet, d.row_number from row_doubt as d
      join person as p on p.id = d.subject_id
      where d.batch_id = ${id} and p.id_hash = ${county.acting.vault.hashIdentity(li.number)}
      order by d.row_number`)
    expect(doubts).toEqual([
      { sheet: '', row_number: 4 },
      { sheet: '', row_number: 5 },
    ])
    const dataset = county.map.find('disability')
    if (dataset === undefined) throw new Error('the dataset is there')
    const settle = (row: number) =>
      county.db.transaction((tx) =>
        settleDoubt(tx, county.acting, { batchId: id, dataset, rows: [{ sheet: '', row }] }),
      )
    expect(await settle(4)).toBe(0)
    expect(await gradeOf(county, li.number)).toBeNull()
    expect(await settle(5)).toBe(2)
    expect(await gradeOf(county, li.number)).toBe('无')
  })

  test('a confirmed other name is the person’s name from then on', async () => {
    const county = await aCountyOfNamesakes()
    const { match, restore } = keeping()
    const renamed = `孙富贵,${sun.number},石桥镇,精神,一级`
    expect(await disabled(county, { rows: [renamed], match })).toMatchObject({ candidates: 1 })
    expect(await gradeOf(county, sun.number)).toBeNull()
    await decide(county, sun.number, { decision: '确认', restore })
    expect(await gradeOf(county, sun.number)).toBe('一级')
    const next = await disabled(county, { month: 10, rows: [renamed.replace('一级', '二级')] })
    expect(next).toMatchObject({ candidates: 0, rows: { usable: 2 } })
    expect(await gradeOf(county, sun.number)).toBe('二级')
  })
})

describe('one more row of a subject', () => {
  const fact = (code: string) => ({ code })
  const dataset = {
    counted: [{ fact: fact('times'), of: '行' }],
    columns: [
      { fact: fact('paid'), combine: '求和' },
      { fact: fact('top'), combine: '最大' },
      { fact: fact('low'), combine: '最小' },
      { fact: fact('last'), combine: '末次' },
      { fact: fact('grade'), combine: '冲突' },
      { fact: fact('kind'), combine: '冲突' },
    ],
  } as unknown as Parameters<typeof mergeFacts>[0] // only codes and combinations are read

  test('is put to the others by what the dataset says', () => {
    const said = { paid: 100, top: 5, low: 5, last: 'a', grade: '一级', kind: '肢体', times: 2 }
    const row = { paid: 50, top: 7, low: 7, last: 'b', grade: '二级', kind: '肢体', times: 1 }
    expect(mergeFacts(dataset, said, { row, isLater: true })).toEqual({
      facts: { paid: 150, top: 7, low: 5, last: 'b', kind: '肢体', times: 3 },
      conflicts: ['grade'],
    })
  })

  test('with an unknown part makes a sum unknown', () => {
    const merged = mergeFacts(dataset, { times: 1 }, { row: { paid: 5, times: 1 }, isLater: true })
    expect(merged).toEqual({ facts: { times: 2 }, conflicts: [] })
  })
})
