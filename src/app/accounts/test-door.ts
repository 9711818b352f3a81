import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import {
  choosePassword,
  createAccount,
  getAccount,
  givePost,
  readSettings,
  type SecuritySettings,
  storeSettings,
} from '#access/index'
import { buildServer } from '#http/index'
import { openEmptyCounty } from '../../../tests/made-county.ts'
import type { App } from '../app.ts'
import { makeHttpPort } from '../http-port/make-http-port.ts'
import { inAccounts } from './sign-in-context.ts'

/** Little work, so that tests are quick. */
const digestCost = { memoryKib: 8, passes: 1 }

export interface Known {
  readonly cookie?: string | undefined
  readonly csrf?: string | undefined
  readonly bearer?: string | undefined
}

export interface Asked extends Known {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: object
  readonly address?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Told {
  readonly status: number
  // Each test looks at what it expects.
  readonly body: Record<string, unknown>
  /** The value of `set-cookie`, if there was one. */
  readonly setCookie: string | undefined
  readonly answered: Readonly<Record<string, unknown>>
}

/** An empty county, served with a clock that tests move. */
export interface TestDoor {
  readonly app: App
  readonly server: FastifyInstance
  now: Date
  forward(minutes: number): void
  ask(url: string, asked?: Asked): Promise<Told>
  /** Signs in; the cookie and the csrf token for further requests. */
  enter(account: string, password: string, more?: Asked & { code?: string }): Promise<Told & Known>
  /** An account with a password of its own and posts. */
  person(account: string, posts: readonly { role: string; division?: string }[]): Promise<string>
  settings(changes: Partial<SecuritySettings>): Promise<void>
  close(): Promise<void>
}

export const goodPassword = 'Kv7-mXw2_pRz'

let addresses = 0

/** An address from which nobody has come yet. */
export function newAddress(): string {
  addresses += 1
  return `10.1.${Math.floor(addresses / 250)}.${1 + (addresses % 250)}`
}

export async function openDoor(behindHttps?: {
  readonly proxies: readonly string[]
}): Promise<TestDoor> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-door-'))
  const app = await openEmptyCounty(folder, 'pglite')
  const environment = { now: () => door.now, digestCost }
  const port = makeHttpPort(app, undefined, environment)
  const server = await buildServer({ app: port, behindHttps, log: { write: () => undefined } })
  const door: TestDoor = {
    app,
    server,
    now: new Date('2026-03-02T02:00:00Z'),
    forward: (minutes) => {
      door.now = new Date(door.now.getTime() + minutes * 60_000)
    },
    ask: (url, asked = {}) => ask(server, url, asked),
    async enter(account, password, { code, ...more } = {}) {
      const body = { account, password, ...(code === undefined ? {} : { code }) }
      const told = await ask(server, '/api/session', { ...more, method: 'POST', body })
      const cookie = told.setCookie?.split(';')[0]
      return { ...told, cookie, csrf: String(told.body.csrfToken) }
    },
    person: (account, posts) => makePerson(door, account, posts),
    settings: (changes) =>
      inAccounts(app, (tx) => storeSettings(tx, changes, { actor: '测试', at: door.now })),
    async close() {
      await server.close()
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return door
}

/** Another server of the same county, with the same clock. */
export async function anotherServer(
  door: TestDoor,
  behindHttps?: { readonly proxies: readonly string[] },
): Promise<Pick<TestDoor, 'ask' | 'close'>> {
  const port = makeHttpPort(door.app, undefined, { now: () => door.now, digestCost })
  const server = await buildServer({ app: port, behindHttps, log: { write: () => undefined } })
  return { ask: (url, asked = {}) => ask(server, url, asked), close: () => server.close() }
}

async function ask(server: FastifyInstance, url: string, asked: Asked): Promise<Told> {
  const { method = 'GET', cookie, csrf, bearer, body, address = '10.0.0.9', headers } = asked
  const response = await server.inject({
    method,
    url,
    remoteAddress: address,
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(csrf === undefined ? {} : { 'x-csrf-token': csrf }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: body }),
  })
  const set = response.headers['set-cookie']
  return {
    status: response.statusCode,
    body: response.body.startsWith('{') ? response.json() : {},
    setCookie: Array.isArray(set) ? set.at(-1) : set,
    answered: response.headers,
  }
}

function makePerson(
  door: TestDoor,
  account: string,
  posts: readonly { role: string; division?: string }[],
): Promise<string> {
  return inAccounts(door.app, async (tx) => {
    const id = await createAccount(tx, { name: account, displayName: '某某', createdBy: '测试' })
    const settings = await readSettings(tx)
    await choosePassword(
      tx,
      { account: await getAccount(tx, id), password: goodPassword, places: [] },
      { settings, cost: digestCost, now: door.now },
    )
    for (const { role, division } of posts) {
      await givePost(tx, id, {
        role,
        divisionCode: division ?? null,
        department: null,
        givenBy: '测试',
      })
    }
    return id
  })
}
