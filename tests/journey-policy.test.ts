import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '#db/index'
import { type BuiltPackage, buildPackage } from './journeys/build-package.ts'
import { type Outcome, runCommand } from './journeys/command-line.ts'
import { differences, readState } from './journeys/read-state.ts'
import { makeSmallCounty, must, type SmallCounty, today } from './journeys/small-county.ts'

const minute = 60_000
const id = '410721-xinxiang'
const asOf = ['--as-of', today] as const
let built: BuiltPackage
let county: SmallCounty
/** Keeps the county's PostgreSQL up, so that each command need not start it. */
let held: Database

beforeAll(async () => {
  built = await buildPackage()
  county = await makeSmallCounty(built.main, 'embedded')
  held = await openDatabase({ dataFolder: county.data, role: 'owner', create: false })
  for (const file of [county.files.watched, county.files.disability, county.files.medical]) {
    must(await county.run(['import', 'auto', file, '--today', today]))
  }
}, 5 * minute)

afterAll(async () => {
  await held?.close()
  if (county) fs.rmSync(county.folder, { recursive: true, force: true })
})

/** A policy command on the county. */
function policy(...args: readonly string[]): Promise<Outcome> {
  return county.run(['policy', ...args])
}

/** A policy command without any installation. */
function bare(...args: readonly string[]): Promise<Outcome> {
  return runCommand(built.main, ['policy', ...args])
}

function jsonOf(outcome: Outcome) {
  return JSON.parse(must(outcome).stdout)
}

/** A copy of the county's pack, one text of a file changed. */
function draft(name: string, file: string, from: string | RegExp, to: string): string {
  const folder = path.join(county.folder, name)
  fs.cpSync(path.join(built.folder, 'policies', id), folder, { recursive: true })
  const at = path.join(folder, file)
  const before = fs.readFileSync(at, 'utf8')
  expect(before).toMatch(from)
  fs.writeFileSync(at, before.replace(from, to))
  return folder
}

/** Leaves a draft one file of cases: the others take their time in their own test. */
function fewCases(folder: string): string {
  const cases = path.join(folder, 'cases')
  for (const name of fs.readdirSync(cases)) {
    if (name !== 'dibao.yaml') fs.rmSync(path.join(cases, name))
  }
  return folder
}

const ruralStandard = /农村: 480/

