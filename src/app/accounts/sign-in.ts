import {
  type Admitted,
  accountName,
  checkCredentials,
  type Door,
  endSession,
  endSessionsOf,
  findAccountByName,
  findSession,
  type HeldPost,
  noteSignIn,
  openSession,
  postsOf,
  refuseSignIn,
  switchPost as switchPostOf,
} from '#access/index'
import type { Transaction } from '#db/index'
import type { Begun, Caller, SignInAttempt } from '#http/index'
import { isRefusal } from '#kernel/index'
import { identify } from './identify.ts'
import { inAccounts, note, type SignInContext } from './sign-in-context.ts'

/** Checks the credentials and begins a session; every attempt is in the log, with what became of it. */
export async function signIn(context: SignInContext, attempt: SignInAttempt): Promise<Begun> {
  const door = await context.door()
  let admitted: Admitted
  try {
    admitted = await checkCredentials(door, attempt)
  } catch (error) {
    if (isRefusal(error)) await noteRefused(context, attempt, error.code)
    throw error
  }
  const { account, hasSecondFactor } = admitted
  return beginSession(context, {
    door,
    account,
    hasSecondFactor,
    action: '登录',
    address: attempt.address,
    requestId: attempt.requestId,
    cookie: attempt.cookie,
  })
}

export interface Beginning {
  readonly door: Door
  readonly account: { readonly id: string; readonly displayName: string }
  readonly hasSecondFactor: boolean
  readonly isWaiting?: boolean
  readonly isByProvider?: boolean
  /** As the log says it. */
  readonly action: string
  readonly address: string
  readonly requestId: string
  readonly cookie?: string | undefined
}

/** A new session with a new token; the browser's old one ends, and others where only one is allowed. */
export async function beginSession(context: SignInContext, begin: Beginning): Promise<Begun> {
  const { door, account, address, requestId } = begin
  const opened = await inAccounts(context.app, (tx) => replaceSessions(tx, begin))
  const identified = await identify(context, { cookie: opened.token, address })
  const origin = { address, sessionId: opened.id, requestId, route: null }
  const caller = { actor: account.displayName, who: identified.who, origin }
  await inAccounts(context.app, async (tx) => {
    await noteSignIn(tx, account.id, { at: door.now, address })
    await note(tx, context, { caller, kind: '登录', action: begin.action, outcome: '成功' })
  })
  return { token: opened.token, identified }
}

/** A session in which nothing can be done until the second factor is given; others go on. */
export async function beginWaiting(
  context: SignInContext,
  begin: Beginning,
): Promise<{ readonly token: string }> {
  const { account, address, requestId, action } = begin
  return inAccounts(context.app, async (tx) => {
    const { id, token } = await replaceSessions(tx, { ...begin, isWaiting: true })
    const origin = { address, sessionId: id, requestId, route: null }
    const caller = { actor: account.displayName, origin }
    const detail = { 还要: '第二次验证' }
    await note(tx, context, { caller, kind: '登录', action, outcome: '成功', detail })
    return { token }
  })
}

/** Its token; what it may do is found out when it is there. */
async function replaceSessions(tx: Transaction, begin: Beginning) {
  const { door, account, address, hasSecondFactor, isWaiting = false, isByProvider } = begin
  const { settings, now } = door
  if (begin.cookie !== undefined) await endOld(tx, begin.cookie, door)
  if (settings.isSingleSession && !isWaiting) {
    await endSessionsOf(tx, account.id, { why: '账号在别处登录', now })
  }
  const posts = await postsOf(tx, account.id)
  const postId = posts[0]?.id ?? null
  const session = { accountId: account.id, postId, address, hasSecondFactor, isWaiting }
  return openSession(tx, { ...session, isByProvider: isByProvider ?? false }, { settings, now })
}

async function endOld(tx: Transaction, cookie: string, { settings, now }: Door): Promise<void> {
  try {
    const old = await findSession(tx, cookie, { settings, now })
    await endSession(tx, old.id, { why: '换了登录', now })
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
}

/** Only a well-formed name is noted: what else is typed there may be a password. */
async function noteRefused(
  context: SignInContext,
  { account, address, requestId }: SignInAttempt,
  code: string,
): Promise<void> {
  const name = accountName(account)
  const detail = { 原因: code, 账号: await knownName(context, name) }
  const origin = { address, sessionId: null, requestId, route: 'POST /api/session' }
  const caller = { actor: '未登录', origin }
  await inAccounts(context.app, (tx) =>
    note(tx, context, { caller, kind: '登录', action: '登录', outcome: '拒绝', detail }),
  )
}

async function knownName({ app }: SignInContext, name: string): Promise<string> {
  const found = await findAccountByName(app.db.as('app'), name)
  return found === undefined ? '没有这个账号' : found.name
}

export async function signOut(context: SignInContext, caller: Caller): Promise<void> {
  const sessionId = caller.origin?.sessionId
  await inAccounts(context.app, async (tx) => {
    if (sessionId) await endSession(tx, sessionId, { why: '已退出', now: context.now() })
    await note(tx, context, { caller, kind: '登录', action: '退出', outcome: '成功' })
  })
}

export async function switchPost(
  context: SignInContext,
  caller: Caller,
  postId: string,
): Promise<void> {
  const session = sessionOf(caller)
  await inAccounts(context.app, async (tx) => {
    if (!(await switchPostOf(tx, session, postId))) throw refuseSignIn('post-unknown')
    const [post] = (await postsOf(tx, session.accountId)).filter(({ id }) => id === postId)
    await note(tx, context, {
      caller,
      kind: '登录',
      action: '切换岗位',
      outcome: '成功',
      detail: post === undefined ? undefined : { 岗位: labelOf(post) },
    })
  })
}

export function labelOf({ role, divisionCode, department }: Omit<HeldPost, 'id'>): string {
  return [role, divisionCode, department].filter(Boolean).join(' ')
}

/** The session of a caller who has signed in; other systems have none. */
export function sessionOf({ who, origin }: Caller): {
  readonly id: string
  readonly accountId: string
} {
  if (who === undefined || !origin?.sessionId) throw refuseSignIn('session-missing')
  return { id: origin.sessionId, accountId: who.accountId }
}
