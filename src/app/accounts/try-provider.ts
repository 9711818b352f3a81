import {
  genericGrantRequest,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { OidcTrial } from '#http/index'
import { discoverProvider, ProviderFault } from './ask-provider.ts'
import type { SignInContext } from './sign-in-context.ts'
import { providerOf } from './single-sign-on.ts'

const unauthorised = 401

/**
 * Asks the provider of the kept settings whether it is there and knows us; nobody signs in. A code that
 * it never gave tells the two apart: who refuses the code alone has taken our name and secret.
 */
export async function tryProvider(context: SignInContext): Promise<OidcTrial> {
  const provider = await providerOf(context)
  const { issuer, redirectUri } = provider.settings
  try {
    const configuration = await discoverProvider(provider)
    const asked = { code: 'not-a-code', redirect_uri: redirectUri }
    const refused = await genericGrantRequest(configuration, 'authorization_code', asked).then(
      () => undefined,
      (error: unknown) => error,
    )
    const said = refused instanceof ResponseBodyError ? refused.error : undefined
    if (said === 'invalid_grant') return { issuer, isReachable: true, isKnown: true, fault: null }
    const isStranger =
      said === 'invalid_client' ||
      said === 'unauthorized_client' ||
      // A wrong name or secret in the header is answered with how to sign in, and no body is read.
      (refused instanceof WWWAuthenticateChallengeError && refused.status === unauthorised)
    const fault = said !== undefined && /^[a-z_]{1,40}$/.test(said) ? said : null
    return { issuer, isReachable: true, isKnown: isStranger ? false : null, fault }
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error
    const { isUnreachable, fault } = error
    return { issuer, isReachable: !isUnreachable, isKnown: null, fault }
  }
}
