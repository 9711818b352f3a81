import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#db/index'
import type { AppPort, Caller } from '#http/index'
import { identityCheckDigit, localDate } from '#kernel/index'
import { openEmptyCounty } from '../../../tests/made-county.ts'
import { signInAs } from '../accounts/test-accounts.ts'
import type { App } from '../app.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'
import { commitBatch, importDepartmentFile } from '../import-department-file.ts'
import { stageDepartmentFile } from '../imports/hold-department-file.ts'
import { listedSupervision } from '../oversight/list-shown.ts'
import { runSupervision } from '../oversight/run-supervision.ts'
import { runExport } from '../papers/run-export.ts'
import { recordDecision } from '../record-decision.ts'
import { importRelatives } from '../relatives/import-relatives.ts'
import { requireMayActAlone } from './supervision-rules.ts'
import { refusingPack } from './test-refusing-pack.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-approvals-'))
const today = '2024-10-11'
let app: App
let port: AppPort
let [zhang, wang, zhao, stranger]: Caller[] = []
let homes: string[]

const numberOf = (first: string) => first + identityCheckDigit(first)
const li = numberOf('99990119621111053')
const wu = numberOf('99990119700101012')

beforeAll(async () => {
  app = await openEmptyCounty(folder, 'pglite')
  port = makeHttpPort(app, today)
  await importDepartmentFile(app, app.acting('命令行', localDate(today)), {
    ...{ path: roster('低保台账.csv'), dataset: 'roster_dibao', evaluate: false },
  })
  const rows = await app.db.query<{ id: string }>(sql`select id from household order by number`)
  homes = rows.map(({ id }) => id)
  zhang = await aCaller('county-officer', '张经办')
  wang = await aCaller('county-approver', '王复核')
  zhao = await aCaller('county-approver', '赵复核')
  stranger = await aCaller('township-approver', '石桥复核', '999901101000')
})

afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function aCaller(role: string, name: string, division?: string): Promise<Caller> {
  const { who } = await signInAs(app, { role, name, ...(division && { division }) })
  return { actor: name, who }
}

