import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { linkSubject } from '#access/index'
import { sql } from '#db/index'
import { inAccounts } from './sign-in-context.ts'
import { signInAs } from './test-accounts.ts'
import { goodPassword, type Known, newAddress, openDoor, type TestDoor } from './test-door.ts'
import { openProvider, ourClient, redirectUri, type TestProvider } from './test-provider.ts'
import { providerTrialTests } from './test-provider-trial.ts'
import { secondFactorAfterTests } from './test-second-factor-after.ts'

let door: TestDoor
let provider: TestProvider
let security: Known
let system: Known

const settings = (changes: object = {}) => ({
  name: '政务统一身份认证',
  issuer: provider.issuer,
  clientId: ourClient.id,
  claim: 'sub',
  redirectUri,
  hasSecondFactor: false,
  ...changes,
})
const put = (body: object) =>
  door.ask('/api/settings/security', { ...security, method: 'PUT', body })

beforeAll(async () => {
  ;[door, provider] = await Promise.all([openDoor(), openProvider()])
  door.now = new Date()
  security = await signInAs(door.app, { role: 'security-admin' })
  system = await signInAs(door.app, { role: 'system-admin' })
  const told = await put({ oidc: settings(), oidcSecret: ourClient.secret })
  expect(told).toMatchObject({ status: 200, body: { oidc: { issuer: provider.issuer } } })
  expect(JSON.stringify(told.body)).not.toContain(ourClient.secret)
})
beforeEach(() => {
  door.now = new Date()
})
afterAll(async () => {
  await provider?.close()
  await door?.close()
})

/** An account linked to the subject of its own name. */
async function linked(account: string, role = 'county-officer'): Promise<string> {
  const id = await door.person(account, [{ role }])
  const told = await link(id, `sub-${account}`)
  expect(told.status).toBe(200)
  // Whoever links could sign in as the account: another opens it again.
  await door.ask(`/api/accounts/${id}/enable`, { ...system, method: 'POST', body: {} })
  provider.person = `sub-${account}`
  return id
}

function link(id: string, subject: string | null) {
  return door.ask(`/api/accounts/${id}/link`, { ...security, method: 'POST', body: { subject } })
}

/** Off to the provider: its address, and the cookie by which the browser is known again. */
async function start() {
  const told = await door.ask('/api/session/oidc/start', { address: newAddress() })
  expect(told.status).toBe(302)
  return { to: String(told.answered.location), cookie: told.setCookie?.split(';')[0], told }
}

async function comeBack(at: URL, cookie: string | undefined) {
  const told = await door.ask(`${at.pathname}${at.search}`, { cookie, address: newAddress() })
  expect(told.status).toBe(302)
  const cookies = [told.answered['set-cookie'] ?? []].flat().map(String)
  const session = cookies.find((one) => one.startsWith('doudi-session='))?.split(';')[0]
  return { to: String(told.answered.location), session, cookies }
}

async function wholeWay() {
  const { to, cookie } = await start()
  return comeBack(await provider.follow(to), cookie)
}

/** Nobody is signed in, and the page is told why in a word. */
function refused(why: string) {
  return { to: `/?sign-in=${why}`, session: undefined }
}

async function refusalsNoted(): Promise<string> {
  const rows = await door.app.db.query<{ detail: string | null }>(sql`
    select detail from audit_entry
    where action = '统一身份认证登录' and outcome = '拒绝'`)
  return JSON.stringify(rows)
}

