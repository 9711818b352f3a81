import fs from 'node:fs'
import path from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql, trusted } from '#db/index'
import { anExchangeCounty, type ExchangeCounty, people } from '../exchange/test-county.ts'
import { listExports, type Precheck, precheck, runExport } from '../index.ts'
import { qualityRuleTests } from './test-quality-rules.ts'

const { zhao, son, daughter, sun } = people
const day = '2024-10-11'
let county: ExchangeCounty

beforeAll(async () => {
  county = await anExchangeCounty()
}, 120_000)

afterAll(() => county.close())

function out(name: string): string {
  return path.join(county.folder, name)
}

function rowsOf(file: string): unknown[][] {
  const book = XLSX.read(fs.readFileSync(file))
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  // Asked for lists, the library gives lists.
  return sheet ? (XLSX.utils.sheet_to_json(sheet, { header: 1, defval: null }) as unknown[][]) : []
}

async function readings(): Promise<string[]> {
  const rows = await county.app.db.query<{ purpose: string }>(sql`
    select purpose from audit_entry order by id`)
  return rows.map(({ purpose }) => purpose)
}

function exported(code: string, name: string, more: object = {}) {
  const request = { code, out: out(name), route: 'test', ...more }
  return runExport(county.app, county.on(day), request)
}

describe('an export', () => {
  it('names everybody of its rows in the log, in one entry', async () => {
    await exported('dibao', 'named.xlsx')
    const [entry] = await county.app.db.query<{
      kind: string
      count: number
      people: string[]
      households: string[]
    }>(sql`
      select kind, count, people, households from audit_entry order by id desc limit 1`)
    expect(entry).toMatchObject({ kind: '导出', count: 4 })
    expect(entry?.people).toHaveLength(4)
    const [one] = entry?.people ?? []
    const [read] = await county.app.db.query<{ id: string }>(sql`
      select household_id as id from membership where person_id = ${one}`)
    expect(entry?.households).toContain(read?.id)
  })
})

describe('a ledger', () => {
  it('hides numbers and says who made it, for which month', async () => {
    const done = await exported('dibao', 'a.xlsx')
    expect(done).toMatchObject({ rows: 4, masked: true, month: '2024-10' })
    const rows = rowsOf(done.path)
    expect(rows[0]?.[0]).toBe('最低生活保障对象台账')
    expect(rows[1]?.[0]).toContain('填报单位：示例县　　数据月份：2024-10')
    expect(rows[2]?.slice(0, 9)).toEqual([
      ...[
        '序号',
        '乡镇（街道）',
        '村（社区）',
        '户号',
        '户主',
        '姓名',
        '与户主关系',
        '性别',
        '身份证号',
      ],
    ])
    expect(rows[3]?.slice(3, 7)).toEqual(['H1', zhao.name, zhao.name, '本人'])
    expect(rows[3]?.[8]).toBe(`999*************${zhao.number.slice(-2)}`)
    expect(JSON.stringify(rows)).not.toContain(zhao.number)
    expect(rows.at(-3)?.[0]).toContain('填表人：张经办')
    expect(rows.at(-2)?.[0]).toBe('证件号、电话、账号和敏感信息已隐去。')
  })

  it('shows whole numbers only for a purpose, which is noted', async () => {
    await expect(exported('dibao', 'b.csv', { full: true })).rejects.toThrow('须写明用途')
    const more = { full: true, purpose: '报省厅核验', township: '石桥镇' }
    const done = await exported('dibao', 'b.csv', more)
    expect(done).toMatchObject({ rows: 1, masked: false })
    const text = fs.readFileSync(done.path, 'utf8')
    expect(text).toContain(sun.number)
    expect(text).not.toContain(zhao.number)
    expect(text).toContain('用途：报省厅核验')
    const noted = '导出最低生活保障对象台账 2024-10 石桥镇（含完整证件号），用途：报省厅核验'
    expect((await readings()).at(-1)).toBe(noted)
  })

  it('of an earlier month holds who was there at its end', async () => {
    expect(await exported('dibao', 'c.xlsx', { month: '2024-08' })).toMatchObject({ rows: 0 })
    expect(await exported('dibao', 'c.xlsx', { month: '2024-09' })).toMatchObject({ rows: 4 })
    await expect(exported('dibao', 'c.xlsx', { month: '2024-11' })).rejects.toThrow('不晚于本月')
  })

  it.each(['persons', 'households', 'payments', 'alerts', 'tekun', 'near_dibao', 'rigid_expense'])(
    '%s is written',
    async (code) => {
      const done = await exported(code, `${code}.xlsx`)
      const width = listExports(county.app).find((one) => one.code === code)
      expect(width).toBeDefined()
      const expected: Record<string, number> = { persons: 4, households: 2, payments: 2 }
      expect(done.rows).toBe(expected[code] ?? 0)
      expect(rowsOf(done.path)).toHaveLength(done.rows + 6)
    },
  )

  it('that is not there, a township that is not there and a wrong ending are refused', async () => {
    await expect(exported('none', 'd.xlsx')).rejects.toThrow('dibao（最低生活保障对象台账）')
    await expect(exported('dibao', 'd.xlsx', { township: '无此乡' })).rejects.toThrow('柳林乡')
    await expect(exported('dibao', 'd.pdf')).rejects.toThrow('.xlsx 或 .csv')
    await expect(exported('progress', 'd.csv')).rejects.toThrow('只能存为 .xlsx')
  })
})

