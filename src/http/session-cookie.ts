import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Whether the browser speaks https to the proxy before this server. */
export interface Cookies {
  readonly isSecure: boolean
}

export const cookieName = 'doudi-session'

/** Behind https the browser binds the cookie to this host and to encryption. */
export function sessionCookieName({ isSecure }: Cookies): string {
  return isSecure ? `__Host-${cookieName}` : cookieName
}

/** No script reads it, no other site sends it, and it ends with the browser. */
export function setSessionCookie(reply: FastifyReply, token: string, cookies: Cookies): void {
  reply.setCookie(sessionCookieName(cookies), token, optionsOf(cookies))
}

export function clearSessionCookie(reply: FastifyReply, cookies: Cookies): void {
  reply.clearCookie(sessionCookieName(cookies), optionsOf(cookies))
}

export function sessionTokenOf(request: FastifyRequest, cookies: Cookies): string | undefined {
  return request.cookies[sessionCookieName(cookies)]
}

function optionsOf({ isSecure }: Cookies) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const
}

/** Known again when it comes back from the provider: another site leads it here, so the cookie is lax. */
export function setBrowserCookie(reply: FastifyReply, browser: string, cookies: Cookies): void {
  const options = { ...optionsOf(cookies), sameSite: 'lax', maxAge: browserSeconds } as const
  reply.setCookie(browserCookieName(cookies), browser, options)
}

export function clearBrowserCookie(reply: FastifyReply, cookies: Cookies): void {
  reply.clearCookie(browserCookieName(cookies), { ...optionsOf(cookies), sameSite: 'lax' })
}

export function browserOf(request: FastifyRequest, cookies: Cookies): string | undefined {
  return request.cookies[browserCookieName(cookies)]
}

const browserSeconds = 600

function browserCookieName({ isSecure }: Cookies): string {
  return isSecure ? '__Host-doudi-oidc' : 'doudi-oidc'
}

/** Made of the session's token, so that each session has its own and nobody else can make one. */
export function csrfSecretOf(token: string): string {
  return createHash('sha256').update(`csrf ${token}`).digest('base64url')
}
