import {
  type Account,
  type AccountKind,
  createAccount as create,
  dropSecondFactor,
  endSessionsOf,
  getAccount,
  giveOneTimePassword,
  givePost,
  linkSubject,
  makeInterfaceToken,
  postsOf,
  refuseSignIn,
  revokeInterfaceToken,
  setEnabled,
  takePost,
  tryingOf,
  unlock,
} from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { Caller } from '#http/index'
import { isAdministrator, requireAnother } from './administrators.ts'
import { checkPost, type WishedPost } from './check-post.ts'
import { labelOf } from './sign-in.ts'
import { inAccounts, note, type SignInContext } from './sign-in-context.ts'

/**
 * What administrators do with accounts. The routes ask for their permissions; here nobody does anything
 * to their own account. A caller without `who` is the operator of the host.
 */
export interface Administering {
  readonly context: SignInContext
  readonly caller: Caller
}

export interface NewPerson {
  readonly account: string
  readonly name: string
  readonly kind: AccountKind
  /** Why there is another account of this name: another person, or a post apart. */
  readonly sameNameReason?: string | undefined
}

/**
 * An account without any right, and its one-time password; that of another system has none. With two
 * accounts one person would be two: a name in use takes a reason, which stays in the log, and a note.
 */
export async function addAccount(by: Administering, wish: NewPerson) {
  const { context, caller } = by
  const door = await context.door()
  return inAccounts(context.app, async (tx) => {
    const known = caller.who === undefined ? undefined : await accountNamed(tx, wish)
    const reason = wish.sameNameReason?.trim()
    if (known !== undefined && !reason) {
      throw refuseSignIn('display-name-in-use', { name: wish.name, account: known })
    }
    const id = await create(tx, {
      name: wish.account,
      displayName: wish.name,
      kind: wish.kind,
      createdBy: caller.actor,
    })
    const password = wish.kind === '人员' ? await giveOneTimePassword(tx, id, door) : null
    const detail = known === undefined ? undefined : `与 ${known} 同名：${reason}`
    await noteOf(tx, by, { action: '建账号', account: await getAccount(tx, id), detail })
    const again = `姓名与账号「${known}」相同。一人只用一个账号；两个账号互相复核等于一人办理。`
    return { id, password, note: known === undefined ? null : again }
  })
}

/** The account of a person that goes by this name already. */
async function accountNamed(
  tx: Transaction,
  { name, kind }: NewPerson,
): Promise<string | undefined> {
  if (kind !== '人员') return undefined
  const [found] = await tx.query<{ name: string }>(sql`
    select name from account
    where display_name = ${name.trim()} and kind = '人员' and state = '启用'
    order by name limit 1`)
  return found?.name
}

/** Gives a post; what it excludes is looked at over all posts of the account. */
export function grantPost(by: Administering, accountId: string, wish: WishedPost) {
  return administer(
    by,
    { accountId, action: '授权', detail: labelOf(wish) },
    async (tx, account) => {
      await checkPost(tx, by.context, { account, post: wish })
      const id = await givePost(tx, accountId, { ...wish, givenBy: by.caller.actor })
      if (id === undefined) throw refuseSignIn('post-there')
      return id
    },
  )
}

export function revokePost(by: Administering, accountId: string, postId: string) {
  const { now } = by.context
  return administer(by, { accountId, action: '收回岗位' }, async (tx) => {
    const post = (await postsOf(tx, accountId)).find(({ id }) => id === postId)
    if (post === undefined) throw refuseSignIn('post-unknown')
    await requireAnother(tx, by.context, { accountId, posts: [post] })
    await takePost(tx, accountId, { id: postId, endedBy: by.caller.actor, now: now() })
    return labelOf(post)
  })
}

/** From the next request on nothing of the account works, and its sessions are over. */
export function disableAccount(by: Administering, accountId: string) {
  const { now } = by.context
  return administer(by, { accountId, action: '停用账号' }, async (tx) => {
    await requireAnother(tx, by.context, { accountId, posts: await postsOf(tx, accountId) })
    await setEnabled(tx, accountId, false)
    await endSessionsOf(tx, accountId, { why: '账号已停用', now: now() })
  })
}

export function enableAccount(by: Administering, accountId: string) {
  return administer(by, { accountId, action: '启用账号' }, (tx) => setEnabled(tx, accountId, true))
}

export function unlockAccount(by: Administering, accountId: string) {
  return administer(by, { accountId, action: '解锁账号' }, (tx, { name }) => {
    const { account } = tryingOf(by.context.app.vault, { account: name, address: '' })
    return unlock(tx, account)
  })
}

