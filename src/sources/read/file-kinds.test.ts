import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, expect, test } from 'vitest'
import { makeZip, workbookParts } from '../../../tests/fixtures/make-zip.ts'
import { readHere } from '../../../tests/fixtures/read-here.ts'

const folder = mkdtempSync(join(tmpdir(), 'kinds-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function readAll(bytes: Buffer | string) {
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  const file = await readHere(path)
  return { ...file, cells: file.rows.map(({ cells }) => cells) }
}

const text = '姓名，性别，乡镇，最近一次开始日期\n丁一，男，七里营镇，一\n'

test.each([
  ['UTF-8', 'utf8', 'utf-8'],
  ['GB18030', 'gb18030', 'gb18030'],
  ['UTF-16, little end first, no mark', 'utf-16le', 'utf-16le'],
  ['UTF-16, big end first, no mark', 'utf-16be', 'utf-16be'],
])('full-width commas in %s', async (_, encoding, found) => {
  const file = await readAll(iconv.encode(text, encoding))
  expect(file).toMatchObject({ kind: 'csv', encoding: found, delimiter: '，' })
  expect(file.cells[1]).toEqual(['丁一', '男', '七里营镇', '一'])
})

test('a zero byte in a text is left out and counted', async () => {
  const file = await readAll('a,b\nx\0y,2\n')
  expect(file.cells).toEqual([
    ['a', 'b'],
    ['xy', '2'],
  ])
  expect(file.notes.join()).toMatch(/有 1 处字符无法识别/)
})

test('the bare stream of an old workbook, in GBK, as small export programs write it', async () => {
  const label = (row: number, column: number, value: string): Buffer => {
    const bytes = iconv.encode(value, 'gbk')
    const head = Buffer.alloc(12)
    for (const [at, word] of [0x204, 8 + bytes.length, row, column, 0, bytes.length].entries()) {
      head.writeUInt16LE(word, at * 2)
    }
    return Buffer.concat([head, bytes])
  }
  const file = await readAll(
    Buffer.concat([
      Buffer.from([9, 8, 8, 0, 0, 0, 0x10, 0, 0, 0, 0, 0]),
      ...[label(0, 0, '姓名'), label(1, 0, '张三'), label(1, 1, '410721193101010001')],
      Buffer.from([0x0a, 0, 0, 0]),
    ]),
  )
  expect(file).toMatchObject({ kind: 'xls', cells: [['姓名'], ['张三', '410721193101010001']] })
})

const sheet = (rows: string, after = '') => `<sheetData>${rows}</sheetData>${after}`

test('rich and phonetic texts, inline texts, escapes, booleans, dates by their style', async () => {
  const cells =
    '<c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>李</t></r><r><t>四</t></r><rPh><t>x</t></rPh></is></c>' +
    '<c r="D1" t="b"><v>1</v></c><c r="E1" s="1"><v>45306</v></c><c r="F1" s="1"><v>20240115</v></c>' +
    '<c r="G1" t="str"><f>A1&amp;"&lt;"</f><v>a&lt;_x000D_b</v></c><c r="H1" s="2"><v>3</v></c>'
  const file = await readAll(
    makeZip(
      workbookParts(sheet(`<row r="1">${cells}</row>`), {
        'xl/sharedStrings.xml':
          '<sst><si><r><t>王</t></r><r><rPr/><t>五</t></r><rPh sb="0"><t>ワン</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m"/><numFmt numFmtId="177" formatCode="[Red]0&quot;日&quot;"/></numFmts>' +
          '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>',
      }),
    ),
  )
  expect(file.cells).toEqual([
    ['王五', null, '李四', true, { date: '2024-01-15' }, 20_240_115, 'a<\rb', 3],
  ])
})

test('pictures, comments, drop-down lists and links to other files are said', async () => {
  const rules = '<dataValidations count="1"><dataValidation type="list"/></dataValidations>'
  const file = await readAll(
    makeZip(
      workbookParts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', rules), {
        'xl/media/image1.png': 'x',
        'xl/comments1.xml': '<comments/>',
        'xl/externalLinks/externalLink1.xml': '<externalLink/>',
      }),
    ),
  )
  expect(file.notes).toEqual([
    expect.stringContaining('图片'),
    expect.stringContaining('批注'),
    expect.stringContaining('数据验证'),
    expect.stringContaining('引用其他文件的公式'),
  ])
})

test('rows that hold only errors of formulas are blank and counted', async () => {
  const error = (row: number) => `<row r="${row}"><c t="e"><v>#N/A</v></c></row>`
  const file = await readAll(
    makeZip(workbookParts(sheet(`<row r="1"><c><v>7</v></c></row>${error(2)}${error(3)}`))),
  )
  expect(file.cells).toEqual([[7]])
  expect(file.notes.join()).toMatch(/有 2 行只有公式错误值/)
})

test('values far below blank rows are said in every kind of workbook', async () => {
  const blank = '<tr><td></td></tr>'.repeat(300)
  const page = await readAll(`<table><tr><td>甲</td></tr>${blank}<tr><td>乙</td></tr></table>`)
  expect(page.cells).toEqual([['甲']])
  expect(page.notes.join()).toMatch(/第 302 行等处的内容没有读入/)
  const row = (at: number) =>
    `<Row ss:Index="${at}"><Cell><Data ss:Type="Number">1</Data></Cell></Row>`
  const xml = await readAll(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${row(1)}${row(500)}</Table></Worksheet></Workbook>`,
  )
  expect(xml.cells).toEqual([[1]])
  expect(xml.notes.join()).toMatch(/第 500 行等处的内容没有读入/)
})

const damaged: readonly (readonly [string, Buffer])[] = [
  [
    'no end of the sheet',
    makeZip(workbookParts('', { 'xl/worksheets/sheet1.xml': '<worksheet>' })),
  ],
  ['another part in its place', makeZip(workbookParts('', { 'xl/worksheets/sheet1.xml': '<a/>' }))],
  [
    'a shared text that is not there',
    makeZip(workbookParts(sheet('<row><c t="s"><v>9</v></c></row>'))),
  ],
  ['a column past the last', makeZip(workbookParts(sheet('<row><c r="XFE1"><v>9</v></c></row>')))],
  ['a row past the last', makeZip(workbookParts(sheet('<row r="1048577"/>')))],
]

test.each(damaged)('damage is refused, never read in part: %s', async (_, bytes) => {
  await expect(readAll(bytes)).rejects.toMatchObject({ code: 'sources.file-truncated' })
})

test('a flipped bit inside the packed rows is damage', async () => {
  const rows = Array.from({ length: 50 }, (_, at) => `<row><c><v>${at * 7919}</v></c></row>`)
  const bytes = makeZip(workbookParts(sheet(rows.join(''))))
  const at = bytes.indexOf('sheet1.xml') + 90
  bytes[at] = (bytes[at] ?? 0) ^ 4
  await expect(readAll(bytes)).rejects.toMatchObject({ code: 'sources.file-truncated' })
})