describe('single sign-on', () => {
  test('signs in whoever the provider names, with code, state, nonce and challenge', async () => {
    await linked('oidc.a')
    expect((await door.ask('/api/session')).body.oidc).toEqual({ name: '政务统一身份认证' })
    const { to, cookie, told } = await start()
    const asked = Object.fromEntries(new URL(to).searchParams)
    expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' })
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[name]).toMatch(/^[\w-]{43}$/)
    }
    expect(told.setCookie).toMatch(
      /^doudi-oidc=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const back = await comeBack(await provider.follow(to), cookie)
    expect(back.to).toBe('/')
    expect(back.cookies.join()).toMatch(
      /doudi-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/,
    )
    const session = await door.ask('/api/session', { cookie: back.session })
    expect(session.body).toMatchObject({ signedIn: true, account: 'oidc.a' })
    expect((await door.ask('/api/households', { cookie: back.session })).status).toBe(200)
  })

  test('does not ask for a password that the person has never used to be changed', async () => {
    const made = await door.ask('/api/accounts', {
      ...system,
      method: 'POST',
      body: { account: 'oidc.new', name: '新来的' },
    })
    await link(String(made.body.id), 'sub-new')
    provider.person = 'sub-new'
    expect(await wholeWay()).toMatchObject(refused('oidc-unknown'))
    const enable = `/api/accounts/${String(made.body.id)}/enable`
    await door.ask(enable, { ...system, method: 'POST', body: {} })
    provider.person = 'sub-new'
    const { session } = await wholeWay()
    const told = await door.ask('/api/session', { cookie: session })
    expect(told.body).toMatchObject({ account: 'oidc.new', mustChangePassword: false })
  })

  test('counts once: the same way back a second time leads nowhere', async () => {
    await linked('oidc.b')
    const { to, cookie } = await start()
    const at = await provider.follow(to)
    const both = await Promise.all([comeBack(at, cookie), comeBack(at, cookie)])
    expect(both.filter(({ session }) => session !== undefined)).toHaveLength(1)
    expect(await comeBack(at, cookie)).toMatchObject(refused('oidc-failed'))
  })

  test('takes nobody who brings another state, another browser’s or none', async () => {
    await linked('oidc.c')
    const [mine, other] = [await start(), await start()]
    const at = await provider.follow(mine.to)
    const forged = new URL(at)
    forged.searchParams.set('state', new URL(other.to).searchParams.get('state') ?? '')
    for (const [where, cookie] of [
      [forged, mine.cookie],
      [at, other.cookie],
      [at, undefined],
      [new URL(redirectUri), mine.cookie],
    ] as const) {
      expect(await comeBack(where, cookie)).toMatchObject(refused('oidc-failed'))
    }
    // Nobody else's trying spoils it for the browser that began.
    expect((await comeBack(at, mine.cookie)).session).toBeDefined()
  })

  test('takes no code that was made for another application', async () => {
    await linked('oidc.d')
    const { to, cookie } = await start()
    const at = new URL(redirectUri)
    at.searchParams.set('state', new URL(to).searchParams.get('state') ?? '')
    at.searchParams.set('code', await provider.codeOfAnother())
    at.searchParams.set('iss', provider.issuer)
    expect(await comeBack(at, cookie)).toMatchObject(refused('oidc-failed'))
    expect(await refusalsNoted()).toContain('invalid_grant')
  })

  test('takes no answer of a foreign issuer, and no refusal of the provider', async () => {
    await linked('oidc.e')
    const one = await start()
    const foreign = await provider.follow(one.to)
    foreign.searchParams.set('iss', 'https://elsewhere.example')
    expect(await comeBack(foreign, one.cookie)).toMatchObject(refused('oidc-failed'))
    const two = await start()
    const denied = await provider.follow(two.to)
    denied.searchParams.delete('code')
    denied.searchParams.set('error', 'access_denied')
    denied.searchParams.set('error_description', '<b>secret detail</b>')
    expect(await comeBack(denied, two.cookie)).toMatchObject(refused('oidc-failed'))
    expect(await refusalsNoted()).not.toContain('secret detail')
  })

  test('of a provider that calls itself otherwise does not begin', async () => {
    const { port } = new URL(provider.issuer)
    const oidc = settings({ issuer: `http://localhost:${port}` })
    expect((await put({ oidc, oidcSecret: ourClient.secret })).status).toBe(200)
    const told = await door.ask('/api/session/oidc/start', { address: newAddress() })
    expect(told.answered.location).toBe('/?sign-in=oidc-unreachable')
    await put({ oidc: settings(), oidcSecret: ourClient.secret })
  })

  test('with a wrong secret of ours is refused by the provider', async () => {
    await linked('oidc.f')
    await put({ oidcSecret: 'not-the-secret' })
    expect(await wholeWay()).toMatchObject(refused('oidc-failed'))
    await put({ oidcSecret: ourClient.secret })
    expect(await refusalsNoted()).toContain('OAUTH_WWW_AUTHENTICATE_CHALLENGE')
  })

  test('that took too long is over', async () => {
    await linked('oidc.g')
    const { to, cookie } = await start()
    const at = await provider.follow(to)
    door.forward(11)
    expect(await comeBack(at, cookie)).toMatchObject(refused('oidc-failed'))
    await start()
    const [left] = await door.app.db.query<{ old: number }>(sql`
      select count(*)::integer as old from oidc_request
      where created_at < ${new Date(door.now.getTime() - 600_000)}`)
    expect(left?.old).toBe(0)
  })

  test('makes no account: a subject that is not linked comes in nowhere, and is not noted', async () => {
    provider.person = '410721199001011234'
    const before = await door.ask('/api/accounts', system)
    expect(await wholeWay()).toMatchObject(refused('oidc-unknown'))
    const after = await door.ask('/api/accounts', system)
    expect(after.body.items).toHaveLength((before.body.items as unknown[]).length)
    expect(await refusalsNoted()).not.toContain(provider.person)
  })

  test('lets in no disabled account, no other system’s, none of the demonstration', async () => {
    const id = await linked('oidc.h')
    const step = (name: string) =>
      door.ask(`/api/accounts/${id}/${name}`, { ...system, method: 'POST', body: {} })
    await step('disable')
    expect(await wholeWay()).toMatchObject(refused('oidc-unknown'))
    await step('enable')
    for (const change of [
      sql`is_demo = true`,
      sql`is_demo = false, password_hash = null, kind = '接口'`,
    ]) {
      await inAccounts(door.app, (tx) =>
        tx.execute(sql`update account set ${change} where id = ${id}`),
      )
      expect(await wholeWay()).toMatchObject(refused('oidc-unknown'))
    }
  })

  test('links a subject to one account alone', async () => {
    await linked('oidc.i')
    const id = await door.person('oidc.j', [{ role: 'county-officer' }])
    expect(await link(id, 'sub-oidc.i')).toMatchObject({
      status: 409,
      body: { code: 'access.oidc-taken' },
    })
    const both = ['oidc.k', 'oidc.l'].map((name) => door.person(name, []))
    const ids = await Promise.all(both)
    const subject = { issuer: provider.issuer, subject: 'sub-of-both' }
    const done = await Promise.allSettled(
      ids.map((one) => inAccounts(door.app, (tx) => linkSubject(tx, one, subject))),
    )
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('does not begin while the provider is down, and says so; passwords still work', async () => {
    await linked('oidc.m')
    const { to, cookie } = await start()
    const at = await provider.follow(to)
    await provider.close()
    const told = await door.ask('/api/session/oidc/start', { address: newAddress() })
    expect(told).toMatchObject({ status: 302 })
    expect(told.answered.location).toBe('/?sign-in=oidc-unreachable')
    expect(await comeBack(at, cookie)).toMatchObject(refused('oidc-unreachable'))
    expect((await door.enter('oidc.m', goodPassword)).status).toBe(200)
    await provider.open()
    expect((await wholeWay()).session).toBeDefined()
  })

  test('speaks to a provider elsewhere encrypted alone, and sends our secret to no other', async () => {
    for (const changes of [
      { issuer: 'http://sso.example.cn' },
      { redirectUri: 'http://doudi.example.cn/api/session/oidc/callback' },
    ]) {
      const told = await put({ oidc: settings(changes), oidcSecret: 'x' })
      expect(told).toMatchObject({ status: 422, body: { code: 'access.oidc-address' } })
    }
    const moved = await put({ oidc: settings({ issuer: 'https://sso.example.cn' }) })
    expect(moved).toMatchObject({ status: 422, body: { code: 'access.oidc-secret-missing' } })
    expect((await put({ oidc: settings() })).status).toBe(200)
    const rows = await door.app.db.query<{ all: string }>(sql`
      select string_agg(s::text, ' ') as all from security_setting as s`)
    expect(rows[0]?.all).toContain(provider.issuer)
    expect(rows[0]?.all).not.toContain(ourClient.secret)
    expect(rows[0]?.all).not.toContain(Buffer.from(ourClient.secret).toString('hex'))
  })

  test('that is switched off begins nowhere', async () => {
    await put({ oidc: null })
    const told = await door.ask('/api/session/oidc/start', { address: newAddress() })
    expect(told.answered.location).toBe('/?sign-in=oidc-off')
    expect((await door.ask('/api/session')).body.oidc).toBeNull()
    expect((await put({ oidc: settings(), oidcSecret: ourClient.secret })).status).toBe(200)
  })
})

providerTrialTests(() => ({ door, put, provider, security, system }))
secondFactorAfterTests(() => ({ door, put, settings, linked, wholeWay }))
