import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announceChange, sql } from '#db/index'
import type { Work, WorkBatchResult } from '#http/index'
import type { ServedCounty } from '../../../tests/browser/served-county.ts'
import { furnish } from '../../../tests/permissions/world.ts'
import { serveCopy } from '../../../tests/served-once.ts'
import { type Answer, clientOf } from '../../http/test-client.ts'
import { type SignedInTest, signInAs, type TestPost } from '../accounts/test-accounts.ts'
import { attachmentTests } from '../attachments/test-served-attachments.ts'
import { reviewTests } from './test-served-reviews.ts'

let county: ServedCounty
const known = new Map<string, SignedInTest>()

beforeAll(async () => {
  county = await serveCopy()
  await furnish(county)
})
afterAll(() => county?.close())

const posts = {
  township: { role: 'township-officer', division: '999901100000' },
  other: { role: 'township-officer', division: '999901101000' },
  county: { role: 'county-officer' },
  approver: { role: 'county-approver' },
  department: { role: 'department-officer', department: '残联' },
  supervisor: { role: 'supervisor' },
  aide: { role: 'village-aide', division: '999901100201' },
  system: { role: 'system-admin' },
} as const satisfies Record<string, TestPost>

async function as(post: keyof typeof posts) {
  const found = known.get(post) ?? (await signInAs(county.app, posts[post]))
  known.set(post, found)
  const { cookie, csrf } = found
  return clientOf(() => ({ url: county.server.url, cookie, csrf }))
}

async function workOf(post: keyof typeof posts, query = ''): Promise<Work> {
  const { status, body } = await (await as(post)).ask<Work>(`/api/work?limit=200${query}`)
  expect(status).toBe(200)
  return body
}

const kindsOf = ({ items }: Work) => [...new Set(items.map(({ kind }) => kind))]

describe('今天要办', () => {
  it('is what each role does, and nothing that it may not', async () => {
    expect(kindsOf(await workOf('township'))).toEqual(
      expect.arrayContaining(['签收推送', '书面告知', '确认候选']),
    )
    expect(kindsOf(await workOf('approver'))).toEqual(expect.arrayContaining(['复核']))
    expect(kindsOf(await workOf('county'))).not.toContain('复核')
    expect(kindsOf(await workOf('department'))).toEqual(
      expect.arrayContaining(['签收推送', '签收线索']),
    )
    expect(kindsOf(await workOf('supervisor'))).toEqual(['核实监督'])
    expect((await workOf('aide')).items).toEqual([])
    const refused = await (await as('system')).ask('/api/work')
    expect(refused).toMatchObject({ status: 403 })
  })

  it('says of each what to do, of whom, where and until when', async () => {
    const { items, total, counts, today } = await workOf('township')
    expect(today).toBe('2024-10-11')
    expect(total).toBe(items.length)
    expect(counts.all).toBe(total)
    const push = items.find(({ kind }) => kind === '签收推送')
    expect(push).toMatchObject({
      ...{ from: '县民政局 推送', township: '柳林乡', village: '柳林村', number: 'L1042' },
      due: { isProvisional: false, urged: false },
      target: { page: '预警' },
    })
    expect(push?.title).toMatch(/^签收：/)
    expect(push?.householdName).toMatch(/^(周谷雨|周芒种|何小满)$/)
    const found = await (await as('township')).ask(`/api/alerts/${push?.target.id}`)
    expect(found.status).toBe(200)
  })

  it('of another township is not there, nor found by its words', async () => {
    const mine = await workOf('township')
    expect(mine.items.every(({ township }) => township !== '石桥镇')).toBe(true)
    expect(mine.counts.byPlace.map(({ name }) => name)).not.toContain('石桥镇')
    const theirs = await workOf('other')
    expect(theirs.items.length).toBeGreaterThan(0)
    const number = theirs.items.find((one) => one.number !== null)?.number ?? ''
    const searched = await workOf('township', `&q=${encodeURIComponent(number)}`)
    expect(searched).toMatchObject({ items: [], total: 0 })
  })

  it('counts the same whichever filter is set', async () => {
    const whole = await workOf('county')
    const { kind = '', count } = whole.counts.byKind[0] ?? {}
    const filtered = await workOf('county', `&kind=${encodeURIComponent(kind)}`)
    expect(filtered.total).toBe(count)
    expect(filtered.items).toHaveLength(count ?? 0)
    expect(filtered.counts.byKind).toEqual(whole.counts.byKind)
    const place = whole.counts.byPlace[0]
    const placed = await workOf('county', `&place=${place?.code}`)
    expect(placed.total).toBe(place?.count)
    expect(await (await as('county')).ask('/api/work?after=nonsense')).toMatchObject({
      status: 422,
      body: { code: 'work.page-unknown' },
    })
  })

  it('goes out as a workbook that the log names', async () => {
    const answer = await (await as('county')).fetchFrom('/api/work/export?kind=催办推送')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/spreadsheet/)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(2000)
    const rows = await county.app.db.query(sql`
      select action from audit_entry where kind = '导出' and action = '导出今天要办'`)
    expect(rows.length).toBeGreaterThan(0)
    expect((await (await as('supervisor')).fetchFrom('/api/work/export')).status).toBe(403)
  })
})

describe('一事一议', () => {
  it('waits for the county until it is called, decided on and closed', async () => {
    const ofCounty = (await workOf('county')).items.find(({ kind }) => kind === '一事一议')
    expect(ofCounty).toMatchObject({ target: { page: '议事' } })
    expect(ofCounty?.title).toMatch(/^召集一事一议：/)
    const told = await (await as('county')).ask(`/api/conferences/${ofCounty?.target.id}`)
    expect(told.status).toBe(200)
    expect((await workOf('township')).items.some(({ kind }) => kind === '一事一议')).toBe(false)
  })
})