function roster(name: string): string {
  const file = path.join(folder, name)
  const lines = [
    '户号,姓名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入,低保财产',
    `H1,李长顺,${li},户主,柳林乡,东柳村,2023-01-05,5000,符合`,
    `H2,吴大树,${wu},户主,柳林乡,西柳村,2023-01-05,5000,符合`,
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

const someone = (caller: Caller | undefined): Caller => {
  if (!caller) throw new Error('callers are made before the tests')
  return caller
}

const recognition = { category: '特困人员', document: '审〔2024〕7号', effectiveMonth: '2024-11' }
const ended = {
  ...{ document: '停〔2024〕1号', reason: '收入超过标准', effectiveMonth: '2024-11' },
  check: { document: '核〔2024〕1号', confirmedOn: '2024-10-10', outcome: '属实' as const },
}

async function decisionsOf(householdId: string) {
  return app.db.query<{ kind: string; by: string }>(sql`
    select kind, decided_by as by from recognition
    where household_id = ${householdId} and batch_id is null order by recorded_at`)
}

describe('a recognition over the web', () => {
  it('is not made by whoever proposes it, and once by whoever agrees', async () => {
    const home = homes[0] ?? ''
    const waiting = await port.recordRecognition(someone(zhang), home, recognition)
    expect(waiting).toMatchObject({ action: '认定', state: '待复核', isOwn: true })
    expect(waiting?.hindrance).toMatch(/权限/)
    expect(await decisionsOf(home)).toEqual([])
    const id = waiting?.id ?? ''
    const seen = await port.findApproval(someone(wang), id)
    expect(seen).toMatchObject({ hindrance: null, isOwn: false, relatives: [] })
    expect(seen?.details).toContainEqual({ name: '类别', value: '特困人员' })
    const both = await Promise.allSettled([
      port.approve(someone(wang), id, {}),
      port.approve(someone(zhao), id, {}),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const made = await decisionsOf(home)
    expect(made).toHaveLength(1)
    expect(made[0]?.by).toMatch(/^[王赵]复核（张经办提出）$/)
  })

  it('that the registry would refuse is refused to whoever proposes it', async () => {
    const asked = port.recordRecognition(someone(zhang), homes[0] ?? '', {
      ...recognition,
      category: '没有的类别',
    })
    await expect(asked).rejects.toMatchObject({ code: 'registry.category-unknown' })
    const { items } = await port.listApprovals(someone(wang), { limit: 50 })
    expect(items).toEqual([])
  })

  it('waits once, whoever else proposes it, at the same moment too', async () => {
    const home = homes[1] ?? ''
    const second = await aCaller('county-officer', '孙经办')
    const both = await Promise.allSettled([
      port.recordTermination(someone(zhang), home, ended),
      port.recordTermination(second, home, ended),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((one) => one.status === 'rejected')
    expect(lost?.reason).toMatchObject({ code: 'approval.already-waiting', status: 409 })
    const { items } = await port.listApprovals(someone(wang), { limit: 50 })
    expect(items).toHaveLength(1)
    await port.reject(someone(wang), items[0]?.id ?? '', { reason: '再查一次' })
    const again = await port.recordTermination(second, home, ended)
    expect(again).toMatchObject({ state: '待复核' })
    await port.reject(someone(wang), again?.id ?? '', { reason: '再查一次' })
  })

  it('of a household that changed meanwhile lapses and changes nothing', async () => {
    const home = homes[1] ?? ''
    const waiting = await port.recordTermination(someone(zhang), home, ended)
    const other = await port.recordRecognition(someone(zhang), home, recognition)
    await port.approve(someone(wang), other?.id ?? '', {})
    const late = await port.approve(someone(wang), waiting?.id ?? '', {})
    expect(late).toMatchObject({ state: '已失效' })
    expect(await decisionsOf(home)).toMatchObject([{ kind: '认定' }])
  })

  it('whose proposer was disabled meanwhile lapses', async () => {
    const home = homes[1] ?? ''
    const leaver = await aCaller('county-officer', '离岗经办')
    const waiting = await port.recordRefusal(leaver, home, {
      ...{ category: '低保对象', document: '审〔2024〕8号', reason: '收入超过标准' },
    })
    await app.db.execute(sql`
      update account set state = '停用' where id = ${leaver.who?.accountId ?? null}`)
    const late = await port.approve(someone(wang), waiting?.id ?? '', {})
    expect(late).toMatchObject({ state: '已失效' })
    expect(late.reason).toMatch(/停用/)
  })

  it('is no business of another township, and sent back with a reason', async () => {
    const home = homes[1] ?? ''
    const waiting = await port.recordTermination(someone(zhang), home, ended)
    const id = waiting?.id ?? ''
    expect(await port.findApproval(someone(stranger), id)).toBeUndefined()
    const tried = port.approve(someone(stranger), id, {})
    await expect(tried).rejects.toMatchObject({ status: 404 })
    const back = await port.reject(someone(wang), id, { reason: '缺入户核查表' })
    expect(back).toMatchObject({ state: '已退回', reason: '缺入户核查表', decidedBy: '王复核' })
    await expect(port.approve(someone(zhao), id, {})).rejects.toMatchObject({ status: 409 })
  })
})

describe('a file', () => {
  it('is taken in by another account than handed it in', async () => {
    const acting = { ...app.acting('张经办', localDate(today)), who: someone(zhang).who }
    const file = path.join(folder, '残疾人_2024年9月.csv')
    writeFileSync(file, `姓名,证件号码,乡镇,残疾类别,残疾等级\n李长顺,${li},柳林乡,肢体,二级\n`)
    const [held] = await stageDepartmentFile(app, acting, { path: file, dataset: 'disability' })
    const batch = held?.batchId ?? ''
    const own = port.startCommit(someone(zhang), batch, { evaluate: false })
    await expect(own).rejects.toMatchObject({ code: 'app.batch-staged-by-you', status: 403 })
    const job = await port.startCommit(someone(wang), batch, { evaluate: false })
    expect(job).toMatchObject({ kind: '入库' })
    await port.stopJobs()
  })

  it('is not handed in and taken in with one request', async () => {
    const upload = { path: roster('又一份.csv'), fileName: '又一份.csv', dataset: 'auto' }
    const asked = port.importUpload(someone(zhang), upload)
    await expect(asked).rejects.toMatchObject({ code: 'app.batch-at-once' })
  })
})

describe('a list of staff and their relatives', () => {
  it('is taken in row by row, and the household then asks for somebody from outside', async () => {
    const acting = app.acting('命令行', localDate(today))
    const cadre = numberOf('99990119690203015')
    const file = path.join(folder, '近亲属.csv')
    writeFileSync(
      file,
      [
        '工作人员,工作人员身份证号,职务,关系,近亲属,近亲属身份证号',
        `钱主任,${cadre},东柳村村委会主任,父母,李长顺,${li}`,
        `钱主任,${cadre},东柳村村委会主任,父母,李长顺,${li}`,
        `钱主任,${cadre},东柳村村委会主任,邻居,某人,${wu}`,
        `钱主任,${cadre},东柳村村委会主任,子女,某人,${wu.slice(0, 17)}${wu.endsWith('1') ? 2 : 1}`,
      ].join('\n'),
    )
    const report = await importRelatives(app, acting, file)
    expect(report).toMatchObject({ added: 1, known: 1 })
    expect(report.problems.map(({ row }) => row)).toEqual([4, 5])
    expect(JSON.stringify(report)).not.toContain(wu.slice(0, 14))
    const waiting = await port.recordTermination(someone(zhang), homes[0] ?? '', ended)
    const inside = await aCaller('township-approver', '柳林复核', '999901100000')
    const seen = await port.findApproval(inside, waiting?.id ?? '')
    expect(seen?.relatives).toMatchObject([{ staff: '钱主任', relation: '父母' }])
    expect(seen?.hindrance).toMatch(/本乡镇以外/)
    const tried = port.approve(inside, waiting?.id ?? '', {})
    await expect(tried).rejects.toMatchObject({ code: 'approval.same-township' })
    const shown = await port.findHousehold(someone(wang), homes[0] ?? '')
    expect(shown?.filedRelatives).toMatchObject([{ staff: '钱主任' }])
    expect(await port.approve(someone(wang), waiting?.id ?? '', {})).toMatchObject({
      state: '已同意',
    })
  })
})

describe('what one person does alone', () => {
  it('is noted by supervision where the place lets the command line', async () => {
    const acting = app.acting('命令行', localDate(today))
    await recordDecision(app, acting, {
      ...{ kind: 'recognise', household: 'H2', category: '低保对象', document: '审〔2024〕9号' },
    })
    await runSupervision(app, acting)
    const { items } = await listedSupervision(app, acting, { state: '待核实', limit: 50 })
    const found = items.filter(({ kind, title }) => kind === '单人办理' && /认定/.test(title))
    expect(found).toMatchObject([{ actor: '命令行', title: expect.stringMatching(/认定 1 件/) }])
    expect(found[0]?.evidence).toContainEqual({ name: '决定', value: 'H2' })
    expect(items.map(({ kind }) => kind)).not.toContain('认定偏离')
  })

  const alone = async (): Promise<readonly string[]> => {
    const acting = app.acting('命令行', localDate(today))
    await runSupervision(app, acting)
    const { items } = await listedSupervision(app, acting, { state: '全部', limit: 50 })
    return items
      .filter(({ kind, title }) => kind === '单人办理' && !/认定/.test(title))
      .map(({ title }) => title.replace(/ \d{4}-\d\d /, ' '))
      .sort()
  }
  const handedIn = (name: string, number: string, grade = '三级') => {
    const file = path.join(folder, name)
    writeFileSync(
      file,
      `姓名,证件号码,乡镇,残疾类别,残疾等级\n李长顺,${number},柳林乡,肢体,${grade}\n`,
    )
    return { path: file, dataset: 'disability', period: '2024-09', evaluate: false }
  }
  const whole = { code: 'dibao', full: true, purpose: '核验', out: folder, route: 'test' }

  it('files taken in and whole numbers taken out are noted, and the program’s own files are not', async () => {
    const acting = app.acting('命令行', localDate(today))
    expect(await alone()).toEqual(['命令行在 单人办理入库 1 件，没有第二人复核'])
    await importDepartmentFile(app, acting, { ...handedIn('own.csv', li), isOwn: true })
    const [held] = await stageDepartmentFile(app, acting, handedIn('held.csv', wu))
    await stageDepartmentFile(app, acting, handedIn('waits.csv', li))
    await runExport(app, acting, { ...whole, full: false })
    expect(await alone()).toHaveLength(1)
    await commitBatch(app, acting, held?.batchId ?? '', { evaluate: false })
    await runExport(app, acting, whole)
    expect(await alone()).toEqual([
      '命令行在 单人办理入库 2 件，没有第二人复核',
      '命令行在 单人办理导出完整号码 1 件，没有第二人复核',
    ])
  })

  it('files and whole numbers are refused where the place says so; holding a file is not', async () => {
    const strict = { ...app, pack: refusingPack(app) }
    const acting = app.acting('命令行', localDate(today))
    const before = await alone()
    const file = handedIn('strict.csv', wu, '二级')
    await expect(importDepartmentFile(strict, acting, file)).rejects.toThrow(
      /doudi import --hold.*两名人员都在网页上/,
    )
    const [held] = await stageDepartmentFile(strict, acting, file)
    const committed = commitBatch(strict, acting, held?.batchId ?? '')
    await expect(committed).rejects.toThrow(/命令行不能单独入库，没有任何改动/)
    await expect(runExport(strict, acting, whole)).rejects.toThrow(/命令行不能单独导出/)
    await runExport(strict, acting, { ...whole, full: false })
    expect(await alone()).toEqual(before)
    const who = { ...acting, who: someone(zhang).who }
    await commitBatch(strict, who, held?.batchId ?? '', { evaluate: false })
    expect(await alone()).toEqual(before)
  })

  it('is refused where the place says so, with where to go', () => {
    const pack = refusingPack(app)
    const decided = () => requireMayActAlone({ pack }, {}, '认定')
    expect(decided).toThrow(/命令行不能单独办理.*登录网页提出/)
    expect(() => requireMayActAlone({ pack }, { who: someone(zhang).who }, '认定')).not.toThrow()
    expect(() => requireMayActAlone(app, {}, '认定')).not.toThrow()
  })
})
