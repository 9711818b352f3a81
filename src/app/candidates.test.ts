import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#db/index'
import { identityCheckDigit, localDate } from '#kernel/index'
import { openEmptyCounty } from '../../tests/made-county.ts'
import type { App } from './app.ts'
import {
  decideCandidate,
  leaveCandidateUnclear,
  listCandidates,
  loadCandidate,
  reopenCandidate,
} from './candidates.ts'
import { compareCandidate } from './compare-candidate.ts'
import { importDepartmentFile } from './import-department-file.ts'
import { recordDecision } from './record-decision.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-candidates-'))
let app: App

beforeAll(async () => {
  app = await openEmptyCounty(folder, 'pglite')
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

function numberOf(first: string): string {
  return first + identityCheckDigit(first)
}

const li = numberOf('99990119621111053')
const wang = numberOf('99990119700101012')
/** Worked out anew after a slip: a sound number that nobody has. */
const slipped = numberOf('99990119700101014')

function write(name: string, lines: readonly string[]): string {
  const file = path.join(folder, name)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

/** The households that wait to be evaluated. */
async function due(): Promise<readonly string[]> {
  const rows = await app.db.query<{ number: string }>(sql`
    select h.number from household_due as d
    join household as h on h.county_code = d.county_code and h.id = d.household_id
    order by h.number`)
  return rows.map(({ number }) => number)
}

async function gradeOf(number: string): Promise<unknown> {
  const [row] = await app.db.query<{ grade: unknown }>(sql`
    select f.f_disability_grade as grade from person as p
    join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    where p.id_hash = ${app.vault.hashIdentity(number)}`)
  return row?.grade
}

test('rows that were set aside are listed beside whom they may mean, and confirmed into force', async () => {
  const acting = app.acting('李经办', localDate('2024-10-11'))
  const roster = write('低保台账.csv', [
    '户号,姓名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入,低保财产',
    `H1,李长顺,${li},户主,柳林乡,东柳村,2023-01-05,5000,符合`,
    `H2,王大树,${wang},户主,柳林乡,西柳村,2023-01-05,5000,符合`,
  ])
  await importDepartmentFile(app, acting, {
    path: roster,
    dataset: 'roster_dibao',
    evaluate: false,
  })
  const file = write('残疾人_2024年9月.csv', [
    '姓名,证件号码,乡镇,残疾类别,残疾等级',
    `李长顺,${li.slice(0, 15)}000,柳林乡,肢体,二级`,
    `王大树,${slipped},柳林乡,视力,一级`,
  ])
  const report = await importDepartmentFile(app, acting, {
    ...{ path: file, dataset: 'disability', evaluate: false },
  })
  expect(report).toMatchObject({ candidates: 2, rows: { needConfirm: 1, refused: 1 } })
  const { items } = await listCandidates(app, acting, { batchId: report.batchId })
  expect(items).toMatchObject([
    { row: 2, rowName: '李长顺', person: '李长顺', kind: '号码有误', township: '柳林乡' },
    {
      ...{ row: 3, rowName: '王大树', person: '王大树', kind: '号码不在底册', township: '柳林乡' },
      isAlike: true,
    },
  ])
  expect(items[1]?.reasons).toContain(
    '证件号与底册登记的只差一处，可能是本文件填错，也可能是底册登记错',
  )
  expect(JSON.stringify(items)).not.toContain(li)
  expect([await gradeOf(li), await gradeOf(wang)]).toEqual([null, null])
  expect(await due()).toEqual(['H1', 'H2'])
  const [first, second] = items
  const one = await decideCandidate(app, acting, first?.id ?? '', { decision: '确认' })
  expect(one.applied).toBe(true)
  // What the row was about is looked at at once; the other household waits for the round.
  expect(await due()).toEqual(['H2'])
  const other = { decision: '确认', evaluate: false } as const
  expect((await decideCandidate(app, acting, second?.id ?? '', other)).applied).toBe(true)
  expect(await due()).toEqual(['H2'])
  expect([await gradeOf(li), await gradeOf(wang)]).toEqual(['二级', '一级'])
  expect(await loadCandidate(app, acting, first?.id ?? '')).toMatchObject({
    ...{ state: '已确认', decidedBy: '李经办', rowName: null },
  })
  expect(await listCandidates(app, acting)).toEqual({ items: [], next: null })
  await expect(decideCandidate(app, acting, first?.id ?? '', { decision: '排除' })).rejects.toThrow(
    '已确认',
  )
})

test('a decision about one household leaves the others to the round', async () => {
  const acting = app.acting('李经办', localDate('2024-10-11'))
  expect(await due()).toEqual(['H2'])
  const made = await recordDecision(app, acting, {
    ...{ kind: 'recognise', household: 'H1', category: '低保对象', document: '审〔2024〕9号' },
  })
  expect(made).toMatchObject({ household: 'H1', lines: ['已记录认定：H1 低保对象'] })
  expect(await due()).toEqual(['H2'])
  const [looked] = await app.db.query<{ count: number }>(sql`
    select count(*) as count from household_determination as d
    join household as h on h.county_code = d.county_code and h.id = d.household_id
    where h.number = 'H1'`)
  expect(looked?.count).toBe(1)
})

test('a decision is taken back: the row waits again, its facts are unknown, and nobody forgets who could not tell', async () => {
  const acting = app.acting('周经办', localDate('2024-10-12'))
  const { items } = await listCandidates(app, acting, { state: '全部' })
  const one = items.find(({ person }) => person === '李长顺')
  expect(one).toMatchObject({ state: '已确认', canReopen: true, rowName: null })
  const id = one?.id ?? ''
  const settled = await compareCandidate(app, acting, { candidateId: id, route: '测试' })
  expect(settled?.values).toEqual([])
  expect(await reopenCandidate(app, acting, id, { reason: '看错了行' })).toMatchObject({
    waiting: 1,
  })
  expect([await gradeOf(li), await gradeOf(wang)]).toEqual([null, '一级'])
  expect(await due()).toEqual(['H2'])
  await expect(reopenCandidate(app, acting, id)).rejects.toThrow('还等着确认')
  const [waiting] = (await listCandidates(app, acting)).items
  expect(waiting).toMatchObject({ rowName: '李长顺', reopenedBy: '周经办', decidedBy: null })
  const compared = await compareCandidate(app, acting, { candidateId: id, route: '测试' })
  expect(compared?.values).toEqual(
    expect.arrayContaining([
      { label: '姓名', said: '李长顺', registered: '李长顺', verdict: '相同' },
      expect.objectContaining({ label: '证号', verdict: '不同' }),
      { label: '残疾等级', said: '二级', registered: null, verdict: '不详' },
    ]),
  )
  expect(JSON.stringify(compared)).not.toContain(li.slice(6, 14))
  await leaveCandidateUnclear(app, acting, { candidateId: id, isUnclear: true, reason: '问残联' })
  const unclear = await listCandidates(app, acting, { state: '无法判断' })
  expect(unclear.items).toMatchObject([{ id, unclearBy: '周经办', unclearReason: '问残联' }])
  expect(await gradeOf(li)).toBeNull()
  await decideCandidate(app, acting, id, { decision: '确认' })
  expect(await gradeOf(li)).toBe('二级')
})
