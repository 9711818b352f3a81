import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '../src/app/accounts/test-accounts.ts'
import { seenLists } from '../src/http/schemas/seen-lists.ts'
import type { ServedCounty } from './browser/served-county.ts'
import { nationalRoles } from './permissions/national-roles.ts'
import { department, township } from './permissions/roles-and-posts.ts'
import { furnish } from './permissions/world.ts'
import { serveCopy } from './served-once.ts'

type Session = Readonly<Record<string, string>>
type Item = Readonly<Record<string, unknown>>
type Cells = readonly (string | number)[]

/** Each list with what its rows say, in the file's columns and in the interface's answer. */
const lists: Readonly<Record<string, Asked>> = {
  leads: {
    ...{ address: '/api/leads', query: { state: '全部', sort: '期限' }, columns: ['name', 'due'] },
    says: ({ name, township: place, dueOn, due }) => {
      return [name, place, serialOf(String(dueOn)), (due as Item | null)?.workingDaysLeft]
    },
  },
  candidates: {
    ...{
      address: '/api/candidates',
      query: { state: '全部' },
      columns: ['person', 'why', 'state'],
    },
    says: ({ person, township: place, reasons, state }) => {
      return [person, place, (reasons as string[]).join('；'), state]
    },
  },
  requests: {
    ...{ address: '/api/data-requests', query: { state: '全部' } },
    columns: ['department', 'township', 'state'],
    says: ({ department: who, township: place, state }) => [who, place, state],
  },
  approvals: {
    ...{ address: '/api/approvals', query: { state: '全部' }, columns: ['what', 'state'] },
    says: ({ action, summary, household, state }) => {
      const { number, township: place, village } = household as Item
      return [action, summary, number, place, village, state]
    },
  },
  conferences: {
    ...{ address: '/api/conferences', query: {}, columns: ['subject', 'state', 'matter'] },
    says: ({ householdNumber, township: place, state, matter, alertTitle }) => {
      return [householdNumber, place, state, matter, alertTitle]
    },
  },
  conditions: {
    ...{ address: '/api/policy/households', query: { column: 0, verdict: '不符合' } },
    columns: ['number', 'place', 'category'],
    says: ({ number, township: place, village, category }) => [number, place, village, category],
  },
  datasets: {
    ...{
      address: '/api/dataset-readings',
      isWhole: true,
      query: {},
      columns: ['department', 'name'],
    },
    says: ({ department: who, name }) => [who, name],
  },
  accounts: {
    ...{ address: '/api/accounts', isWhole: true, query: {}, columns: ['who'] },
    says: ({ name, account }) => [name, account],
  },
  divisions: {
    ...{ address: '/api/divisions', isWhole: true, query: {}, columns: ['code', 'name'] },
    narrows: ({ tier }) => tier !== '村',
    says: ({ code, name, parent }) => [code, name, (parent as Item | null)?.name],
  },
  jobs: {
    ...{
      address: '/api/operations/jobs',
      isWhole: true,
      query: {},
      columns: ['kind', 'by', 'state'],
    },
    says: ({ kind, by, state, notAgain }) => [kind, by, state, notAgain],
  },
  audit: {
    ...{ address: '/api/audit', query: { kind: '读取以外' }, columns: ['how', 'what'] },
    says: ({ outcome, kind, action, detail }) => [outcome, kind, action, detail],
  },
}

interface Asked {
  readonly address: string
  readonly query: Readonly<Record<string, string | number>>
  readonly columns: readonly string[]
  /** The list comes in one answer. */
  readonly isWhole?: true
  /** What the page leaves out itself. */
  narrows?(item: Item): boolean
  says(item: Item): readonly unknown[]
}

let county: ServedCounty
const sessions = new Map<string, Session>()

beforeAll(async () => {
  county = await serveCopy({ log: { write() {} } })
  Object.defineProperty(county.app, 'roles', { value: nationalRoles, enumerable: true })
  await furnish(county)
  await signIn('county-officer', {})
  await signIn('township-officer', { division: township })
  await signIn('department-officer', { department })
  for (const admin of ['system-admin', 'security-admin', 'audit-admin', 'supervisor']) {
    await signIn(admin, {})
  }
  // Something for the list of jobs.
  await send('county-officer', '/api/exports', { code: 'persons', month: '2024-10' })
}, 300_000)
afterAll(() => county?.close())

describe.each([
  [
    'county-officer',
    ['leads', 'candidates', 'requests', 'approvals', 'conferences', 'conditions', 'datasets'],
  ],
  [
    'township-officer',
    ['leads', 'candidates', 'requests', 'approvals', 'conferences', 'conditions'],
  ],
  ['department-officer', ['leads', 'requests', 'conferences', 'datasets']],
  ['system-admin', ['accounts', 'divisions', 'jobs']],
  ['security-admin', ['accounts', 'divisions']],
  ['audit-admin', ['audit']],
])('%s', (role, names) => {
  test.each(names)(
    'gets of %s what the list shows, in its order, and nothing more',
    async (name) => {
      const list = lists[name] as Asked
      const items = (await listed(role, list)).filter((item) => list.narrows?.(item) ?? true)
      const rows = await exported(role, name, { ...list.query, columns: list.columns })
      expect(items.length).toBeGreaterThan(0)
      // Since then the export itself may stand in the log.
      expect(rows.slice(-items.length)).toEqual(items.map((item) => list.says(item).map(cell)))
      if (name !== 'audit') expect(rows).toHaveLength(items.length)
    },
  )
})

