import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#db/index'
import { makeFirstAdministrators } from './first-administrators.ts'
import { signInAs } from './test-accounts.ts'
import { goodPassword, type Known, newAddress, type TestDoor } from './test-door.ts'

interface Administrator extends Known {
  readonly accountId: string
}

export function administratorTests(the: () => TestDoor): void {
  const admins: Record<'system' | 'security' | 'audit', Administrator> = {
    system: { accountId: '' },
    security: { accountId: '' },
    audit: { accountId: '' },
  }
  const post = (who: Known, path: string, body: object = {}) =>
    the().ask(path, { cookie: who.cookie, csrf: who.csrf, method: 'POST', body })

  describe('the three administrators', () => {
    beforeAll(async () => {
      the().now = new Date()
      await the().settings({ isSingleSession: false })
      for (const kind of ['system', 'security', 'audit'] as const) {
        admins[kind] = await signInAs(the().app, { role: `${kind}-admin` })
      }
    })

    test('of a new installation have one-time passwords that must be changed first', async () => {
      const made = await makeFirstAdministrators(the().app)
      expect(made.map(({ account }) => account)).toEqual(['sysadmin', 'secadmin', 'auditadmin'])
      expect(new Set(made.map(({ password }) => password)).size).toBe(3)
      const { account, password } = made[0] ?? { account: '', password: '' }
      expect(password).toMatch(/^[\w-]{16}$/)
      const known = await the().enter(account, password)
      expect(known.body).toMatchObject({ mustChangePassword: true, roleCode: 'system-admin' })
      const early = await the().ask('/api/accounts', known)
      expect(early).toMatchObject({ status: 403, body: { code: 'http.password-change-first' } })
      the().forward(73 * 60)
      const late = await the().enter(made[1]?.account ?? '', made[1]?.password ?? '')
      expect(late).toMatchObject({ status: 401, body: { code: 'access.sign-in-wrong' } })
      the().now = new Date()
    })

    test('make an account together: one without rights, then a right without an account', async () => {
      const made = await post(admins.system, '/api/accounts', { account: 'zheng.a', name: '郑甲' })
      expect(made.status).toBe(200)
      const id = String(made.body.id)
      const first = await the().enter('zheng.a', String(made.body.password))
      expect(first.body).toMatchObject({ roleCode: '', permissions: ['本人账号'] })
      const grant = { role: 'township-officer', division: '999901100000' }
      expect((await post(admins.system, `/api/accounts/${id}/posts`, grant)).status).toBe(403)
      expect((await post(admins.security, `/api/accounts/${id}/posts`, grant)).status).toBe(200)
      const then = await the().ask('/api/session', first)
      expect(then.body).toMatchObject({
        posts: [{ roleCode: 'township-officer', place: '柳林乡' }],
      })
      expect(
        (await post(admins.security, '/api/accounts', { account: 'x1', name: 'x' })).status,
      ).toBe(403)
    })

    test.each([
      ['security', 'posts', { role: 'county-officer' }],
      ['security', 'unlock', {}],
      ['security', 'reset-password', {}],
      ['security', 'sign-out', {}],
      ['security', 'tokens', { label: 'x', days: 1 }],
      ['system', 'disable', {}],
      ['system', 'enable', {}],
      ['system', 'reset-second-factor', {}],
      ['security', 'link', { subject: 'x' }],
    ] as const)('cannot as %s do %s to themselves', async (kind, step, body) => {
      const { accountId } = admins[kind]
      const told = await post(admins[kind], `/api/accounts/${accountId}/${step}`, body)
      expect(told).toMatchObject({ status: 403, body: { code: 'access.of-oneself' } })
    })

    test('cannot take each other’s place: passwords and second factors are the host’s to reset', async () => {
      for (const other of [admins.system, admins.audit]) {
        const told = await post(admins.security, `/api/accounts/${other.accountId}/reset-password`)
        expect(told).toMatchObject({ status: 403, body: { code: 'access.of-administrator' } })
      }
      const path = `/api/accounts/${admins.security.accountId}/reset-second-factor`
      expect((await post(admins.system, path)).body).toMatchObject({
        code: 'access.of-administrator',
      })
    })

    test('make no second account of a name in use without a reason, and are told', async () => {
      const wish = { account: 'qian.a', name: '钱同名' }
      expect((await post(admins.system, '/api/accounts', wish)).body).toMatchObject({ note: null })
      const again = { ...wish, account: 'qian.b' }
      const refused = await post(admins.system, '/api/accounts', again)
      expect(refused).toMatchObject({
        ...{ status: 409, body: { code: 'access.display-name-in-use' } },
      })
      const explained = { ...again, sameNameReason: '另一名同名人员' }
      const made = await post(admins.system, '/api/accounts', explained)
      expect(made.body.note).toContain('qian.a')
    })

    test('take nobody’s account over alone: one whose password was reset waits for the other to open it', async () => {
      const made = await post(admins.system, '/api/accounts', {
        account: 'chen.reset',
        name: '陈重',
      })
      const id = String(made.body.id)
      await post(admins.security, `/api/accounts/${id}/posts`, { role: 'county-officer' })
      const reset = await post(admins.security, `/api/accounts/${id}/reset-password`)
      const password = String(reset.body.password)
      expect((await the().enter('chen.reset', password)).status).toBe(401)
      expect((await post(admins.security, `/api/accounts/${id}/enable`)).status).toBe(403)
      expect((await post(admins.system, `/api/accounts/${id}/enable`)).status).toBe(200)
      expect(await the().enter('chen.reset', password)).toMatchObject({
        status: 200,
        body: { mustChangePassword: true },
      })
    })

    test('exclude each other and every other role, whoever asks', async () => {
      for (const role of ['audit-admin', 'county-officer', 'supervisor']) {
        const path = `/api/accounts/${admins.system.accountId}/posts`
        const told = await post(admins.security, path, { role })
        expect(told).toMatchObject({ status: 409, body: { code: 'access.roles-exclude' } })
      }
    })

    test('see nobody’s data', async () => {
      for (const kind of ['system', 'security', 'audit'] as const) {
        expect((await the().ask('/api/households', admins[kind])).status).toBe(403)
      }
    })

    test('who disable an account end its sessions at once, and tokens as well', async () => {
      const id = await the().person('zheng.b', [{ role: 'county-officer' }])
      const known = await the().enter('zheng.b', goodPassword)
      expect((await the().ask('/api/households', known)).status).toBe(200)
      expect((await post(admins.system, `/api/accounts/${id}/disable`)).status).toBe(200)
      expect((await the().ask('/api/households', known)).status).toBe(401)
      expect((await the().enter('zheng.b', goodPassword)).body.code).toBe('access.sign-in-wrong')
      await post(admins.system, `/api/accounts/${id}/enable`)
      expect((await the().ask('/api/households', known)).status).toBe(401)
      expect((await the().enter('zheng.b', goodPassword)).status).toBe(200)
    })

    test('who take a post away take its rights at the next request', async () => {
      const id = await the().person('zheng.c', [{ role: 'county-officer' }])
      const known = await the().enter('zheng.c', goodPassword)
      const postId = String(known.body.postId)
      const path = `/api/accounts/${id}/posts/${postId}`
      const { cookie, csrf } = admins.security
      const taken = await the().ask(path, { cookie, csrf, method: 'DELETE' })
      expect(taken.status).toBe(200)
      const told = await the().ask('/api/households', known)
      expect(told).toMatchObject({ status: 403, body: { code: 'http.not-permitted' } })
    })

    test('unlock whom others locked out', async () => {
      const id = await the().person('zheng.d', [{ role: 'county-officer' }])
      const address = newAddress()
      for (let n = 0; n < 5; n += 1) await the().enter('zheng.d', 'wrong', { address })
      expect((await the().enter('zheng.d', goodPassword, { address })).status).toBe(429)
      expect((await post(admins.security, `/api/accounts/${id}/unlock`)).status).toBe(200)
      expect((await the().enter('zheng.d', goodPassword, { address })).status).toBe(200)
    })

    test('cannot switch the guard off: every setting has bounds', async () => {
      const { cookie, csrf } = admins.security
      const put = (body: object) =>
        the().ask('/api/settings/security', { cookie, csrf, method: 'PUT', body })
      for (const body of [{ pairFailures: 10_000 }, { digestMemoryKib: 8 }, { idleMinutes: 0 }]) {
        expect(await put(body)).toMatchObject({
          status: 422,
          body: { code: 'access.setting-invalid' },
        })
      }
      expect((await put({ idleMinutes: 20 })).body).toMatchObject({ idleMinutes: 20 })
      expect((await put({ idleMinutes: 30 })).status).toBe(200)
      expect((await the().ask('/api/settings/security', admins.system)).status).toBe(403)
    })

    test('give tokens to accounts of other systems alone, which then need no csrf token', async () => {
      const made = await post(admins.system, '/api/accounts', {
        account: 'canlian',
        name: '残联系统',
        kind: '接口',
      })
      const id = String(made.body.id)
      expect(made.body.password).toBeNull()
      const grant = { role: 'interface', department: '残联' }
      expect((await post(admins.security, `/api/accounts/${id}/posts`, grant)).status).toBe(200)
      const wish = { label: '每日报送', days: 30 }
      const token = await post(admins.security, `/api/accounts/${id}/tokens`, wish)
      const bearer = String(token.body.token)
      expect((await the().ask('/api/alerts', { bearer })).status).toBe(200)
      const tokenPath = `/api/accounts/${id}/tokens/${token.body.id}`
      const { cookie, csrf } = admins.security
      await the().ask(tokenPath, { cookie, csrf, method: 'DELETE' })
      expect((await the().ask('/api/alerts', { bearer })).status).toBe(401)
    })

    test('leave their steps in the log, without a secret in it', async () => {
      const rows = await the().app.db.query<{ action: string; detail: string | null }>(sql`
        select action, detail from audit_entry where kind in ('管理', '登录')`)
      const actions = new Set(rows.map(({ action }) => action))
      for (const action of [
        '建账号',
        '授权',
        '收回岗位',
        '停用账号',
        '解锁账号',
        '登录',
        '修改密码',
      ]) {
        expect(actions).toContain(action)
      }
      expect(JSON.stringify(rows)).not.toContain(goodPassword)
    })
  })
}
