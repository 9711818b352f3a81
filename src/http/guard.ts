import csrf from '@fastify/csrf-protection'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AppPort } from './app-port.ts'
import type { Caller } from './ports/asked.ts'
import type { Identified } from './ports/session-port.ts'
import { refuse } from './refusals.ts'
import { type Needed, permissionsOf, requirePermission } from './require-permission.ts'
import { type Cookies, csrfSecretOf, sessionTokenOf } from './session-cookie.ts'
import { bearerToken } from './token.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Served to whoever asks: the page's shell, signing in and /healthz. */
    open?: boolean
    /** What the caller's role must allow (one of several); every route names it, or is open. */
    permission?: Needed
    /** The page asks for it by itself: it does not keep the session from going idle. */
    isUnattended?: boolean
  }
  interface FastifyRequest {
    /** Who sent it; set before any handler of a route that is not open. */
    caller?: Caller
    identified?: Identified
    /** Where the protection against forged requests finds the session's secret. */
    session?: { readonly _csrf: string }
  }
}

const wrongTokensPerMinute = 60

/** Lets through who has signed in and may do what the route is for; an unknown address needs it as well. */
export async function guard(app: FastifyInstance, port: AppPort, cookies: Cookies): Promise<void> {
  await app.register(csrf, {
    sessionPlugin: '@fastify/session',
    getToken: (request) => {
      const given = request.headers['x-csrf-token']
      return typeof given === 'string' ? given : undefined
    },
  })
  const countWrong = app.createRateLimit({ max: wrongTokensPerMinute, timeWindow: '1 minute' })
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config?.open === true) return
    try {
      await identify(request, port, cookies)
    } catch (error) {
      const limit = await countWrong(request)
      if (!limit.isAllowed && limit.isExceeded) throw refuse('too-many')
      throw error
    }
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (needsCsrf(request)) app.csrfProtection(request, reply, done)
    else done()
  })
  app.addHook('onRequest', async (request) => {
    const { identified } = request
    if (identified === undefined) return
    refuseUnready(request, identified)
    requirePermission(request, identified.who)
  })
}

/** Sets who sent the request, by its token or else by its cookie. */
export async function identify(
  request: FastifyRequest,
  port: AppPort,
  cookies: Cookies,
): Promise<Identified> {
  const bearer = bearerToken(request.headers.authorization)
  const cookie = bearer === undefined ? sessionTokenOf(request, cookies) : undefined
  const isUnattended =
    request.routeOptions.config?.isUnattended === true || 'x-unattended' in request.headers
  const identified = await port.identify({ bearer, cookie, address: request.ip, isUnattended })
  take(request, identified, cookie)
  return identified
}

/** The request is from now on that of `identified`, whose session has this token. */
export function take(
  request: FastifyRequest,
  identified: Identified,
  cookie: string | undefined,
): void {
  const { who, sessionId } = identified
  request.identified = identified
  request.caller = {
    actor: who.name,
    who,
    origin: {
      address: request.ip,
      sessionId,
      requestId: request.id,
      route: `${request.method} ${request.routeOptions.url ?? ''}`,
    },
  }
  if (cookie !== undefined) request.session = { _csrf: csrfSecretOf(cookie) }
}

/** Only a browser sends by itself what another site made it send; tokens of other systems do not. */
function needsCsrf({ method, session }: FastifyRequest): boolean {
  return session !== undefined && method !== 'GET' && method !== 'HEAD'
}

function refuseUnready(request: FastifyRequest, identified: Identified): void {
  if (request.is404) return
  if (permissionsOf(request.routeOptions.config?.permission).includes('本人账号')) return
  if (identified.mustChangePassword) throw refuse('password-change-first')
  if (identified.mustEnrol) throw refuse('second-factor-first')
}

/** Who sent the request, for the application and its log. */
export function callerOf(request: FastifyRequest): Caller {
  const { caller } = request
  if (caller === undefined) throw new Error('a route that is open asked for its caller')
  return caller
}

/** The token against forged requests, for the session that the request has or has just begun. */
export function csrfTokenOf(reply: FastifyReply): string {
  return reply.generateCsrf()
}
