import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFile as readSource } from '#sources/read/read-file'
import { type Table, writeTable } from './index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papers-table-'))
})
afterAll(() => rm(folder, { recursive: true }))

const attacks = ['=1+1', '+86 138', '-2+3', '@SUM(A1)', '\tx', ' =HYPERLINK("x")', '＝1']

function table(rows: Table['rows']): Table {
  return {
    sheet: '低保台账',
    title: '低保对象台账',
    head: ['填报单位：示例县民政局　数据月份：2024-06'],
    columns: [
      { header: '姓名', kind: '文本' },
      { header: '身份证号', kind: '文本' },
      { header: '人数', kind: '整数' },
      { header: '月保障金（元）', kind: '金额' },
      { header: '认定日期', kind: '日期' },
    ],
    rows,
    foot: ['填表人：　审核人：'],
  }
}

const row = ['张三', '11010119900307123X', 3, 123456, '2024-05-06'] as const

it('a folder that is not there is made', async () => {
  const { fileName } = await writeTable(join(folder, '新的', '一层', '表.csv'), table([row]))
  expect(fileName).toBe('表.csv')
})

async function rowsOf(path: string): Promise<unknown[][]> {
  const file = await readSource(path)
  const rows: unknown[][] = []
  for await (const batch of file.rows()) for (const one of batch) rows.push([...one.cells])
  await file.close()
  return rows
}

describe('a written workbook', () => {
  it('reads back with types, title, foot and every digit', async () => {
    const path = join(folder, 'a.xlsx')
    const digits = ['甲', '440101199003071234', 0, 0, '1990年'] as const
    expect(await writeTable(path, table([row, digits]))).toEqual({ fileName: 'a.xlsx', rows: 2 })
    const rows = await rowsOf(path)
    expect(rows[0]?.[0]).toBe('低保对象台账')
    expect(rows[3]).toEqual(['张三', '11010119900307123X', 3, 1234.56, { date: '2024-05-06' }])
    expect(rows[4]).toEqual(['甲', '440101199003071234', 0, 0, '1990年'])
    expect(rows[5]?.[0]).toBe('填表人：　审核人：')
  })

  it('holds no formula whatever a text begins with', async () => {
    const path = join(folder, 'b.xlsx')
    await writeTable(path, table(attacks.map((text) => [text, text, 1, 1, text])))
    const workbook = await openXlsx(await readFile(path))
    const cells = [...(workbook.sheets[0]?.cells?.values() ?? [])]
    expect(cells.filter((cell) => cell.formula !== undefined)).toEqual([])
    const other = XLSX.read(await readFile(path), { cellFormula: true }).Sheets.低保台账
    expect(other?.A4).toMatchObject({ t: 's', v: '=1+1' })
    expect(other?.A4?.f).toBeUndefined()
  })

  it('goes on in a second sheet beyond what one sheet holds', async () => {
    if (!process.env.DOUDI_LONG) return
    const path = join(folder, 'many.xlsx')
    function* many(): Generator<typeof row> {
      for (let nth = 0; nth < 1_050_000; nth += 1) yield row
    }
    await writeTable(path, table(many()))
    expect((await rowsOf(path)).filter((one) => one[0] === '张三')).toHaveLength(1_050_000)
  }, 300_000)

  it('leaves no file when it is given up', async () => {
    const path = join(folder, 'c.xlsx')
    const giveUp = new AbortController()
    function* rows(): Generator<typeof row> {
      yield row
      giveUp.abort()
      yield row
    }
    const writing = writeTable(path, table(rows()), { signal: giveUp.signal })
    await expect(writing).rejects.toThrow()
    await expect(readFile(path)).rejects.toThrow('ENOENT')
    await expect(readFile(`${path}.part`)).rejects.toThrow('ENOENT')
  })
})

describe('a written csv', () => {
  it('marks its encoding, quotes what needs it and disarms formulas', async () => {
    const path = join(folder, 'a.csv')
    const odd = ['李"四,\n五', "'直引号", 2, 50, '不详'] as const
    await writeTable(path, table([row, odd, ...attacks.map((text) => [text, '', 1, 1, ''])]))
    const bytes = await readFile(path)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.toString('utf8')
    expect(text).toContain('张三,11010119900307123X,3,1234.56,2024-05-06\r\n')
    expect(text).toContain(`"李""四,\n五",'直引号,2,0.50,不详\r\n`)
    const rows = await rowsOf(path)
    for (const [at, attack] of attacks.entries()) {
      expect(rows[5 + at]?.[0]).toBe(`'${attack}`)
    }
  })
})
