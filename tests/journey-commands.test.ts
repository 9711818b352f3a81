import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltPackage, buildPackage } from './journeys/build-package.ts'
import { type Outcome, type Started, startCommand } from './journeys/command-line.ts'
import { nobody } from './journeys/ordinary-account.ts'
import { findProcesses } from './journeys/processes.ts'
import { differences, readState } from './journeys/read-state.ts'
import {
  divisionsFile,
  makeSmallCounty,
  must,
  type SmallCounty,
  smallCounty,
  today,
  watchedMember,
  writeSmallFiles,
} from './journeys/small-county.ts'

const minute = 60_000
const day = ['--today', today] as const
let built: BuiltPackage
let county: SmallCounty
/** The server that runs beside every command of the county. */
let server: Started

beforeAll(async () => {
  built = await buildPackage()
  county = await makeSmallCounty(built.main, 'embedded')
  server = serve(county)
  await server.said('按 Ctrl-C 停止')
}, 4 * minute)

afterAll(async () => {
  server?.process.kill('SIGKILL')
  await server?.ended
  if (county) fs.rmSync(county.folder, { recursive: true, force: true })
})

function serve(of: SmallCounty, options: { readonly uid?: number; readonly gid?: number } = {}) {
  const args = ['serve', '--port', '0', '--data', of.data]
  return startCommand(built.main, args, { ...options, env: { DOUDI_KEY_FILE: of.keyFile } })
}

/** One document on stdout, and nothing else. */
function jsonOf(outcome: Outcome) {
  return JSON.parse(must(outcome).stdout)
}

describe('commands beside a running server, from another folder', () => {
  test('a dry run says what would come in and changes nothing', async () => {
    const before = await readState(county.data)
    const args = ['import', 'auto', county.files.disability, '--dry-run', ...day]
    const outcome = must(await county.run(args))
    expect(outcome.stdout).toMatch(/^预览（没有入库.*）：\n.+：残疾人持证信息，2024-09/)
    const json = jsonOf(await county.run([...args, '--json']))
    expect(json).toMatchObject({ dataset: 'disability', rows: { total: 4, usable: 4 } })
    const after = await readState(county.data)
    expect(differences(after.state, before.state)).toEqual([])
    expect(after.remains).toEqual([])
  })

  test('rows are shown with sheet and number, as lines or as one document', async () => {
    const args = ['import', 'auto', county.files.disability, '--rows', ...day]
    const lines = must(await county.run(args))
      .stdout.trim()
      .split('\n')
    expect(lines).toHaveLength(4)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ sheet: '持证残疾人', row: 3 })
    expect(jsonOf(await county.run([...args, '--json']))).toHaveLength(4)
  })

  test('a file goes from a relative path to an alert; the same file again changes nothing', async () => {
    const cwd = path.dirname(county.files.watched)
    const watched = ['import', 'auto', path.basename(county.files.watched), ...day]
    must(await county.run(watched, { cwd }))
    const args = ['import', 'auto', county.files.disability, ...day, '--json']
    const first = jsonOf(await county.run(args))
    expect(first).toMatchObject({ rows: { total: 4, usable: 4 }, matched: 4, round: { raised: 1 } })
    const before = await readState(county.data)
    const again = jsonOf(await county.run(args))
    expect(again).toMatchObject({ state: '已认出', factsChanged: 0 })
    expect(again.alreadyImportedAs.batchId).toBe(first.batchId)
    expect(differences((await readState(county.data)).state, before.state)).toEqual([])
  })

  test('alerts, explanation and chain show the same file, sheet and row', async () => {
    const file = path.basename(county.files.disability)
    const { alerts } = jsonOf(await county.run(['alerts', '--class', '②', '--json']))
    expect(alerts).toHaveLength(1)
    expect(alerts[0]).toMatchObject({ rule: 'W30', householdNumber: 'H901' })
    const source = { 文件: file, 工作表: '持证残疾人', 行: 3, 期间: '2024-09' }
    expect(alerts[0].evidence.事实).toContainEqual(
      expect.objectContaining({
        名称: '残疾等级',
        值: '一级',
        来源: expect.objectContaining(source),
      }),
    )
    const explained = must(await county.run(['explain', 'H901', '--as-of', today])).stdout
    expect(explained).toMatch(
      new RegExp(`预警 ② W30[^]*残疾等级：一级　来源：${file} 持证残疾人 第 3 行`),
    )
    const chained = must(await county.run(['chain', watchedMember.number])).stdout
    expect(chained).toMatch(new RegExp(`W30[^]*残疾等级 一级　来源：${file} 持证残疾人 第 3 行`))
    expect(chained).toContain('救助链核验：完整')
    const json = jsonOf(await county.run(['explain', 'H901', '--as-of', today, '--json']))
    expect(json.alerts[0].evidence.事实).toContainEqual(
      expect.objectContaining({ 来源: expect.objectContaining(source) }),
    )
    const chain = jsonOf(await county.run(['chain', 'H901', '--json']))
    expect(chain.entries.map((one: { kind: string }) => one.kind)).toContain('预警产生')
  })

  test('no identity number is in what is shown of a household', async () => {
    for (const command of ['explain', 'chain']) {
      const { stdout } = must(await county.run([command, 'H901', '--json']))
      expect(stdout).not.toContain(watchedMember.number)
    }
  })

  test('the server serves what the commands did, to an account of the operator’s', async () => {
    const add = ['accounts', 'add', 'bridge', '--interface', '--name', '残联系统']
    must(await county.run([...add, '--role', 'interface', '--department', '残联']))
    const { token } = jsonOf(await county.run(['accounts', 'token', 'bridge', '--json']))
    const url = await urlOf(server)
    const get = (headers: Record<string, string>) => fetch(`${url}/api/alerts`, { headers })
    expect((await get({})).status).toBe(401)
    const answer = await get({ authorization: `Bearer ${token}` })
    expect(answer.status).toBe(200)
    must(await county.run(['accounts', 'disable', 'bridge']))
    expect((await get({ authorization: `Bearer ${token}` })).status).toBe(401)
    const { stdout } = must(await county.run(['accounts']))
    expect(stdout).toMatch(/sysadmin +系统管理员 +启用/)
    expect(stdout).toMatch(/bridge +残联系统 +停用/)
  })

  test('doctor says engine, version, size and key, and finds nothing wrong', async () => {
    const { stdout } = must(await county.run(['doctor']))
    expect(stdout).toMatch(/引擎：自带 PostgreSQL 18\.\d/)
    expect(stdout).toMatch(/版本：doudi \d+\.\d+\.\d+，Node v/)
    expect(stdout).toMatch(/大小：\d+ MB/)
    expect(stdout).toContain('密钥口令：与数据配套')
    expect(stdout).toContain('✓ 没有发现问题。')
    const env = { DOUDI_KEY_FILE: path.join(county.folder, 'gone.key') }
    const ill = await county.run(['doctor', '--json'], { env })
    expect(ill.code).toBe(1)
    expect(JSON.parse(ill.stdout).problems).toEqual([expect.stringContaining('找不到密钥文件')])
  })
})

