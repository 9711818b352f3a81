import { createHash } from 'node:crypto'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { openXlsx, writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFile as readSource } from '#sources/read/read-file'
import { annotateFile, writeTable } from './index.ts'
import { type ArchiveEntry, openArchive } from './xlsx/read-archive.ts'

const mark = '问题（批次 1234abcd-0f3e）'
const messy = join(import.meta.dirname, '../../tests/fixtures/messy')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papers-annotate-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function rowsOf(path: string): Promise<{ sheet: string; row: number; cells: unknown[] }[]> {
  const file = await readSource(path)
  const rows: { sheet: string; row: number; cells: unknown[] }[] = []
  for await (const batch of file.rows()) {
    for (const { sheet, row, cells } of batch) rows.push({ sheet, row, cells: [...cells] })
  }
  await file.close()
  return rows
}

/** The rows without what stands in the added columns. */
function trimmed(
  rows: Awaited<ReturnType<typeof rowsOf>>,
  width: number,
): { sheet: string; row: number; cells: unknown[] }[] {
  return rows.map((one) => {
    const cells = one.cells.slice(0, width)
    while (cells.at(-1) === null || cells.at(-1) === '') cells.pop()
    return { ...one, cells }
  })
}

describe('a workbook', () => {
  const source = join(messy, 'f01_标题_双层表头_合并_合计.xlsx')

  it('comes back with two columns, everything else as it was', async () => {
    const sheet = '6月'
    const before = await rowsOf(source)
    const used = before.find((one) => one.row === 4)?.sheet ?? sheet
    const out = join(folder, 'f01-问题.xlsx')
    const done = await annotateFile({
      source,
      out,
      mark,
      problems: [
        { sheet: used, row: 5, column: '身份证号', problem: '校验位不对', suggestion: '=1+1' },
        { sheet: used, row: 5, column: '姓名', problem: '与登记姓名不符' },
        { sheet: used, row: 7, column: '', problem: '同号多人' },
      ],
      firstRows: [{ sheet: used, headerRow: 4 }],
    })
    expect(done).toMatchObject({ fileName: 'f01-问题.xlsx', rows: 2 })
    const after = await rowsOf(out)
    const cells = (row: number) => after.find((one) => one.sheet === used && one.row === row)?.cells
    expect(cells(4)?.slice(8)).toEqual([mark, '建议值'])
    expect(cells(5)?.slice(8)).toEqual(['身份证号：校验位不对；与登记姓名不符', '=1+1'])
    expect(cells(7)?.slice(8, 9)).toEqual(['同号多人'])
    expect(trimmed(after, 8)).toEqual(trimmed(before, 8))
    await expectOthersUntouched(source, out)
    const workbook = await openXlsx(await readFile(out))
    const annotated = workbook.sheets.find(({ name }) => name === used)
    const original = await openXlsx(await readFile(source))
    expect(annotated?.merges).toEqual(original.sheets.find(({ name }) => name === used)?.merges)
    const formulas = (book: typeof workbook): number =>
      book.sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])]).filter((one) => one.formula)
        .length
    expect(formulas(workbook)).toBe(formulas(original))
  })

  it('marks the bad cell, keeping its number format, widths and the rest of its look', async () => {
    const path = join(folder, 'looks.xlsx')
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '名单',
          columns: [{ width: 30 }, { width: 12, numFmt: '#,##0.00' }],
          rows: [
            ['身份证号', '金额'],
            ['11010119900307123X', 1234.5],
            ['x', 2],
          ],
        },
        { name: '说明', rows: [['别动', 1]], hidden: true },
      ],
    })
    await writeFile(path, bytes)
    const out = join(folder, 'looks-out.xlsx')
    const firstRows = [{ sheet: '名单', headerRow: 1 }]
    const problem = { sheet: '名单', row: 2, column: '金额', problem: '金额太大' }
    await annotateFile({ source: path, out, mark, problems: [problem], firstRows })
    const read = XLSX.read(await readFile(out), { cellStyles: true, cellNF: true })
    const sheet = read.Sheets.名单
    expect(read.SheetNames).toEqual(['名单', '说明'])
    expect(read.Workbook?.Sheets?.[1]?.Hidden).toBe(1)
    expect(sheet?.B2).toMatchObject({ v: 1234.5, z: '#,##0.00' })
    // The library's types know no look of a cell.
    const look = (cell: unknown) => (cell as { s?: { fgColor?: { rgb: string } } }).s?.fgColor?.rgb
    expect(look(sheet?.B2)).toBe('FFC000')
    expect(look(sheet?.B3)).toBeUndefined()
    expect(look(sheet?.C2)).toBe('FFF2CC')
    expect(sheet?.['!cols']?.map((one) => Math.round(one?.width ?? 0)).slice(0, 4)).toEqual([
      30, 12, 38, 22,
    ])
  })

  it('replaces the words of an earlier time', async () => {
    const path = join(folder, 'looks.xlsx')
    const firstRows = [{ sheet: '名单', headerRow: 1 }]
    const first = join(folder, 'again-1.xlsx')
    const problems = [2, 3].map((row) => ({ sheet: '名单', row, column: '金额', problem: '太大' }))
    await annotateFile({ source: path, out: first, mark, problems, firstRows })
    const out = join(folder, 'again-2.xlsx')
    const other = '问题（批次 99999999-aaaa）'
    const rest = problems.slice(1)
    await annotateFile({ source: first, out, mark: other, problems: rest, firstRows })
    const rows = await rowsOf(out)
    expect(rows[0]?.cells).toEqual(['身份证号', '金额', other, '建议值'])
    expect(rows[1]?.cells.slice(2).filter((one) => one !== null)).toEqual([])
    expect(rows[2]?.cells.slice(2, 3)).toEqual(['金额：太大'])
  })

  it('of many rows needs little more memory than its packed bytes', async () => {
    const path = join(folder, 'large.xlsx')
    const rows = process.env.DOUDI_LONG ? 400_000 : 5_000
    function* many(): Generator<readonly string[]> {
      for (let nth = 0; nth < rows; nth += 1) yield [`张${nth}`, `1101011990030${nth + 10_000}`]
    }
    const columns = ['姓名', '身份证号'].map((header) => ({ header, kind: '文本' as const }))
    await writeTable(path, { sheet: '名单', columns, rows: many() })
    const problem = { sheet: '名单', row: rows, column: '姓名', problem: '查无此人' }
    const firstRows = [{ sheet: '名单', headerRow: 1 }]
    const out = join(folder, 'large-out.xlsx')
    const before = process.memoryUsage().rss
    await annotateFile({ source: path, out, mark, problems: [problem], firstRows })
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(200)
    const read = await rowsOf(out)
    expect(read).toHaveLength(rows + 1)
    expect(read.at(-2)?.cells[2]).toBe('姓名：查无此人')
  }, 120_000)
})

