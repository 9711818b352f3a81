import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase, sql } from '#db/index'
import { type BuiltPackage, buildPackage } from './journeys/build-package.ts'
import { type Outcome, runCommand } from './journeys/command-line.ts'
import { type HostileFile, writeHostileFiles } from './journeys/hostile-files.ts'
import { nobody } from './journeys/ordinary-account.ts'
import { findProcesses } from './journeys/processes.ts'
import { differences, readState, type State } from './journeys/read-state.ts'
import {
  copyCounty,
  divisionsFile,
  makeSmallCounty,
  type SmallCounty,
  smallCounty,
} from './journeys/small-county.ts'

const minute = 60_000
let built: BuiltPackage
let county: SmallCounty
let before: State
/** Keeps the county's PostgreSQL up, so that each command need not start it. */
let held: Database
let files: readonly HostileFile[]

beforeAll(async () => {
  built = await buildPackage()
  county = await makeSmallCounty(built.main, 'embedded')
  held = await openDatabase({ dataFolder: county.data, role: 'owner', create: false })
  before = (await readState(county.data)).state
  files = writeHostileFiles(path.join(county.folder, 'hostile'))
}, 4 * minute)

afterAll(async () => {
  await held?.close()
  if (county) {
    expect(findProcesses(county.folder)).toEqual([])
    fs.rmSync(county.folder, { recursive: true, force: true })
  }
})

/** One clear Chinese sentence for the person, nothing for the program that reads stdout. */
function expectRefusal(outcome: Outcome, says: RegExp): void {
  expect(outcome.stderr).toMatch(says)
  expect(outcome.stderr).not.toMatch(/程序出错|\n\s+at |Error:/)
  expect(outcome.stderr.trim().split('\n').at(-1)).toMatch(/[\u4e00-\u9fff].*。$/)
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
}

async function expectUnchanged(): Promise<void> {
  const { state, remains } = await readState(county.data)
  expect(differences(state, before)).toEqual([])
  expect(remains).toEqual([])
}

describe('a file that cannot be taken in is refused, and nothing changes', () => {
  const names = writeHostileNames()
  // Every third in the ordinary run: each is a command of its own; readers' tests have them all.
  const some = names.filter((_, at) => process.env.DOUDI_LONG === '1' || at % 3 === 0)
  test.each(some)('%s', { timeout: 2 * minute }, async (what) => {
    const file = files.find((one) => one.what === what)
    if (!file) throw new Error(`no hostile file ${what}`)
    const day = ['--today', '2024-10-11', '--json']
    expectRefusal(await county.run(['import', file.dataset, file.path, ...day]), file.says)
    await expectUnchanged()
  })

  test('every hostile file is tried', () => {
    expect(files.map((file) => file.what)).toEqual(names)
  })
})

/** Named here too: tests are collected before the files are written. */
function writeHostileNames(): string[] {
  return [
    'nothing at all',
    'a PDF',
    'a PDF called .xlsx',
    'a picture called .xlsx',
    'half a workbook',
    'a zip bomb',
    'random bytes',
    'one endless line',
    'no header',
    'only a header',
    'no key column',
    'only bad rows',
    'a table nobody knows',
    'no such dataset',
    'nothing there',
    'a folder',
  ]
}