describe('decisions', () => {
  const decide = (...args: string[]) => county.run(['decide', ...args, ...day])

  test('after a recognition the rule that asked for it does not hit again', async () => {
    const category = ['--category', '低保边缘家庭成员']
    const made = await decide('recognise', 'H901', ...category, '--document', '新民〔2024〕9号')
    expect(must(made).stdout).toContain('已记录认定：H901 低保边缘家庭成员')
    must(await county.run(['monitor', '--as-of', '2024-10-12', '--json']))
    const { alerts } = jsonOf(await county.run(['alerts', '--json']))
    const states = alerts
      .filter((one: { rule: string }) => one.rule === 'W30')
      .map((one: { state: string }) => one.state)
    expect(states).toEqual(['情形已消失'])
    expect(must(await county.run(['chain', 'H901'])).stdout).toContain('新民〔2024〕9号')
  })

  test('a day before the newest round is a preview that writes nothing', async () => {
    const before = await readState(county.data)
    const preview = jsonOf(await county.run(['monitor', '--as-of', '2024-10-10', '--json']))
    const days = { asOf: '2024-10-10', newestRound: '2024-10-12' }
    expect(preview).toMatchObject({ kind: '试算', written: false, ...days })
    const raised = { rule: 'W30', household: 'H901', person: watchedMember.name, alerted: false }
    expect(preview.alerts).toContainEqual(expect.objectContaining(raised))
    const { stdout } = must(await county.run(['monitor', '--as-of', '2024-10-11']))
    expect(stdout).toContain(
      '试算，没有写入任何记录：2024-10-11 早于最近一轮全量监测（2024-10-12）',
    )
    expect(stdout).not.toContain('W30')
    expect(differences((await readState(county.data)).state, before.state)).toEqual([])
  })

  test('a household is explained as it was on the day before, and as it was known then', async () => {
    const explain = (...asked: string[]) => county.run(['explain', 'H901', ...asked])
    const day = must(await explain('--as-of', '2024-10-10')).stdout
    expect(day).toContain('以下是 2024-10-10 的情况（按现在所知')
    expect(day).toContain('在册类别：无')
    expect(must(await explain('--as-of', today)).stdout).toContain('在册类别：低保边缘家庭成员')
    const early = await explain('--as-of', '2024-08-31')
    expect(early).toMatchObject({ code: 1, stdout: '' })
    expect(early.stderr).toContain('该户的记录从 2024-09-01 起')
    const unknown = await explain('--as-of', today, '--known-at', '2020-01-01')
    expect(unknown.stderr).toContain('截至 2020-01-01 还没有登记到本平台')
    expect((await explain('--known-at', '昨天')).stderr).toContain('不是日期或时刻')
  })

  test('a termination without a confirmed check is refused', async () => {
    const before = await readState(county.data)
    const outcome = await decide('terminate', 'H002', '--category', '低保对象', '--json')
    expect(outcome).toMatchObject({ code: 1, stdout: '' })
    expect(outcome.stderr).toMatch(/必须先核实.*--check/)
    expect(differences((await readState(county.data)).state, before.state)).toEqual([])
  })

  test('a termination after a check stops the aid and keeps the household', async () => {
    const text = ['--category', '低保对象', '--document', '终1', '--reason', '收入超过标准']
    const made = jsonOf(await decide('terminate', 'H002', ...text, '--check', '核1', '--json'))
    expect(made.lines.join('')).toMatch(/继续监测.*2024-10-15 前书面告知/)
    const { stdout } = must(await county.run(['explain', 'H002', '--as-of', today]))
    expect(stdout).toContain('在册类别：无')
    expect(must(await county.run(['chain', 'H002'])).stdout).toContain('终1')
  })

  test('a refusal starts the clock of the written notice, which ends it', async () => {
    const text = ['--category', '低保对象', '--document', '拒1', '--reason', '财产超过规定']
    const refused = must(await decide('refuse', 'H003', ...text))
    expect(refused.stdout).toContain('请在 2024-10-15 前书面告知并说明理由')
    const told = await county.run([
      'decide',
      'notify',
      'H003',
      '--document',
      '告1',
      '--today',
      '2024-10-16',
    ])
    expect(must(told).stdout).toContain('已超过期限')
    const again = await decide('notify', 'H003', '--document', '告1')
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('没有等待书面告知的决定')
  })
})

