import path from 'node:path'
import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { commitBatch, holdFile, listBatchRows } from '#sources/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { matchRows } from './match-rows.ts'
import {
  aFileCounty,
  type FileCounty,
  importInto,
  importRosterOfFour,
  people,
  writeCsv,
} from './test-files.ts'

const { zhao, qian } = people

test('a fact whose column a file does not have keeps its value, and no change of it is shown', async () => {
  const county = await aFileCounty(openFreshPglite)
  await importRosterOfFour(county)
  await importInto(county, fileOf(county, '8', ['二级,2019-05-06', '三级,2020-01-02']))
  const without = await staged(county, fileOf(county, '9', ['一级', '三级']))
  expect(without.changes).toEqual([{ name: zhao.name, changes: [['残疾等级', '二级', '一级']] }])
  await without.commit()
  expect(await assessedDays(county)).toEqual(['2019-05-06', '2020-01-02'])
  const later = await staged(county, fileOf(county, '10', ['一级,2019-05-06', '二级,2020-01-02']))
  expect(later.changes).toEqual([{ name: qian.name, changes: [['残疾等级', '三级', '二级']] }])
})

function fileOf(county: FileCounty, month: string, [first, second]: readonly string[]): string {
  const day = first?.includes(',') ? ',评定日期' : ''
  return writeCsv(county, `残疾人2024年${month}月.csv`, [
    `姓名,证件号码,乡镇,残疾类别,残疾等级${day}`,
    `${zhao.name},${zhao.number},柳林乡,肢体,${first}`,
    `${qian.name},${qian.number},柳林乡,视力,${second}`,
  ])
}

async function staged(county: FileCounty, file: string) {
  const { map, catalogue, folder, db, acting } = county
  const keepOriginal = { folder: path.join(folder, 'originals') }
  const input = { map, catalogue, match: matchRows, keepOriginal }
  const id = await holdFile(db, acting, { ...input, path: file, dataset: 'auto' })
  const { items } = await listBatchRows(db, acting, id, { catalogue, limit: 10, filter: '变更' })
  const changes = items.map(({ name, changes }) => ({
    name,
    changes: changes.map(({ fact, beforeText, afterText }) => [fact, beforeText, afterText]),
  }))
  return { changes, commit: () => commitBatch(db, acting, id, input) }
}

async function assessedDays({ db, catalogue }: FileCounty) {
  const code = catalogue.findByName('残疾评定日期')?.code ?? ''
  const rows = await db.query<{ day: string | null }>(sql`
    select to_jsonb(p) ->> ${`f_${code}`} as day from person_profile as p
    join person as n on n.county_code = p.county_code and n.id = p.person_id
    where n.name in (${zhao.name}, ${qian.name}) order by 1`)
  return rows.map(({ day }) => day)
}
