import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { makeZip, workbookParts } from '../../../tests/fixtures/make-zip.ts'
import { type RawRow, type ReadLimits, readFile } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'read-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
function put(bytes: Buffer | Uint8Array | string, name = 'file'): string {
  made += 1
  const path = join(folder, `${made}-${name}`)
  writeFileSync(path, bytes)
  return path
}

async function readAll(path: string, limits: Partial<ReadLimits> = {}) {
  const file = await readFile(path, { limits })
  const rows: RawRow[] = []
  for await (const batch of file.rows()) rows.push(...batch)
  return { ...file, rows, again: file, cells: rows.map((row) => row.cells) }
}

const fixtures = new URL('../../../tests/fixtures/messy/', import.meta.url)
const fixture = (name: string): string => decodeURIComponent(new URL(name, fixtures).pathname)

/** 姓名,张三 … in GBK. */
const gbk = (text: string): Buffer =>
  Buffer.from([...text].flatMap((c) => gbkCodes[c] ?? [c.charCodeAt(0)]))
const gbkCodes: Record<string, number[]> = {
  姓: [0xd0, 0xd5],
  名: [0xc3, 0xfb],
  张: [0xd5, 0xc5],
  三: [0xc8, 0xfd],
  证: [0xd6, 0xa4],
}

describe('text files', () => {
  test('GBK, a tab kept in a cell, a quoted comma', async () => {
    const file = await readAll(fixture('f02_gbk.csv'))
    expect(file).toMatchObject({ kind: 'csv', encoding: 'gb18030', delimiter: ',', bytes: 147 })
    expect(file.cells[1]).toEqual(['张三', '\t99990119770202001X', '1,200.50'])
    expect(file.rows.map((row) => row.row)).toEqual([1, 2, 3, 4, 5])
  })

  test('a byte order mark is no part of the first header', async () => {
    const file = await readAll(fixture('f03_utf8bom.csv'))
    expect(file.encoding).toBe('utf-8')
    expect(file.cells[0]).toEqual(['姓名', '身份证号', '金额'])
  })

  test.each([
    ['with a mark', '\ufeff'],
    ['without a mark', ''],
  ])('UTF-16 %s', async (_, mark) => {
    const file = await readAll(put(Buffer.from(`${mark}name\tid\n张三\t12\n`, 'utf16le')))
    expect(file).toMatchObject({ encoding: 'utf-16le', delimiter: '\t' })
    expect(file.cells).toEqual([
      ['name', 'id'],
      ['张三', '12'],
    ])
  })

  test.each([',', '\t', ';', '，'])('the delimiter %j is found', async (delimiter) => {
    const lines = [
      ['姓名', '金额', '备注'],
      ['张三', '1', '甲'],
    ]
    const file = await readAll(put(lines.map((line) => line.join(delimiter)).join('\r\n')))
    expect(file.delimiter).toBe(delimiter)
    expect(file.cells).toEqual(lines)
  })

  test('quotation marks, line breaks in cells, blank lines and ragged rows', async () => {
    const file = await readAll(put('a,b\r\n"x\r\ny","say ""hi"""\r\n\r\n1,2,3\r\n4\r\n'))
    expect(file.cells).toEqual([['a', 'b'], ['x\ny', 'say "hi"'], ['1', '2', '3'], ['4']])
    expect(file.rows.map((row) => row.row)).toEqual([1, 2, 4, 5])
  })

  test('characters and line ends cut by the border of a chunk stay whole', async () => {
    const line = '张三丰,𠮷田,柳林乡\r\n'
    const file = await readAll(put(`甲,乙,丙\r\n${line.repeat(30_000)}`))
    expect(file.rows).toHaveLength(30_001)
    expect(new Set(file.cells.slice(1).map((cells) => cells.join()))).toEqual(
      new Set(['张三丰,𠮷田,柳林乡']),
    )
    expect(file.notes).toEqual([])
  })

  test('a quotation mark without its partner is refused with its row', async () => {
    const rows = 'a,b\n1,2\n"3,4\n5,6\n'
    await expect(readAll(put(rows))).rejects.toThrow(/第 3 行起有一个双引号没有成对/)
    await expect(readAll(put('a,b\n"x"y,1\n"z",2\n'))).rejects.toThrow(/第 2 行起/)
  })

  test('a few broken bytes are noted, the rest stays UTF-8', async () => {
    const text = Buffer.from(`姓名,乡镇\n${'张三,柳林乡\n'.repeat(200)}`)
    const file = await readAll(
      put(Buffer.concat([text, Buffer.from([0xff]), Buffer.from(',甲\n')])),
    )
    expect(file.encoding).toBe('utf-8')
    expect(file.notes.join()).toMatch(/有 1 处字符无法识别/)
  })

  test('the rows can be read a second time, the hash is that of the file', async () => {
    const bytes = Buffer.from('a,b\n1,2\n')
    const { again, sha256, rows } = await readAll(put(bytes))
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const second: RawRow[] = []
    for await (const batch of again.rows()) second.push(...batch)
    expect(second).toEqual(rows)
  })
})

