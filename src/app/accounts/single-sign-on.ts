import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import {
  type Account,
  type Door,
  findAccountBySubject,
  readSealed,
  refuseSignIn,
  storeOidcRequest,
  takeOidcRequest,
} from '#access/index'
import type { OidcBack, OidcBegun, OidcFrom } from '#http/index'
import { isRefusal } from '#kernel/index'
import {
  addressAtProvider,
  type Provider,
  ProviderFault,
  subjectAtProvider,
} from './ask-provider.ts'
import { oidcSecretName } from './change-security.ts'
import { beginSession, beginWaiting } from './sign-in.ts'
import { inAccounts, note, type SignInContext } from './sign-in-context.ts'

const action = '统一身份认证登录'

/** Where the browser goes, and what it keeps to be known by when it comes back. */
export async function beginSingleSignOn(
  context: SignInContext,
  from: OidcFrom,
): Promise<OidcBegun> {
  const { app, now } = context
  const provider = await providerOf(context)
  const [state, browser, nonce] = [randomState(), randomState(), randomNonce()]
  const codeVerifier = randomPKCECodeVerifier()
  const asked = { state, nonce, codeVerifier }
  const address = await addressAtProvider(provider, asked).catch(async (error) => {
    if (!(error instanceof ProviderFault)) throw error
    await noteRefused(context, { ...from, code: 'access.oidc-unreachable', fault: error.fault })
    throw refuseSignIn('oidc-unreachable')
  })
  const sealed = app.vault.encrypt(codeVerifier, 'setting')
  await inAccounts(app, (tx) =>
    storeOidcRequest(tx, { state, browser, nonce, codeVerifier: sealed }, now()),
  )
  return { address: address.href, browser }
}

/** Begins the session of whom the provider names, if an account is linked to them; makes none. */
export async function finishSingleSignOn(
  context: SignInContext,
  back: OidcBack,
): Promise<{ readonly token: string }> {
  try {
    const provider = await providerOf(context)
    const subject = await subjectOf(context, provider, back)
    const door = await context.door()
    const account = await linkedAccount(door, provider, subject)
    const { hasSecondFactor } = provider.settings
    const begin = { ...back, door, account, hasSecondFactor, isByProvider: true, action }
    const isWaiting = account.totpConfirmedAt !== null && !hasSecondFactor
    return isWaiting ? await beginWaiting(context, begin) : await beginSession(context, begin)
  } catch (error) {
    const fault = error instanceof ProviderFault ? error.fault : undefined
    const refusal = error instanceof ProviderFault ? refusalOf(error) : error
    if (isRefusal(refusal)) await noteRefused(context, { ...back, code: refusal.code, fault })
    throw refusal
  }
}

function refusalOf({ isUnreachable }: ProviderFault) {
  return refuseSignIn(isUnreachable ? 'oidc-unreachable' : 'oidc-failed')
}

/** The state and the cookie are used up before the provider is asked anything. */
async function subjectOf(
  context: SignInContext,
  provider: Provider,
  back: OidcBack,
): Promise<string> {
  const { app, now } = context
  const parameters = new URLSearchParams(back.query)
  const [state, browser] = [parameters.get('state') ?? '', back.browser ?? '']
  const begun = await inAccounts(app, (tx) => takeOidcRequest(tx, { state, browser }, now()))
  if (begun === undefined) throw refuseSignIn('oidc-failed')
  const codeVerifier = app.vault.decrypt(begun.codeVerifier, 'setting')
  const { nonce } = begun
  return subjectAtProvider(provider, { state, nonce, codeVerifier, parameters })
}

async function linkedAccount(
  { db, isDemo }: Door,
  { settings }: Provider,
  subject: string,
): Promise<Account> {
  const account = await findAccountBySubject(db, settings.issuer, subject)
  const isUsable = account?.kind === '人员' && account.isEnabled && (isDemo || !account.isDemo)
  if (account === undefined || !isUsable) throw refuseSignIn('oidc-unknown')
  return account
}

/** The provider of the kept settings; refuses where there is none. */
export async function providerOf({ app, settings }: SignInContext): Promise<Provider> {
  const { oidc } = await settings()
  const sealed = await readSealed(app.db.as('app'), oidcSecretName)
  if (oidc === null || sealed === undefined) throw refuseSignIn('oidc-off')
  return { settings: oidc, secret: app.vault.decrypt(sealed, 'setting') }
}

interface Refused extends OidcFrom {
  readonly code: string
  readonly fault: string | undefined
}

/** Whom the provider meant is not noted: it may be somebody's number. */
async function noteRefused(
  context: SignInContext,
  { address, requestId, code, fault }: Refused,
): Promise<void> {
  const detail = { 原因: code, ...(fault === undefined ? {} : { 说明: fault }) }
  const origin = { address, sessionId: null, requestId, route: 'GET /api/session/oidc' }
  const caller = { actor: '未登录', origin }
  await inAccounts(context.app, (tx) =>
    note(tx, context, { caller, kind: '登录', action, outcome: '拒绝', detail }),
  )
}
