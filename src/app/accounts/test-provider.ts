import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { vi } from 'vitest'

export const redirectUri = 'http://127.0.0.1:8321/api/session/oidc/callback'
export const ourClient = { id: 'doudi', secret: 'a-secret-of-the-tests-alone' }
const otherClient = { id: 'other', secret: 'of-another-application' }

/** A real provider of single sign-on, on this machine alone. */
export interface TestProvider {
  readonly issuer: string
  /** Who signs in there at the next address. */
  person: string
  /** Follows an address as a browser does, up to the one of the redirect; with its parameters. */
  follow(address: string): Promise<URL>
  /** A code that the provider made for another application. */
  codeOfAnother(): Promise<string>
  close(): Promise<void>
  /** On the same port as before. */
  open(): Promise<void>
}

export async function openProvider(): Promise<TestProvider> {
  const quiet = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'info')]
  for (const one of quiet) one.mockImplementation(() => undefined)
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  let server = await listen((request, response) => handle(request, response), 0)
  // The server listens at an address and a port, not at a pipe.
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const provider = makeProvider(issuer)
  const answer = provider.callback()
  handle = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    const login = { login: { accountId: it.person } }
    return void provider.interactionFinished(request, response, login)
  }
  const it: TestProvider = {
    issuer,
    person: '',
    follow,
    async codeOfAnother() {
      const address = new URL('/auth', issuer)
      const asked = { client_id: otherClient.id, response_type: 'code', scope: 'openid' }
      for (const [name, value] of Object.entries({ ...asked, redirect_uri: redirectUri }))
        address.searchParams.set(name, value)
      return (await follow(address.href)).searchParams.get('code') ?? ''
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
    async open() {
      server = await listen((request, response) => handle(request, response), port)
    },
  }
  for (const one of quiet) one.mockRestore()
  return it
}

function makeProvider(issuer: string): Provider {
  const client = ({ id, secret }: typeof ourClient) => ({
    client_id: id,
    client_secret: secret,
    redirect_uris: [redirectUri],
  })
  return new Provider(issuer, {
    clients: [client(ourClient), client(otherClient)],
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['of the tests'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: (_, { clientId }) => clientId === ourClient.id },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    async loadExistingGrant({ oidc }) {
      const accountId = oidc.session?.accountId
      const clientId = oidc.client?.clientId
      if (accountId === undefined || clientId === undefined) return undefined
      const grant = new oidc.provider.Grant({ accountId, clientId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
}

function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  port: number,
): Promise<Server> {
  const server = createServer(handle)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

async function follow(address: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let at = new URL(address)
  for (let step = 0; step < 10; step += 1) {
    if (at.href.startsWith(redirectUri)) return at
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null)
      throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`)
    at = new URL(next, at)
  }
  throw new Error('the provider leads round in circles')
}
