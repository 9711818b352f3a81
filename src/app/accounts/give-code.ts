import {
  type Account,
  countAttempt,
  type Door,
  findSession,
  forgetAttempts,
  getAccount,
  refuseLocked,
  refuseSignIn,
  tryingOf,
  useSecondFactor,
} from '#access/index'
import type { Begun, CodeAttempt } from '#http/index'
import { beginSession } from './sign-in.ts'
import { inAccounts, note, type SignInContext } from './sign-in-context.ts'

/** The second factor after single sign-on: the session that waited for it ends, and a new one begins. */
export async function giveCode(context: SignInContext, attempt: CodeAttempt): Promise<Begun> {
  const { cookie, address, requestId } = attempt
  const door = await context.door()
  if (cookie === undefined) throw refuseSignIn('session-missing')
  const waiting = await findSession(door.db, cookie, door)
  if (!waiting.isWaiting) throw refuseSignIn('session-missing')
  const account = await getAccount(door.db, waiting.accountId)
  await checkCode(context, door, { account, attempt })
  return beginSession(context, {
    door,
    account,
    hasSecondFactor: true,
    isByProvider: true,
    action: '统一身份认证登录',
    address,
    requestId,
    cookie,
  })
}

/** Wrong codes are counted as wrong passwords are. */
async function checkCode(
  context: SignInContext,
  { settings, now, vault }: Door,
  { account, attempt }: { readonly account: Account; readonly attempt: CodeAttempt },
): Promise<void> {
  const { app } = context
  const { code, address, requestId } = attempt
  const trying = tryingOf(vault, { account: account.name, address })
  refuseLocked(
    await inAccounts(app, (tx) => countAttempt(tx, trying, { settings, now, isKnown: true })),
  )
  const isRight = await inAccounts(app, (tx) => useSecondFactor(tx, account, { vault, now, code }))
  if (isRight) return inAccounts(app, (tx) => forgetAttempts(tx, trying, settings))
  const origin = { address, sessionId: null, requestId, route: 'POST /api/session/code' }
  const caller = { actor: '未登录', origin }
  const detail = { 原因: 'access.code-wrong', 账号: account.name }
  await inAccounts(app, (tx) =>
    note(tx, context, { caller, kind: '登录', action: '第二次验证', outcome: '拒绝', detail }),
  )
  throw refuseSignIn('code-wrong')
}
