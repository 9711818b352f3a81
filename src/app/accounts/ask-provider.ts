import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
} from 'openid-client'
import { type OidcSettings, refuseSignIn } from '#access/index'
import { isLoopback } from './change-security.ts'

export interface Provider {
  readonly settings: OidcSettings
  readonly secret: string
}

export interface Challenge {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

const patienceSeconds = 10

/** Where the browser goes to sign in; a ProviderFault where it cannot. */
export async function addressAtProvider(provider: Provider, asked: Challenge): Promise<URL> {
  const { redirectUri } = provider.settings
  const configuration = await discoverProvider(provider)
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: await calculatePKCECodeChallenge(asked.codeVerifier),
    code_challenge_method: 'S256',
  })
  if (address.protocol !== 'https:' && !isLoopback(address))
    throw new ProviderFault(address.protocol)
  return address
}

/** What the provider calls the person who comes back with these parameters, by its signed token. */
export async function subjectAtProvider(
  provider: Provider,
  back: Challenge & { readonly parameters: URLSearchParams },
): Promise<string> {
  const { redirectUri, claim } = provider.settings
  const configuration = await discoverProvider(provider)
  // The address is that of the settings: what the request calls this host is not believed.
  const returned = new URL(redirectUri)
  for (const [name, value] of back.parameters) returned.searchParams.append(name, value)
  const tokens = await authorizationCodeGrant(configuration, returned, {
    expectedState: back.state,
    expectedNonce: back.nonce,
    pkceCodeVerifier: back.codeVerifier,
    idTokenExpected: true,
  }).catch((error) => {
    throw new ProviderFault(error)
  })
  const subject = tokens.claims()?.[claim]
  if (typeof subject !== 'string' || subject.trim() === '') throw refuseSignIn('oidc-unknown')
  return subject
}

/** What the provider says of itself, with the signature of its tokens checked. */
export function discoverProvider({ settings, secret }: Provider): Promise<Configuration> {
  const issuer = new URL(settings.issuer)
  const isOpen = issuer.protocol === 'http:' && isLoopback(issuer)
  return discovery(issuer, settings.clientId, undefined, authentication(secret), {
    timeout: patienceSeconds,
    execute: [enableNonRepudiationChecks, ...(isOpen ? [allowInsecureRequests] : [])],
  }).catch((error) => {
    throw new ProviderFault(error)
  })
}

/** As the standard has it unless the provider says that it takes the secret in the body alone. */
function authentication(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported
    const isBasic = methods === undefined || methods.includes('client_secret_basic')
    const authenticate = isBasic ? basic : post
    authenticate(server, client, body, headers)
  }
}

/** Nothing came of asking the provider. */
export class ProviderFault extends Error {
  readonly isUnreachable: boolean
  /** For whoever looks after the installation: what went wrong, without a word of anybody. */
  readonly fault: string

  constructor(cause: unknown) {
    super('the provider of single sign-on did not say who it is', { cause })
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    const hasFailed = cause instanceof TypeError && cause.message === 'fetch failed'
    this.isUnreachable = hasFailed || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT'
    this.fault = this.isUnreachable ? 'unreachable' : `${code}${saidBy(cause)}`
  }
}

/** The word that the standard has for it, if it is one. */
function saidBy(cause: unknown): string {
  const isSaid = cause instanceof ResponseBodyError || cause instanceof AuthorizationResponseError
  return isSaid && /^[a-z_]{1,40}$/.test(cause.error) ? ` ${cause.error}` : ''
}
