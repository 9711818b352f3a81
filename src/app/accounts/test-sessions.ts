import { describe, expect, test } from 'vitest'
import { sql } from '#db/index'
import { goodPassword, newAddress, type TestDoor } from './test-door.ts'

const officer = [{ role: 'county-officer' }]

export function sessionTests(the: () => TestDoor): void {
  describe('a session', () => {
    test('begins with the right password: a cookie no script reads, and what one may do', async () => {
      await the().person('zhou.a', officer)
      const told = await the().enter('Zhou.A ', goodPassword)
      expect(told.status).toBe(200)
      expect(told.setCookie).toMatch(
        /^doudi-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
      )
      expect(told.body).toMatchObject({
        signedIn: true,
        account: 'zhou.a',
        roleCode: 'county-officer',
        mustChangePassword: false,
        mustEnrol: false,
      })
      expect(told.body.permissions).toContain('查看家庭')
      const again = await the().ask('/api/session', told)
      expect(again.body).toMatchObject({ signedIn: true, account: 'zhou.a' })
      expect((await the().ask('/api/accounts', told)).status).toBe(403)
    })

    test('is stored without its token; the database holds no password either', async () => {
      const { cookie } = await the().enter('zhou.a', goodPassword)
      const token = cookie?.split('=')[1] ?? ''
      const rows = await the().app.db.query<{ all: string }>(sql`
        select (select string_agg(s::text, ' ') from sign_in_session as s)
          || (select string_agg(a::text, ' ') from account as a)
          || (select coalesce(string_agg(e::text, ' '), '') from audit_entry as e) as all`)
      expect(rows[0]?.all.length).toBeGreaterThan(100)
      expect(rows[0]?.all).not.toContain(token)
      expect(rows[0]?.all).not.toContain(goodPassword)
      expect(rows[0]?.all).toContain('$argon2id$')
    })

    test('has a new token at every sign-in, and the one that was brought along is worth nothing', async () => {
      const planted = 'doudi-session=planted-by-somebody-else'
      const first = await the().enter('zhou.a', goodPassword, { cookie: planted })
      expect(first.cookie).not.toBe(planted)
      const second = await the().enter('zhou.a', goodPassword, { cookie: first.cookie })
      expect(second.cookie).not.toBe(first.cookie)
      const old = await the().ask('/api/round', { cookie: first.cookie })
      expect(old).toMatchObject({ status: 401, body: { code: 'access.session-ended' } })
    })

    test('that was signed out cannot be used again', async () => {
      const known = await the().enter('zhou.a', goodPassword)
      const { cookie, csrf } = known
      const out = await the().ask('/api/session', { method: 'DELETE', cookie, csrf })
      expect(out.status).toBe(200)
      expect((await the().ask('/api/households', { cookie })).status).toBe(401)
      const entrance = await the().ask('/api/session', { cookie })
      expect(entrance).toMatchObject({ status: 200, body: { signedIn: false, isDemo: false } })
      expect(entrance.body.demoAccounts).toEqual([])
    })

    test('ends when idle, and at the latest after its longest time', async () => {
      const one = await the().enter('zhou.a', goodPassword)
      the().forward(29)
      expect((await the().ask('/api/households', one)).status).toBe(200)
      the().forward(31)
      const idle = await the().ask('/api/households', one)
      expect(idle.body).toMatchObject({ code: 'access.session-ended' })
      expect(idle.body.message).toMatch(/太久没有操作/)
      const other = await the().enter('zhou.a', goodPassword)
      for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
        the().forward(20)
        expect((await the().ask('/api/households', other)).status).toBe(200)
      }
      the().forward(20)
      const over = await the().ask('/api/households', other)
      expect(over.body.message).toMatch(/最长登录时间/)
    })

    test('ends when the clock is put back, so that nothing lives longer by it', async () => {
      const one = await the().enter('zhou.a', goodPassword)
      const { now } = the()
      the().now = new Date(now.getTime() - 3_600_000)
      const told = await the().ask('/api/households', one)
      expect(told.body.message).toMatch(/服务器时间有变/)
      the().now = now
      expect((await the().ask('/api/households', one)).status).toBe(401)
    })

    test('is one at a time for an account, unless the setting allows more', async () => {
      const first = await the().enter('zhou.a', goodPassword)
      await the().enter('zhou.a', goodPassword, { address: newAddress() })
      const pushed = await the().ask('/api/households', first)
      expect(pushed.body.message).toMatch(/在别处登录/)
      await the().settings({ isSingleSession: false })
      const [one, two] = [
        await the().enter('zhou.a', goodPassword),
        await the().enter('zhou.a', goodPassword),
      ]
      for (const each of [one, two]) {
        expect((await the().ask('/api/households', each)).status).toBe(200)
      }
      await the().settings({ isSingleSession: true })
    })

    test.each([undefined, 'oftests-forged', 'of another session'])(
      'does nothing for a page of another site (%s)',
      async (given) => {
        const mine = await the().enter('zhou.a', goodPassword)
        await the().person(`zhou.b${given?.length ?? 0}`, officer)
        const other = await the().enter(`zhou.b${given?.length ?? 0}`, goodPassword)
        const csrf = given === 'of another session' ? other.csrf : given
        const { cookie } = mine
        const told = await the().ask('/api/session', { method: 'DELETE', cookie, csrf })
        expect(told).toMatchObject({ status: 403, body: { code: 'http.csrf' } })
        expect((await the().ask('/api/households', mine)).status).toBe(200)
      },
    )

    test('is not begun by a form of another site', async () => {
      const headers = { 'sec-fetch-site': 'cross-site' }
      const told = await the().enter('zhou.a', goodPassword, { headers })
      expect(told).toMatchObject({ status: 403, body: { code: 'http.csrf' }, setCookie: undefined })
    })

    test('acts in one post of its account and switches to another at once, to no other’s', async () => {
      const [here, there] = ['999901100000', '999901101000']
      const role = 'township-officer'
      await the().person('qian.c', [
        { role, division: here },
        { role, division: there },
      ])
      const one = await the().enter('qian.c', goodPassword)
      const posts = one.body.posts as { id: string; place: string }[] // as the schema says
      expect(one.body).toMatchObject({ place: posts[0]?.place })
      const switched = await the().ask('/api/session/post', {
        ...one,
        method: 'POST',
        body: { postId: posts[1]?.id },
      })
      expect(switched.body).toMatchObject({ postId: posts[1]?.id, place: posts[1]?.place })
      const zhou = await the().enter('zhou.a', goodPassword)
      const foreign = { ...one, method: 'POST' as const, body: { postId: zhou.body.postId } }
      expect((await the().ask('/api/session/post', foreign)).status).toBe(404)
    })
  })

  describe('a password', () => {
    const change = (known: object, old: string, next: string) =>
      the().ask('/api/account/password', {
        ...known,
        method: 'POST',
        body: { old, new: next },
      })

    test('that is changed ends all sessions and begins one with a new token', async () => {
      await the().person('sun.d', officer)
      const one = await the().enter('sun.d', goodPassword)
      const next = 'Hq4-tBn9_wLy'
      const told = await change(one, goodPassword, next)
      expect(told).toMatchObject({ status: 200, body: { signedIn: true } })
      expect((await the().ask('/api/households', one)).status).toBe(401)
      const cookie = told.setCookie?.split(';')[0]
      expect((await the().ask('/api/households', { cookie })).status).toBe(200)
      expect((await the().enter('sun.d', goodPassword)).status).toBe(401)
      expect((await the().enter('sun.d', next)).status).toBe(200)
    })

    test('that was used lately does not come back', async () => {
      await the().person('sun.e', officer)
      let known = await the().enter('sun.e', goodPassword)
      const further = [
        'Aq4-tBn9_wL1',
        'Bq4-tBn9_wL2',
        'Cq4-tBn9_wL3',
        'Dq4-tBn9_wL4',
        'Eq4-tBn9_wL5',
      ]
      let old = goodPassword
      for (const next of further) {
        the().forward(1)
        expect((await change(known, old, next)).status).toBe(200)
        known = await the().enter('sun.e', next)
        const back = await change(known, next, old)
        expect(back).toMatchObject({ status: 422, body: { code: 'access.password-weak' } })
        expect(back.body.message).toMatch(/用过的相同/)
        old = next
      }
      expect((await change(known, old, goodPassword)).status).toBe(200)
    })

    test('that is old must be changed before anything else', async () => {
      await the().person('sun.f', officer)
      the().forward(91 * 24 * 60)
      const one = await the().enter('sun.f', goodPassword)
      expect(one.body).toMatchObject({ mustChangePassword: true })
      const told = await the().ask('/api/households', one)
      expect(told).toMatchObject({ status: 403, body: { code: 'http.password-change-first' } })
      expect((await change(one, goodPassword, 'Hq4-tBn9_wLz')).status).toBe(200)
    })

    test('is not found out at an open screen: wrong old ones lock as well', async () => {
      await the().person('sun.g', officer)
      const one = await the().enter('sun.g', goodPassword)
      const codes: unknown[] = []
      for (let n = 0; n < 6; n += 1)
        codes.push((await change(one, `no-${n}`, 'Hq4-tBn9_wLx')).body.code)
      expect(codes.slice(0, 5)).toEqual(Array(5).fill('access.password-wrong'))
      expect(codes[5]).toBe('access.locked')
    })
  })
}
