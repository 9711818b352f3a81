import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ident, sql } from '#db/index'
import { localDate } from '#kernel/index'
import { profileRows, readPackCase } from '#policy/index'
import { newId } from '#vault/index'
import type { App } from '../app.ts'
import { initialise, openApp } from '../installation.ts'
import { policiesFolder } from '../policy-files.ts'
import { describeSimulation } from './describe-simulation.ts'
import { diffPolicies } from './diff-policies.ts'
import { publishPolicy } from './publish-policy.ts'
import { resolvePolicy } from './resolve-policy.ts'
import { simulatePolicy } from './simulate-policy.ts'
import { listPublications } from './store-publication.ts'

const id = '410721-xinxiang'
const today = localDate('2024-10-11')
let folder: string
let app: App

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-gate-'))
  chmodSync(folder, 0o711) // as root the database runs under another account, which must enter
  const place = { dataFolder: path.join(folder, 'data'), engine: 'embedded' as const }
  await initialise(place, {
    ...{ policyId: id, passphrase: 'a passphrase', keyFile: path.join(folder, 'key') },
  })
  app = await openApp(place, () => 'a passphrase')
}, 120_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A copy of the county's folder, changed enough to be another version, with the case files named. */
function copyWith(cases: (name: string) => boolean): string {
  const copy = mkdtempSync(path.join(folder, 'pack-'))
  cpSync(path.join(policiesFolder(), id), copy, { recursive: true })
  for (const name of readdirSync(path.join(copy, 'cases'))) {
    if (!cases(name)) rmSync(path.join(copy, 'cases', name))
  }
  writeFileSync(path.join(copy, 'remark.yaml'), `# ${path.basename(copy)}\n`)
  return copy
}

function publish(pack: string, fewerCases?: string) {
  return publishPolicy(app, app.acting('tester', today), {
    ...{ pack, fewerCases, effectiveOn: localDate('2099-01-01') },
  })
}

describe('publishing', () => {
  test('asks for cases, and for cases that expect something', async () => {
    await expect(publish(copyWith(() => false))).rejects.toThrow('没有自带个案，不能发布')
    const empty = copyWith(() => false)
    writeFileSync(path.join(empty, 'cases', 'empty.yaml'), '[]\n')
    await expect(publish(empty)).rejects.toThrow('empty.yaml 里一条个案也没有')
    const idle = copyWith(() => false)
    const one = `- {id: A1, pack: ${id}, household: {评估日期: 2024-10-11}, members: [], expected: {}}\n`
    writeFileSync(path.join(idle, 'cases', 'idle.yaml'), one)
    await expect(publish(idle)).rejects.toThrow('A1 没有写 expected')
    expect(await listPublications(app.db, app.county.code)).toHaveLength(1)
  }, 60_000)

  test('says in Chinese which case came out otherwise', async () => {
    const wrong = copyWith(() => false)
    const one = `- {id: A1, pack: ${id}, household: {评估日期: 2024-10-11, 城乡: 农村}, members: [{id: a, 关系: 本人, 年龄: 40, 月收入: {工资: null}}], expected: {户: 低保对象}}\n`
    writeFileSync(path.join(wrong, 'cases', 'wrong.yaml'), one)
    await expect(publish(wrong, '试')).rejects.toThrow(
      /A1：户 应为 低保对象，得到 待核实（JavaScript）\n +A1：户 应为 低保对象，得到 待核实（SQL）\n/,
    )
  }, 60_000)

  test('takes fewer cases than before only with a reason, which stays written down', async () => {
    const [before] = await listPublications(app.db, app.county.code)
    const fewer = copyWith((name) => name === 'dibao.yaml')
    await expect(publish(fewer)).rejects.toThrow(/比在用的版本少（\d+ 条 → \d+ 条），没有发布/)
    await expect(publish(fewer, '  ')).rejects.toThrow('--fewer-cases')
    const made = await publish(fewer, '旧标准的个案已作废')
    expect(made.casesPassed).toBeGreaterThan(0)
    expect(made.casesPassed).toBeLessThan(before?.casesPassed ?? 0)
    const [newest, first] = await listPublications(app.db, app.county.code)
    expect(newest).toMatchObject({ fewerCasesReason: '旧标准的个案已作废' })
    expect(first).toMatchObject({ fewerCasesReason: null })
  }, 120_000)

  test('and refuses a picture that is called YAML', async () => {
    const picture = copyWith(() => true)
    const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    writeFileSync(path.join(picture, 'standards.yaml'), bytes)
    await expect(publish(picture)).rejects.toThrow(/standards\.yaml 不是 YAML 文本文件/)
  })
})

