import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AppPort } from '../app-port.ts'
import { callerOf, csrfTokenOf, identify, take } from '../guard.ts'
import type { Begun, Identified } from '../ports/session-port.ts'
import { refuse } from '../refusals.ts'
import { answers, type Routes } from '../route-forms.ts'
import {
  CodeInput,
  Done,
  PasswordInput,
  PostInput,
  SecondFactor,
  Session,
  type SignedIn,
  SignInInput,
} from '../schemas/session.ts'
import { refTo } from '../schemas/shapes.ts'
import {
  type Cookies,
  clearSessionCookie,
  sessionTokenOf,
  setSessionCookie,
} from '../session-cookie.ts'

const ofOneself = { permission: '本人账号' } as const
const attemptsPerMinute = 60
/** Open, but not as often as one likes. */
export const limited = {
  open: true,
  rateLimit: { max: attemptsPerMinute, timeWindow: '1 minute' },
} as const

/** Signing in and out, and what everybody does with their own account. */
export function sessionRoutes(routes: Routes, port: AppPort, cookies: Cookies): void {
  routes.get('/api/session', { config: { open: true }, schema: forms.read }, (request, reply) =>
    readSession(port, cookies, { request, reply }),
  )
  routes.post('/api/session', { config: limited, schema: forms.signIn }, async (request, reply) => {
    refuseForeignSite(request)
    const begun = await port.signIn({
      ...request.body,
      address: request.ip,
      cookie: sessionTokenOf(request, cookies),
      requestId: request.id,
    })
    return began(port, cookies, { request, reply, begun })
  })
  routes.delete(
    '/api/session',
    { config: ofOneself, schema: forms.signOut },
    async (request, reply) => {
      await port.signOut(callerOf(request))
      clearSessionCookie(reply, cookies)
      return { done: true } as const
    },
  )
  routes.post(
    '/api/session/post',
    { config: ofOneself, schema: forms.switchPost },
    async (request, reply) => {
      await port.switchPost(callerOf(request), request.body.postId)
      return described(port, reply, await identify(request, port, cookies))
    },
  )
  routeOwnAccount(routes, port, cookies)
}

function routeOwnAccount(routes: Routes, port: AppPort, cookies: Cookies): void {
  routes.post(
    '/api/account/password',
    { config: ofOneself, schema: forms.password },
    async (request, reply) => {
      const begun = await port.changePassword(callerOf(request), request.body)
      return began(port, cookies, { request, reply, begun })
    },
  )
  routes.post('/api/account/second-factor', { config: ofOneself, schema: forms.enrol }, (request) =>
    port.beginSecondFactor(callerOf(request)),
  )
  routes.post(
    '/api/account/second-factor/confirm',
    { config: ofOneself, schema: forms.confirm },
    async (request, reply) => {
      await port.confirmSecondFactor(callerOf(request), request.body.code)
      return described(port, reply, await identify(request, port, cookies))
    },
  )
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Whoever is not signed in is told how to; what is left of an old session is cleared away. */
async function readSession(port: AppPort, cookies: Cookies, { request, reply }: Exchange) {
  const hasCookie = sessionTokenOf(request, cookies) !== undefined
  if (!hasCookie) return port.readEntrance(undefined)
  try {
    return await described(port, reply, await identify(request, port, cookies))
  } catch (error) {
    const entrance = await port.readEntrance(sessionTokenOf(request, cookies))
    if (!entrance.codeNeeded) clearSessionCookie(reply, cookies)
    if (isRefused(error)) return entrance
    throw error
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 401
}

/** The new session's token goes into the cookie; the answer describes it. */
export function began(
  port: AppPort,
  cookies: Cookies,
  { request, reply, begun }: Exchange & { readonly begun: Begun },
): Promise<SignedIn> {
  setSessionCookie(reply, begun.token, cookies)
  take(request, begun.identified, begun.token)
  return described(port, reply, begun.identified)
}

async function described(port: AppPort, reply: FastifyReply, identified: Identified) {
  return { ...(await port.describeSession(identified)), csrfToken: csrfTokenOf(reply) }
}

/** A browser says when another site made it send; nobody is signed in by such a request. */
export function refuseForeignSite({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refuse('csrf')
}

const tags = ['session']
const forms = {
  read: {
    operationId: 'readSession',
    tags,
    summary: 'Who is signed in, or how to sign in',
    description: 'Open to everybody; names the accounts of the example county where it is one.',
    response: answers(Session, 'The session, or the way in'),
  },
  signIn: {
    operationId: 'signIn',
    tags,
    summary: 'Signs in',
    description:
      'Answers the same of an unknown account and a wrong password; locks after failures.',
    body: refTo(SignInInput),
    response: answers(Session, 'The session'),
  },
  signOut: {
    operationId: 'signOut',
    tags,
    summary: 'Ends the session',
    description: 'Its cookie is worth nothing from now on.',
    response: answers(Done, 'Signed out'),
  },
  switchPost: {
    operationId: 'switchPost',
    tags,
    summary: 'Acts in another post of the account',
    description: 'What may be done and seen from the next request on is that of the post.',
    body: refTo(PostInput),
    response: answers(Session, 'The session'),
  },
  password: {
    operationId: 'changePassword',
    tags,
    summary: 'Changes the own password',
    description: 'All sessions of the account end; a new one begins.',
    body: refTo(PasswordInput),
    response: answers(Session, 'The new session'),
  },
  enrol: {
    operationId: 'beginSecondFactor',
    tags,
    summary: 'Begins to set up the second factor',
    description: 'It counts when a first code was confirmed.',
    response: answers(SecondFactor, 'What the authenticator scans, and codes for when it is lost'),
  },
  confirm: {
    operationId: 'confirmSecondFactor',
    tags,
    summary: 'Confirms the second factor',
    description: 'With its first code; from now on a code is asked for at every sign-in.',
    body: refTo(CodeInput),
    response: answers(Session, 'The session'),
  },
} as const
