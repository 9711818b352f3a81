import fs from 'node:fs'
import path from 'node:path'
import { text as readText } from 'node:stream/consumers'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { sql } from '#db/index'
import type { AppPort, Caller } from '#http/index'
import { signInAs } from '../accounts/test-accounts.ts'
import { anExchangeCounty, type ExchangeCounty, people } from '../exchange/test-county.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'

const day = '2024-10-11'
let county: ExchangeCounty
let port: AppPort
let by: Caller
let other: Caller

beforeAll(async () => {
  county = await anExchangeCounty()
  const { son, sun } = people
  await county.take('医保局_医疗费用_2024年9月.csv', [
    '姓名,身份证号,乡镇,个人自付,结算日期',
    `${son.name},${son.number},柳林乡,34567.89,2024-08-13`,
    `${sun.name},${sun.number},石桥镇,54567.89,2024-08-13`,
  ])
  await county.round(day, true)
  port = makeHttpPort(county.app, day)
  const department = '医保'
  const { who } = await signInAs(county.app, { role: 'department-officer', department })
  by = { actor: `${department}经办`, who }
  const strange = await signInAs(county.app, { role: 'department-officer', department: '工会' })
  other = { actor: '工会经办', who: strange.who }
}, 300_000)

afterAll(() => county?.close())

interface Line {
  readonly 推送编号: string
  readonly [column: string]: unknown
}

async function downloaded(): Promise<{ readonly lines: Line[]; readonly file: string }> {
  const written = await port.writePushFile(by, county.folder)
  const [sheet] = Object.values(XLSX.read(fs.readFileSync(written.path)).Sheets)
  // A sheet of a book that was just written.
  const rows = XLSX.utils.sheet_to_json<Line>(sheet as XLSX.WorkSheet, { range: 3 })
  const lines = rows.filter((row) => /^[0-9a-f-]{36}$/.test(row.推送编号))
  return { lines, file: written.path }
}

function filled(name: string, lines: readonly object[]) {
  const file = path.join(county.folder, name)
  const book = XLSX.utils.book_new()
  const header = ['推送编号', '版本', '办理', '原因', '措施', '结果']
  XLSX.utils.book_append_sheet(book, XLSX.utils.json_to_sheet([...lines], { header }))
  fs.writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
  return { path: file, fileName: name, dataset: 'auto' }
}

/** The sheet as it is written: the drop-downs stand nowhere else. */
async function sheetOf(file: string): Promise<string> {
  const zip = await openPromise(file)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'xl/worksheets/sheet1.xml') continue
    return readText(await zip.openReadStreamPromise(entry))
  }
  throw new Error('the workbook has no sheet')
}

const answer = { 办理: '反馈', 原因: '未申请', 措施: '已上门', 结果: '已帮助申请' }

it('the table holds the open pushes with drop-downs and a stamp, and the log says so', async () => {
  const { lines, file } = await downloaded()
  const { total } = await port.listPushes(by, { limit: 200 })
  expect(lines).toHaveLength(total)
  expect(total).toBeGreaterThan(1)
  const text = await sheetOf(file)
  expect(text).toContain('<formula1>"反馈,退回"</formula1>')
  expect(text).toContain('日志编号：')
  expect(text).not.toMatch(/\d{17}[\dX]/)
  const noted = await county.app.db.query(sql`
    select from audit_entry where kind = '导出' and action = '待反馈推送'`)
  expect(noted).toHaveLength(1)
})

it('every row is judged, and only the usable ones are answered, once', async () => {
  const { lines } = await downloaded()
  const [first, second] = lines
  const none = '01900000-0000-7000-8000-000000000000'
  const upload = filled('反馈.xlsx', [
    { ...first, ...answer },
    { ...second, 办理: '', 原因: '', 措施: '', 结果: '' },
    { 推送编号: none, ...answer },
    { 推送编号: '第一条', ...answer },
    { ...first, ...answer },
  ])
  const preview = await port.readReplyRows(by, upload)
  expect(preview).toMatchObject({
    ...{ rows: 5, usable: 1, mended: 0, doubtful: 0, unusable: 3, dropped: 1, repeated: 0 },
  })
  expect(preview.items.filter(({ state }) => state === '不能用').map(({ note }) => note)).toEqual([
    '没有这条推送，或者不是推送给您单位的',
    '推送编号认不出来。请从下载的表里复制原来的编号，不要改动第一列',
    '与第 2 行是同一条推送。一条推送只填一行',
  ])
  const { digest } = preview
  const done = await port.commitReplyRows(by, upload, { digest, withDoubtful: false })
  expect(done).toMatchObject({ replied: 1, returned: 0, left: [] })
  const alert = await port.findAlert(by, preview.items[0]?.alertId ?? '')
  const push = alert?.pushes.find(({ id }) => id === first?.推送编号)
  expect(push).toMatchObject({ state: '已反馈', replies: [{ outcome: '已帮助申请' }] })
  const again = await port.commitReplyRows(by, upload, { digest, withDoubtful: true })
  expect(again).toMatchObject({ replied: 0, repeated: 2, left: [] })
  const once = await port.findAlert(by, preview.items[0]?.alertId ?? '')
  expect(once?.pushes.flatMap(({ replies }) => replies)).toHaveLength(1)
})

