import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as XLSX from '@e965/xlsx'
import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import {
  destroyOldOriginals,
  dropOrphanedStaging,
  importFile,
  previewFile,
  readRows,
  rememberMapping,
} from '#sources/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { matchRows } from './match-rows.ts'
import {
  aFileCounty,
  type FileCounty,
  importInto,
  importRosterOfFour,
  people,
  valueOfPerson,
  writeCsv,
} from './test-files.ts'

const { zhao, qian, sun } = people

function writeWorkbook(
  { folder }: FileCounty,
  name: string,
  sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>,
): string {
  const book = XLSX.utils.book_new()
  for (const [sheet, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), sheet) // the library only reads them
  }
  const file = path.join(folder, name)
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
  return file
}

const header = ['姓名', '证件号码', '残疾类别', '残疾等级']

onEmbeddedFirst('importing workbooks', (open) => {
  test('sheets named after townships say what is covered; an instruction sheet is passed over', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeWorkbook(county, '残疾人2024年9月.xlsx', {
      填表说明: [['请按乡镇分别填写']],
      柳林乡: [['残疾人名单'], header, [zhao.name, zhao.number, '肢体', '二级'], ['合计', 1]],
      石桥镇: [header, [sun.name, sun.number, '精神', 1]],
      备注: [['无']],
    })
    const outcome = await importInto(county, file)
    expect(outcome.rows).toMatchObject({ total: 3, dropped: 1 })
    expect(outcome.townships).toEqual(['999901100000', '999901101000'])
    expect(outcome.notes.join()).toContain('工作表“填表说明”不是数据表')
    expect(outcome.notes.join()).toContain('工作表“备注”没有“残疾人持证信息”必需的列')
    expect(await valueOfPerson(county, sun, 'disability_grade')).toBe('一级')
    const [seen] = await county.db.query(sql`
      select o.sheet, o.row_number
      from observation as o
      join person as p on p.county_code = o.county_code and p.id = o.subject_id
      where p.name = ${zhao.name} and o.dataset = 'disability'`)
    expect(seen).toEqual({ sheet: '柳林乡', row_number: 3 })
  })

  test('a total that does not fit the rows is warned of', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeWorkbook(county, '医疗费用2024年9月.xlsx', {
      Sheet1: [
        ['姓名', '证件号码', '乡镇', '个人自付', '政策范围内自付', '结算日期'],
        [zhao.name, zhao.number, '柳林乡', 1000.5, 800, '2024-01-02'],
        ['合计', '', '', 1200.5, 800, ''],
      ],
    })
    const { notes } = await importInto(county, file)
    const warnings = notes.filter((note) => note.startsWith('警告'))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('“个人自付”为 1200.50 元，各行相加为 1000.50 元')
  })

  test('facts of a household come from any member’s row', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '临时救助2024年9月.csv', [
      '姓名,身份证号,乡镇,救助事由,救助日期',
      `${zhao.name},${zhao.number},柳林乡,疾病,2024-03-01`,
      `${qian.name},${qian.number},柳林乡,火灾,2024-05-01`,
      `${qian.name},${qian.number},柳林乡,疾病,2024-06-01`,
    ])
    await importInto(county, file)
    expect(await valueOfPerson(county, zhao, 'temporary_aid_count')).toBe(3)
    expect(await valueOfPerson(county, zhao, 'temporary_aid_causes')).toBe(2)
    expect(await valueOfPerson(county, sun, 'temporary_aid_count')).toBe(0)
  })

  test('the sender’s file is kept encrypted until its key is destroyed', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人2024年9月.csv', [
      '姓名,证件号码,残疾类别,残疾等级',
      `${zhao.name},${zhao.number},肢体,二级`,
    ])
    const folder = path.join(county.folder, 'originals')
    const { batchId } = await importInto(county, file, { keepOriginal: { folder } })
    const kept = path.join(folder, `${batchId}.sealed`)
    const bytes = readFileSync(kept)
    expect(bytes.includes(zhao.number)).toBe(false)
    const [batch] = await county.db.query<{ key: Uint8Array }>(
      sql`select original_key as key from import_batch where id = ${batchId}`,
    )
    const key = county.acting.vault.openBatchKey(batch?.key ?? new Uint8Array())
    expect(Buffer.from(key.decrypt(bytes.subarray(4)))).toEqual(readFileSync(file))
    const muchLater = { ...county.acting, today: localDate('2099-01-01') }
    expect(await destroyOldOriginals(county.db, muchLater)).toBe(1)
    expect(existsSync(kept)).toBe(false)
  })

  test('a preview says what would be read, and forgets it', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人2024年9月.csv', [
      '姓名,证件号码,残疾类别,残疾等级',
      `${zhao.name},${zhao.number},肢体,九级`,
    ])
    const { db, acting, map, catalogue } = county
    const preview = await previewFile(db, acting, { path: file, dataset: 'auto', map, catalogue })
    expect(preview).toMatchObject({ dataset: 'disability', period: '2024-09' })
    expect(preview.rows).toMatchObject({ total: 1, needConfirm: 1 })
    expect(preview.problems[0]).toMatchObject({ row: 2, kind: '未知代码' })
    const batches = await db.query(sql`select from import_batch where dataset = 'disability'`)
    expect(batches).toHaveLength(0)
  })

  test('every row can be shown as it is read', async () => {
    const county = await aFileCounty(open)
    const file = writeCsv(county, '残疾人2024年9月.csv', [
      '姓名,证件号码,残疾类别,残疾等级',
      `${zhao.name}, ${zhao.number}x,肢体,二级`,
      `${qian.name},${qian.number},视力,3级`,
    ])
    const { db, acting, map } = county
    const rows = []
    for await (const row of readRows(db, acting, { path: file, dataset: 'auto', map }))
      rows.push(row)
    expect(rows.map(({ row, verdict }) => [row, verdict])).toEqual([
      [2, '不能用'],
      [3, '可用'],
    ])
    expect(rows[0]?.reasons.join()).toContain('证件号码')
    expect(rows[1]?.cells.find(({ field }) => field === '残疾等级')?.value).toBe('三级')
  })

  test('a header that a person explained once is known from then on', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    const file = writeCsv(county, '残疾人2024年9月.csv', [
      '姓名,证件号码,残疾类别,轻重',
      `${zhao.name},${zhao.number},肢体,二级`,
    ])
    await expect(importInto(county, file)).rejects.toThrow('残疾等级')
    const mapping = { dataset: 'disability', header: '轻重', field: '残疾等级' }
    await rememberMapping(county.db, county.acting, mapping)
    await importInto(county, file)
    expect(await valueOfPerson(county, zhao, 'disability_grade')).toBe('二级')
  })

  test('what a killed import left is dropped; one under way stays', async () => {
    const county = await aFileCounty(open)
    await importRosterOfFour(county)
    await county.db.execute(sql`
      create unlogged table staging.batch_018f2b3c4d5e7f80a1b2c3d4e5f60718 (sheet text)`)
    await county.db.execute(sql`
      insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes, period,
        period_end, mode, state, imported_by)
      values ('018f2b3c-4d5e-7f80-a1b2-c3d4e5f60718', '999901000000', 'disability', '残联', 'x', 'x', 1,
        '2024-09', '2024-09-30', '全量', '暂存', '张经办')`)
    const file = writeCsv(county, '残疾人2024年9月.csv', [
      '姓名,证件号码,残疾类别,残疾等级',
      `${zhao.name},${zhao.number},肢体,二级`,
    ])
    let dropped = Promise.resolve(-1)
    const { db, acting, map, catalogue } = county
    await importFile(db, acting, {
      path: file,
      dataset: 'auto',
      map,
      catalogue,
      match: (tx, who, work) => {
        dropped = dropOrphanedStaging(db)
        return matchRows(tx, who, work)
      },
    })
    expect(await dropped).toBe(1)
    expect(await valueOfPerson(county, zhao, 'disability_grade')).toBe('二级')
    expect(await db.query(sql`select from import_batch where state = '暂存'`)).toHaveLength(0)
  })
})
