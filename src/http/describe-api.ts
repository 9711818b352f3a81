import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

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
        { name: 'sources', description: 'Departments’ files' },
        { name: 'jobs', description: 'Work that goes on after the request' },
        { name: 'matching', description: 'Rows whose person is not certain' },
        { name: 'exports', description: 'Tables for the upper level, and what it checks' },
        { name: 'registry', description: 'Households, members, facts, decisions' },
        { name: 'monitoring', description: 'Rounds and alerts' },
        { name: 'dispatch', description: 'Pushes and replies' },
        { name: 'chain', description: 'The assistance chain' },
      ],
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description: 'The token that `doudi serve` prints and keeps in serve-token.',
          },
        },
      },
      security: [{ token: [] }],
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) =>
        typeof json.$id === 'string' ? json.$id : `schema-${i}`,
    },
  })
}