/**
 * A new one-time password; administrators get theirs from the host alone, so that none takes another's place.
 * Whoever resets could sign in with it: the account stays closed until another administrator opens it.
 */
export async function resetPassword(by: Administering, accountId: string): Promise<string> {
  const { context } = by
  const door = await context.door()
  return administer(by, { accountId, action: '重置密码' }, async (tx, account) => {
    if (account.kind !== '人员' || account.isDemo) throw refuseSignIn('password-unchangeable')
    await refuseAdministrator(tx, by, accountId)
    const password = await giveOneTimePassword(tx, accountId, door)
    if (by.caller.who !== undefined) await setEnabled(tx, accountId, false)
    await endSessionsOf(tx, accountId, { why: '密码已修改', now: context.now() })
    return password
  })
}

export function resetSecondFactor(by: Administering, accountId: string) {
  const { now } = by.context
  return administer(by, { accountId, action: '清除第二次验证' }, async (tx) => {
    await refuseAdministrator(tx, by, accountId)
    await dropSecondFactor(tx, accountId)
    await endSessionsOf(tx, accountId, { why: '管理员让其退出', now: now() })
  })
}

export function signOutAccount(by: Administering, accountId: string): Promise<number> {
  const { now } = by.context
  return administer(by, { accountId, action: '让其退出' }, (tx) =>
    endSessionsOf(tx, accountId, { why: '管理员让其退出', now: now() }),
  )
}

/** A token of another system; told once. */
export function issueToken(
  by: Administering,
  accountId: string,
  wish: { readonly label: string; readonly days: number },
) {
  return administer(
    by,
    { accountId, action: '签发接口令牌', detail: wish.label },
    (tx, account) => {
      if (account.kind !== '接口') throw refuseSignIn('not-an-interface')
      const { now } = by.context
      return makeInterfaceToken(tx, accountId, { ...wish, createdBy: by.caller.actor, now: now() })
    },
  )
}

export function revokeToken(by: Administering, accountId: string, tokenId: string) {
  return administer(by, { accountId, action: '作废接口令牌' }, async (tx) => {
    const { now } = by.context
    const isRevoked = await revokeInterfaceToken(tx, accountId, { id: tokenId, now: now() })
    if (!isRevoked) throw refuseSignIn('token-unknown')
  })
}

/**
 * Whom the provider of single sign-on means by a subject; null unlinks. Whoever links an account to a subject
 * of their own could sign in as it: it stays closed until another administrator opens it.
 */
export async function linkAccount(by: Administering, accountId: string, subject: string | null) {
  const { oidc } = await by.context.settings()
  return administer(by, { accountId, action: '关联统一身份认证' }, async (tx) => {
    await refuseAdministrator(tx, by, accountId)
    if (oidc === null) throw refuseSignIn('oidc-off')
    await linkSubject(tx, accountId, subject === null ? null : { issuer: oidc.issuer, subject })
    if (by.caller.who === undefined || subject === null) return
    await setEnabled(tx, accountId, false)
    await endSessionsOf(tx, accountId, { why: '账号已停用', now: by.context.now() })
  })
}

interface Step {
  readonly accountId: string
  /** As the log says it. */
  readonly action: string
  readonly detail?: string
}

/** One step on somebody else's account, with its entry in the log, or neither. */
function administer<T>(
  by: Administering,
  { accountId, action, detail }: Step,
  work: (tx: Transaction, account: Account) => Promise<T>,
): Promise<T> {
  if (by.caller.who?.accountId === accountId) throw refuseSignIn('of-oneself')
  return inAccounts(by.context.app, async (tx) => {
    const account = await getAccount(tx, accountId)
    const result = await work(tx, account)
    await noteOf(tx, by, { action, account, detail })
    return result
  })
}

async function refuseAdministrator(tx: Transaction, by: Administering, accountId: string) {
  if (by.caller.who === undefined) return
  const roles = (await postsOf(tx, accountId)).map(({ role }) => by.context.roleOf(role))
  if (roles.some(isAdministrator)) throw refuseSignIn('of-administrator')
}

function noteOf(
  tx: Transaction,
  { context, caller }: Administering,
  step: {
    readonly action: string
    readonly account: Account
    readonly detail?: string | undefined
  },
): Promise<void> {
  const { action, account, detail } = step
  const about = { 账号: account.name, ...(detail === undefined ? {} : { 内容: detail }) }
  return note(tx, context, { caller, kind: '管理', action, outcome: '成功', detail: about })
}
