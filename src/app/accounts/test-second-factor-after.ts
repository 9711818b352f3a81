import { generateSync } from 'otplib'
import { describe, expect, test } from 'vitest'
import { goodPassword, newAddress, type TestDoor } from './test-door.ts'

interface SignOn {
  readonly door: TestDoor
  readonly put: (body: object) => Promise<unknown>
  readonly settings: (changes?: object) => object
  readonly linked: (account: string, role?: string) => Promise<string>
  readonly wholeWay: () => Promise<{ readonly session: string | undefined }>
}

export function secondFactorAfterTests(the: () => SignOn): void {
  describe('the second factor after single sign-on', () => {
    const codeOf = (secret: string) =>
      generateSync({ secret, epoch: Math.floor(the().door.now.getTime() / 1000) })
    const give = (cookie: string | undefined, code: string, address = newAddress()) =>
      the().door.ask('/api/session/code', { method: 'POST', cookie, body: { code }, address })
    const enrolled = async (account: string) => {
      await the().linked(account, 'county-approver')
      const known = await the().door.enter(account, goodPassword)
      const begun = await the().door.ask('/api/account/second-factor', { ...known, method: 'POST' })
      const secret = new URL(String(begun.body.uri)).searchParams.get('secret') ?? ''
      const body = { code: codeOf(secret) }
      await the().door.ask('/api/account/second-factor/confirm', { ...known, method: 'POST', body })
      the().door.forward(1)
      return secret
    }

    test('is asked for; until then nothing is answered, afterwards the cookie is another', async () => {
      const secret = await enrolled('oidc.p')
      const { session } = await the().wholeWay()
      const waiting = await the().door.ask('/api/session', { cookie: session })
      expect(waiting.body).toMatchObject({ signedIn: false, codeNeeded: true })
      expect((await the().door.ask('/api/households', { cookie: session })).status).toBe(401)
      expect((await give(session, '000000')).body).toMatchObject({ code: 'access.code-wrong' })
      const told = await give(session, codeOf(secret))
      expect(told.body).toMatchObject({ signedIn: true, account: 'oidc.p', mustEnrol: false })
      const cookie = told.setCookie?.split(';')[0]
      expect(cookie).not.toBe(session)
      expect((await the().door.ask('/api/households', { cookie })).status).toBe(200)
      expect((await give(session, codeOf(secret))).status).toBe(401)
      expect((await give(cookie, codeOf(secret))).status).toBe(401)
      expect((await give(undefined, codeOf(secret))).status).toBe(401)
    })

    test('is waited for ten minutes, and cannot be tried out', async () => {
      const secret = await enrolled('oidc.q')
      const late = await the().wholeWay()
      the().door.forward(11)
      expect((await give(late.session, codeOf(secret))).status).toBe(401)
      const { session } = await the().wholeWay()
      const address = newAddress()
      const statuses: number[] = []
      for (let n = 0; n < 6; n += 1)
        statuses.push((await give(session, String(100_000 + n), address)).status)
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
      expect((await give(session, codeOf(secret), address)).status).toBe(429)
    })

    test('is not begun by a form of another site', async () => {
      const secret = await enrolled('oidc.r')
      const { session: cookie } = await the().wholeWay()
      const headers = { 'sec-fetch-site': 'cross-site' }
      const body = { code: codeOf(secret) }
      const told = await the().door.ask('/api/session/code', {
        method: 'POST',
        cookie,
        body,
        headers,
      })
      expect(told).toMatchObject({ status: 403, body: { code: 'http.csrf' } })
    })

    test('is not asked for where the settings count the provider’s', async () => {
      await enrolled('oidc.s')
      await the().put({ oidc: the().settings({ hasSecondFactor: true }) })
      const { session } = await the().wholeWay()
      const told = await the().door.ask('/api/session', { cookie: session })
      expect(told.body).toMatchObject({ signedIn: true, mustEnrol: false })
      await the().put({ oidc: the().settings() })
    })

    test('is to be set up first by whose role asks for it and who has none', async () => {
      await the().linked('oidc.t', 'county-approver')
      const { session: cookie } = await the().wholeWay()
      expect((await the().door.ask('/api/session', { cookie })).body).toMatchObject({
        mustEnrol: true,
      })
      const told = await the().door.ask('/api/households', { cookie })
      expect(told).toMatchObject({ status: 403, body: { code: 'http.second-factor-first' } })
    })
  })
}
