import fs from 'node:fs'
import path from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Acting, Who } from '#access/index'
import { sql } from '#db/index'
import type { AppPort, Caller } from '#http/index'
import { localDate } from '#kernel/index'
import { signInAs } from '../accounts/test-accounts.ts'
import { anExchangeCounty, type ExchangeCounty, people } from '../exchange/test-county.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'
import { checkExport, listExports, runExport } from './run-export.ts'

const { zhao, son, sun } = people
const day = '2024-10-11'
const formula = '=HYPERLINK("http://example.invalid","点")'
let county: ExchangeCounty
let port: AppPort

beforeAll(async () => {
  county = await anExchangeCounty()
  await county.take('残联_持证残疾人_2024年9月.csv', [
    '姓名,身份证号,乡镇,残疾类别,残疾等级',
    `${sun.name},${sun.number},石桥镇,精神,一级`,
  ])
  await county.take('医保局_医疗费用_2024年9月.csv', [
    '姓名,身份证号,乡镇,个人自付,结算日期',
    `${son.name},${son.number},柳林乡,34567.89,2024-08-13`,
  ])
  await county.round(day, true)
  port = makeHttpPort(county.app, day)
}, 180_000)

afterAll(() => county.close())

async function someone(role: string, more: object = {}): Promise<Caller & { who: Who }> {
  const { who } = await signInAs(county.app, { role, name: `${role}甲`, ...more })
  return { actor: who.name, who }
}

function acting({ actor, who }: Caller): Acting {
  return { ...county.app.acting(actor, localDate(day)), who }
}

async function exported(caller: Caller, code: string, more: object = {}) {
  const out = path.join(county.folder, `${code}-${Math.random().toString(36).slice(2)}.xlsx`)
  return runExport(county.app, acting(caller), { code, out, route: 'test', ...more })
}

/** All tables in the long run; else a list, a statistic in a layout of ours, and a template. */
function tables() {
  const all = listExports(county.app)
  if (process.env.DOUDI_LONG) return all
  return all.filter(({ code, template }) => code === 'dibao' || template !== null)
}

function cellsOf(file: string): string {
  const book = XLSX.read(fs.readFileSync(file))
  return JSON.stringify(
    book.SheetNames.map((name) => XLSX.utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 })),
  )
}

async function divisionOf(name: string): Promise<string> {
  const [row] = await county.app.db.query<{ code: string }>(sql`
    select code from division where name = ${name}`)
  return row?.code ?? ''
}

describe('the rows of an export', () => {
  it('are those of the post: a township’s own, nobody else’s', async () => {
    const division = await divisionOf('石桥镇')
    const officer = await someone('township-officer', { division })
    const done = await exported(officer, 'dibao')
    expect(done.rows).toBe(1)
    expect(cellsOf(done.path)).toContain(sun.name)
    expect(cellsOf(done.path)).not.toContain(zhao.name)
    const asked = await exported(officer, 'dibao', { township: '柳林乡' })
    expect(asked.rows).toBe(0)
  })

  it('of a department are the people its pushes are about', async () => {
    await county.app.db.execute(sql`
      update alert as a set person_id = (select id from person where name = ${son.name})
      where a.household_id is not null`)
    const pushed = await county.app.db.query<{ name: string; department: string }>(sql`
      select distinct p.department, m.name
      from push as p join alert as a on a.county_code = p.county_code and a.id = p.alert_id
      join person as m on m.county_code = a.county_code and m.id = a.person_id
      where p.state <> '撤回'`)
    expect(pushed.length).toBeGreaterThan(0)
    const { department } = pushed[0] ?? { department: '' }
    const officer = await someone('department-officer', { department })
    const none = await someone('department-officer', { department: '退役军人' })
    expect((await exported(none, 'dibao')).rows).toBe(0)
    const text = cellsOf((await exported(officer, 'dibao')).path)
    const own = pushed.filter((one) => one.department === department).map(({ name }) => name)
    const others = [zhao, son, sun].filter(({ name }) => !own.includes(name))
    expect(own).toEqual([son.name])
    expect(text).toMatch(new RegExp(`"${son.name}","(本人|子女)"`))
    for (const { name } of others) expect(text).not.toMatch(new RegExp(`"${name}","(本人|子女)"`))
  })

  it('are none, rather than some, where there are more than the post may take', async () => {
    const officer = await someone('county-officer')
    const few = { ...officer, who: { ...officer.who, exportRows: 2 } }
    await expect(exported(few, 'dibao')).rejects.toThrow('有 4 行，超过您的岗位一次可以导出的 2 行')
    const none = { ...officer, who: { ...officer.who, exportRows: 0 } }
    await expect(checkExport(county.app, acting(none), { code: 'dibao' })).rejects.toThrow(
      '不能导出',
    )
  })
})

