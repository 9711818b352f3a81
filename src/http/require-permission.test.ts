import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Fastify from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import type { Permission, Who } from '#access/domain'
import type { AppPort } from './app-port.ts'
import { buildServer } from './build-server.ts'
import { mapErrors } from './errors.ts'
import { requirePermission } from './require-permission.ts'
import { identifyTest } from './test-identify.ts'

const officer: Who = {
  accountId: '01900000-0000-7000-8000-000000000000',
  name: '张经办',
  role: 'township-officer',
  permissions: new Set<Permission>(['查看家庭', '导出']),
  scope: { kind: '无' },
  sensitive: '隐去',
  exportRows: 0,
}

function serverFor(who: Who | undefined) {
  const app = Fastify()
  mapErrors(app)
  app.addHook('onRequest', async (request) => requirePermission(request, who))
  app.get('/held', { config: { permission: '查看家庭' } }, () => ({ ok: true }))
  app.get('/one-of', { config: { permission: ['接收文件', '导出'] } }, () => ({ ok: true }))
  app.get('/not-held', { config: { permission: '授权' } }, () => ({ ok: true }))
  app.get('/neither', { config: { permission: ['授权', '查看日志'] } }, () => ({ ok: true }))
  app.get('/unsaid', () => ({ ok: true }))
  return app
}

describe('a caller', () => {
  const app = serverFor(officer)
  afterAll(() => app.close())

  test.each(['/held', '/one-of'])('with the permission is let through at %s', async (url) => {
    expect((await app.inject({ url })).statusCode).toBe(200)
  })

  test.each([
    ['/not-held', /“授权”的权限.*请找安全管理员授权/],
    ['/neither', /“授权”或“查看日志”/],
  ])('without it is refused at %s and told whom to ask', async (url, sentence) => {
    const { statusCode, body } = await app.inject({ url })
    expect(statusCode).toBe(403)
    expect(JSON.parse(body)).toEqual({
      code: 'http.not-permitted',
      message: expect.stringMatching(sentence),
    })
  })

  test('is refused by a route that names no permission', async () => {
    expect((await app.inject({ url: '/unsaid' })).statusCode).toBe(403)
    expect((await app.inject({ url: '/unsaid', method: 'HEAD' })).statusCode).toBe(403)
  })

  test('is told of an address that there is none', async () => {
    expect((await app.inject({ url: '/nothing' })).statusCode).toBe(404)
  })
})

test('the operator of the installation may do everything', async () => {
  const app = serverFor(undefined)
  expect((await app.inject({ url: '/not-held' })).statusCode).toBe(200)
  await app.close()
})

test('the pages of the built shell are open, so that a server with them starts', async () => {
  const webRoot = mkdtempSync(path.join(os.tmpdir(), 'doudi-shell-'))
  writeFileSync(path.join(webRoot, 'index.html'), '<!doctype html><title>兜底</title>')
  const idle: Partial<AppPort> = {
    ...identifyTest,
    onJobFault() {},
    async stopJobs() {},
  }
  // No handler of the interface runs.
  const app = await buildServer({ app: idle as AppPort, webRoot })
  expect((await app.inject({ url: '/index.html' })).statusCode).toBe(200)
  expect((await app.inject({ url: '/openapi.json' })).statusCode).toBe(401)
  await app.close()
  rmSync(webRoot, { recursive: true })
})
