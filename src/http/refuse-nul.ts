import type { FastifyInstance } from 'fastify'
import { refuse } from './refusals.ts'

/** Refuses the sign U+0000 wherever it is sent: the database takes it in no text. */
export function refuseNul(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ url, body }) => {
    const isInBody = body !== undefined && JSON.stringify(body)?.includes('\\u0000')
    if (isInBody || url.includes('%00')) throw refuse('unreadable')
  })
}