describe('a statistic', () => {
  it('counts households and persons by township, and its sums are the whole', async () => {
    const done = await exported('statistics', 'e.xlsx')
    const rows = rowsOf(done.path)
    const liulin = rows.find((row) => row[1] === '柳林乡')
    const shiqiao = rows.find((row) => row[1] === '石桥镇')
    const total = rows.find((row) => row[1] === '合计')
    expect(liulin?.slice(2, 4)).toEqual([1, 3])
    expect(shiqiao?.slice(2, 4)).toEqual([1, 1])
    expect(total?.slice(2, 4)).toEqual([2, 4])
    expect(total?.slice(10, 12)).toEqual([2, 4])
  })

  it('fills the upper level’s layout: rows under three rows of headers, sums below them', async () => {
    const done = await exported('progress', 'f.xlsx')
    const townships = done.rows
    const rows = rowsOf(done.path)
    expect(rows[0]?.[0]).toBe('社会救助对象认定与监测任务进度表（示例）')
    expect(rows[1]?.[0]).toBe('填报单位：示例县')
    expect(rows[1]?.[8]).toBe('2024年10月')
    expect(rows[2]?.[2]).toBe('已认定对象')
    const body = rows.slice(5, 5 + townships)
    expect(body.find((row) => row[1] === '柳林乡')?.slice(2, 4)).toEqual([1, 3])
    const total = rows[5 + townships]
    expect(total?.[0]).toBe('合计')
    for (const column of [2, 3, 4, 5, 10, 15]) {
      const sum = body.reduce((all, row) => all + Number(row[column]), 0)
      expect(total?.[column]).toBe(sum)
    }
    expect(rows[6 + townships]?.[10]).toBe('填表人：张经办')
  })
})

describe('the pre-check', () => {
  const run = (more: object = {}): Promise<Precheck> =>
    precheck(county.app, county.on(day), { route: 'test', ...more })
  const broken = async (more: object = {}): Promise<string[]> => {
    const { items } = await run(more)
    return items.map(({ rule, person }) => `${rule} ${person ?? '户'}`).sort()
  }
  it('finds nothing in a register that is right, and takes no unknown fact for an error', async () => {
    const found = await run()
    expect(found.items).toEqual([])
    expect(found.rules.length).toBeGreaterThanOrEqual(30)
    expect(found.rules.find(({ id }) => id === 'J19')).toMatchObject({ found: 0, open: 2 })
  })

  it('refuses a rule that there is none of', async () => {
    await expect(run({ rule: 'J99' })).rejects.toThrow('没有编号为“J99”的质检规则')
  })

  it('finds what contradicts itself, with what to do and whose data to look at', async () => {
    await change('f_living_allowance = true, f_is_disabled = false', zhao.name)
    await change(
      'f_is_disabled = false, f_living_allowance = false, f_nursing_subsidy = false',
      son.name,
    )
    await change(
      'f_is_disabled = false, f_living_allowance = false, f_nursing_subsidy = false',
      daughter.name,
    )
    await change(`f_is_dead = true, f_sex = '女'`, sun.name)
    expect(await broken()).toEqual(['J04 孙有福', 'J19 户', 'J20 赵大山', 'J24 孙有福'])
    const { items } = await run({ rule: 'J24' })
    expect(items).toMatchObject([
      {
        household: 'H2',
        township: '石桥镇',
        problem: '已死亡人员仍在台账',
        remedy: '核实死亡日期，办理减员或终止，追回多发资金',
        departments: ['民政', '公安'],
      },
    ])
    expect(items[0]?.sources.join()).toContain('民政局_低保台账_2024年9月.csv')
    expect(await broken({ township: '999901100000' })).toEqual(['J19 户', 'J20 赵大山'])
  })

  it('gives its list a page at a time', async () => {
    const first = await run({ limit: 3 })
    const rest = await run({ limit: 3, after: first.next ?? undefined })
    expect(first.items).toHaveLength(3)
    expect(rest.items).toHaveLength(1)
    expect(rest.next).toBeNull()
  })

  it('finds wrong divisions, a child without a head, and who stands twice without a number', async () => {
    const { db } = county.app
    await change(`f_relation = '其他'`, sun.name)
    await db.execute(
      sql`update person set id_hash = null, id_cipher = null where name = ${sun.name}`,
    )
    await db.execute(sql`
      update person set name = ${sun.name}, birth_date = (
        select birth_date from person where name = ${sun.name} limit 1) where name = ${son.name}`)
    await db.execute(sql`
      update household_profile set division_code = '999901999999' where household_id = (
        select id from household where number = 'H2')`)
    const found = await broken()
    expect(found).toEqual(expect.arrayContaining(['J01 孙有福', 'J05 孙有福', 'J07 户', 'J09 户']))
    const counted = rowsOf((await exported('statistics', 'g.xlsx')).path)
    expect(counted.find((row) => row[1] === '区划待核实')?.slice(2, 4)).toEqual([1, 1])
    expect(counted.find((row) => row[1] === '合计')?.slice(2, 4)).toEqual([2, 4])
  })

  async function change(facts: string, name: string): Promise<void> {
    await county.app.db.execute(sql`
      update person_profile set ${trusted(facts)}
      where person_id in (select id from person where name = ${name})`)
  }
})

qualityRuleTests(() => county)
