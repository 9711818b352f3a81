import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#db/index'
import type { AuditEntries } from '#http/index'
import { signInAs } from '../src/app/accounts/test-accounts.ts'
import { people, type ServedCounty } from './browser/served-county.ts'
import { ask, type Session } from './permissions/asking.ts'
import { type Document, type Operation, operationsOf } from './permissions/operations.ts'
import { subjectsOf } from './permissions/subjects.ts'
import { furnish } from './permissions/world.ts'
import { serveCopy } from './served-once.ts'

let county: ServedCounty
let document: Document
const known = new Set<string>()

beforeAll(async () => {
  county = await serveCopy()
  await furnish(county)
  const { url, cookie } = county.server
  // The server's own description of itself.
  document = (await (
    await fetch(`${url}/openapi.json`, { headers: { cookie } })
  ).json()) as Document
  const rows = await county.app.db.query<{ id: string }>(sql`
    select id from household where county_code = ${county.app.county.code}
    union all select id from person where county_code = ${county.app.county.code}`)
  for (const { id } of rows) known.add(id)
})
afterAll(() => county?.close())

interface Noted {
  readonly id: string
  readonly outcome: string
  readonly households: readonly string[]
  readonly people: readonly string[]
  readonly session: string | null
  readonly account: string | null
  readonly route: string | null
}

async function notedAfter(last: string): Promise<Noted[]> {
  return county.app.db.query<Noted>(sql`
    select id, outcome, coalesce(households, '{}') as households, coalesce(people, '{}') as people,
      session_id as session, account_id as account, route
    from audit_entry
    where id > ${last}::uuid and action not like '%任务结束' -- of work that a request before began
    order by id`)
}

async function newest(): Promise<string> {
  const [row] = await county.app.db.query<{ id: string }>(sql`
    select coalesce(max(id::text), '00000000-0000-0000-0000-000000000000') as id from audit_entry`)
  return row?.id ?? ''
}

/**
 * What the account left in the log by this operation; that of a stream is written when the server sees its
 * end, perhaps after the next operation has begun.
 */
async function notedOf(accountId: string, route: string, last: string): Promise<Noted[]> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const noted = (await notedAfter(last)).filter(
      (one) => one.account === accountId && one.route === route,
    )
    if (noted.length > 0 || Date.now() > deadline) return noted
    await setTimeout(50)
  }
}

/** What the operation left in the log, and what is wrong with it. */
async function tryOne(
  operation: Operation,
  session: Session,
  accountId: string,
): Promise<string[]> {
  const { subject, method, path } = operation
  const subjects = subject === null ? undefined : await subjectsOf(county.app, subject)
  const own = subjects?.find((one) => one.county === county.app.county.code)
  const before = await newest()
  const told = await ask({ url: county.server.url, document }, operation, {
    ...{ session, id: own?.id },
  })
  const noted = await notedOf(accountId, `${method} ${path}`, before)
  const where = `${method} ${path} (${told.status})`
  if (noted.length === 0) return [`${where}: 没有记入日志`]
  const isOk = told.status < 400
  const last = noted.at(-1)
  const faults: string[] = []
  if (isOk !== (last?.outcome === '成功')) faults.push(`${where}: 记成${last?.outcome}`)
  if (noted.some((one) => one.session === null)) faults.push(`${where}: 没有会话`)
  const named = new Set(noted.flatMap(({ households, people }) => [...households, ...people]))
  const shown = isOk ? (told.text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []) : []
  // Of the log itself only ids are told.
  if (/^\/api\/audit|readings$/.test(path)) return faults
  const missing = shown.filter((id) => known.has(id) && !named.has(id))
  if (missing.length > 0) faults.push(`${where}: 看到而没有记的 ${missing.length} 人、户`)
  return faults
}

const few = ['county-officer', 'audit-admin']
const roles = process.env.DOUDI_LONG === '1' ? [...few, 'county-approver', 'supervisor'] : few

test('every operation leaves an entry that names everybody whom its answer shows', async () => {
  const operations = operationsOf(document).filter(({ permissions }) => permissions !== '公开')
  expect(operations.length).toBeGreaterThan(50)
  const ordered = [
    ...operations.filter(({ method }) => method === 'GET'),
    ...operations.filter(({ method }) => method !== 'GET'),
  ]
  const faults: string[] = []
  for (const role of roles) {
    const { cookie, csrf, accountId } = await signInAs(county.app, { role, name: role })
    const session = { cookie, 'x-csrf-token': csrf }
    for (const operation of ordered) {
      const isOwnAccount = operation.permissions.includes('本人账号')
      if (isOwnAccount && operation.method !== 'GET') continue
      faults.push(...(await tryOne(operation, session, accountId)).map((one) => `${role} ${one}`))
    }
  }
  expect(faults).toEqual([])
}, 120_000)

test('who has seen a person: by page, list and search, in one query, of ids alone', async () => {
  const { url } = county.server
  const officer = await signInAs(county.app, { role: 'county-officer', name: '看户的' })
  const auditor = await signInAs(county.app, { role: 'audit-admin', name: '查日志的' })
  const get = (path: string, { cookie }: { readonly cookie: string }) =>
    fetch(`${url}${path}`, { headers: { cookie } })
  const [member] = await county.app.db.query<{ id: string; household: string }>(sql`
    select p.id, m.household_id as household from person as p
    join membership as m on m.county_code = p.county_code and m.person_id = p.id
    where p.county_code = ${county.app.county.code} and p.id_hash = ${county.app.vault.hashIdentity(people.guyu.number)}`)
  const { id = '', household = '' } = member ?? {}
  const search = `/api/households?text=${people.guyu.number}`
  const paths = [`/api/households/${household}`, '/api/households', search]
  for (const path of paths) expect((await get(path, officer)).status).toBe(200)
  const answer = await get(`/api/people/${id}/readings?limit=200`, auditor)
  // The schema of the route.
  const { items } = (await answer.json()) as AuditEntries
  const routes = items.filter(({ actor }) => actor === '看户的').map(({ route }) => route)
  expect(routes.sort()).toEqual([
    'GET /api/households',
    'GET /api/households',
    'GET /api/households/{id}',
  ])
  expect((await get(`/api/people/${id}/readings`, officer)).status).toBe(403)
  const [log] = await county.app.db.query<{ text: string }>(sql`
    select string_agg(e::text, ' ') as text from audit_entry as e`)
  for (const { name, number } of Object.values(people)) {
    expect(log?.text).not.toContain(name)
    expect(log?.text).not.toContain(number)
  }
})

test('a refusal of somebody unknown is noted, of very many a minute not each', async () => {
  const before = await newest()
  for (let n = 0; n < 70; n += 1) await fetch(`${county.server.url}/api/households`)
  const noted = await county.app.db.query<{ actor: string; address: string; detail: string }>(sql`
    select actor, address, detail from audit_entry where id > ${before}::uuid`)
  expect(noted.length).toBeGreaterThan(0)
  expect(noted.length).toBeLessThanOrEqual(60)
  expect(noted[0]).toMatchObject({ actor: '未登录', address: '127.0.0.1' })
})
