import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Acting } from '#access/index'
import { sql } from '#db/index'
import type { AppPort, Caller } from '#http/index'
import { readFile } from '#sources/index'
import { signInAs } from '../accounts/test-accounts.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'
import { readUploads } from '../http-port/read-uploads.ts'
import { commitBatch, importDepartmentFile } from '../import-department-file.ts'
import { listRequests } from './requests.ts'
import { anExchangeCounty, type ExchangeCounty, people } from './test-county.ts'
import { writeReplyFile } from './write-reply-file.ts'

const { son, daughter } = people
const day = '2024-10-22'
let county: ExchangeCounty
let port: AppPort
let [zhang, wang, school]: Caller[] = []

beforeAll(async () => {
  county = await anExchangeCounty()
  port = makeHttpPort(county.app, day)
  await county.take(
    '教育局_在校学生_2024年9月.csv',
    [
      '姓名,身份证号,学段,家庭经济困难学生,乡镇',
      `${son.name},${son.number},本科,是,柳林乡`,
      `${daughter.name},${daughter.number},本科,是,柳林乡`,
    ],
    day,
  )
  await county.round(day)
  zhang = await caller('county-officer', '张经办')
  wang = await caller('county-officer', '王复核')
  school = await caller('department-officer', '教育经办', '教育')
})

afterAll(() => county.close())

async function caller(role: string, name: string, department?: string): Promise<Caller> {
  const { who } = await signInAs(county.app, { role, name, ...(department && { department }) })
  return { actor: name, who }
}

const as = (who: Caller | undefined): Acting => ({ ...county.on(day), who: who?.who })

async function requestId(): Promise<string> {
  const [request] = await listRequests(county.app, county.on(day), {
    ...{ department: '教育', township: '999901100000', state: '全部' },
  })
  return request?.id ?? ''
}

const stateOf = async (id: string) => {
  const [request] = await listRequests(county.app, county.on(day), { id })
  return request && [request.state, request.answered]
}

async function handIn(who: Caller | undefined, lines: readonly string[], name: string) {
  const file = county.write(name, lines)
  const uploads = [{ path: file, fileName: name, dataset: 'auto' }]
  const received = { uploads, release: async () => undefined }
  return readUploads(county.app, as(who), received).run({
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onFault: (error) => {
      throw error
    },
  })
}

const answers = (id: string, word: string) => [
  `催数编号：${id}（请保留这一行，交回时据此认出）,,,`,
  '身份证号,姓名,乡镇,本学期已获资助',
  `${son.number},${son.name},柳林乡,${word}`,
  `${daughter.number},${daughter.name},柳林乡,是`,
]

async function numbersIn(who: Caller | undefined, id: string): Promise<readonly unknown[]> {
  const { path: file } = await writeReplyFile(county.app, as(who), id, county.folder)
  const read = await readFile(file)
  const cells: unknown[] = []
  try {
    for await (const rows of read.rows()) cells.push(...rows.flatMap((row) => row.cells))
  } finally {
    await read.close()
  }
  expect(cells.join()).toContain('日志编号：')
  return cells.filter((cell) => cell === son.number || cell === daughter.number)
}

it('whole numbers leave by the reply file for the asked department, for others by two', async () => {
  const id = await requestId()
  expect(await numbersIn(school, id)).toHaveLength(2)
  expect(await numbersIn(zhang, id)).toEqual([])
  const approver = await caller('county-approver', '复核')
  const { items } = await port.listApprovals(approver, { limit: 10 })
  expect(items).toMatchObject([{ action: '导出完整号码', state: '待复核', proposedBy: '张经办' }])
  await port.approve(approver, items[0]?.id ?? '', {})
  expect(await numbersIn(zhang, id)).toHaveLength(2)
  expect(await numbersIn(zhang, id)).toEqual([])
  const disabled = caller('department-officer', '残联经办', '残联')
  await expect(numbersIn(await disabled, id)).rejects.toThrow('没有找到')
  const noted = await county.app.db.query<{ whole: boolean; people: number }>(sql`
    select coalesce(fields = array['identity'], false) as whole, cardinality(people) as people from audit_entry
    where kind = '导出' and action = '催数答复文件' order by at`)
  expect(noted.map(({ whole, people: of }) => [whole, of])).toEqual([
    ...[
      [true, 2],
      [false, 2],
      [true, 2],
      [false, 2],
    ],
  ])
})

it.each(['张经办', '教育经办'])('a reply file handed in by %s waits for another', async (name) => {
  const id = await requestId()
  const by = name === '张经办' ? zhang : school
  const before = await stateOf(id)
  const { batchIds = [], sentence, failed } = await handIn(by, answers(id, '否'), `${name}.csv`)
  expect(failed).toBeUndefined()
  expect(sentence).toBe('已读完，请查看后确认入库。')
  expect(await stateOf(id)).toEqual(before)
  const [batch] = await county.app.db.query<{ state: string; replyTo: string }>(sql`
    select state, reply_to as "replyTo" from import_batch where id = ${batchIds[0] ?? ''}`)
  expect(batch).toEqual({ state: '待确认', replyTo: id })
  if (!by) throw new Error('callers are made before the tests')
  const alone = port.startCommit(by, batchIds[0] ?? '', {})
  await expect(alone).rejects.toMatchObject({ code: 'app.batch-staged-by-you' })
})

it('nor by who has changed since how it is read; another’s commit answers the request', async () => {
  if (!wang) throw new Error('callers are made before the tests')
  const second = wang
  const id = await requestId()
  const [batch] = await county.app.db.query<{ id: string }>(sql`
    select id from import_batch where file_name = '教育经办.csv'`)
  const batchId = batch?.id ?? ''
  const clear = () =>
    county.app.db.as('owner').execute(sql`
    update import_batch set read_accounts = '{}' where id = ${batchId}`)
  for (const change of [
    () => port.answerWords(second, batchId, { answers: [] }),
    () => port.confirmMapping(second, batchId, { columns: [] }),
    () => port.startRestage(second, batchId, { period: '2024-09' }),
  ]) {
    await clear()
    await change()
    const alone = port.startCommit(second, batchId, {})
    await expect(alone).rejects.toMatchObject({ code: 'app.batch-staged-by-you' })
  }
  await expect.poll(() => port.listJobs(second)[0]?.state, { timeout: 30_000 }).toBe('完成')
  await commitBatch(county.app, as(zhang), batchId, { evaluate: false })
  expect(await stateOf(id)).toEqual(['已送达', 2])
})

it('the command line takes one in as before, and is noted for it', async () => {
  await county.app.db.execute(sql`
    update import_batch set state = '已撤销' where file_name = '教育经办.csv'`)
  await county.round('2024-10-27')
  const file = county.write('命令行.csv', answers(await requestId(), '是'))
  const given = { path: file, dataset: 'auto', evaluate: false }
  expect(await importDepartmentFile(county.app, county.on(day), given)).toMatchObject({
    state: '已入库',
  })
  const alone = await county.app.db.query(sql`
    select from audit_entry where action = '入库' and detail = '单人办理' and account_id is null`)
  expect(alone.length).toBeGreaterThan(0)
})
