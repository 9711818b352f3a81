import path from 'node:path'
import { expect, test } from 'vitest'
import { commitBatch, holdFile, listBatchRows, loadPreview } from '#sources/index'
import { openFreshPglite } from '../../tests/on-both-engines.ts'
import { matchRows } from './match-rows.ts'
import {
  aFileCounty,
  importInto,
  importRosterOfFour,
  people,
  severelyDisabled,
  writeCsv,
} from './test-files.ts'

const { zhao, qian } = people

test('a file that is in force is looked at again, says so, and cannot be taken in twice', async () => {
  const county = await aFileCounty(openFreshPglite)
  await importRosterOfFour(county)
  const file = writeCsv(county, '残疾人2024年9月.csv', [
    '姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期',
    `${zhao.name},${zhao.number},柳林乡,肢体,二级,2019-05-06`,
    `${qian.name},${qian.number},柳林乡,视力,三级,2020-01-02`,
  ])
  const first = await importInto(county, file)
  const { map, catalogue, folder, db, acting } = county
  const keepOriginal = { folder: path.join(folder, 'originals') }
  const input = { map, catalogue, match: matchRows, screening: severelyDisabled, keepOriginal }
  const id = await holdFile(db, acting, { ...input, path: file, dataset: 'auto' })
  const preview = await loadPreview(db, acting, id)
  expect(preview?.alreadyImportedAs).toMatchObject({ batchId: first.batchId })
  expect(preview?.alreadyImportedAs?.sentence).toContain('没有再次入库')
  const missing = preview?.notes.find((note) => note.startsWith('没有这些乡镇的行'))
  expect(missing, 'townships by name').toContain('石桥镇')
  expect(missing).not.toMatch(/\d/)
  expect(preview?.changes).toMatchObject({ new: 0, changed: 0, same: 2, gone: 0, facts: 0 })
  const { items } = await listBatchRows(db, acting, id, { catalogue, limit: 10, filter: '不变' })
  expect(items).toHaveLength(2)
  await expect(commitBatch(db, acting, id, input)).rejects.toThrow('没有再次入库')
  for (const cursor of [[0, '', 1e12, ''], [0.5, '', 1, ''], [0, 'a\0b', 1, ''], 'x']) {
    const after = Buffer.from(JSON.stringify(cursor)).toString('base64url')
    const page = await listBatchRows(db, acting, id, {
      catalogue,
      limit: 10,
      filter: '不变',
      after,
    })
    expect(page.items, 'a cursor of nobody’s is the first page').toEqual(items)
  }
})