describe('an older workbook', () => {
  it('of 1997–2003 comes back as .xlsx with the same values', async () => {
    const source = join(messy, 'f06_真97-2003.xls')
    const before = await rowsOf(source)
    const [first] = before
    const sheet = first?.sheet ?? ''
    const header = first?.row ?? 1
    const problems = [{ sheet, row: header + 1, column: '', problem: '不对' }]
    const firstRows = [{ sheet, headerRow: header }]
    const out = join(folder, 'f06.xls')
    const done = await annotateFile({ source, out, mark, problems, firstRows })
    expect(done.fileName).toBe('f06.xlsx')
    const after = await rowsOf(done.path)
    const width = Math.max(...before.map(({ cells }) => cells.length))
    expect(trimmed(after, width)).toEqual(trimmed(before, width))
    expect(after[1]?.cells[width]).toBe('不对')
  })

  it('that is an HTML table in GBK keeps every digit', async () => {
    const source = join(folder, '网页.xls')
    const html =
      '<html><table><tr><td>姓名</td><td>身份证号</td></tr><tr><td>张三</td><td>440101199003071234</td></tr></table></html>'
    await writeFile(source, iconv.encode(html, 'gbk'))
    const before = await rowsOf(source)
    const sheet = before[0]?.sheet ?? ''
    const problems = [{ sheet, row: 2, column: '姓名', problem: '不对' }]
    const firstRows = [{ sheet, headerRow: 1 }]
    const { path } = await annotateFile({ source, out: folder, mark, problems, firstRows })
    expect(path.endsWith('网页-问题.xlsx')).toBe(true)
    const after = await rowsOf(path)
    expect(after[1]?.cells).toEqual(['张三', '440101199003071234', '姓名：不对'])
  })
})