describe('a command that cannot be done is refused, and nothing changes', () => {
  const elsewhere = (name: string): string => path.join(county.folder, name)

  test('a key file that is not there', async () => {
    const env = { DOUDI_KEY_FILE: elsewhere('gone.key') }
    expectRefusal(await county.run(['alerts', '--json'], { env }), /没有找到密钥文件/)
  })

  test('a wrong passphrase', async () => {
    const env = { DOUDI_PASSPHRASE: 'not-this-one' }
    expectRefusal(await county.run(['alerts', '--json'], { env }), /口令不对/)
  })

  test('no passphrase', async () => {
    const env = { DOUDI_PASSPHRASE: '' }
    expectRefusal(await county.run(['alerts', '--json'], { env }), /没有给出密钥口令/)
  })

  test('initialised already; no key is made', async () => {
    const keyFile = elsewhere('second.key')
    const args = ['init', '--policy', '410721-xinxiang', '--divisions', divisionsFile]
    const outcome = await county.run([...args, '--key-file', keyFile])
    expectRefusal(outcome, /已有「示例县」的平台数据/)
    expect(fs.existsSync(keyFile)).toBe(false)
    await expectUnchanged()
  })

  test('another key; a second process on PGlite', { timeout: 2 * minute }, async () => {
    const other = smallCounty(built.main, {
      engine: 'pglite',
      folder: elsewhere('other'),
      files: county.files,
    })
    fs.mkdirSync(other.folder)
    const args = ['init', '--engine', 'pglite', '--policy', '410721-xinxiang']
    const made = await other.run([
      ...args,
      '--divisions',
      divisionsFile,
      '--key-file',
      other.keyFile,
    ])
    expect(made.code).toBe(0)
    const env = { DOUDI_KEY_FILE: other.keyFile }
    expectRefusal(await county.run(['alerts', '--json'], { env }), /密钥与这份数据不匹配/)
    await expectUnchanged()
    const user = await openDatabase({
      dataFolder: other.data,
      role: 'owner',
      warn: () => undefined,
    })
    expectRefusal(await other.run(['alerts', '--json']), /正被另一个进程使用（进程号 \d+）/)
    await user.close()
    expect(await other.run(['alerts', '--json'])).toMatchObject({ code: 0 })
  })

  test('a folder that is not there, and one of somebody else', async () => {
    const run = (args: readonly string[]) => runCommand(built.main, args)
    const missing = elsewhere('missing')
    expectRefusal(await run(['alerts', '--json', '--data', missing]), /还没有数据/)
    expect(fs.existsSync(missing)).toBe(false)
    const foreign = path.join(county.folder, 'files')
    const listed = fs.readdirSync(foreign)
    const init = ['init', '--policy', '410721-xinxiang', '--divisions', divisionsFile]
    expectRefusal(await run([...init, '--data', foreign]), /已有别的内容/)
    expect(fs.readdirSync(foreign)).toEqual(listed)
  })

  test('a policy, a household, a day, a choice that is none', { timeout: 2 * minute }, async () => {
    const init = ['init', '--policy', 'nowhere', '--data', elsewhere('new')]
    expectRefusal(await runCommand(built.main, init), /没有名为「nowhere」的政策包/)
    expect(fs.existsSync(elsewhere('new'))).toBe(false)
    expectRefusal(await county.run(['explain', 'H999', '--json']), /没有找到户「H999」/)
    expectRefusal(await county.run(['chain', 'H999', '--json']), /没有找到户「H999」/)
    expectRefusal(await county.run(['monitor', '--as-of', '2024-13-40']), /不是日期/)
    expectRefusal(await county.run(['alerts', '--class', '⑨', '--json']), /没有「⑨」/)
    const period = ['--period', '2031-01', '--today', '2024-10-11']
    const outcome = await county.run(['import', 'auto', county.files.deaths, ...period])
    expectRefusal(outcome, /月份“2031-01”/)
    await expectUnchanged()
  })

  test('data of a newer version: the folder, the tables', { timeout: 2 * minute }, async () => {
    const newer = copyCounty(built.main, county)
    const note = path.join(newer.data, 'installation.json')
    const text = fs.readFileSync(note, 'utf8')
    fs.writeFileSync(note, JSON.stringify({ ...JSON.parse(text), format: 2 }))
    expectRefusal(await newer.run(['alerts', '--json']), /由更新版本的程序建立（格式 2）/)
    fs.rmSync(newer.folder, { recursive: true, force: true })
    const add = sql`insert into schema_migration (name, hash) values ('9999-later.sql', 'x')`
    await held.execute(add)
    try {
      expectRefusal(await county.run(['alerts', '--json']), /9999-later\.sql/)
    } finally {
      await held.execute(sql`delete from schema_migration where name = '9999-later.sql'`)
    }
  })

  test('usage errors exit 2 and print nothing on stdout', async () => {
    const wrong = [
      ['frobnicate'],
      ['import'],
      ['import', 'auto', 'a.csv', '--nonsense'],
      ['decide'],
    ]
    for (const args of wrong) {
      const outcome = await runCommand(built.main, args)
      expect({ args, code: outcome.code, stdout: outcome.stdout }).toEqual({
        args,
        code: 2,
        stdout: '',
      })
    }
  })

  test.runIf(nobody)('no right to read or to write', { timeout: 2 * minute }, async () => {
    const account = nobody ?? { uid: 0, gid: 0 }
    const asNobody = { ...account, env: { HOME: '/nonexistent' } }
    expectRefusal(await county.run(['alerts', '--json'], asNobody), /没有写权限|不能读写密钥文件/)
    const init = ['init', '--policy', '410721-xinxiang', '--data', elsewhere('theirs')]
    const made = await runCommand(built.main, [...init, '--divisions', divisionsFile], asNobody)
    expectRefusal(made, /没有写权限/)
    expect(fs.existsSync(elsewhere('theirs'))).toBe(false)
    await expectUnchanged()
  })
})