describe('workbooks', () => {
  test('merged cells fill down only inside their range, dates and errors, all sheets', async () => {
    const file = await readAll(fixture('f01_标题_双层表头_合并_合计.xlsx'))
    expect(file).toMatchObject({ kind: 'xlsx', date1904: false })
    expect(file.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['2024年9月', false],
      ['填表说明', false],
      ['Sheet3', true],
    ])
    const towns = file.rows.slice(4, 11).map(({ cells, filled }) => [cells[1], filled])
    expect(towns).toEqual([
      ['城关镇', undefined],
      ['城关镇', [1]],
      ['城关镇', [1]],
      ['柳林乡', undefined],
      ['柳林乡', [1]],
      ['柳林乡', [1]],
      ['柳林乡', undefined],
    ])
    expect(file.rows[7]?.cells[4]).toEqual({ date: '2024-01-15' })
    expect(file.rows.at(-1)).toEqual({ sheet: 'Sheet3', row: 1, cells: ['旧数据'] })
  })

  test('a blank beside a merged range stays blank', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [
            ['乡镇', '姓名'],
            ['甲', 'x'],
            [null, 'y'],
            [null, 'z'],
          ],
          merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
        },
      ],
    })
    expect((await readAll(put(bytes))).cells).toEqual([
      ['乡镇', '姓名'],
      ['甲', 'x'],
      ['甲', 'y'],
      [null, 'z'],
    ])
  })

  test('dates of the 1904 system', async () => {
    const date = new Date('2024-01-15T08:30:00Z')
    const bytes = await writeXlsx({
      dateSystem: '1904',
      sheets: [{ name: 'a', rows: [['x'], [date]] }],
    })
    const file = await readAll(put(bytes, '改名.csv'))
    expect(file.date1904).toBe(true)
    expect(file.cells[1]).toEqual([{ date: '2024-01-15T08:30:00' }])
  })

  test('one sheet a town: five sheets, read at once, with their names', async () => {
    const names = ['甲乡', '乙乡', '丙乡', '丁乡', '戊乡']
    const bytes = await writeXlsx({
      sheets: names.map((name) => ({ name, rows: [['姓名'], [name]] })),
    })
    const file = await readAll(put(bytes))
    expect(file.rows.map(({ sheet, cells }) => [sheet, cells[0]])).toEqual(
      names.flatMap((name) => [
        [name, '姓名'],
        [name, name],
      ]),
    )
  })

  test('hidden rows are read and noted; cached formula values count, errors show', async () => {
    const file = await readAll(
      put(
        workbookOf(
          '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c></row>' +
            '<row r="2" hidden="1"><c r="A2"><f>A1*2</f><v>2</v></c><c r="B2" t="str"><f>"x"</f><v>甲</v></c></row></sheetData>',
        ),
      ),
    )
    expect(file.cells).toEqual([
      [1, '#REF!'],
      [2, '甲'],
    ])
    expect(file.rows[1]?.hidden).toBe(true)
    expect(file.notes).toEqual(['工作表“表一”有 1 行被隐藏或筛选，已一并读入'])
  })

  test('reading stops after 200 blank rows and says what lies behind', async () => {
    const row = (number: number): string =>
      `<row r="${number}"><c r="A${number}"><v>${number}</v></c></row>`
    const blank = Array.from(
      { length: 3000 },
      (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="0"/></row>`,
    )
    const near = await readAll(put(workbookOf(`<sheetData>${row(1)}${row(200)}</sheetData>`)))
    expect(near.rows.map(({ row }) => row)).toEqual([1, 200])
    expect(near.notes).toEqual([])
    const far = await readAll(
      put(workbookOf(`<sheetData>${row(1)}${blank.join('')}${row(5000)}</sheetData>`)),
    )
    expect(far.rows.map(({ row }) => row)).toEqual([1])
    expect(far.notes.join()).toMatch(/第 1 行之后.*第 5000 行/)
  })

  test('a real BIFF8 .xls: numbers, dates, merges, hidden sheets', async () => {
    expect((await readAll(fixture('f06_真97-2003.xls'))).kind).toBe('xls')
    const sheet = XLSX.utils.aoa_to_sheet([
      ['乡镇', '姓名', '日期'],
      ['甲乡', '张三', 45306.5],
      [null, '李四', 12],
    ])
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }]
    Object.assign(sheet.C2 ?? {}, { z: 'yyyy-mm-dd' })
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, sheet, '残联')
    const file = await readAll(put(XLSX.write(book, { type: 'buffer', bookType: 'biff8' })))
    expect(file).toMatchObject({ kind: 'xls', date1904: false })
    expect(file.cells.slice(1)).toEqual([
      ['甲乡', '张三', { date: '2024-01-15T12:00:00' }],
      ['甲乡', '李四', 12],
    ])
    expect(file.sheets[0]?.merges).toEqual([{ fromRow: 2, toRow: 3, fromColumn: 0, toColumn: 0 }])
  })

  test('an HTML table in GBK named .xls: characters and 18 digits survive', async () => {
    const html =
      '<html><head><meta charset="gb2312"></head><table><tr><td>姓名</td><td>证</td></tr><tr><td>张三</td><td>410721193101010001</td></tr></table></html>'
    const file = await readAll(put(gbk(html), '导出.xls'))
    expect(file).toMatchObject({ kind: 'html', encoding: 'gb18030' })
    expect(file.cells).toEqual([
      ['姓名', '证'],
      ['张三', '410721193101010001'],
    ])
  })

  test('an XML table of Excel 2003', async () => {
    const xml =
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="名册"><Table><Row><Cell><Data ss:Type="String">张三</Data></Cell><Cell><Data ss:Type="String">410721193101010001</Data></Cell><Cell><Data ss:Type="Number">12.5</Data></Cell></Row></Table></Worksheet></Workbook>'
    const file = await readAll(put(xml))
    expect(file.kind).toBe('xml2003')
    expect(file.rows).toEqual([
      { sheet: '名册', row: 1, cells: ['张三', '410721193101010001', 12.5] },
    ])
  })

  test('a workbook can be read twice, and left unread', async () => {
    const file = await readFile(fixture('f06_真97-2003.xls'))
    for (let time = 0; time < 2; time += 1) {
      let rows = 0
      for await (const batch of file.rows()) rows += batch.length
      expect(rows).toBe(3)
    }
    const unread = await readFile(fixture('f06_真97-2003.xls'))
    await unread.close()
  })
})

const workbookOf = (sheet: string, more = {}): Buffer => makeZip(workbookParts(sheet, more))
