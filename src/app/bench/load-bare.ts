import type { App } from '../app.ts'
import { innerClient, type LoadClient } from './load-client.ts'
import type { Staffed } from './load-desks.ts'
import { askedByItself, type Desk, type LoadRequest, loadActions, openDesk } from './load-mix.ts'
import { Bell, LoadTally } from './load-tally.ts'
import { type WorkingHours, workThrough } from './load-work.ts'
import { type Recorder, recordStatements, type Spoken, sayAgain } from './record-statements.ts'

/**
 * What requests said to the database, by kind: reading of some of each role, writing of each person, so
 * that no two write the same row at once.
 */
export type Recorded = ReadonlyMap<string, readonly (readonly Spoken[])[]>

export interface Prepared {
  readonly staffed: readonly Staffed[]
  readonly recorded: Recorded
}

const readersOfARole = 4
const lists = ['/api/work?limit=50', '/api/households?limit=50', '/api/alerts?limit=50']

/**
 * Asks for everything once in this process, what is written taken back, and notes what is said to the
 * database. Lists are followed to their second page, and everybody has received one push already.
 */
export async function recordLoad(
  app: App,
  { staffed, day }: { readonly staffed: readonly Staffed[]; readonly day: string },
): Promise<Prepared> {
  const recorder = recordStatements(app.db)
  const noting = await innerClient({ ...app, db: recorder.db }, day)
  const plain = await innerClient(app, day)
  try {
    const recorded = new Map<string, readonly (readonly Spoken[])[]>()
    const ready: Staffed[] = []
    for (const { desk, token } of staffed) {
      const begun = await beginDay(desk, await plain.clientOf(token))
      ready.push({ desk: begun, token })
      const client = await noting.clientOf(token)
      await recordDesk(begun, { client, recorder, recorded })
    }
    return { staffed: ready, recorded }
  } finally {
    await noting.close()
    await plain.close()
  }
}

async function beginDay(desk: Desk, client: LoadClient): Promise<Desk> {
  const nexts: Record<string, string> = {}
  for (const path of lists) {
    if (desk.role === 'department' && path.startsWith('/api/households')) continue
    const { answer } = await client.ask({ kind: '', path })
    // A list says where it goes on.
    const { next } = (answer ?? { next: null }) as { readonly next: string | null }
    if (next !== null) nexts[path] = next
  }
  const [first, ...waiting] = desk.waiting
  if (first === undefined) return { ...desk, nexts }
  const path = `/api/pushes/${first}/receive`
  const { fault } = await client.ask({ kind: '', path, body: {} })
  if (fault !== undefined) throw new Error(`receiving a push was answered ${fault}`)
  return { ...desk, nexts, waiting, received: [first] }
}

async function recordDesk(
  desk: Desk,
  {
    client,
    recorder,
    recorded,
  }: {
    readonly client: LoadClient
    readonly recorder: Recorder
    readonly recorded: Map<string, readonly (readonly Spoken[])[]>
  },
): Promise<void> {
  const note = async (request: LoadRequest) => {
    const key = keyOf(desk, request)
    const before = recorded.get(key) ?? []
    if (before.length >= readersOfARole) return
    recorder.take()
    const { fault } = await client.ask(request)
    if (fault !== undefined) throw new Error(`${request.kind} was answered ${fault}`)
    recorded.set(key, [...before, recorder.take()])
  }
  await note(askedByItself)
  for (const { share, requests } of loadActions) {
    if (share[desk.role] === 0) continue
    for (const request of requests(openDesk(desk), 0)) await note(request)
  }
}

/** The same work at the same time by as many, as statements to the database and nothing else. */
export async function workBare(
  app: App,
  { staffed, recorded }: Prepared,
  hours: WorkingHours & { readonly restMs: number },
): Promise<LoadTally> {
  const tally = new LoadTally()
  const say = (desk: Desk, request: LoadRequest) =>
    tally.time(request.kind, async () => {
      const noted = recorded.get(keyOf(desk, request)) ?? []
      await sayAgain(app.db, noted[desk.at % Math.max(noted.length, 1)] ?? [])
      return {}
    })
  const desks = staffed.map(({ desk }) => desk)
  const bells = desks.map((desk) => new Bell(hours.restMs, (asked) => say(desk, asked)))
  await workThrough(desks, hours, async (desk, request) => {
    await say(desk, request)
    if (request.body !== undefined) for (const bell of bells) bell.ring()
  })
  for (const bell of bells) await bell.stop()
  return tally
}

function keyOf({ at, role }: Desk, { kind, body }: LoadRequest): string {
  return `${body === undefined ? role : at} ${kind}`
}