describe('whole numbers', () => {
  const wanted = { full: true, purpose: '报省厅核验' }

  it('take the right to them and a second person, once', async () => {
    const township = await someone('township-officer', { division: await divisionOf('石桥镇') })
    await expect(exported(township, 'dibao', wanted)).rejects.toThrow('不能导出完整号码')
    const officer = await someone('county-officer')
    await expect(exported(officer, 'dibao', wanted)).rejects.toThrow('由第二人同意')
    const input = { code: 'dibao', month: '2024-10', ...wanted }
    await expect(port.startExport(officer, input)).rejects.toThrow('已替您提出申请')
    const { items } = await port.listApprovals(officer, { limit: 10 })
    expect(items[0]).toMatchObject({ action: '导出完整号码', state: '待复核' })
    await port.approve(await someone('county-approver'), items[0]?.id ?? '', {})
    await expect(exported(officer, 'dibao', { ...wanted, purpose: '另一用途' })).rejects.toThrow(
      '由第二人同意',
    )
    const done = await exported(officer, 'dibao', wanted)
    expect(cellsOf(done.path)).toContain(zhao.number)
    await expect(exported(officer, 'dibao', wanted)).rejects.toThrow('由第二人同意')
  })
})

describe('a file that leaves', () => {
  it('says who made it, when and why, in a row of its own and in its properties', async () => {
    const officer = await someone('county-officer', { name: '张经办' })
    for (const { code, template } of tables()) {
      const done = await exported(officer, code, { purpose: '月度核对' })
      const text = cellsOf(done.path)
      expect(text, code).toMatch(/导出人：张经办（账号 [^，]+，[^）]+）　导出时间：\d{4}-/)
      expect(text, code).toContain('用途：月度核对')
      const { Props } = XLSX.read(fs.readFileSync(done.path), { bookProps: true })
      expect(Props, code).toMatchObject({ Author: '张经办' })
      if (template !== null) continue
      const out = path.join(county.folder, `${code}.csv`)
      const csv = await exported(officer, code, { out, purpose: '月度核对' })
      const lines = fs.readFileSync(csv.path, 'utf8').trimEnd().split('\r\n')
      expect(lines.at(-1), code).toContain('导出人：张经办')
    }
  })

  it('is in the log with its rows and everybody in it', async () => {
    const officer = await someone('county-officer')
    const done = await exported(officer, 'dibao')
    const [entry] = await county.app.db.query<{ count: number; people: string[] }>(sql`
      select count, people from audit_entry where kind = '导出' order by at desc, id desc limit 1`)
    expect(entry?.count).toBe(done.rows)
    const names = await county.app.db.query<{ name: string }>(sql`
      select name from person where id = any(${entry?.people ?? []}::uuid[])`)
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining([zhao.name, sun.name]))
  })

  it('by the command line is stamped too', async () => {
    const done = await exported({ actor: '命令行' }, 'dibao')
    expect(cellsOf(done.path)).toContain('导出人：命令行（本机命令）')
  })

  it('computes nothing, whatever a name says', async () => {
    await county.app.db.execute(sql`update person set name = ${formula} where name = ${sun.name}`)
    const officer = await someone('county-officer', { name: '=1+1' })
    for (const { code, template } of tables()) {
      const done = await exported(officer, code, { purpose: '@SUM(1)' })
      const book = XLSX.read(fs.readFileSync(done.path), { cellFormula: true })
      const cells = book.SheetNames.flatMap((name) =>
        Object.values(book.Sheets[name] ?? {}).filter(
          (one) => typeof one === 'object' && 'f' in one,
        ),
      )
      expect(cells, code).toEqual([])
      if (template !== null) continue
      const csv = await exported(officer, code, { out: path.join(county.folder, `${code}-f.csv`) })
      const fields = fs.readFileSync(csv.path, 'utf8').split(/\r\n|,/)
      expect(
        fields.filter((field) => /^"?[=+@]/.test(field)),
        code,
      ).toEqual([])
    }
  })
})
