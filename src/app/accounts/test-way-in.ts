import { hash, verify } from '@node-rs/argon2'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createAccount, openSession, readSettings } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { todayInShanghai } from '#kernel/index'
import { makeDemoAccounts } from '../demo/demo-accounts.ts'
import { daysKept } from '../retention/periods.ts'
import { forgetSessions } from './forget-sessions.ts'
import { inAccounts, signInContext } from './sign-in-context.ts'
import { anotherServer, goodPassword, newAddress, type TestDoor } from './test-door.ts'

const officer = [{ role: 'county-officer' }]

interface DemoPerson {
  readonly account: string
  readonly password: string
}

/** What stands around signing in: https, the work it takes, the example county, what is forgotten. */
export function wayInTests(the: () => TestDoor): void {
  const change = (statement: Parameters<Queryable['execute']>[0]) =>
    inAccounts(the().app, (tx) => tx.execute(statement))

  describe('behind a proxy that speaks https', () => {
    const proxy = '10.77.0.1'
    let served: Awaited<ReturnType<typeof anotherServer>>
    beforeAll(async () => {
      await the().person('feng.a', officer)
      served = await anotherServer(the(), { proxies: [proxy] })
    })
    afterAll(() => served?.close())
    const enter = (from: string, address: string, password = goodPassword) =>
      served.ask('/api/session', {
        method: 'POST',
        body: { account: 'feng.a', password },
        address,
        headers: { 'x-forwarded-for': from, 'x-forwarded-proto': 'https' },
      })

    test('the cookie is bound to this host and to encryption, and browsers are told to stay with it', async () => {
      const told = await enter(newAddress(), proxy)
      expect(told.status).toBe(200)
      expect(told.setCookie).toMatch(
        /^__Host-doudi-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      )
      expect(told.answered['strict-transport-security']).toMatch(/^max-age=31536000/)
      const [, token] = told.setCookie?.split(';')[0]?.split('=') ?? []
      const known = { cookie: `__Host-doudi-session=${token}`, address: proxy }
      expect((await served.ask('/api/households', known)).status).toBe(200)
      const unbound = { cookie: `doudi-session=${token}`, address: proxy }
      expect((await served.ask('/api/households', unbound)).status).toBe(401)
    })

    test('without it nothing promises encryption', async () => {
      const told = await the().enter('feng.a', goodPassword, { address: newAddress() })
      expect(told.answered['strict-transport-security']).toBeUndefined()
    })

    test('the proxy says who asks, and nobody else does', async () => {
      const [one, other] = [newAddress(), newAddress()]
      const statuses: number[] = []
      for (let n = 0; n < 6; n += 1) statuses.push((await enter(one, proxy, 'wrong')).status)
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
      expect((await enter(other, proxy)).status).toBe(200)
      // What a browser itself wrote before the proxy's word counts for nothing.
      expect((await enter(`${other}, ${one}`, proxy)).status).toBe(429)
      const stranger = newAddress()
      const ofStranger: number[] = []
      for (let n = 0; n < 6; n += 1)
        ofStranger.push((await enter(newAddress(), stranger, 'wrong')).status)
      expect(ofStranger).toEqual([401, 401, 401, 401, 401, 429])
    })
  })

  describe('the work of signing in', () => {
    test('is the same for an account that is unknown, disabled, another system’s or the demonstration’s', async () => {
      for (const name of ['feng.b', 'feng.off', 'feng.demo']) await the().person(name, officer)
      await change(sql`update account set state = '停用' where name = 'feng.off'`)
      await change(sql`update account set is_demo = true where name = 'feng.demo'`)
      await inAccounts(the().app, (tx) =>
        createAccount(tx, {
          name: 'feng.api',
          displayName: '接口',
          kind: '接口',
          createdBy: '测试',
        }),
      )
      await the().enter('feng.first', 'wrong', { address: newAddress() })
      const works: (readonly string[])[] = []
      const answers: unknown[] = []
      for (const name of ['feng.b', 'feng.never-there', 'feng.off', 'feng.demo', 'feng.api']) {
        vi.mocked(verify).mockClear()
        vi.mocked(hash).mockClear()
        const password = name === 'feng.b' ? 'wrong' : goodPassword
        answers.push((await the().enter(name, password, { address: newAddress() })).body)
        works.push(vi.mocked(verify).mock.calls.map(([digest]) => costIn(String(digest))))
        expect(hash).not.toHaveBeenCalled()
      }
      expect(works).toEqual(Array(5).fill(['argon2id m=8,t=1,p=1']))
      expect(new Set(answers.map((body) => JSON.stringify(body))).size).toBe(1)
      await change(sql`update account set is_demo = false where name = 'feng.demo'`)
    })

    test('is not done at all while locked', async () => {
      const address = newAddress()
      for (let n = 0; n < 5; n += 1) await the().enter('feng.gone', 'wrong', { address })
      vi.mocked(verify).mockClear()
      expect((await the().enter('feng.gone', 'wrong', { address })).status).toBe(429)
      expect(verify).not.toHaveBeenCalled()
    })
  })

  describe('sessions that ended long ago', () => {
    test('are forgotten, later ones are kept', async () => {
      const id = await the().person('feng.c', officer)
      const days = (n: number) => new Date(the().now.getTime() - n * 86_400_000)
      const kept = daysKept(the().app.pack, '登录会话') ?? 0
      expect(kept).toBeGreaterThan(30)
      const { now } = the()
      const forget = () => forgetSessions(signInContext(the().app, { now: () => now }))
      // What other tests left while they moved the clock.
      await forget()
      for (const then of [days(kept + 2), days(kept - 2), days(1)]) {
        const session = { accountId: id, postId: null, address: null, hasSecondFactor: false }
        await inAccounts(the().app, async (tx) =>
          openSession(tx, session, { settings: await readSettings(tx), now: then }),
        )
      }
      expect(await forget()).toBe(1)
      const [left] = await the().app.db.query<{ kept: number }>(sql`
        select count(*)::integer as kept from sign_in_session where account_id = ${id}`)
      expect(left?.kept).toBe(2)
    })
  })

  describe('accounts of the demonstration', () => {
    let people: readonly DemoPerson[] = []
    beforeAll(() => makeDemoAccounts(the().app))

    test('are offered by the example county with their passwords, and each can sign in', async () => {
      const served = await anotherServer(the())
      const { body } = await served.ask('/api/session')
      expect(body.isDemo).toBe(true)
      people = body.demoAccounts as DemoPerson[]
      expect(people.length).toBeGreaterThan(8)
      for (const { account, password } of people) {
        const told = await served.ask('/api/session', {
          method: 'POST',
          body: { account, password },
          address: newAddress(),
        })
        expect(told.body).toMatchObject({ account, mustChangePassword: false, mustEnrol: false })
      }
      await served.close()
    })

    test('are worth nothing in an installation that is none: not offered, no password, no session', async () => {
      const demo = await anotherServer(the())
      const { account = '', password = '' } = people[0] ?? {}
      const body = { account, password }
      const before = await demo.ask('/api/session', { method: 'POST', body, address: newAddress() })
      const cookie = before.setCookie?.split(';')[0]
      await demo.close()
      await change(sql`update installation set is_demo = false`)
      const real = await anotherServer(the())
      const entrance = await real.ask('/api/session')
      expect(entrance.body).toMatchObject({ isDemo: false, demoDay: null, demoAccounts: [] })
      expect(the().app.today()).toBe(todayInShanghai(new Date()))
      const ownDay = sql`demo_day = '2024-11-21', demo_day_set_on = '2026-03-02'`
      await expect(change(sql`update installation set ${ownDay}`)).rejects.toThrow(/demo_day/)
      for (const one of people.slice(0, 3)) {
        const told = await real.ask('/api/session', {
          method: 'POST',
          body: { account: one.account, password: one.password },
          address: newAddress(),
        })
        expect(told).toMatchObject({ status: 401, body: { code: 'access.sign-in-wrong' } })
      }
      expect(before.status).toBe(200)
      expect((await real.ask('/api/households', { cookie })).status).toBe(401)
      expect((await real.ask('/api/session', { cookie })).body).toMatchObject({ signedIn: false })
      await real.close()
    })
  })
}

/** The kind and the cost of a digest, as its text says them. */
function costIn(digest: string): string {
  const [, kind, , cost] = digest.split('$')
  return `${kind} ${cost}`
}
