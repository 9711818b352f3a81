import type { AppPort } from '#http/index'
import type { App } from '../app.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'
import { type BenchClient, beginSession, benchClient } from './access-client.ts'
import { type Latency, latencyOf } from './latency.ts'
import { officeDay } from './office-county.ts'
import {
  findSubjects,
  type OfficeRequest,
  type OfficeRole,
  type OfficeSubjects,
  officeRequests,
  officeRoles,
} from './office-requests.ts'
import { recordStatements, type Spoken, sayAgain } from './record-statements.ts'

export interface OfficeFigures {
  readonly request: string
  readonly role: OfficeRole
  /** Milliseconds from asking to the whole answer. */
  readonly ours: Latency
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
    say,
  }: {
    readonly times: number
    /** Words of the names of the requests; absent: all. */
    readonly only?: string | undefined
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
    const clients = await clientsOf(app, ports, { role, subjects })
    try {
      for (const request of officeRequests(subjects)) {
        if (!request.roles.includes(role) || !request.name.includes(only ?? '')) continue
        const path = await pathOf(clients.ours, request, role)
        const ours = await timesOf(times, (at) => clients.ours.get(path(at)))
        const spoken: (readonly Spoken[])[] = []
        for (let at = 0; at < different; at += 1) {
          recorder.take()
          await clients.noting.get(path(at))
          spoken.push(recorder.take())
        }
        const bare = await timesOf(times, (at) => sayAgain(app.db, spoken[at % different] ?? []))
        found.push({ request: request.name, role, ours, bare })
        say(`${role} ${request.name}：${ours.p95.toFixed(1)} ms，数据库 ${bare.p95.toFixed(1)} ms`)
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
  }
  const token = await beginSession(app, posts[role])
  return {
    ours: await benchClient(ports.ours, token),
    noting: await benchClient(ports.noting, token),
  }
}

async function pathOf(
  client: BenchClient,
  { path, isNextPage }: OfficeRequest,
  role: OfficeRole,
): Promise<(at: number) => string> {
  if (!isNextPage) return (at) => path(at, role)
  // A list says where it goes on.
  const { next } = (await client.get(path(0, role))) as { readonly next: string | null }
  if (next === null) return (at) => path(at, role)
  return (at) => `${path(at, role)}&${new URLSearchParams({ after: next })}`
}

async function timesOf(times: number, ask: (at: number) => Promise<unknown>): Promise<Latency> {
  const taken: number[] = []
  const begun = performance.now()
  // The first ones warm up: plans are kept from the fifth time on.
  for (let at = -6; at < times; at += 1) {
    const start = performance.now()
    await ask(Math.max(at, 0))
    const now = performance.now()
    if (at >= 0) taken.push(now - start)
    if (now - begun > longestMs && taken.length >= 3) break
  }
  return latencyOf(taken)
}
