import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { aFileCounty, importInto, importRosterOfFour, people, writeCsv } from './test-files.ts'

const { zhao, li } = people

onBothEngines('imports at once', (open) => {
  test('of the same file are one; of two datasets and months lose nothing', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const disability = (month: string, grade: string) =>
      writeCsv(county, `残疾人2024年${month}月.csv`, [
        '姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期',
        `${zhao.name},${zhao.number},柳林乡,肢体,${grade},2019-05-06`,
        `${li.name},${li.number},柳林乡,视力,三级,2020-01-02`,
      ])
    const [august, september] = [disability('8', '二级'), disability('9', '一级')]
    const outcomes = await Promise.all(
      [september, september, august].map((file) => importInto(county, file)),
    )
    expect(outcomes.map(({ state }) => state).toSorted()).toEqual(['已入库', '已入库', '已认出'])
    const batches = await county.db.query(sql`
      select period, count(*) as count from import_batch
      where dataset = 'disability' group by period order by period`)
    expect(batches).toEqual([
      { period: '2024-08', count: 1 },
      { period: '2024-09', count: 1 },
    ])
    const [row] = await county.db.query<{ grade: string }>(sql`
      select f.f_disability_grade as grade
      from person_profile as f join person as p on p.id = f.person_id where p.name = ${zhao.name}`)
    expect(row?.grade, 'the newer month counts, whichever came first').toBe('一级')
    const places = await county.db.query<{ place: number }>(sql`
      select taken_in as place from import_batch order by 1`)
    expect(new Set(places.map(({ place }) => place)).size).toBe(places.length)
  })

  test('that are cancelled leave nothing', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人2024年9月.csv', [
      '姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期',
      `${zhao.name},${zhao.number},柳林乡,肢体,二级,2019-05-06`,
    ])
    const stop = new AbortController()
    const importing = importInto(county, file, {
      signal: stop.signal,
      onPhase: (phase) => {
        if (phase === '入库') stop.abort()
      },
    })
    await expect(importing).rejects.toThrow()
    const left = await county.db.query(sql`
      select id from import_batch where dataset = 'disability'`)
    expect(left).toEqual([])
    expect((await importInto(county, file)).state).toBe('已入库')
  })
})
