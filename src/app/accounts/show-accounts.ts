import {
  type Account,
  type AccountKind,
  listAccounts,
  lockOf,
  postsOfAll,
  tokensOf,
  tryingOf,
} from '#access/index'
import type { Queryable } from '#db/index'
import { describePosts } from './describe-posts.ts'
import type { SignInContext } from './sign-in-context.ts'

export interface ShownAccount {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly kind: AccountKind
  readonly state: '启用' | '停用'
  readonly isDemo: boolean
  readonly lockedUntil: string | null
  readonly mustChangePassword: boolean
  readonly hasSecondFactor: boolean
  readonly isLinked: boolean
  readonly lastSignIn: { readonly at: string; readonly address: string | null } | null
  readonly posts: Awaited<ReturnType<typeof describePosts>>
  readonly tokens: Awaited<ReturnType<typeof tokensOf>>
}

type Ordered = Pick<ShownAccount, 'name' | 'state' | 'lastSignIn'>

/** What the list of accounts is put in order by. */
export const accountsBy = {
  姓名: ({ name }: Ordered) => name,
  状态: ({ state }: Ordered) => state,
  上次登录: ({ lastSignIn }: Ordered) => lastSignIn?.at ?? null,
}

/** Every account with its posts; nothing of it is a secret. */
export async function showAccounts(context: SignInContext): Promise<ShownAccount[]> {
  const q = context.app.db.as('app')
  const accounts = await listAccounts(q)
  const held = await postsOfAll(
    q,
    accounts.map(({ id }) => id),
  )
  const posts = await describePosts(context, q, held)
  return Promise.all(
    accounts.map(async (account) => {
      const own = new Set(held.filter((one) => one.accountId === account.id).map(({ id }) => id))
      return show(context, q, { account, posts: posts.filter(({ id }) => own.has(id)) })
    }),
  )
}

async function show(
  { app, now }: SignInContext,
  q: Queryable,
  { account, posts }: { readonly account: Account; readonly posts: ShownAccount['posts'] },
): Promise<ShownAccount> {
  const trying = tryingOf(app.vault, { account: account.name, address: '' })
  const { lastSignInAt: at, lastSignInAddress: address } = account
  return {
    id: account.id,
    account: account.name,
    name: account.displayName,
    kind: account.kind,
    state: account.isEnabled ? '启用' : '停用',
    isDemo: account.isDemo,
    lockedUntil: await lockOf(q, trying.account, now()),
    mustChangePassword: account.mustChangePassword && account.passwordHash !== null,
    hasSecondFactor: account.totpConfirmedAt !== null,
    isLinked: account.oidcSubject !== null,
    lastSignIn: at === null ? null : { at, address },
    posts,
    tokens: account.kind === '接口' ? await tokensOf(q, account.id) : [],
  }
}