describe('a pack on paper', () => {
  test('check names file, line and column of a mistake and ends with 1', {
    timeout: 5 * minute,
  }, async () => {
    const term = '\n术语:\n  新词: {层级: 户, 式: 低保标谁 > 0, 依据: {文件: 某文, 条: 一}}\n'
    const broken = draft('misspelt', 'standards.yaml', /$/, term)
    const outcome = await bare('check', broken)
    expect(outcome.code).toBe(1)
    const lines = fs.readFileSync(path.join(broken, 'standards.yaml'), 'utf8').split('\n')
    const line = lines.findIndex((one) => one.includes('低保标谁')) + 1
    expect(outcome.stdout).toMatch(
      new RegExp(
        `✗ .+standards.yaml 第 ${line} 行第 \\d+ 列：不认识“低保标谁”，是否想写“低保标准”`,
      ),
    )
  })

  test('check says what a pack without mistakes holds', { timeout: 5 * minute }, async () => {
    const [report] = jsonOf(await bare('check', id, '--json'))
    expect(report).toMatchObject({ id, errors: [], found: { name: '新乡县' } })
    expect(report.found.examples).toContain('低保标准')
  })

  test('the own cases of a folder pass in both engines; a changed standard fails them', {
    timeout: 5 * minute,
  }, async () => {
    const good = jsonOf(
      await bare('test', fewCases(draft('same', 'pack.yaml', '继承', '继承')), '--json'),
    )
    expect(good).toMatchObject({ failed: 0, failures: [] })
    expect(good.passed).toBeGreaterThan(10)
    const cheap = fewCases(draft('cheap', 'standards.yaml', ruralStandard, '农村: 120'))
    const outcome = await bare('test', cheap)
    expect(outcome.code).toBe(1)
    expect(outcome.stdout).toMatch(/^S4-\S+ expected 户=\S+ got \S+.* \(js\)$/m)
    expect(outcome.stdout).toMatch(/^S4-\S+ expected 户=\S+ got \S+.* \(sql\)$/m)
    expect(outcome.stdout).toMatch(/\n\d+ passed, [1-9]\d* failed\n$/)
    expect(outcome.stderr).toMatch(/^S4-\S+：户 应为 \S+，得到 \S+（SQL）$/m)
  })

  test('a file without cases, or none at all, fails in Chinese', { timeout: minute }, async () => {
    const empty = path.join(county.folder, 'empty.json')
    fs.writeFileSync(empty, '[]\n')
    const [idle, lost] = [await bare('test', empty), await bare('test', `${empty}.lost`)]
    expect(idle).toMatchObject({ code: 1 })
    expect(idle.stdout).toBe(
      `文件 ${empty} 里一条个案也没有。请写上个案后重试。\n文件: 0 passed, 1 failed\n0 passed, 1 failed\n`,
    )
    expect(lost).toMatchObject({ code: 1 })
    expect(lost.stdout).toContain(`找不到个案文件 ${empty}.lost。`)
  })

  test('print lays article, label and the text beside the rules, values by date with their marks', {
    timeout: minute,
  }, async () => {
    const text = path.join(county.folder, '文件.txt')
    fs.writeFileSync(text, '一、认定\n（一）范围\n3.边缘的文字写在\n这里。\n二、监测\n')
    const printed = must(await bare('print', id, '--text', text, ...asOf)).stdout
    expect(printed).toMatch(/【一（一）3】\n {2}┆ 3\.边缘的文字写在这里。\n/)
    expect(printed).toContain('2024-07-01 起：城市 690 元每人每月、农村 480 元每人每月（示例')
    expect(printed).toContain('■ 参数 边缘倍数')
    expect(printed).toMatch(/■ 监测 W43 /)
    const page = path.join(county.folder, 'print.html')
    must(await bare('print', id, '--html', page))
    const html = fs.readFileSync(page, 'utf8')
    expect(html).toContain('低保边缘家庭成员')
    expect(html).not.toMatch(/<script|https?:\/\//)
  })

  test('diff says in words what a draft changes, without any installation', {
    timeout: minute,
  }, async () => {
    const dear = draft('dear', 'standards.yaml', ruralStandard, '农村: 520')
    const { changes, households } = jsonOf(await bare('diff', id, dear, '--json'))
    expect(changes).toEqual([
      expect.objectContaining({
        kind: '参数',
        name: '低保标准',
        part: '2024-07-01 起',
        before: expect.stringContaining('农村 480 元每人每月'),
        after: expect.stringContaining('农村 520 元每人每月'),
      }),
    ])
    expect(households).toBeUndefined()
  })
})

describe('a pack over the registry', () => {
  test('simulate and trial write nothing but who read', { timeout: 3 * minute }, async () => {
    const before = await readState(county.data)
    const args = ['simulate', id, '--set', '低保标准.农村=700', ...asOf]
    const simulation = jsonOf(await policy(...args, '--json'))
    expect(simulation).toMatchObject({ households: 61, settings: ['低保标准.农村=700'] })
    const total = simulation.matrix.reduce(
      (sum: number, one: { count: number }) => sum + one.count,
      0,
    )
    expect(total).toBe(61)
    const csv = path.join(county.folder, 'moved.csv')
    const text = must(await policy(...args, '--csv', csv)).stdout
    expect(text).toContain('只计算，不写入任何数据')
    expect(text).toMatch(/\n现行：.*取自：在用的版本\n推演：.*取自：文件夹 .*（与在用的版本相同）/)
    expect(text).toContain('合计')
    const { moved, amountChanged } = simulation
    expect(fs.readFileSync(csv, 'utf8').trim().split('\r\n')).toHaveLength(
      1 + moved.length + amountChanged.length,
    )
    const trial = jsonOf(await policy('trial', 'W30', ...asOf, '--json'))
    expect(trial).toMatchObject({ isOn: true, alerted: 1, raised: 0 })
    const after = await readState(county.data)
    expect(differences(after.state, before.state)).toEqual([])
  })

  test('settings nobody knows are refused with the nearest name, wrong units with the right one', {
    timeout: minute,
  }, async () => {
    for (const [setting, sentence] of [
      ['低保标谁=480', '没有参数「低保标谁」，是否想写「低保标准」'],
      ['低保标准.农村=480元每人每年', '单位是「元每人每月」'],
    ] as const) {
      const outcome = await policy('simulate', id, '--set', setting, ...asOf)
      expect(outcome.code).toBe(1)
      expect(outcome.stderr).toContain(sentence)
    }
  })

  test('a rule that is switched off raises nothing until it is switched on; both stay written down', {
    timeout: 3 * minute,
  }, async () => {
    expect((await policy('disable', 'W53')).stderr).toContain('--reason')
    must(await policy('disable', 'W53', '--reason', '参保数据未到', '--today', today))
    const off = jsonOf(await county.run(['monitor', ...asOf, '--json']))
    expect(off.raisedByClass).not.toHaveProperty('①')
    expect((await policy('disable', 'W53', '--reason', '再来一次')).code).toBe(1)
    must(await policy('enable', 'W53', '--reason', '数据已到', '--today', today))
    const rules = jsonOf(await policy('rules', '--json'))
    expect(rules.find((one: { rule: string }) => one.rule === 'W53')).toMatchObject({
      isOn: true,
      lastSwitch: { state: '启用', reason: '数据已到', by: '命令行' },
    })
  })

  test('a pack whose cases fail, or of another place, is refused; the one in force stays', {
    timeout: 3 * minute,
  }, async () => {
    const [inForce] = jsonOf(await policy('versions', '--json'))
    const cheap = fewCases(draft('cheaper', 'standards.yaml', ruralStandard, '农村: 100'))
    const refused = await policy('publish', cheap)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/自带的个案有 \d+ 项结果不一致，不能发布，在用的政策不变/)
    expect(refused.stderr).toMatch(/S4-\S+：.*应为 .*，得到 .*（JavaScript）/)
    expect((await policy('publish', '141000-linfen')).stderr).toContain('不能发布「141000-linfen」')
    expect((await policy('publish', id)).stderr).toContain('一字不差')
    expect(jsonOf(await policy('versions', '--json'))).toEqual([inForce])
  })

  test('a published version is in force, decisions keep the one they were made under', {
    timeout: 4 * minute,
  }, async () => {
    const decide = (household: string) =>
      county.run([
        ...['decide', 'recognise', household, '--category', '低保对象', '--document', '审批表'],
        ...['--today', today, '--json'],
      ])
    must(await decide('H001'))
    const [before] = jsonOf(await policy('versions', '--json'))
    const folder = fewCases(draft('next', 'pack.yaml', /版本: .*/, '版本: 2025.1'))
    fs.appendFileSync(path.join(folder, 'standards.yaml'), '\n# 复核过\n')
    const why = ['--fewer-cases', '旧个案已作废'] as const
    const made = jsonOf(await policy('publish', folder, '--by', '王政策', ...why, '--json'))
    expect(made.fewerCasesReason).toBe('旧个案已作废')
    expect(made.casesPassed).toBeGreaterThan(0)
    expect(made.differing).toEqual([])
    must(await decide('H002'))
    const [inForce, earlier] = jsonOf(await policy('versions', '--json'))
    expect(inForce).toMatchObject({ publishedBy: '王政策', isInForce: true })
    expect(inForce.version).toMatch(/^2025\.1-/)
    expect(earlier).toMatchObject({ version: before.version, isInForce: false })
    const { recognition = [] } = (await readState(county.data)).state
    const decided = (household: string) =>
      recognition.find((line) => line.includes(household) && line.includes('审批表'))
    expect(decided('H001')).toContain(before.version)
    expect(decided('H002')).toContain(inForce.version)
    const words = must(await policy('diff', before.version, '在用', ...asOf)).stdout
    expect(words).toContain('类别会变 0 户')
  })
})
