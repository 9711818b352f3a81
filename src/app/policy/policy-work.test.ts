import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppPort, Caller } from '#http/index'
import { openEmptyCounty } from '../../../tests/made-county.ts'
import { signInAs } from '../accounts/test-accounts.ts'
import type { App } from '../app.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-policy-work-'))
const inForce = '在用'
let app: App
let port: AppPort
let officer: Caller

beforeAll(async () => {
  app = await openEmptyCounty(folder, 'pglite')
  port = makeHttpPort(app, '2024-10-11')
  const { who } = await signInAs(app, { role: 'county-officer', name: '张经办' })
  officer = { actor: '张经办', who }
})

afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function draftOf(value: string, casesAside: string[] = []) {
  return port.makePolicyDraft(officer, {
    title: '改农村低保标准',
    effectiveOn: '2024-08-01',
    changes: {
      parameters: [{ name: '低保标准', code: '农村', value }],
      expressions: [],
      casesAside,
    },
    reason: '市里新标准',
  })
}

describe('the place’s own cases', () => {
  it('all pass by the version in force, with what is given and expected in words', async () => {
    const { items, unread, passed } = await port.listPolicyCases(officer, inForce)
    expect(unread).toEqual([])
    expect(passed).toBe(items.length)
    const found = items.find((one) => one.id === 'S4-01')
    expect(found?.given).toContain('乙：关系 配偶，年龄 38，月收入 没有')
    expect(found?.outcomes).toContainEqual({
      ...{ name: '户', expected: '低保对象', js: '低保对象', sql: '低保对象' },
    })
  })

  it('by a draft those that differ come first, those that it sets aside after them', async () => {
    const { id } = await draftOf('510', ['S4-14'])
    const { items, passed, from } = await port.listPolicyCases(officer, id)
    expect(from).toMatch(/^草稿 \d+$/)
    expect(passed).toBeLessThan(items.length)
    const state = items.map((one) => (one.isPassed ? 2 : one.isAside ? 1 : 0))
    expect(state).toEqual([...state].sort())
    expect(new Set(state)).toEqual(new Set([0, 1, 2]))
    const first = items.find((one) => one.id === 'S4-01')
    const amount = first?.outcomes.find((one) => one.name === '月保障金')
    expect(amount).toEqual({ name: '月保障金', expected: '540', js: '630', sql: '630' })
  })

  it('each has its explanation', async () => {
    const one = await port.readPolicyCase(officer, { caseId: 'S4-03', under: inForce })
    const [dibao] = one.explanation.filter(({ name }) => name === '低保对象')
    expect(dibao?.verdict).toBe('不符合')
    expect(dibao?.conditions.some(({ verdict }) => verdict === '不符合')).toBe(true)
    const asked = { caseId: 'S4-没有', under: inForce }
    await expect(port.readPolicyCase(officer, asked)).rejects.toMatchObject({
      code: 'app.case-unknown',
    })
  })
})

describe('the text of a rule', () => {
  it('is told file by file, with what it is compiled to', async () => {
    const asked = { kind: '类别', name: '低保对象', under: inForce }
    const { sources, parts } = await port.readRuleText(officer, asked)
    expect(sources.length).toBeGreaterThan(1)
    for (const { text } of sources) expect(text).toContain('低保对象')
    const [condition] = parts.filter(({ part }) => part === '家庭人均收入低于低保标准')
    expect(condition?.sql).toMatch(/^select/)
    expect(condition?.program).toMatch(/return /)
  })

  it('a rule of monitoring has one, and a scheme, whose amount is asked whether there is one', async () => {
    const kinds = [
      ['监测', 'W30'],
      ['救助项目', '低保金(户)'],
    ] as const
    for (const [kind, name] of kinds) {
      const { sources, parts } = await port.readRuleText(officer, { kind, name, under: inForce })
      expect([name, sources.length > 0, parts.length > 0]).toEqual([name, true, true])
      for (const { sql, program } of parts)
        expect([typeof sql, typeof program]).toEqual(['string', 'string'])
    }
  })
})

describe('a document’s own words', () => {
  it('are marked where a sentence stands that the policy knows', async () => {
    const texts = path.join(app.dataFolder, 'documents')
    mkdirSync(texts, { recursive: true })
    const text = '某县方案\n一、范围\n（一）对象\n1.低保。收入低于标准且财产符合规定的家庭。\n'
    writeFileSync(path.join(texts, '新政办〔2024〕22号.txt'), text)
    const { documents } = await port.readPolicy(officer)
    const own = documents.find(({ isOwn }) => isOwn)
    const article = own?.articles.find((one) => one.article === '一（一）1')
    const marked = article?.marks.map(({ start, end }) => article.text?.slice(start, end))
    expect(marked).toEqual(['1.低保。', '收入低于标准且财产符合规定的家庭。'])
  })
})

describe('a trial of one rule', () => {
  it('is run by the version in force or by a draft, and writes nothing', async () => {
    const { items } = await port.listPolicyDrafts(officer)
    for (const under of [inForce, items[0]?.id ?? '']) {
      const trial = await port.tryRule(officer, { rule: 'W30', under })
      expect(trial).toMatchObject({ rule: { id: 'W30' }, households: 0, raised: 0, subjects: [] })
    }
  })

  it('a household that nobody knows is not explained', async () => {
    const householdId = '00000000-0000-7000-8000-000000000000'
    const asked = { householdId, rule: 'W30', under: inForce }
    expect(await port.explainTrial(officer, asked)).toBeUndefined()
  })
})
