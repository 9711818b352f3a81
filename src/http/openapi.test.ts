import Fastify from 'fastify'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissions } from '#access/domain'
import type { AppPort } from './app-port.ts'
import { buildServer } from './build-server.ts'
import { requireRoutesToSay } from './require-permission.ts'
import { identifyTest, testBearer } from './test-identify.ts'

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly security?: unknown
  readonly 'x-permission'?: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Record<string, { readonly description?: string; readonly content?: unknown }>
}

interface Document {
  readonly openapi: string
  readonly security: unknown
  readonly tags: readonly { readonly name: string }[]
  readonly info: { readonly license?: unknown; readonly description?: string }
  readonly components: Record<string, Record<string, unknown>>
  readonly paths: Record<string, Record<string, Operation>>
}

// The document is made of the routes' schemas alone; no handler runs.
const idle: Partial<AppPort> = {
  ...identifyTest,
  onJobFault() {},
  async stopJobs() {},
}
const server = await buildServer({ app: idle as AppPort })
let document: Document

beforeAll(async () => {
  const response = await server.inject({
    url: '/openapi.json',
    headers: { authorization: testBearer },
  })
  document = response.json()
})
afterAll(() => server.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('/openapi.json', () => {
  test('is OpenAPI 3.1.0 with a licence, a description and a session on everything', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.info.license).toEqual({ name: 'Apache-2.0', identifier: 'Apache-2.0' })
    expect(document.info.description).toMatch(/low-income/)
    expect(document.security).toEqual([{ session: [] }, { interface: [] }])
    const schemes = ['session', 'csrf', 'interface']
    expect(Object.keys(document.components.securitySchemes ?? {})).toEqual(schemes)
  })

  test('names the permission of every operation that is not open, and how its caller is known', () => {
    for (const { path, method, operation } of operations()) {
      const { security, 'x-permission': needed } = operation
      if (isOpen(operation)) {
        expect(path).toMatch(/^\/api\/session/)
        continue
      }
      const session = method === 'get' ? { session: [] } : { session: [], csrf: [] }
      expect(security, path).toEqual([session, { interface: [] }])
      expect(needed?.length, path).toBeGreaterThan(0)
      expect(permissions, path).toEqual(expect.arrayContaining([...(needed ?? [])]))
    }
  })

  test('cannot be of a server with a route that says neither', async () => {
    for (const config of [{}, { permission: [] }, { open: false }]) {
      const unsaid = Fastify()
      requireRoutesToSay(unsaid)
      unsaid.get('/api/forgotten', { config }, () => ({}))
      await expect(unsaid.ready()).rejects.toThrow('GET /api/forgotten')
    }
    const whole = await buildServer({ app: idle as AppPort })
    whole.get('/api/forgotten', () => ({}))
    await expect(whole.ready()).rejects.toThrow('GET /api/forgotten')
  }, 120_000)

  test('names every operation once', () => {
    const names = operations().map(({ operation }) => operation.operationId)
    expect(names.length).toBeGreaterThan(20)
    expect(names).not.toContain(undefined)
    expect(new Set(names).size).toBe(names.length)
  })

  test('describes every operation and gives it a declared tag', () => {
    const tags = document.tags.map(({ name }) => name)
    const bare = operations().filter(
      ({ operation: o }) =>
        !o.summary || !o.description || o.tags?.length !== 1 || !tags.includes(o.tags[0] ?? ''),
    )
    expect(bare).toEqual([])
  })

  test('describes every response, among them the refusals', () => {
    for (const { path, operation } of operations()) {
      const { responses } = operation
      const done = Object.keys(responses).filter((code) => /^(20[02]|302)$/.test(code))
      expect(done, path).not.toEqual([])
      expect(Object.keys(responses), path).toEqual(expect.arrayContaining(['4XX', '5XX']))
      const descriptions = Object.values(responses).map(({ description }) => description)
      expect(descriptions, path).not.toContain('Default Response')
      expect(descriptions.every(Boolean), path).toBe(true)
      const bare = Object.entries(responses).filter(([, { content }]) => content === undefined)
      expect(bare.map(([code]) => code).filter((code) => code !== '302')).toEqual([])
    }
  })

  test('declares every parameter of a path', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = (operation.parameters ?? []).filter((p) => p.in === 'path')
      expect(declared.map(({ name }) => name)).toEqual(inPath)
    }
  })

  test('resolves every reference, uses every schema, and has ASCII component keys', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((m) => m[1])
    const schemas = Object.keys(document.components.schemas ?? {})
    const targets = new Set(references.map((r) => r?.replace('#/components/schemas/', '')))
    expect([...targets].filter((name) => !schemas.includes(name ?? ''))).toEqual([])
    expect(schemas.filter((name) => !targets.has(name))).toEqual([])
    expect(schemas.filter((name) => !/^[A-Za-z0-9._-]+$/.test(name))).toEqual([])
  })

  test('lets no object have properties that nobody declared', () => {
    const open = objectsIn(document).filter((schema) => schema.additionalProperties !== false)
    expect(open).toEqual([])
  })

  test('is what the web client was generated from', async () => {
    // The generator reads a document as it is served; its declared input is the same document.
    const tree = await openapiTypescript(structuredClone(document) as never)
    await expect(`${header}${astToString(tree)}`).toMatchFileSnapshot('../web/api/schema.gen.d.ts')
  })
})

function isOpen({ security }: Operation): boolean {
  return Array.isArray(security) && security.length === 0
}

const header = `// Generated from /openapi.json by src/http/openapi.test.ts (vitest -u); do not edit.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated
`

type Schema = Record<string, unknown>

function objectsIn(value: unknown): Schema[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(objectsIn)
  const isObject = 'type' in value && value.type === 'object' && 'properties' in value
  // Checked in the line above to be a schema of an object.
  return isObject ? [value as Schema, ...inside] : inside
}
