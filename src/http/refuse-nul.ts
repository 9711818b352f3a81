import type { FastifyInstance } from 'fastify'
import { refuse } from './refusals.ts'

/** Refuses signs that the database takes in no text: U+0000, and half of a sign of two parts. */
export function refuseNul(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ url, body }) => {
    if (url.includes('%00') || !isStorable(body)) throw refuse('unreadable')
  })
}

/** No schema of ours goes nearly as deep. */
const deepest = 40

/** Whether every text in a body can be stored; nothing goes so deep that going after it would break. */
function isStorable(value: unknown, depth = 0): boolean {
  if (depth > deepest) return false
  if (typeof value === 'string') return !/[\0\p{Cs}]/u.test(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(
    ([key, inside]) => isStorable(key, depth) && isStorable(inside, depth + 1),
  )
}