it('what changed since the download is answered only when it was confirmed', async () => {
  const { lines } = await downloaded()
  const [line] = lines
  const pushId = line?.推送编号 ?? ''
  await port.receivePush(by, pushId, {})
  const upload = filled('旧表.xlsx', [{ ...line, ...answer, 办理: '退回', 原因: '不归我们管' }])
  const { digest, items } = await port.readReplyRows(by, upload)
  expect(items).toMatchObject([{ state: '需确认', act: '退回', says: '不归我们管' }])
  const cautious = await port.commitReplyRows(by, upload, { digest, withDoubtful: false })
  expect(cautious).toMatchObject({ replied: 0, returned: 0 })
  const done = await port.commitReplyRows(by, upload, { digest, withDoubtful: true })
  expect(done).toMatchObject({ replied: 0, returned: 1 })
  const wrong = await port.readReplyRows(by, upload)
  expect(wrong.items[0]?.note).toContain('这条推送已退回')
})

it('the file of another department answers nothing; rows to mend come back as a table', async () => {
  const { items } = await port.listPushes(by, { limit: 10, state: '全部' })
  const upload = filled('别家.xlsx', [{ 推送编号: items[0]?.id, ...answer }])
  expect(await port.readReplyRows(other, upload)).toMatchObject({ usable: 0, unusable: 1 })
  const { fileName, path: file } = await port.writeReplyErrors(other, upload, county.folder)
  expect(fileName).toBe('别家_需要改的行.xlsx')
  const [sheet] = Object.values(XLSX.read(fs.readFileSync(file)).Sheets)
  const text = XLSX.utils.sheet_to_csv(sheet as XLSX.WorkSheet)
  expect(text).toContain('没有这条推送，或者不是推送给您单位的')
  const digest = 'f'.repeat(64)
  const changed = port.commitReplyRows(by, upload, { digest, withDoubtful: true })
  await expect(changed).rejects.toThrow('不是同一份')
  const strange = { ...upload, path: county.write('别的.csv', ['甲,乙', '1,2']) }
  await expect(port.readReplyRows(by, strange)).rejects.toThrow('没有找到反馈表的表头')
})

const seen = ['subject', 'title', 'due']

it('what is seen is exported: the same filters, the columns shown, noted with everybody in it', async () => {
  const { total, items } = await port.listPushes(by, { limit: 200, state: '全部' })
  const input = { purpose: '月度调度会', columns: seen, state: '全部' as const }
  const { path: file, fileName } = await port.exportSeen(by, {
    name: 'pushes',
    input,
    folder: county.folder,
  })
  expect(fileName).toBe(`部门办理清单${day}.xlsx`)
  const [sheet] = Object.values(XLSX.read(fs.readFileSync(file)).Sheets)
  const rows = XLSX.utils.sheet_to_json<string[]>(sheet as XLSX.WorkSheet, { header: 1 })
  expect(rows[2]).toEqual('户 / 人,户号,乡镇,村,预警,请办理,期限,剩余工作日'.split(','))
  expect(rows.slice(3, 3 + total).map((row) => row[5])).toEqual(items.map(({ matter }) => matter))
  expect(rows.at(-1)?.[0]).toMatch(/导出人：医保经办.*用途：月度调度会.*日志编号：/)
  expect(fs.existsSync(path.join(county.folder, 'rows'))).toBe(false)
  const [noted] = await county.app.db.query<{ count: number; purpose: string; whom: number }>(sql`
    select count, purpose, cardinality(households) as whom from audit_entry
    where kind = '导出' and action = '导出部门办理清单'`)
  const whom = new Set(items.map(({ householdId }) => householdId)).size
  expect(noted).toEqual({ count: total, purpose: '月度调度会', whom })
  const none = await port.exportSeen(other, { name: 'pushes', input, folder: county.folder })
  expect(fs.readFileSync(none.path).length).toBeGreaterThan(0)
})

it('the alerts of the list are exported in its order; more than the post may take are none', async () => {
  const { total, items } = await port.listAlerts(by, { limit: 200, sort: '期限' })
  const input = { purpose: '核对', columns: ['why', 'class', '没有这列'], sort: '期限' as const }
  const { path: file } = await port.exportSeen(by, { name: 'alerts', input, folder: county.folder })
  const [sheet] = Object.values(XLSX.read(fs.readFileSync(file)).Sheets)
  const rows = XLSX.utils.sheet_to_json<string[]>(sheet as XLSX.WorkSheet, { header: 1 })
  expect(rows[2]).toEqual(['为什么', '类别'])
  expect(rows.slice(3, 3 + total).map((row) => row[0])).toEqual(items.map(({ title }) => title))
  const { who } = by
  const mayTake = (exportRows: number, permissions = who?.permissions ?? new Set()): Caller => {
    return who ? { ...by, who: { ...who, exportRows, permissions } } : by
  }
  const tried = (caller: Caller, purpose = '核对') =>
    port.exportSeen(caller, {
      ...{ name: 'alerts', input: { ...input, purpose }, folder: county.folder },
    })
  await expect(tried(mayTake(total - 1))).rejects.toThrow(
    `超过您的岗位一次可以导出的 ${total - 1} 行`,
  )
  await expect(tried(mayTake(0))).rejects.toThrow('不能导出')
  await expect(tried(mayTake(5000, new Set(['导出'])))).rejects.toThrow('看不到“预警清单”')
  await expect(tried(by, '  ')).rejects.toThrow('要写明用途')
})