describe('several at once', () => {
  const batch = async (post: keyof typeof posts, body: unknown) =>
    (await as(post)).post<WorkBatchResult>('/api/work/batch', body)

  it('are signed for; what another has dealt with is told', async () => {
    const waiting = (await workOf('township')).items.filter(({ kind }) => kind === '签收推送')
    const keys = waiting.map(({ key }) => key)
    const foreign = (await workOf('other')).items.find(({ kind }) => kind === '签收推送')?.key ?? ''
    const first = await batch('township', { action: '签收', keys: [...keys, foreign] })
    expect(first).toMatchObject({ status: 200, body: { done: keys.length } })
    expect(first.body.failed).toMatchObject([{ key: foreign, code: 'dispatch.push-missing' }])
    const again = await batch('township', { action: '签收', keys })
    expect(again.body).toMatchObject({ done: 0 })
    expect(again.body.failed[0]?.problem).toMatch(/[\u4e00-\u9fff]/)
    const after = await workOf('township')
    expect(after.items.filter(({ kind }) => kind === '反馈推送')).toHaveLength(keys.length)
  })

  it('are refused where the role or the kind does not fit', async () => {
    const [one] = (await workOf('township')).items.filter(({ kind }) => kind === '反馈推送')
    const key = one?.key ?? ''
    const pushed = await batch('township', { action: '推送', keys: [key] })
    expect(pushed).toMatchObject({ status: 403, body: { code: 'work.no-right' } })
    const signed = await batch('township', { action: '签收', keys: [key, '签收推送:x'] })
    const codes = signed.body.failed.map(({ code }) => code)
    expect(codes).toEqual(['work.not-for-kind', 'work.item-unknown'])
    const bare = await batch('township', { action: '转办', keys: [key] })
    expect(bare).toMatchObject({ status: 422, body: { code: 'work.transfer-incomplete' } })
    const given = { action: '转办', keys: [key], department: '卫健', reason: '属卫健部门职责' }
    expect((await batch('township', given)).body).toEqual({ done: 1, failed: [] })
    expect((await batch('aide', given)).status).toBe(403)
  })
})

describe('word of changes', () => {
  /** Reads the stream until so many events have come. */
  async function listen(post: keyof typeof posts) {
    const leave = new AbortController()
    const answer = await (await as(post)).fetchFrom('/api/events', { signal: leave.signal })
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const until = async (count: number): Promise<string[]> => {
      while ((text.match(/^data: /gm) ?? []).length < count) {
        const piece = await reader?.read()
        if (piece === undefined || piece.done) break
        text += piece.value
      }
      return [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => data ?? '')
    }
    return { status: answer.status, until, leave: () => leave.abort() }
  }

  it('reaches whoever watches, names no one, and says so at once', async () => {
    const watched = await listen('township')
    expect(await watched.until(1)).toHaveLength(1)
    await announceChange(county.app.db.as('worker'), '999902000000', '推送')
    await announceChange(county.app.db.as('worker'), county.app.county.code, '推送')
    const [, told = '{}'] = await watched.until(2)
    watched.leave()
    expect(JSON.parse(told)).toEqual({ kinds: ['推送'], at: expect.any(String) })
  })

  it('comes of what others do over the web', async () => {
    const watched = await listen('county')
    await watched.until(1)
    const [one] = (await workOf('other')).items.filter(({ kind }) => kind === '签收推送')
    const done: Answer<WorkBatchResult> = await (await as('other')).post('/api/work/batch', {
      ...{ action: '签收', keys: [one?.key ?? ''] },
    })
    expect(done.body.done).toBe(1)
    const [, told = '{}'] = await watched.until(2)
    watched.leave()
    expect(JSON.parse(told).kinds).toContain('签收')
  })

  it('does not come of what somebody keeps for themselves', async () => {
    const watched = await listen('county')
    await watched.until(1)
    const { cookie, csrf } = known.get('county') ?? { cookie: '', csrf: '' }
    const put = (path: string, body: unknown) =>
      fetch(`${county.server.url}${path}`, {
        ...{ method: 'PUT', body: JSON.stringify(body) },
        headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
      })
    expect((await put('/api/account/preferences/table.work', { value: 1 })).status).toBe(200)
    await announceChange(county.app.db.as('worker'), county.app.county.code, '推送')
    const [, told = '{}'] = await watched.until(2)
    watched.leave()
    expect(JSON.parse(told).kinds).toEqual(['推送'])
  })

  it('does not keep a session from going idle', async () => {
    const { accountId } = known.get('township') ?? { accountId: '' }
    const before = '2024-01-01T00:00:00Z'
    const seen = async () => {
      const [row] = await county.app.db.query<{ isOld: boolean }>(sql`
        select last_seen_at < now() - interval '2 minutes' as "isOld"
        from sign_in_session where account_id = ${accountId}`)
      return row?.isOld
    }
    await county.app.db.execute(sql`
      update sign_in_session set last_seen_at = now() - interval '5 minutes'
      where account_id = ${accountId} and started_at > ${before}`)
    const watched = await listen('township')
    await watched.until(1)
    watched.leave()
    const client = await as('township')
    expect((await client.ask('/api/work', { headers: { 'x-unattended': '1' } })).status).toBe(200)
    expect(await seen()).toBe(true)
    await client.ask('/api/work')
    expect(await seen()).toBe(false)
  })

  it('is not for who sees nobody', async () => {
    expect((await listen('system')).status).toBe(403)
  })
})

reviewTests({ workOf, as, app: () => county.app })
attachmentTests({ as, app: () => county.app })
