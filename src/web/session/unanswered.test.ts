import { expect, test } from 'vitest'
import { sendOnce } from './unanswered.ts'

function post(path: string, body: object): Request {
  return new Request(`https://doudi.example${path}`, {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json' },
  })
}

/** Sends it to a server that answers so, or not at all; gives the number it went out under. */
async function keyOf(request: Request, status: number | 'lost'): Promise<string | null> {
  let key: string | null = null
  const send = async ({ headers }: Request) => {
    key = headers.get('idempotency-key')
    if (status === 'lost') throw new TypeError('Failed to fetch')
    return new Response('{}', { status })
  }
  await sendOnce(request, send).catch(() => undefined)
  return key
}

const reply = () => post('/api/pushes/1/reply', { cause: '属实' })

test('what was answered goes out under another number when the same is said again', async () => {
  const first = await keyOf(reply(), 200)
  expect(first).toMatch(/^[\da-f]{32}$/)
  expect(await keyOf(reply(), 409)).not.toBe(first)
})

test('what nobody answered goes out under the same number', async () => {
  const lost = await keyOf(reply(), 'lost')
  expect(await keyOf(reply(), 502)).toBe(lost)
  expect(await keyOf(reply(), 200)).toBe(lost)
  expect(await keyOf(reply(), 200)).not.toBe(lost)
})

test('other words are another request', async () => {
  const lost = await keyOf(reply(), 'lost')
  expect(await keyOf(post('/api/pushes/1/reply', { cause: '不属实' }), 200)).not.toBe(lost)
  expect(await keyOf(post('/api/pushes/2/reply', { cause: '属实' }), 200)).not.toBe(lost)
})

test('a draft of a policy is begun once and proposed once, and tried as often as one asks', async () => {
  expect(await keyOf(post('/api/policy/drafts', { title: '新标准' }), 200)).not.toBeNull()
  expect(await keyOf(post('/api/policy/drafts/1/proposal', {}), 200)).not.toBeNull()
  expect(await keyOf(post('/api/policy/drafts/1/cases', {}), 200)).toBeNull()
  expect(await keyOf(post('/api/policy/check', { key: '低保' }), 200)).toBeNull()
})

test('readings, drafts, files and what holds a secret carry no number', async () => {
  expect(await keyOf(new Request('https://doudi.example/api/pushes'), 200)).toBeNull()
  expect(await keyOf(post('/api/exports/pushes', {}), 200)).toBeNull()
  expect(await keyOf(post('/api/accounts', {}), 200)).toBeNull()
  const form = new FormData()
  form.append('file', 'x')
  const upload = new Request('https://doudi.example/api/households/1/attachments', {
    ...{ method: 'POST', body: form },
  })
  expect(await keyOf(upload, 200)).toBeNull()
})
