import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify'
import { permissionsOf } from './require-permission.ts'

/** Registers what makes /openapi.json out of the routes' own schemas. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '兜底 doudi',
        version: '1.0.0',
        description:
          'Dynamic monitoring of the low-income population: files, households, facts, alerts, pushes, ' +
          'replies and the assistance chain. Messages for people are Chinese.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'This installation' }],
      tags: [
        {
          name: 'accounts',
          description: 'Accounts, posts, settings: what the three administrators do',
        },
        { name: 'session', description: 'Signing in, and everybody’s own account' },
        { name: 'sources', description: 'Departments’ files' },
        { name: 'jobs', description: 'Work that goes on after the request' },
        { name: 'matching', description: 'Rows whose person is not certain' },
        { name: 'exports', description: 'Tables for the upper level, and what it checks' },
        { name: 'registry', description: 'Households, members, facts, decisions' },
        { name: 'policy', description: 'Rules and values in force, drafts, trials, differences' },
        { name: 'system', description: 'Divisions, calendar, datasets, what runs' },
        { name: 'statistics', description: 'Figures, and those whom they count' },
        { name: 'supervision', description: 'Odd patterns for somebody to look into' },
        { name: 'relatives', description: 'Staff and their close relatives' },
        { name: 'approvals', description: 'What takes two people' },
        { name: 'work', description: 'What waits for whoever asks' },
        { name: 'monitoring', description: 'Rounds and alerts' },
        { name: 'dispatch', description: 'Pushes and replies' },
        { name: 'chain', description: 'The assistance chain' },
        { name: 'audit', description: 'Who did and saw what' },
      ],
      components: {
        securitySchemes,
      },
      security: [...toRead],
    },
    transform: ({ schema, url, route }) => ({
      schema: withoutDefaulted(withAccess(schema, route)),
      url,
    }),
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) =>
        typeof json.$id === 'string' ? json.$id : `schema-${i}`,
    },
  })
}

/** The cookie is named here, not in the operations: a browser sends it by itself. */
const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'doudi-session',
    description: 'The session of somebody who signed in with POST /api/session.',
  },
  csrf: {
    type: 'apiKey',
    in: 'header',
    name: 'x-csrf-token',
    description: '`csrfToken` of GET /api/session; goes with the cookie on all but GET and HEAD.',
  },
  interface: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of an account for another system; such a request needs no csrf token.',
  },
} as const

const toRead = [{ session: [] }, { interface: [] }]
const toWrite = [{ session: [], csrf: [] }, { interface: [] }]

/** What an operation asks of its caller, beside its own schema: `x-permission`, one of which suffices. */
function withAccess(schema: FastifySchema, { method, config }: RouteOptions): FastifySchema {
  if (config?.open === true) return { ...schema, security: [] }
  const isReading = method === 'GET' || method === 'HEAD'
  const access = { 'x-permission': permissionsOf(config?.permission) }
  return { ...schema, ...access, security: isReading ? toRead : toWrite }
}

/** What has a default may be left out; the handlers still find it there. */
function withoutDefaulted(schema: FastifySchema): FastifySchema {
  const { querystring } = schema
  if (!isObjectForm(querystring)) return schema
  const { properties } = querystring
  const required = querystring.required?.filter((name) => !('default' in (properties[name] ?? {})))
  return { ...schema, querystring: { ...querystring, required } }
}

interface ObjectForm {
  readonly properties: Readonly<Record<string, object>>
  readonly required?: readonly string[]
}

function isObjectForm(form: unknown): form is ObjectForm {
  return typeof form === 'object' && form !== null && 'properties' in form
}
