import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#db/index'
import type { ServedCounty } from '../../../tests/browser/served-county.ts'
import { serveCopy } from '../../../tests/served-once.ts'
import { type Desk, loadActions, loadRoles, nextWork, openDesk, thinkingMs } from './load-mix.ts'
import { Bell, LoadTally } from './load-tally.ts'
import { workThrough } from './load-work.ts'
import { measureLoad, tableOfLoadBench } from './run-load-bench.ts'

let county: ServedCounty

beforeAll(async () => {
  county = await serveCopy()
})
afterAll(() => county?.close())

const desk: Desk = {
  ...{ at: 3, role: 'department', day: '2024-10-11', department: '残联' },
  ...{ households: ['h1', 'h2'], alerts: ['a1'], names: ['王伟'], nexts: {} },
  ...{ waiting: ['p1', 'p2'], received: [], further: [] },
}

test('the shares of a role are a hundred, and its steps come in these proportions', () => {
  for (const role of loadRoles) {
    const shares = loadActions.map(({ share }) => share[role])
    expect(shares.reduce((sum, one) => sum + one, 0)).toBe(100)
  }
  const kinds = Array.from({ length: 4000 }, (_, at) => {
    const [first] = nextWork(openDesk({ ...desk, nexts: { '/api/work?limit=50': 'x' } }), at)
    return first?.kind
  })
  const part = kinds.filter((kind) => kind === '一条预警').length / kinds.length
  expect(part).toBeGreaterThan(0.1)
  expect(part).toBeLessThan(0.18)
})

test('a push is received before it is replied to, and neither twice', () => {
  const open = openDesk(desk)
  const written = Array.from({ length: 600 }, (_, at) => nextWork(open, at))
    .flat()
    .filter(({ body }) => body !== undefined)
    .map(({ path }) => path)
  expect(written.toSorted()).toEqual(
    ['p1', 'p2'].flatMap((id) => [`/api/pushes/${id}/receive`, `/api/pushes/${id}/reply`]),
  )
  expect(written.indexOf('/api/pushes/p1/receive')).toBe(0)
  expect(desk.waiting).toEqual(['p1', 'p2'])
})

test('people think half to one and a half times as long as on average', () => {
  const times = Array.from({ length: 500 }, (_, at) => thinkingMs(desk, at, 3000))
  expect(Math.min(...times)).toBeGreaterThanOrEqual(1500)
  expect(Math.max(...times)).toBeLessThan(4500)
  expect(times.reduce((sum, one) => sum + one, 0) / times.length).toBeCloseTo(3000, -3)
})

test('faults are counted by what they are, times of all requests by kind', async () => {
  const tally = new LoadTally()
  expect(await tally.time('预警', async () => ({ answer: {} }))).toBe(true)
  expect(await tally.time('预警', async () => ({ fault: '503 db.busy' }))).toBe(false)
  expect(await tally.time('预警', () => Promise.reject(new TypeError('cut off')))).toBe(false)
  for (let ms = 1; ms <= 100; ms += 1) tally.note('一户', ms)
  expect(tally.count).toBe(103)
  expect(tally.figures()).toMatchObject([
    { kind: '预警', latency: { count: 3 }, faults: { '503 db.busy': 1, TypeError: 1 } },
    { kind: '一户', latency: { p50: 50, p95: 95, p99: 99, most: 100 }, faults: {} },
  ])
})

test('a bell that rings many times is answered once', async () => {
  const asked: string[] = []
  const bell = new Bell(20, async ({ path }) => asked.push(path))
  for (let at = 0; at < 5; at += 1) bell.ring()
  await sleep(60)
  bell.ring()
  await bell.stop()
  expect(asked).toEqual(['/api/work?limit=0'])
})

test('work ends by itself: by time, and by count where answers cost nothing', async () => {
  let steps = 0
  const start = performance.now()
  await workThrough([desk, { ...desk, at: 4 }], { seconds: 0.4, thinkMs: 0 }, async () => {
    steps += 1
  })
  // Of 0.4 seconds; a machine that stalls is granted the rest.
  expect(performance.now() - start).toBeLessThan(20_000)
  expect(steps).toBeGreaterThan(3)
  // Two desks, two steps each, no more than two requests a step.
  expect(steps).toBeLessThanOrEqual(8)
})

test('a small office works on a served county without a fault, and its writing is done once', {
  timeout: 120_000,
}, async () => {
  const { app, server } = county
  const states = () =>
    app.db.query<{ state: string; count: number }>(sql`
      select state, count(*) from push group by state order by state`)
  expect(await states()).toEqual([{ state: '已推送', count: 3 }])
  const served = { url: server.url, close: async () => undefined }
  const said: string[] = []
  const result = await measureLoad(app, {
    ...{ staff: 4, seconds: 6, thinkMs: 150, day: '2024-10-11' },
    ...{ say: (line: string) => said.push(line), serve: async () => served },
  })
  expect(result.faults, JSON.stringify(result.figures)).toBe(0)
  expect(said).toHaveLength(3)
  expect(result.requests).toBeGreaterThan(10)
  const kinds = result.figures.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['今天要办']))
  for (const { kind, latency, bare } of result.figures) {
    expect(latency.p99, kind).toBeGreaterThan(0)
    if (bare) expect(bare.p50, kind).toBeGreaterThan(0)
  }
  // Only what the server was told stands; what was said to the database alone was taken back.
  expect(await states()).not.toContainEqual({ state: '已推送', count: 3 })
  const [replies] = await app.db.query<{ all: number; pushes: number }>(sql`
    select count(*) as all, count(distinct push_id) as pushes from reply`)
  expect(replies?.all).toBe(replies?.pushes)
  expect(tableOfLoadBench(result)).toHaveLength(kinds.length)
})
