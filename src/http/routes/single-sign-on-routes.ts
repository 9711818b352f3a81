import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { isRefusal } from '#kernel/index'
import type { AppPort } from '../app-port.ts'
import { answers, leadsOn, type Routes } from '../route-forms.ts'
import { CodeInput, Session } from '../schemas/session.ts'
import { refTo } from '../schemas/shapes.ts'
import {
  browserOf,
  type Cookies,
  clearBrowserCookie,
  sessionTokenOf,
  setBrowserCookie,
  setSessionCookie,
} from '../session-cookie.ts'
import { began, limited, refuseForeignSite } from './session-routes.ts'

/** Signing in at a provider. What goes wrong there is said by the page, without a word of the provider. */
export function singleSignOnRoutes(routes: Routes, port: AppPort, cookies: Cookies): void {
  routes.get(
    '/api/session/oidc/start',
    { config: limited, schema: forms.start },
    (request, reply) =>
      orToPage(reply, async () => {
        const { address, browser } = await port.beginSingleSignOn({
          address: request.ip,
          requestId: request.id,
        })
        setBrowserCookie(reply, browser, cookies)
        return reply.redirect(address, 302)
      }),
  )
  routes.get(
    '/api/session/oidc/callback',
    { config: limited, schema: forms.back },
    (request, reply) =>
      orToPage(reply, async () => {
        clearBrowserCookie(reply, cookies)
        const { token } = await port.finishSingleSignOn({
          query: new URL(request.url, 'http://here').search,
          browser: browserOf(request, cookies),
          address: request.ip,
          requestId: request.id,
          cookie: sessionTokenOf(request, cookies),
        })
        setSessionCookie(reply, token, cookies)
        return reply.redirect('/', 302)
      }),
  )
  routes.post(
    '/api/session/code',
    { config: limited, schema: forms.code },
    async (request, reply) => {
      refuseForeignSite(request)
      const begun = await port.giveCode({
        code: request.body.code,
        cookie: sessionTokenOf(request, cookies),
        address: request.ip,
        requestId: request.id,
      })
      return began(port, cookies, { request, reply, begun })
    },
  )
}

/** A refusal leads to the page, which knows the sentence by its code. */
async function orToPage(reply: FastifyReply, lead: () => Promise<FastifyReply>) {
  try {
    return await lead()
  } catch (error) {
    if (!isRefusal(error)) throw error
    return reply.redirect(`/?sign-in=${error.code.replace(/^.*\./, '')}`, 302)
  }
}

const brought = Type.Optional(Type.String({ maxLength: 4000 }))
const tags = ['session']
const forms = {
  start: {
    operationId: 'beginSingleSignOn',
    tags,
    summary: 'Leads to the provider of single sign-on',
    description: 'With state, nonce and code challenge; the browser is known again by a cookie.',
    response: leadsOn('To the provider, or to the page with ?sign-in= and why not'),
  },
  back: {
    operationId: 'finishSingleSignOn',
    tags,
    summary: 'Back from the provider of single sign-on',
    description: 'Signs in whoever has a linked account; counts once, in the browser that began.',
    querystring: Type.Object(
      { state: brought, code: brought, iss: brought, error: brought },
      { additionalProperties: true },
    ),
    response: leadsOn('To the page, signed in, or with ?sign-in= and why not'),
  },
  code: {
    operationId: 'giveCode',
    tags,
    summary: 'Gives the second factor after single sign-on',
    description: 'Where the settings do not count the provider’s; wrong codes lock.',
    body: refTo(CodeInput),
    response: answers(Session, 'The session'),
  },
} as const
