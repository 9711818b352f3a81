import { findSession } from '#access/index'
import type { SessionPort } from '#http/index'
import { isRefusal } from '#kernel/index'
import { describeEntrance, describeSession } from '../accounts/describe-session.ts'
import { giveCode } from '../accounts/give-code.ts'
import { identify } from '../accounts/identify.ts'
import { beginSecondFactor, changePassword, confirmSecondFactor } from '../accounts/own-account.ts'
import { signIn, signOut, switchPost } from '../accounts/sign-in.ts'
import type { SignInContext } from '../accounts/sign-in-context.ts'
import { beginSingleSignOn, finishSingleSignOn } from '../accounts/single-sign-on.ts'

/** Sessions, and what everybody does with their own account. */
export function sessionPort(context: SignInContext): SessionPort {
  return {
    identify: (given) => identify(context, given),
    readEntrance: async (cookie) => describeEntrance(context, await isWaiting(context, cookie)),
    describeSession: (identified) => describeSession(context, identified),
    signIn: (attempt) => signIn(context, attempt),
    beginSingleSignOn: (from) => beginSingleSignOn(context, from),
    finishSingleSignOn: (back) => finishSingleSignOn(context, back),
    giveCode: (attempt) => giveCode(context, attempt),
    signOut: (caller) => signOut(context, caller),
    switchPost: (caller, postId) => switchPost(context, caller, postId),
    changePassword: (caller, passwords) => changePassword(context, caller, passwords),
    beginSecondFactor: (caller) => beginSecondFactor(context, caller),
    confirmSecondFactor: (caller, code) => confirmSecondFactor(context, caller, code),
  }
}

async function isWaiting(context: SignInContext, cookie: string | undefined): Promise<boolean> {
  if (cookie === undefined) return false
  try {
    const moment = { settings: await context.settings(), now: context.now() }
    return (await findSession(context.app.db.as('app'), cookie, moment)).isWaiting
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}