test.each([
  ['accounts', 'system-admin', { sort: '姓名', order: '降序' }],
  ['divisions', 'system-admin', { sort: '代码', order: '降序' }],
  ['divisions', 'system-admin', { sort: '名称' }],
  ['datasets', 'county-officer', { sort: '部门', order: '降序' }],
  ['datasets', 'county-officer', { sort: '最新一期' }],
])('%s go out in the order chosen on the page (%s, %o)', async (name, role, order) => {
  const list = lists[name] as Asked
  const shown = async (asked: Readonly<Record<string, string>>) =>
    (await listed(role, { ...list, query: { ...list.query, ...asked } }))
      .filter((item) => list.narrows?.(item) ?? true)
      .map((item) => list.says(item).map(cell))
  const ordered = await shown(order)
  expect(ordered).not.toEqual(await shown({}))
  expect(ordered).toHaveLength((await shown({})).length)
  const rows = await exported(role, name, { ...list.query, ...order, columns: list.columns })
  expect(rows).toEqual(ordered)
})

test('a township’s file holds its own people alone, the county’s those of all', async () => {
  const names = async (role: string) =>
    (await exported(role, 'leads', { state: '全部', columns: ['name'] })).map(([name]) => name)
  expect(await names('county-officer')).toEqual(expect.arrayContaining(['林外甲', '石外乙']))
  expect(await names('township-officer')).toContain('林外甲')
  expect(await names('township-officer')).not.toContain('石外乙')
  expect(await names('department-officer')).toEqual(['林外甲'])
})

test('who may not see a list does not get its file, whatever else they may export', async () => {
  const asked = { purpose: '核对', columns: [] }
  const status = async (role: string, name: string) =>
    (await send(role, `/api/exports/${name}`, asked)).status
  expect(await status('department-officer', 'candidates')).toBe(403)
  expect(await status('township-officer', 'datasets')).toBe(403)
  expect(await status('county-officer', 'accounts')).toBe(403)
  expect(await status('system-admin', 'leads')).toBe(403)
  expect(await status('security-admin', 'jobs')).toBe(403)
  expect(await status('supervisor', 'leads')).toBe(403)
})

test('every export asks for a purpose and is noted with it, its filters and its columns', async () => {
  const refused = await send('system-admin', '/api/exports/accounts', { purpose: ' ', columns: [] })
  expect(refused.status).toBe(400)
  await exported('system-admin', 'accounts', { text: '管理', columns: ['who'] }, '年度账号清理')
  const entries = await listed('audit-admin', {
    ...(lists.audit as Asked),
    query: { kind: '导出', route: '/api/exports/accounts' },
  })
  const noted = entries.find((entry) => entry.purpose === '年度账号清理')
  expect(noted).toMatchObject({ action: '导出账号', detail: '姓名或账号 管理；列：姓名、账号' })
})

test('no list of the table goes out unseen here', () => {
  const tested = ['alerts', 'pushes', 'households', 'statistics', 'batches', 'supervision']
  expect([...Object.keys(lists), ...tested].toSorted()).toEqual(Object.keys(seenLists).toSorted())
})

async function signIn(role: string, post: { division?: string; department?: string }) {
  const { cookie, csrf } = await signInAs(county.app, { role, ...post })
  sessions.set(role, { cookie, 'x-csrf-token': csrf })
}

function send(role: string, address: string, body: unknown): Promise<Response> {
  return fetch(`${county.server.url}${address}`, {
    method: 'POST',
    headers: { ...sessions.get(role), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function listed(role: string, { address, query, isWhole }: Asked): Promise<readonly Item[]> {
  const asked = new URLSearchParams(isWhole ? {} : { limit: '200' })
  for (const [key, value] of Object.entries(query)) asked.set(key, String(value))
  const answer = await fetch(`${county.server.url}${address}?${asked}`, {
    headers: sessions.get(role) ?? {},
  })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { items: Item[] }).items
}

async function exported(
  role: string,
  name: string,
  asked: Readonly<Record<string, unknown>>,
  purpose = '核对',
): Promise<readonly Cells[]> {
  const answer = await send(role, `/api/exports/${name}`, { ...asked, purpose })
  if (!answer.ok) throw new Error(await answer.text())
  const book = XLSX.read(Buffer.from(await answer.arrayBuffer()))
  const [sheet] = Object.values(book.Sheets)
  const rows = XLSX.utils.sheet_to_json<string[]>(sheet as XLSX.WorkSheet, {
    ...{ header: 1, raw: true, defval: '' },
  })
  // Title, conditions and headings stand above, who and why below.
  return rows.slice(3, -1)
}

/** As a cell holds it. */
function cell(value: unknown): string | number {
  if (typeof value === 'number') return value
  return value === null || value === undefined ? '' : String(value)
}

/** A day as the sheet counts it. */
function serialOf(day: string): number {
  return Date.parse(day) / 86_400_000 + 25_569
}
