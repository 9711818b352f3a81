import type { AppPort } from '#http/index'
import type { App } from '../app.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'
import { type BenchClient, beginSession, benchClient } from './access-client.ts'
import { type Latency, latencyOf } from './latency.ts'
import { officeDay } from './office-county.ts'
import { type OfficeRequest, officeRequests } from './office-requests.ts'
import {
  findSubjects,
  type OfficeRole,
  type OfficeSubjects,
  officeRoles,
} from './office-subjects.ts'
import { recordStatements, type Spoken, sayAgain } from './record-statements.ts'
import { databaseCpuSeconds } from './watch-process.ts'

export interface OfficeFigures {
  readonly request: string
  readonly role: OfficeRole
  /** Milliseconds from asking to the whole answer. */
  readonly ours: Latency
  /** CPU milliseconds of one request: what counts on a machine that others share. */
  readonly cpu: { readonly server: number; readonly database: number }
  /** The same statements said again to the database, nothing else. */
  readonly bare: Latency
}

/** Nobody waits for more of a request that takes seconds. */
const longestMs = 15_000
const different = 12

/** Asks everything of the office, as each role, one request at a time. */
export async function measureOffice(
  app: App,
  {
    times,
    only,
    role: asked,
    say,
  }: {
    readonly times: number
    /** Words of the names of the requests; absent: all. */
    readonly only?: string | undefined
    /** One of `officeRoles`; absent: all. */
    readonly role?: string | undefined
    readonly say: (line: string) => void
  },
): Promise<OfficeFigures[]> {
  const subjects = await findSubjects(app)
  const recorder = recordStatements(app.db)
  const ports = {
    ours: makeHttpPort(app, officeDay),
    noting: makeHttpPort({ ...app, db: recorder.db }, officeDay),
  }
  const found: OfficeFigures[] = []
  for (const role of officeRoles) {
    if (asked !== undefined && asked !== role) continue
    const clients = await clientsOf(app, ports, { role, subjects })
    try {
      for (const request of officeRequests(subjects)) {
        if (!request.roles.includes(role) || !request.name.includes(only ?? '')) continue
        const path = await pathOf(clients.ours, request, role)
        const { posted } = request
        const ask = (client: BenchClient, at: number) =>
          posted ? client.file(path(at), posted) : client.get(path(at))
        const { latency: ours, cpu } = await costOf(app, times, (at) => ask(clients.ours, at))
        const spoken: (readonly Spoken[])[] = []
        for (let at = 0; at < different; at += 1) {
          recorder.take()
          await ask(clients.noting, at)
          spoken.push(recorder.take())
        }
        const bare = await timesOf(times, (at) => sayAgain(app.db, spoken[at % different] ?? []))
        found.push({ request: request.name, role, ours, cpu, bare })
        say(`${role} ${request.name}：${ours.p95.toFixed(1)} ms，CPU ${cpuText(cpu)} ms`)
      }
    } finally {
      for (const client of Object.values(clients)) await client.close()
    }
  }
  return found
}

type Both<T> = Readonly<Record<'ours' | 'noting', T>>

async function clientsOf(
  app: App,
  ports: Both<AppPort>,
  { role, subjects }: { readonly role: OfficeRole; readonly subjects: OfficeSubjects },
): Promise<Both<BenchClient>> {
  const posts = {
    county: { role: 'county-officer', divisionCode: null },
    township: { role: 'township-officer', divisionCode: subjects.township },
    department: {
      role: 'department-officer',
      divisionCode: null,
      department: subjects.department,
    },
    approver: { role: 'county-approver', divisionCode: null },
    supervisor: { role: 'supervisor', divisionCode: null },
  }
  const token = await beginSession(app, posts[role])
  return {
    ours: await benchClient(ports.ours, token),
    noting: await benchClient(ports.noting, token),
  }
}

async function pathOf(
  client: BenchClient,
  { path, pagesOn = 0 }: OfficeRequest,
  role: OfficeRole,
): Promise<(at: number) => string> {
  let place = ''
  for (let turned = 0; turned < pagesOn; turned += 1) {
    // A list says where it goes on.
    const { next } = (await client.get(path(0, role) + place)) as { readonly next: string | null }
    if (next === null) break
    place = `&${new URLSearchParams({ after: next })}`
  }
  return (at) => path(at, role) + place
}

export function cpuText({ server, database }: OfficeFigures['cpu']): string {
  return `${server.toFixed(1)} + ${database.toFixed(1)}`
}

/** The same with what it took of both processors' time, once it is warm. */
async function costOf(
  app: App,
  times: number,
  ask: (at: number) => Promise<unknown>,
): Promise<{ readonly latency: Latency; readonly cpu: OfficeFigures['cpu'] }> {
  let before = { node: process.cpuUsage(), database: 0 }
  let asked = 0
  const latency = await timesOf(times, async (at) => {
    asked += 1
    if (asked === warming + 1) {
      before = { node: process.cpuUsage(), database: databaseCpuSeconds(app.dataFolder) ?? 0 }
    }
    return ask(at)
  })
  const { user, system } = process.cpuUsage(before.node)
  const database = (databaseCpuSeconds(app.dataFolder) ?? 0) - before.database
  const counted = Math.max(latency.count, 1)
  return {
    latency,
    cpu: { server: (user + system) / 1000 / counted, database: (database * 1000) / counted },
  }
}

/** The first ones warm up: plans are kept from the fifth time on. */
const warming = 6

async function timesOf(times: number, ask: (at: number) => Promise<unknown>): Promise<Latency> {
  const taken: number[] = []
  const begun = performance.now()
  for (let at = -warming; at < times; at += 1) {
    const start = performance.now()
    await ask(Math.max(at, 0))
    const now = performance.now()
    if (at >= 0) taken.push(now - start)
    if (now - begun > longestMs && taken.length >= 3) break
  }
  return latencyOf(taken)
}
