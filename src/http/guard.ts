import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller } from './ports/asked.ts'
import { refuse } from './refusals.ts'
import { type Needed, requirePermission } from './require-permission.ts'
import { bearerToken, isSameToken } from './token.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Served to whoever asks: the page's shell, signing in and /healthz. */
    open?: boolean
    /** What the caller's role must allow (one of several); every route names it, or is open. */
    permission?: Needed
  }
}

const wrongTokensPerMinute = 30

/** Lets through who carries the token; an unknown address needs it as well. */
export function requireToken(app: FastifyInstance, token: string): void {
  const countWrong = app.createRateLimit({ max: wrongTokensPerMinute, timeWindow: '1 minute' })
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config?.open === true) return
    const given = bearerToken(request.headers.authorization)
    if (given !== undefined && isSameToken(given, token)) {
      // Whoever has the token is the operator.
      requirePermission(request, undefined)
      return
    }
    const limit = await countWrong(request)
    if (!limit.isAllowed && limit.isExceeded) throw refuse('too-many')
    throw refuse(given === undefined ? 'token-missing' : 'token-wrong')
  })
}

const longestName = 40

/** The name that the caller states, percent-encoded in `x-doudi-actor`; there is no sign-in yet. */
export function callerOf(request: FastifyRequest): Caller {
  const header = request.headers['x-doudi-actor']
  const stated = typeof header === 'string' ? decode(header).trim().slice(0, longestName) : ''
  return { actor: stated === '' ? '网页' : stated }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
