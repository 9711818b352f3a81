import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servePage } from './serve-page.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-page-'))
const script = 'export const name = 1\n'
let app: FastifyInstance

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(path.join(folder, 'assets/a-1.js'), script)
  writeFileSync(path.join(folder, 'assets/a-1.js.br'), brotliCompressSync(script))
  writeFileSync(path.join(folder, 'assets/b-2.js'), script)
  app = Fastify()
  await servePage(app, folder)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (url: string, encodings?: string) =>
  app.inject({ url, headers: encodings ? { 'accept-encoding': encodings } : {} })

test('a file that is packed beside goes out packed to whoever takes it, and plain to others', async () => {
  const packed = await get('/assets/a-1.js', 'gzip, br')
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringContaining('javascript'),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: expect.stringMatching(/accept-encoding/i),
  })
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(script)
  for (const plain of [await get('/assets/a-1.js'), await get('/assets/b-2.js', 'br')]) {
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body).toBe(script)
  }
})

test('the page itself is asked for anew each time, and packed files have no address', async () => {
  expect((await get('/')).headers['cache-control']).toBe('no-cache')
  expect((await get('/assets/a-1.js.br')).statusCode).toBe(404)
})