describe('a delimited text', () => {
  const plain =
    '名单\r\n姓名,身份证号,备注\r\n张三,440101199003071234,"两\r\n行, ""引"""\r\n李四,1\r\n\r\n王五,2,末'
  const forms: readonly [string, Buffer][] = [
    ['utf8', Buffer.from(plain)],
    ['bom', Buffer.from(`\ufeff${plain}`)],
    ['gb18030', iconv.encode(plain, 'gb18030')],
    ['utf16le', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(plain, 'utf-16le')])],
    ['utf16be', Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(plain, 'utf-16be')])],
    ['tab', Buffer.from(plain.replaceAll(',', '\t'))],
    ['semicolon', Buffer.from(plain.replaceAll(',', ';').replaceAll('\r\n', '\n'))],
    ['wide', iconv.encode(plain.replaceAll(',', '，'), 'gb18030')],
    ['final', Buffer.from(`${plain}\n`)],
  ]

  it.each(forms)('%s keeps every byte of every line', async (name, bytes) => {
    const source = join(folder, `${name}.csv`)
    await writeFile(source, bytes)
    const out = join(folder, `${name}-问题.csv`)
    const problems = [
      { sheet: '', row: 3, column: '身份证号', problem: '校验位不对', suggestion: '=cmd|1' },
      { sheet: '', row: 6, column: '', problem: '太短，请补齐' },
    ]
    const firstRows = [{ sheet: '', headerRow: 2 }]
    const done = await annotateFile({ source, out, mark, problems, firstRows })
    expect(done).toMatchObject({ fileName: `${name}-问题.csv`, rows: 2 })
    const before = await rowsOf(source)
    const after = await rowsOf(out)
    expect(trimmed(after, 3)).toEqual(trimmed(before, 3))
    const added = after.map(({ row, cells }) => [row, cells.slice(3)])
    expect(added).toEqual([
      [1, []],
      [2, [mark, '建议值']],
      [3, ['身份证号：校验位不对', "'=cmd|1"]],
      [4, [null, null]],
      [6, ['太短，请补齐', null]],
    ])
    expect(withoutAppended(await readFile(out), bytes)).toBe(true)
  })

  it('loses the words of an earlier time when it gets new ones', async () => {
    const source = join(folder, 'utf8-问题.csv')
    const out = join(folder, 'utf8-2.csv')
    const other = '问题（批次 99999999-aaaa）'
    const problems = [{ sheet: '', row: 6, column: '', problem: '还是太短' }]
    const firstRows = [{ sheet: '', headerRow: 2 }]
    await annotateFile({ source, out, mark: other, problems, firstRows })
    const rows = await rowsOf(out)
    expect(rows.map(({ cells }) => cells.slice(3))).toEqual([
      [],
      [other, '建议值'],
      [null, null],
      [null, null],
      ['还是太短', null],
    ])
  })
})

it('what is no table is refused with a sentence', async () => {
  const source = join(folder, '坏.xlsx')
  await writeFile(source, Buffer.from('PK\x03\x04 and nothing else'))
  const input = { source, out: folder, mark, problems: [], firstRows: [] }
  await expect(annotateFile(input)).rejects.toThrow('另存为 .xlsx')
  await copyFile(source, join(folder, 'x'))
})

/** Whether the original is the annotated text with some pieces left out, line by line. */
function withoutAppended(annotated: Buffer, original: Buffer): boolean {
  let at = 0
  for (const byte of annotated) if (byte === original[at]) at += 1
  return at === original.length
}

/** Every part but the annotated sheet and the looks is the same, byte by byte. */
async function expectOthersUntouched(source: string, out: string): Promise<void> {
  const before = await openArchive(source)
  const after = await openArchive(out)
  expect(after?.entries.map(({ name }) => name)).toEqual(before?.entries.map(({ name }) => name))
  const changed: string[] = []
  for (const entry of before?.entries ?? []) {
    const other = after?.find(entry.name)
    const [own, its] = await Promise.all([hashOf(entry), other && hashOf(other)])
    if (own !== its) changed.push(entry.name)
  }
  expect(changed).toEqual(expect.arrayContaining(['xl/styles.xml']))
  expect(changed).toHaveLength(2)
}

async function hashOf(entry: ArchiveEntry): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of entry.bytes()) hash.update(bytes)
  return hash.digest('hex')
}
