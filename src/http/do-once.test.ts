import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import type { Who } from '#access/domain'
import { newId } from '#vault/index'
import type { AppPort, Caller } from './app-port.ts'
import { doOnce } from './do-once.ts'
import { mapErrors } from './errors.ts'

/** A server with one route that counts, and numbers kept in memory. */
function counting(caller: () => Caller = () => ({ actor: '测试' })) {
  const kept = new Map<string, { fingerprint: string; status?: number; answer?: string | null }>()
  const port: Pick<AppPort, 'claimRequest' | 'keepAnswer' | 'releaseRequest'> = {
    async claimRequest(_caller, { key, fingerprint }) {
      const before = kept.get(key)
      if (!before) {
        kept.set(key, { fingerprint })
        return { kind: '新' }
      }
      if (before.fingerprint !== fingerprint) return { kind: '另一请求' }
      if (before.status === undefined) return { kind: '未完' }
      return { kind: '已答复', status: before.status, answer: before.answer ?? null }
    },
    async keepAnswer(_caller, { key, status, answer }) {
      const before = kept.get(key)
      if (before) kept.set(key, { ...before, status, answer })
    },
    async releaseRequest(_caller, key) {
      kept.delete(key)
    },
  }
  const app = Fastify()
  mapErrors(app)
  app.addHook('onRequest', async (request) => {
    request.caller = caller()
  })
  // Routes use no more of the port than these.
  doOnce(app, port as AppPort)
  let effects = 0
  const config = { permission: '推送预警' } as const
  app.post('/count', { config }, async (_request, reply) => {
    effects += 1
    reply.code(202)
    return { effects }
  })
  app.post('/break', { config }, async () => {
    effects += 1
    throw new Error('the connection with the database was lost')
  })
  app.post('/refuse', { config }, async () => {
    effects += 1
    throw Object.assign(new Error('no'), { statusCode: 422 })
  })
  app.post('/secret', { config: { permission: '授权' } }, async () => {
    effects += 1
    return { password: String(effects) }
  })
  const send = (url: string, key: string, payload: object = {}) =>
    app.inject({ method: 'POST', url, headers: { 'idempotency-key': key }, payload })
  return { send, effects: () => effects }
}

describe('a request that its sender numbered', () => {
  test('is done once and answered alike when it is sent again', async () => {
    const { send, effects } = counting()
    const first = await send('/count', 'of-the-test-1', { a: 1 })
    const again = await send('/count', 'of-the-test-1', { a: 1 })
    expect([first.statusCode, first.json()]).toEqual([202, { effects: 1 }])
    expect([again.statusCode, again.json()]).toEqual([202, { effects: 1 }])
    expect(first.headers).not.toHaveProperty('idempotent-replayed')
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(effects()).toBe(1)
  })

  test('is refused when the number stands for something else', async () => {
    const { send, effects } = counting()
    await send('/count', 'of-the-test-1', { a: 1 })
    const other = await send('/count', 'of-the-test-1', { a: 2 })
    expect([other.statusCode, other.json().code]).toEqual([422, 'http.request-key-taken'])
    expect(effects()).toBe(1)
  })

  test('is not answered as before to the same account in another post', async () => {
    const who = {
      ...{ accountId: newId(), name: '张经办', exportRows: 0, sensitive: '可见' as const },
      permissions: new Set(['推送预警' as const]),
    }
    const wide = { ...who, role: 'county-officer', scope: { kind: '全县' as const } }
    const narrow = { ...who, role: 'village-aide', scope: { kind: '辖区' as const, areas: ['9'] } }
    let now: Who = wide
    const { send, effects } = counting(() => ({ actor: '张经办', who: now }))
    await send('/count', 'of-the-test-1', { a: 1 })
    now = narrow
    const other = await send('/count', 'of-the-test-1', { a: 1 })
    expect([other.statusCode, other.json().code]).toEqual([422, 'http.request-key-taken'])
    now = { ...narrow, role: wide.role }
    expect((await send('/count', 'of-the-test-1', { a: 1 })).statusCode).toBe(422)
    expect(effects()).toBe(1)
  })

  test('is not done again when nobody knows how it ended', async () => {
    const { send, effects } = counting()
    expect((await send('/break', 'of-the-test-1')).statusCode).toBe(500)
    const again = await send('/break', 'of-the-test-1')
    expect([again.statusCode, again.json().code]).toEqual([409, 'http.request-unfinished'])
    expect(again.json().message).toMatch(/刷新/)
    expect(effects()).toBe(1)
  })

  test('may be sent again when it was refused', async () => {
    const { send, effects } = counting()
    await send('/refuse', 'of-the-test-1')
    await send('/refuse', 'of-the-test-1')
    expect(effects()).toBe(2)
  })

  test('leaves no answer behind that holds a secret', async () => {
    const { send } = counting()
    await send('/secret', 'of-the-test-1')
    expect((await send('/secret', 'of-the-test-1')).json()).toEqual({ password: '2' })
  })

  test.each(['short', '内容不是编号的编号', 'x'.repeat(101)])(
    'needs a sound number: %s is refused',
    async (key) => {
      const { send, effects } = counting()
      const { statusCode } = await send('/count', encodeURI(key) === key ? key : 'a b c d e')
      expect(statusCode).toBe(400)
      expect(effects()).toBe(0)
    },
  )
})
