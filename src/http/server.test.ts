import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#db/index'
import { people, type ServedCounty } from '../../tests/browser/served-county.ts'
import { serveCopy } from '../../tests/served-once.ts'
import { signInAs } from '../app/accounts/test-accounts.ts'
import type { Alert, Alerts, Explanation, Household, Households, Job } from './index.ts'
import { clientOf, knownBy } from './test-client.ts'

let county: ServedCounty
const lines: string[] = []

beforeAll(async () => {
  county = await serveCopy({ log: { write: (line) => lines.push(line) } })
})
afterAll(() => county?.close())

interface Answer<T> {
  readonly status: number
  readonly body: T
}
type Problem = { readonly code: string; readonly message: string; readonly requestId?: string }

async function ask<T = Problem>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const headers = { ...knownBy(county.server), ...init.headers }
  const response = await fetch(`${county.server.url}${path}`, { ...init, headers })
  // Each test names what it expects and looks at it.
  return { status: response.status, body: (await response.json()) as T }
}

function post<T = Problem>(path: string, body?: unknown): Promise<Answer<T>> {
  if (body === undefined) return ask<T>(path, { method: 'POST' })
  const headers = { 'content-type': 'application/json' }
  return ask<T>(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

const theAlert = async (): Promise<Alert> => {
  const { body } = await ask<Alerts>('/api/alerts?class=%E2%91%A1')
  const { body: alert } = await ask<Alert>(`/api/alerts/${body.items[0]?.id}`)
  return alert
}

describe('a session', () => {
  test.each(['/api/alerts', '/openapi.json', '/api/chain/verification', '/no-such-address'])(
    'is asked for at %s',
    async (path) => {
      const { status, body } = await ask(path, { headers: { cookie: '' } })
      expect(status).toBe(401)
      expect(body.code).toBe('access.session-missing')
      expect(body.message).toMatch(/没有登录/)
    },
  )

  test.each(['wrong', 'x'.repeat(43)])('of no token (%s) is refused', async (token) => {
    const { status, body } = await ask('/api/alerts', {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(status).toBe(401)
    expect(body.code).toBe('access.interface-token-wrong')
    const cookie = `doudi-session=${token}`
    const other = await ask('/api/alerts', { headers: { cookie } })
    expect([other.status, other.body.code]).toEqual([401, 'access.session-missing'])
  })

  test('is not needed to see that the server lives', async () => {
    const { status } = await ask('/healthz', { headers: { cookie: '' } })
    expect(status).toBe(200)
  })
})

describe('a request that is wrong', () => {
  test('with a field nobody knows is refused by name', async () => {
    const { id } = await theAlert()
    const { status, body } = await post(`/api/alerts/${id}/misreport`, { reason: '看错', why: 'x' })
    expect(status).toBe(400)
    expect(body.code).toBe('http.invalid-input')
    expect(body.message).toMatch(/why.*不是约定的项目/)
  })

  test('with a number where words belong is not converted', async () => {
    const { id } = await theAlert()
    const { status, body } = await post(`/api/alerts/${id}/misreport`, { reason: 12 })
    expect(status).toBe(400)
    expect(body.message).toMatch(/reason.*应当是文字/)
  })

  test.each([
    [{}, /没有填写/],
    [{ reason: '   ' }, /写法不对/],
    [{ reason: 'x'.repeat(1001) }, /太长，最多 1000 个字/],
  ])('without a written reason (%j) is refused', async (body, sentence) => {
    const { id } = await theAlert()
    const answer = await post(`/api/alerts/${id}/misreport`, body)
    expect(answer.status).toBe(400)
    expect(answer.body.message).toMatch(sentence)
  })

  test('about nobody is answered 404', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000'
    for (const path of [
      `/api/households/${nobody}`,
      `/api/alerts/${nobody}`,
      `/api/batches/${nobody}`,
    ]) {
      expect((await ask(path)).status).toBe(404)
    }
    expect((await ask('/api/households/not-an-id')).status).toBe(400)
    expect((await ask('/api/nothing')).status).toBe(404)
  })

  test('that is no JSON is refused without a trace of the program', async () => {
    const { id } = await theAlert()
    const { status, body } = await ask(`/api/alerts/${id}/misreport`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"reason":',
    })
    expect(status).toBe(400)
    expect(body.code).toBe('http.unreadable')
    expect(JSON.stringify(body)).not.toMatch(/SyntaxError|at /)
  })

  test('to close what somebody else has dealt with since is refused', async () => {
    const { pushes } = await theAlert()
    const { status, body } = await post(`/api/pushes/${pushes[1]?.id}/close`, {
      ...{ remark: '反馈属实', version: 99 },
    })
    expect(status).toBe(409)
    expect(body.code).toBe('dispatch.changed-meanwhile')
  })

  test('that the state does not allow is refused with the state', async () => {
    const { pushes } = await theAlert()
    const { status, body } = await post(`/api/pushes/${pushes[1]?.id}/close`)
    expect(status).toBe(409)
    expect(body.code).toBe('dispatch.push-not-possible')
    expect(body.message).toMatch(/已推送/)
  })
})

describe('reading a person', () => {
  test('is noted with who, why and through which route', async () => {
    const { householdId } = await theAlert()
    await ask(`/api/households/${householdId}`)
    const noted = await county.app.db.query(sql`
      select actor, purpose, route from audit_entry
      where households @> ${[householdId]}::uuid[] and actor = '李经办' and purpose = '查看一户'`)
    expect(noted).toEqual([
      { actor: '李经办', purpose: '查看一户', route: 'GET /api/households/{id}' },
    ])
  })

  test('shows masked numbers, and finds by the whole number', async () => {
    const { number } = people.guyu
    const found = await ask<Households>(`/api/households?text=${number}`)
    expect(found.body.items.map(({ head }) => head)).toEqual([people.guyu.name])
    const { body } = await ask<Household>(`/api/households/${found.body.items[0]?.id}`)
    expect(JSON.stringify(body)).not.toContain(number)
    expect(body.members).toHaveLength(3)
  })

  test('leaves neither names nor numbers in the log', async () => {
    await ask(`/api/households?text=${people.guyu.number}`)
    await ask(`/api/households?text=${encodeURIComponent(people.guyu.name)}`)
    const log = lines.join('')
    expect(log).toContain('"route":"/api/households"')
    expect(log).not.toContain(people.guyu.number)
    expect(log).not.toContain(people.guyu.name)
    expect(log).not.toContain(encodeURIComponent(people.guyu.name))
  })
})

describe('an explanation', () => {
  const explain = async <T = Problem>(asked = '') => {
    const { householdId } = await theAlert()
    return ask<T>(`/api/households/${householdId}/explanation${asked}`)
  }

  test('of the day it is, asked for as another day, is the same', async () => {
    const today = await explain<Explanation>()
    expect(today.body.asOf).toBe('2024-10-11')
    expect(today.body.categories.flatMap(({ conditions }) => conditions).length).toBeGreaterThan(3)
    expect(await explain('?asOf=2024-10-11')).toEqual(today)
  })

  test('of a day before the household was listed is refused with the first day', async () => {
    expect((await explain<Explanation>('?asOf=2024-09-01')).status).toBe(200)
    const { status, body } = await explain('?asOf=2024-08-31')
    expect([status, body.code]).toEqual([404, 'registry.not-then'])
    expect(body.message).toContain('从 2024-09-01 起')
  })

  test('is of what was recorded by then, and needs a day or a moment', async () => {
    const { body } = await explain('?asOf=2024-10-11&knownAt=2020-01-01')
    expect(body.code).toBe('registry.not-known-then')
    expect(body.message).toMatch(
      /截至 2020-01-01 还没有登记到本平台.*该户从 \d{4}-\d{2}-\d{2} 起登记/,
    )
    expect((await explain('?knownAt=soon')).body.code).toBe('app.known-at')
    expect((await explain('?asOf=soon')).status).toBe(400)
  })
})

describe('a file', () => {
  const upload = (text: string, name: string, fields: Readonly<Record<string, string>> = {}) => {
    const form = new FormData()
    for (const [key, value] of Object.entries(fields)) form.set(key, value)
    form.set('file', new Blob([text]), name)
    return form
  }
  const { mangzhong } = people
  const disability = [
    '示例县持证残疾人信息（2024年8月）',
    '姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期',
    `${mangzhong.name},${mangzhong.number},柳林乡,精神,二级,2019-05-06`,
  ].join('\n')

  test('is previewed without leaving anything', async () => {
    const before = await ask<{ items: unknown[] }>('/api/batches')
    const { status, body } = await ask<{ dataset: string; rows: { total: number } }>(
      '/api/batches/preview',
      { method: 'POST', body: upload(disability, '残疾人2024年8月.csv') },
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({ dataset: 'disability', period: '2024-08' })
    const after = await ask<{ items: unknown[] }>('/api/batches')
    expect(after.body.items).toHaveLength(before.body.items.length)
  })

  test('is taken in by two people: not at once by one, but by another than who handed it in', async () => {
    const body = upload(disability, '残疾人2024年8月.csv', { dataset: 'disability' })
    const alone = await ask('/api/batches', { method: 'POST', body })
    expect(alone).toMatchObject({ status: 403, body: { code: 'app.batch-at-once' } })
    const first = clientOf(() => county.server)
    const signedIn = await signInAs(county.app, { role: 'county-officer', name: '王经办' })
    const other = clientOf(() => ({ url: county.server.url, ...signedIn }))
    const sent = await first.send({ '残疾人2024年8月.csv': disability })
    const [batchId] = (await first.endOf(sent.body)).batchIds
    const taken = await other.post<Job>(`/api/batches/${batchId}/commit`)
    expect(taken.status).toBe(202)
    expect(await other.endOf(taken.body)).toMatchObject({ state: '完成', kind: '入库' })
  })

  test('that is missing, empty or of a wrong period is refused', async () => {
    const form = new FormData()
    form.set('dataset', 'auto')
    const none = await ask('/api/batches', { method: 'POST', body: form })
    expect(none.body.code).toBe('http.file-missing')
    const empty = await ask('/api/batches', { method: 'POST', body: upload('', '空.csv') })
    expect(empty.status).toBeGreaterThanOrEqual(400)
    expect(empty.status).toBeLessThan(500)
    const period = await ask('/api/batches', {
      method: 'POST',
      body: upload('x', 'x.csv', { period: '9月' }),
    })
    expect(period.body.message).toMatch(/期间.*写法不对/)
    const json = await post('/api/batches', { file: 'x' })
    expect(json.status).toBe(415)
  })
})

test('answers carry a policy that lets nothing foreign run', async () => {
  const response = await fetch(`${county.server.url}/healthz`)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
})

test('a fault of ours is told with a number and without its words', async () => {
  const before = lines.length
  await county.app.db.as('owner').execute(sql`alter table monitoring_round rename to hidden_round`)
  const { status, body } = await ask('/api/rounds/latest')
  await county.app.db.as('owner').execute(sql`alter table hidden_round rename to monitoring_round`)
  expect(status).toBe(500)
  expect(body.code).toBe('http.fault')
  expect(body.message).toContain(body.requestId ?? 'no id')
  expect(JSON.stringify(body)).not.toContain('monitoring_round')
  const line = lines.slice(before).join('')
  expect(line).toContain(body.requestId ?? 'no id')
})
