import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppPort } from './app-port.ts'
import { buildServer } from './build-server.ts'
import { identifyTest, testBearer } from './test-identify.ts'

const patience = { headersMs: 300, bodyMs: 400, bytesPerSecond: 1000, requestMs: 60_000 }
let server: FastifyInstance
let port: number

beforeAll(async () => {
  const idle: Partial<AppPort> = { ...identifyTest, onJobFault() {}, async stopJobs() {} }
  // What is asked here reaches no handler that needs more.
  server = await buildServer({ app: idle as AppPort, patience, log: { write() {} } })
  server.post('/held', { config: { open: true } }, ({ body }) => ({ length: String(body).length }))
  port = Number(new URL(await server.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => server.close())

/** Sends pieces with pauses in between; gives what came back, and that the connection was closed. */
async function send(pieces: readonly (string | Buffer)[], pauseMs: number): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.on('error', () => undefined)
  for (const piece of pieces) {
    if (socket.destroyed || !socket.writable) break
    socket.write(piece)
    await sleep(pauseMs)
  }
  await closed
  return Buffer.concat(chunks).toString()
}

const head = (lines: readonly string[], first = 'POST /held HTTP/1.1') =>
  `${[first, 'host: 127.0.0.1', ...lines].join('\r\n')}\r\n\r\n`
/** Would take most of a minute, were nobody to cut it off. */
const trickle = Array.from({ length: 400 }, () => 'x')

describe('a client that is slow', () => {
  test('with its headers is cut off', async () => {
    const began = performance.now()
    const answer = await send(['GET /healthz HTTP/1.1\r\n', ...trickle], 100)
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*传得太慢/s)
    expect(performance.now() - began).toBeLessThan(30_000)
  })

  test.each([
    ['of a known length', 'content-length: 5000', 'x'],
    ['in pieces', 'transfer-encoding: chunked', '1\r\nx\r\n'],
  ])('with a body %s is cut off and told why', async (_, length, piece) => {
    const pieces = trickle.map(() => piece)
    const answer = await send([head(['content-type: text/plain', length]), ...pieces], 100)
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*connection: close.*传得太慢/is)
    expect(answer).toContain('http.too-slow')
  })

  test('with the file of a form is cut off', async () => {
    const about = 'content-disposition: form-data; name="file"; filename="a.csv"'
    const answer = await send(
      [
        head(
          [
            `authorization: ${testBearer}`,
            'content-type: multipart/form-data; boundary=b',
            'content-length: 5000',
          ],
          'POST /api/imports HTTP/1.1',
        ),
        `--b\r\n${about}\r\n\r\n`,
        ...trickle,
      ],
      100,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*传得太慢/s)
  })

  test('but steady is heard to the end', async () => {
    const pieces = Array.from({ length: 8 }, () => 'x'.repeat(250))
    const answer = await send(
      [head(['content-type: text/plain', 'content-length: 2000', 'connection: close']), ...pieces],
      100,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*\{"length":2000\}$/s)
  })
})

describe('what is no request', () => {
  test.each([
    ['HELLO\r\n\r\n', /^HTTP\/1\.1 400 .*http\.unreadable.*读不懂/s],
    [`GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 .*附加信息太长/s],
    [head(['content-length: 2', 'content-length: 3']), /^HTTP\/1\.1 400 /],
    [head(['content-length: 2', 'transfer-encoding: chunked']), /^HTTP\/1\.1 400 /],
    [head([], 'POST /held HTTP/1.1\r\nbad header: x'), /^HTTP\/1\.1 400 /],
  ])('(%.40j) is refused with a sentence and the connection closed', async (text, expected) => {
    expect(await send([text], 10)).toMatch(expected)
  })

  test.each(['/%E0%A4%A', '/api/households/%ff', '/api/households/%00'])(
    'an address that cannot be read (%s) is refused in Chinese',
    async (url) => {
      const { statusCode, body } = await server.inject({
        url,
        headers: { authorization: testBearer },
      })
      expect(statusCode).toBe(400)
      expect(JSON.parse(body)).toEqual({
        code: 'http.unreadable',
        message: expect.stringMatching(/读不懂/),
      })
    },
  )
})
