import { type HeldPost, listAccounts, postsOfAll, type Role, refuseSignIn } from '#access/index'
import type { Transaction } from '#db/index'
import type { SignInContext } from './sign-in-context.ts'

const powers = ['机构账号', '授权', '查看日志'] as const

/** The three separated administrators see no person and have one of these powers. */
export function isAdministrator(role: Role | undefined): boolean {
  if (role === undefined || role.scope !== '无') return false
  return powers.some((power) => role.permissions.includes(power))
}

/** Nobody is left who could make accounts, give rights or read the log: that is refused. */
export async function requireAnother(
  tx: Transaction,
  { roleOf }: SignInContext,
  leaving: { readonly accountId: string; readonly posts: readonly HeldPost[] },
): Promise<void> {
  const roles = leaving.posts.map(({ role }) => roleOf(role)).filter((role) => role !== undefined)
  const losing = roles.filter(isAdministrator)
  if (losing.length === 0) return
  const others = (await listAccounts(tx)).filter(
    ({ id, isEnabled }) => isEnabled && id !== leaving.accountId,
  )
  const held = await postsOfAll(
    tx,
    others.map(({ id }) => id),
  )
  for (const role of losing) {
    const isThere = held.some((post) => post.role === role.code)
    if (!isThere) throw refuseSignIn('last-administrator', { role: role.name })
  }
}
