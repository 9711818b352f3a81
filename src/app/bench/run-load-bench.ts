import os from 'node:os'
import type { App } from '../app.ts'
import type { Latency } from './latency.ts'
import { recordLoad, workBare } from './load-bare.ts'
import { hearChanges, webClient } from './load-client.ts'
import { type Staffed, staffOffice } from './load-desks.ts'
import type { Desk } from './load-mix.ts'
import { type LoadServer, serveApart } from './load-served.ts'
import { Bell, type LoadFigures, LoadTally } from './load-tally.ts'
import { type WorkingHours, workThrough } from './load-work.ts'
import {
  type OfficePlace,
  type OfficeSize,
  officeDay,
  sizeOfOffice,
  withOffice,
} from './office-county.ts'

export interface LoadWish {
  readonly staff: number
  readonly seconds: number
  readonly say: (line: string) => void
}

export interface LoadResult {
  readonly figures: readonly (LoadFigures & {
    /** The same statements said to the database alone, by as many at once. */
    readonly bare: Latency | undefined
  })[]
  readonly requests: number
  readonly faults: number
  readonly perSecond: number
}

export interface LoadBenchReport extends LoadResult {
  readonly node: string
  readonly database: string
  readonly cores: number
  readonly load: readonly [number, number]
  readonly size: OfficeSize
  readonly staff: number
  readonly seconds: number
}

/** Between two steps; a clerk who never reads would be no clerk. */
const thinkMs = 3000
/** As a page waits before it asks anew for what changed. */
const restMs = 800

/** Many people of the office at work at once on a served county. */
export function runLoadBench(place: OfficePlace & LoadWish): Promise<LoadBenchReport> {
  const before = os.loadavg()[0] ?? 0
  return withOffice(place, async (app) => {
    const serve = () => serveApart(app.dataFolder, officeDay)
    const result = await measureLoad(app, { ...place, day: officeDay, thinkMs, serve })
    return {
      ...{ node: process.version, database: `PostgreSQL ${await app.db.version()}` },
      ...{ cores: os.availableParallelism(), load: [before, os.loadavg()[0] ?? 0] },
      ...{ size: await sizeOfOffice(app), staff: place.staff, seconds: place.seconds },
      ...result,
    }
  })
}

/** First the database alone, then the server, with the same work at the same desks. */
export async function measureLoad(
  app: App,
  wish: LoadWish & {
    readonly day: string
    readonly thinkMs: number
    readonly serve: () => Promise<LoadServer>
  },
): Promise<LoadResult> {
  const { say, day } = wish
  say(`${wish.staff} 人登录，记下每种请求对数据库说了什么……`)
  const prepared = await recordLoad(app, { staffed: await staffOffice(app, wish), day })
  say(`只有数据库，${wish.seconds} 秒……`)
  const bare = await workBare(app, prepared, { ...wish, restMs })
  say(`平台，${wish.seconds} 秒……`)
  const server = await wish.serve()
  try {
    return resultOf(await workServed(server, prepared.staffed, wish), bare, wish)
  } finally {
    await server.close()
  }
}

async function workServed(
  server: LoadServer,
  staffed: readonly Staffed[],
  hours: WorkingHours,
): Promise<LoadTally> {
  const tally = new LoadTally()
  const over = new AbortController()
  const clients = new Map<Desk, Awaited<ReturnType<typeof webClient>>>()
  const streams: Promise<void>[] = []
  const bells: Bell[] = []
  for (const { desk, token } of staffed) {
    const client = await webClient(server.url, token)
    clients.set(desk, client)
    const bell = new Bell(restMs, (asked) => tally.time(asked.kind, () => client.ask(asked, true)))
    bells.push(bell)
    const heard = { onChange: () => bell.ring(), signal: over.signal }
    streams.push(
      hearChanges(server.url, token, heard).catch(() => tally.note('等待新事项', 0, 'ended')),
    )
  }
  await workThrough([...clients.keys()], hours, async (desk, request) => {
    const client = clients.get(desk)
    if (client) await tally.time(request.kind, () => client.ask(request))
  })
  over.abort()
  await Promise.all(streams)
  for (const bell of bells) await bell.stop()
  return tally
}

function resultOf(
  tally: LoadTally,
  bare: LoadTally,
  { seconds }: WorkingHours | LoadWish,
): LoadResult {
  const alone = new Map(bare.figures().map(({ kind, latency }) => [kind, latency]))
  const figures = tally
    .figures()
    .map((one) => ({ ...one, bare: alone.get(one.kind) }))
    .toSorted((a, b) => a.kind.localeCompare(b.kind, 'zh-Hans-CN'))
  const faults = figures.reduce(
    (sum, one) => sum + Object.values(one.faults).reduce((more, count) => more + count, 0),
    0,
  )
  return { figures, requests: tally.count, faults, perSecond: tally.count / seconds }
}

/** What, figure and aim of each line of the report. */
export function tableOfLoadBench({
  figures,
}: Pick<LoadResult, 'figures'>): readonly (readonly [string, string, string])[] {
  const times = ({ p50, p95, p99 }: Latency) =>
    `p50 ${p50.toFixed(1)}，p95 ${p95.toFixed(1)}，p99 ${p99.toFixed(1)}`
  return figures.map(({ kind, latency, bare, faults }) => {
    const alone = bare ? `；数据库 bare ${times(bare)}` : ''
    const wrong = Object.entries(faults).map(([what, count]) => `${what} × ${count}`)
    const missed = wrong.length === 0 ? '' : ` 未达到 not met：${wrong.join('，')}`
    return [`(n) ${kind}`, `${latency.count} 次，${times(latency)} ms${alone}`, `0 错误${missed}`]
  })
}