describe('the policy that a command names', () => {
  test('is the folder for a path and an id, the version in force for 在用', async () => {
    const draft = copyWith(() => true)
    const { version } = app.pack
    expect(await resolvePolicy('在用', app)).toMatchObject({
      ...{ policy: app.policy, from: '在用的版本' },
    })
    const shipped = await resolvePolicy(id, app)
    expect(shipped.policy).not.toBe(app.policy)
    expect(shipped.from).toBe(`文件夹 ${path.join(policiesFolder(), id)}（与在用的版本相同）`)
    const edited = await resolvePolicy(draft, app)
    expect(edited.from).toBe(`文件夹 ${draft}（与在用的版本不同）`)
    expect((await resolvePolicy(version, app)).from).toBe(`已发布的版本 ${version}`)
    const simulated = await simulatePolicy(app, { pack: draft, settings: [], asOf: today })
    expect(simulated.before).toMatchObject({ version, from: '在用的版本' })
    expect(simulated.after).toMatchObject({ version: edited.policy.pack.version })
    const { before, after } = await diffPolicies(
      { before: id, after: '在用' },
      { app, asOf: today },
    )
    expect([before.from.startsWith('文件夹 '), after.from]).toEqual([true, '在用的版本'])
  }, 60_000)

  test('is nothing when no folder has the id of the installation', async () => {
    const elsewhere: App = { ...app, policyId: '999999-elsewhere' }
    await expect(resolvePolicy('999999-elsewhere', elsewhere)).rejects.toThrow(
      '没有「999999-elsewhere」的文件夹。要看在用的版本，请写 在用',
    )
  })
})

test('a multiple of the basic amount changes a 特困 household, whose nursing grade stays open', async () => {
  const householdId = newId()
  const { facts } = readPackCase(
    {
      ...{ id: 'T', pack: id, 法定义务人: [] },
      household: { 评估日期: today, 城乡: '农村', 特困财产: '符合' },
      members: [{ id: 'a', 关系: '本人', 年龄: 66, 月收入: {} }],
    },
    app.catalogue,
  )
  const what = { countyCode: app.county.code, householdId, catalogue: app.catalogue }
  await app.db.as('owner').transaction(async (tx) => {
    await tx.execute(sql`
      insert into household (county_code, id, number, division_code, formed_on)
      values (${app.county.code}, ${householdId}, 'T1', ${app.county.code}, '2024-01-01')`)
    for (const { table, values } of profileRows(facts, { ...what, idOf: () => newId() })) {
      const row = { division_code: app.county.code, ordinal: 1_000_001, ...values }
      await tx.execute(sql`
        insert into ${ident(table)} overriding system value
        select * from jsonb_populate_record(null::${ident(table)}, ${JSON.stringify(row)}::jsonb)`)
    }
  })
  const settings = ['特困基本生活倍数=2']
  const found = await simulatePolicy(app, { pack: '在用', settings, asOf: today })
  expect(found.moved).toEqual([])
  expect(found.amountChanged).toEqual([
    expect.objectContaining({
      ...{ number: 'T1', before: '特困人员', after: '特困人员' },
      costBefore: expect.objectContaining({ low: 62_400 }),
      costAfter: expect.objectContaining({ low: 96_000 }),
    }),
  ])
  expect(found.total.before).toMatchObject({ settled: 62_400, open: 1, openLow: 0 })
  expect(found.total.after).toMatchObject({ settled: 96_000, open: 1, openLow: 0 })
  expect(describeSimulation(found, 10).closing[0]).toContain('金额有变 1 户')
})
