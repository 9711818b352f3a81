import { toString as toQr } from 'qrcode'
import {
  beginSecondFactor as begin,
  choosePassword,
  confirmSecondFactor as confirm,
  confirmSession,
  countAttempt,
  type Door,
  endSessionsOf,
  forgetAttempts,
  getAccount,
  isPassword,
  openSession,
  refuseLocked,
  refuseSignIn,
  switchPost,
  tryingOf,
} from '#access/index'
import { sql } from '#db/index'
import type { Begun, Caller } from '#http/index'
import { readPlaces } from '../http-port/places.ts'
import { identify } from './identify.ts'
import { sessionOf } from './sign-in.ts'
import { inAccounts, note, type SignInContext } from './sign-in-context.ts'

/** Changes the own password; all sessions of the account end, and one with a new token begins. */
export async function changePassword(
  context: SignInContext,
  caller: Caller,
  passwords: { readonly old: string; readonly new: string },
): Promise<Begun> {
  const session = sessionOf(caller)
  const door = await context.door()
  await checkOldPassword(context, door, { caller, password: passwords.old })
  const places = await placeNames(context)
  const token = await inAccounts(context.app, async (tx) => {
    const account = await getAccount(tx, session.accountId)
    await choosePassword(tx, { account, password: passwords.new, places }, door)
    const [old] = await tx.query<{ post_id: string | null; has_second_factor: boolean }>(sql`
      select post_id, has_second_factor from sign_in_session where id = ${session.id}`)
    await endSessionsOf(tx, account.id, { why: '密码已修改', now: door.now })
    const opened = await openSession(
      tx,
      {
        accountId: account.id,
        postId: old?.post_id ?? null,
        address: caller.origin?.address ?? null,
        hasSecondFactor: old?.has_second_factor ?? false,
      },
      door,
    )
    if (old?.post_id) await switchPost(tx, { ...session, id: opened.id }, old.post_id)
    await note(tx, context, { caller, kind: '登录', action: '修改密码', outcome: '成功' })
    return opened.token
  })
  const address = caller.origin?.address ?? ''
  return { token, identified: await identify(context, { cookie: token, address }) }
}

/** Who sits at somebody's unlocked screen cannot try out passwords either. */
async function checkOldPassword(
  context: SignInContext,
  door: Door,
  { caller, password }: { readonly caller: Caller; readonly password: string },
): Promise<void> {
  const { app } = context
  const account = await getAccount(app.db.as('app'), sessionOf(caller).accountId)
  if (account.kind !== '人员' || account.isDemo) throw refuseSignIn('password-unchangeable')
  const address = caller.origin?.address ?? ''
  const trying = tryingOf(app.vault, { account: account.name, address })
  const { settings, now } = door
  refuseLocked(
    await inAccounts(app, (tx) => countAttempt(tx, trying, { settings, now, isKnown: true })),
  )
  if (!(await isPassword(password, account.passwordHash, door.cost))) {
    await inAccounts(app, (tx) =>
      note(tx, context, { caller, kind: '登录', action: '修改密码', outcome: '拒绝' }),
    )
    throw refuseSignIn('password-wrong')
  }
  await inAccounts(app, (tx) => forgetAttempts(tx, trying, settings))
}

async function placeNames({ app }: SignInContext): Promise<readonly string[]> {
  const { townships } = await readPlaces(app.db.as('app'), app.county.code)
  return [app.county.name, ...townships.map(({ name }) => name)]
}

/** What the authenticator scans; counts only when a code has been confirmed. */
export async function beginSecondFactor(context: SignInContext, caller: Caller) {
  const { app } = context
  const { accountId } = sessionOf(caller)
  const { uri, recoveryCodes } = await inAccounts(app, async (tx) => {
    const account = await getAccount(tx, accountId)
    const issuer = `${app.county.name}社会救助平台`
    const begun = await begin(tx, account, { vault: app.vault, issuer })
    await note(tx, context, { caller, kind: '登录', action: '开通第二次验证', outcome: '成功' })
    return begun
  })
  const qrSvg = await toQr(uri, { type: 'svg', margin: 2 })
  return { uri, qrSvg, recoveryCodes: [...recoveryCodes] }
}

/** The first code: it is asked for from now on, and this session has it. */
export async function confirmSecondFactor(
  context: SignInContext,
  caller: Caller,
  code: string,
): Promise<void> {
  const session = sessionOf(caller)
  const { app, now } = context
  await inAccounts(app, async (tx) => {
    const account = await getAccount(tx, session.accountId)
    await confirm(tx, account, { vault: app.vault, now: now(), code })
    await confirmSession(tx, session.id)
    await note(tx, context, { caller, kind: '登录', action: '确认第二次验证', outcome: '成功' })
  })
}
