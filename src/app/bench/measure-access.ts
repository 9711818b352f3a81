import { recordAudit } from '#access/index'
import { sql, withCounty } from '#db/index'
import type { AppPort, Identified } from '#http/index'
import type { App } from '../app.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'
import { type BenchClient, beginSession, benchClient } from './access-client.ts'
import { idOf } from './generated-people.ts'
import { databaseCpuSeconds } from './watch-process.ts'

/** CPU milliseconds of one request. */
export interface RequestCost {
  readonly server: number
  readonly database: number
}

export interface AccessFigures {
  readonly request: string
  /** No session, no log but one row of its own transaction where a person is read: as it was. */
  readonly before: RequestCost
  /** With session, scope and log: an officer of the county, and one of a township. */
  readonly county: RequestCost
  readonly township: RequestCost
}

const rounds = 4

/** What scope, session and log add to requests; the three ways by turns, so that they share the load. */
export async function measureAccess(
  app: App,
  { households, times }: { readonly households: number; readonly times: number },
): Promise<AccessFigures[]> {
  const division = await findTownshipCode(app)
  const role = 'county-officer'
  const town = { role: 'township-officer', divisionCode: division }
  const port = makeHttpPort(app)
  const officer = await beginSession(app, { role, divisionCode: null })
  const clients = {
    before: await benchClient(await portAsBefore(app, port, officer), officer),
    county: await benchClient(port, officer),
    township: await benchClient(makeHttpPort(app), await beginSession(app, town)),
  }
  try {
    const own = await ownHouseholds(app, division, households)
    const figures: AccessFigures[] = []
    for (const [request, path] of requestsOf(own)) {
      figures.push({ request, ...(await costOf(app, clients, { path, times })) })
    }
    return figures
  } finally {
    for (const client of Object.values(clients)) await client.close()
  }
}

type Clients = Readonly<Record<'before' | 'county' | 'township', BenchClient>>

function requestsOf(
  own: readonly string[],
): readonly (readonly [name: string, path: (at: number) => string])[] {
  return [
    ['一户 household', (at) => `/api/households/${own[(at * 7919) % own.length]}`],
    ['家庭清单 list', () => '/api/households?limit=50'],
    ['查找 search', (at) => `/api/households?text=B${at % own.length}`],
    ['预警清单 alerts', () => '/api/alerts?limit=50'],
  ]
}

async function costOf(
  app: App,
  clients: Clients,
  { path, times }: { readonly path: (at: number) => string; readonly times: number },
) {
  const spent = {
    before: { server: 0, database: 0 },
    county: { server: 0, database: 0 },
    township: { server: 0, database: 0 },
  }
  const names = ['before', 'county', 'township'] as const
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const cost = await spend(app, async () => {
        for (let at = 0; at < times; at += 1) await clients[name].get(path(round * times + at))
      })
      if (round === 0) continue
      spent[name].server += (cost.server * 1000) / (times * rounds)
      spent[name].database += (cost.database * 1000) / (times * rounds)
    }
  }
  return spent
}

/** CPU seconds of this process and of the database. */
async function spend(app: App, work: () => Promise<void>): Promise<RequestCost> {
  const database = databaseCpuSeconds(app.dataFolder) ?? 0
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return {
    server: (user + system) / 1e6,
    database: (databaseCpuSeconds(app.dataFolder) ?? 0) - database,
  }
}

/** The same port as it was: nobody is asked who they are, and a reading is one row beside it. */
async function portAsBefore(app: App, port: AppPort, token: string): Promise<AppPort> {
  const known: Identified = await port.identify({ cookie: token, address: '127.0.0.1' })
  const db = app.db.as('app')
  return {
    ...port,
    identify: async () => known,
    beginRequest: () => undefined,
    noteShown: () => undefined,
    noteAnswer: async () => undefined,
    recordReading: ({ actor }, { householdId, purpose, route }) =>
      withCounty(db, app.county.code, async (tx) => {
        const whom = householdId === undefined ? [] : [householdId]
        const reading = { kind: '读取', action: purpose, outcome: '成功', purpose, route } as const
        const acting = { countyCode: app.county.code, actor }
        await recordAudit(tx, acting, { ...reading, households: whom })
      }),
  }
}

async function findTownshipCode(app: App): Promise<string> {
  const [row] = await app.db.query<{ code: string }>(sql`
    select left(division_code, 9) || '000' as code from household
    where county_code = ${app.county.code} group by 1 order by 1 limit 1`)
  if (!row) throw new Error('the bench county has no households')
  return row.code
}

async function ownHouseholds(app: App, division: string, most: number): Promise<string[]> {
  const rows = await app.db.query<{ id: string }>(sql`
    select id from household
    where county_code = ${app.county.code} and left(division_code, 9) = ${division.slice(0, 9)}
    order by id limit ${Math.min(most, 5000)}`)
  return rows.length > 0 ? rows.map(({ id }) => id) : [idOf('household', 0)]
}