describe('what stops leaves nothing running', () => {
  test('a port in use, or none, is refused, and the running server goes on', async () => {
    const port = new URL(await urlOf(server)).port
    const taken = await county.run(['serve', '--port', port])
    expect(taken).toMatchObject({ code: 1, stdout: '' })
    expect(taken.stderr).toContain('已被别的程序占用')
    const none = await county.run(['serve', '--port', 'abc'])
    expect(none.stderr).toContain('「abc」不是端口')
    expect((await fetch(`${await urlOf(server)}/api/alerts`)).status).toBe(401)
  })

  test('Ctrl-C on the server', async () => {
    server.process.kill('SIGINT')
    expect(await server.ended).toMatchObject({ code: 0, signal: null })
    expect(findProcesses(county.folder)).toEqual([])
  })

  test('Ctrl-C on an import, which changes nothing', async () => {
    const before = await readState(county.data)
    const args = ['import', 'auto', county.files.medical, ...day, '--data', county.data]
    const env = { DOUDI_KEY_FILE: county.keyFile }
    const started = startCommand(built.main, args, { env })
    await started.said('阶段：读取')
    started.process.kill('SIGINT')
    const outcome = await started.ended
    expect(outcome.code).toBe(130)
    expect(outcome.stderr).not.toContain('程序出错')
    expect(findProcesses(county.folder)).toEqual([])
    const { state } = await readState(county.data)
    expect(differences(state, before.state)).toEqual([])
  })
})

describe.runIf(nobody)('an ordinary account', () => {
  test('has a county of its own, serves it and stops it', { timeout: 3 * minute }, async () => {
    const account = nobody ?? { uid: 0, gid: 0 }
    const folder = path.join(county.folder, 'of-nobody')
    const files = writeSmallFiles(path.join(county.folder, 'files-of-nobody'))
    fs.mkdirSync(folder)
    fs.chownSync(folder, account.uid, account.gid)
    const own = smallCounty(built.main, { engine: 'embedded', folder, files })
    const as = { ...account, env: { HOME: '/nonexistent' } }
    const init = ['init', '--policy', '410721-xinxiang', '--divisions', divisionsFile]
    must(await own.run([...init, '--key-file', own.keyFile], as))
    must(await own.run(['import', 'auto', files.roster, ...day], as))
    fs.chmodSync(files.payments, 0o000)
    const closed = await own.run(['import', 'auto', files.payments, ...day, '--json'], as)
    expect(closed).toMatchObject({ code: 1, stdout: '' })
    expect(closed.stderr).toMatch(/找不到或打不开文件/)
    const serving = serve(own, account)
    await serving.said('按 Ctrl-C 停止')
    must(await own.run(['alerts', '--json'], as))
    serving.process.kill('SIGINT')
    expect(await serving.ended).toMatchObject({ code: 0 })
    expect(findProcesses(folder)).toEqual([])
    expect(fs.statSync(own.keyFile).mode & 0o777).toBe(0o600)
  })
})

async function urlOf(started: Started): Promise<string> {
  await started.said('服务已启动：')
  return /服务已启动：(\S+)/.exec(started.heard())?.[1] ?? ''
}
