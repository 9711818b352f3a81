import {
  findInterface,
  findSession,
  type OpenSession,
  passwordExpiry,
  refuseSignIn,
  type SecuritySettings,
} from '#access/index'
import type { Given, Identified } from '#http/index'
import type { SignInContext } from './sign-in-context.ts'

/** Who sent a request, by the token of another system or the session of a browser. */
export async function identify(context: SignInContext, given: Given): Promise<Identified> {
  const { bearer, cookie, isUnattended = false } = given
  if (bearer !== undefined) return identifyInterface(context, bearer)
  if (cookie === undefined) throw refuseSignIn('session-missing')
  const settings = await context.settings()
  const { app, now } = context
  const session = await findSession(app.db.as('app'), cookie, {
    ...{ settings, now: now(), isUnattended },
  })
  if (session.isWaiting) throw refuseSignIn('code-needed')
  if (session.isDemo && !(await context.isDemo())) throw refuseSignIn('session-missing')
  return identifiedOf(context, session, settings)
}

/** The state of a session as the guard sees it: what must be done first, and as whom. */
export async function identifiedOf(
  context: SignInContext,
  session: OpenSession,
  settings: SecuritySettings,
): Promise<Identified> {
  const { accountId, displayName, post } = session
  const who = await context.whoOf({ id: accountId, name: displayName }, post)
  const needsSecondFactor = context.roleOf(post?.role ?? '')?.needsSecondFactor ?? false
  return {
    who,
    sessionId: session.id,
    mustChangePassword: mustChangePassword(session, settings, context.now()),
    mustEnrol: needsSecondFactor && !session.hasSecondFactor && !session.isDemo,
  }
}

function mustChangePassword(session: OpenSession, settings: SecuritySettings, now: Date): boolean {
  if (!session.hasPassword || session.isDemo || session.isByProvider) return false
  if (session.mustChangePassword) return true
  const expiry = passwordExpiry(session.passwordSetAt, settings)
  return expiry !== null && now >= expiry
}

async function identifyInterface(context: SignInContext, token: string): Promise<Identified> {
  const found = await findInterface(context.app.db.as('app'), token, context.now())
  const account = { id: found.accountId, name: found.displayName }
  const who = await context.whoOf(account, found.post)
  return { who, sessionId: null, mustChangePassword: false, mustEnrol: false }
}
