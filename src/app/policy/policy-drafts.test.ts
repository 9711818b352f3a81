import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#db/index'
import type { AppPort, Caller, PolicyDraft } from '#http/index'
import { openEmptyCounty } from '../../../tests/made-county.ts'
import { signInAs } from '../accounts/test-accounts.ts'
import type { App } from '../app.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-drafts-'))
const line = '类别/低保对象/家庭人均收入低于低保标准'
let app: App
let port: AppPort
let officer: Caller
let approver: Caller

beforeAll(async () => {
  app = await openEmptyCounty(folder, 'pglite')
  port = makeHttpPort(app, '2024-10-11')
  officer = await aCaller('county-officer', '张经办')
  approver = await aCaller('county-approver', '王复核')
})

afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function aCaller(role: string, name: string): Promise<Caller> {
  const { who } = await signInAs(app, { role, name })
  return { actor: name, who }
}

const raised = {
  title: '提高农村低保标准',
  effectiveOn: '2024-11-01',
  changes: {
    parameters: [{ name: '低保标准', code: '农村', value: '510' }],
    expressions: [],
    casesAside: ['S4-14', 'S4-15'],
  },
  reason: '市里新标准',
}

describe('a draft of the policy', () => {
  let draft: PolicyDraft

  it('is kept with its number, and refused when another changed it meanwhile', async () => {
    draft = await port.makePolicyDraft(officer, raised)
    expect(draft).toMatchObject({ number: 1, state: '起草', edition: 1, isBehind: false })
    draft = await port.changePolicyDraft(officer, draft.id, { ...raised, edition: 1 })
    await expect(
      port.changePolicyDraft(officer, draft.id, { ...raised, edition: 1 }),
    ).rejects.toMatchObject({ code: 'app.draft-changed-meanwhile' })
  })

  it('says in words what it changes, and leaves the values before its day', async () => {
    const { changes } = await port.diffPolicy(officer, { from: '在用', to: draft.id })
    expect(changes).toMatchObject([
      { kind: '参数', name: '低保标准', part: '2024-11-01 起', before: null },
    ])
    expect(changes[0]?.after).toContain('农村 510')
  })

  it('names the cases that hold by the values before, which may be set aside with a reason', async () => {
    const changes = { ...raised.changes, casesAside: [] }
    const { id } = await port.makePolicyDraft(officer, { ...raised, changes })
    expect((await port.runDraftCases(officer, id)).failures.join()).toMatch(/S4-14：.*S4-15：/s)
    await port.changePolicyDraft(officer, id, { ...raised, reason: ' ' })
    await expect(port.proposePolicyDraft(officer, id)).rejects.toMatchObject({
      code: 'app.draft-aside-reason',
    })
    await port.dropPolicyDraft(officer, id)
  })

  it('is published by a second person as a version of its own', async () => {
    const proposed = await port.proposePolicyDraft(officer, draft.id)
    expect(proposed.summary).toContain('农村 510')
    expect(proposed.summary).toContain('不再核对的用例：S4-14、S4-15')
    expect((await port.readPolicy(officer)).waiting).toHaveLength(1)
    await expect(port.changePolicyDraft(officer, draft.id, raised)).rejects.toMatchObject({
      code: 'app.draft-locked',
    })
    const before = app.pack.version
    const decided = await port.approve(approver, proposed.id, {})
    expect(decided.state).toBe('已同意')
    expect(app.pack.version).not.toBe(before)
    const book = await port.readPolicy(officer)
    const standard = book.parameters.find((one) => one.name === '低保标准')
    expect(standard?.values.at(-1)).toMatchObject({ from: '2024-11-01' })
    expect((await port.listPolicyDrafts(officer)).items).toEqual([])
    const [row] = await app.db.query<{ by: string }>(sql`
      select published_by as by from policy_publication order by published_at desc limit 1`)
    expect(row?.by).toContain('王复核')
  })

  it('that says nothing otherwise is not proposed', async () => {
    const empty = { ...raised, changes: { parameters: [], expressions: [] } }
    const { id } = await port.makePolicyDraft(officer, empty)
    await expect(port.proposePolicyDraft(officer, id)).rejects.toMatchObject({
      code: 'app.draft-empty',
    })
    await port.dropPolicyDraft(officer, id)
    await expect(port.dropPolicyDraft(officer, id)).rejects.toMatchObject({
      code: 'app.draft-unknown',
    })
  })

  it.runIf(process.env.DOUDI_LONG)(
    'whose rule fails the place’s cases is not proposed',
    async () => {
      const changes = { parameters: [], expressions: [{ key: line, text: '低保差额 > 0' }] }
      const { id } = await port.makePolicyDraft(officer, { ...raised, changes })
      const { failures } = await port.runDraftCases(officer, id)
      expect(failures.length).toBeGreaterThan(0)
      await expect(port.proposePolicyDraft(officer, id)).rejects.toMatchObject({
        code: 'app.cases-fail',
      })
    },
  )
})

describe('an expression', () => {
  const check = (text: string) => port.checkExpression(officer, { key: line, text })

  it('is told where it is wrong, with the nearest name', async () => {
    expect((await check('低保差颔 < 0')).fault).toMatchObject({
      ...{ line: 1, column: 1, length: 4, nearest: '低保差额' },
    })
    expect((await check('低保差额 <\n 城乡')).fault).toMatchObject({ line: 2, column: 2 })
  })

  it('that is sound is told in words', async () => {
    const { fault, words } = await check('低保差额 < 0')
    expect(fault).toBeNull()
    expect(words).toContain('低保年收入 < 12 × 低保标准')
  })
})

it('only versions and packs that are known by name are compared', async () => {
  await expect(port.diffPolicy(officer, { from: '在用', to: '/etc' })).rejects.toMatchObject({
    code: 'app.policy-name-unknown',
  })
})
