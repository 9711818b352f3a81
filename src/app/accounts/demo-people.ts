import { listAccounts, postsOfAll } from '#access/index'
import type { DemoAccount } from '#http/index'
import type { Vault } from '#vault/index'
import { demoWaiting } from './demo-waiting.ts'
import { describePosts } from './describe-posts.ts'
import type { SignInContext } from './sign-in-context.ts'

/** Made from the key of the installation: known to whoever runs it, and of no use anywhere else. */
export function demoPassword(vault: Vault, account: string): string {
  return `demo-${vault.hashOf('text', `demo ${account}`).slice(0, 8)}`
}

/** The accounts that the example county offers, with their passwords; none anywhere else. */
export async function demoPeople(context: SignInContext): Promise<DemoAccount[]> {
  if (!(await context.isDemo())) return []
  const q = context.app.db.as('app')
  const accounts = (await listAccounts(q)).filter(({ isDemo, isEnabled }) => isDemo && isEnabled)
  const held = await postsOfAll(
    q,
    accounts.map(({ id }) => id),
  )
  const posts = await describePosts(context, q, held)
  const waiting = demoWaiting(
    context,
    accounts.map(({ id, displayName }) => {
      const post = held.find(({ accountId }) => accountId === id)
      return { id, name: displayName, post }
    }),
  )
  const order = context.app.roles.map(({ code }) => code)
  const people = accounts.map(({ id, name, displayName }) => {
    const first = held.findIndex((post) => post.accountId === id)
    const post = posts[first]
    return {
      rank: order.indexOf(post?.roleCode ?? ''),
      shown: {
        account: name,
        name: displayName,
        roleName: post?.roleName ?? '',
        place: post?.place ?? null,
        department: post?.department ?? null,
        password: demoPassword(context.app.vault, name),
        waiting: waiting.get(id) ?? null,
      },
    }
  })
  return people.sort((one, other) => one.rank - other.rank).map(({ shown }) => shown)
}
