import { type Account, excludedPair, type HeldPost, postsOf, refuseSignIn } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { departmentsOf } from '../policy-in-force.ts'
import type { SignInContext } from './sign-in-context.ts'

export type WishedPost = Omit<HeldPost, 'id'>

const ofOtherSystems = 'interface'

/** Refuses a post that is none, that lacks what its role asks for, or that excludes one the account holds. */
export async function checkPost(
  q: Queryable,
  context: SignInContext,
  { account, post }: { readonly account: Account; readonly post: WishedPost },
): Promise<void> {
  const { app, roleOf } = context
  const role = roleOf(post.role)
  const known = app.roles.map(({ name, code }) => `${name}（${code}）`)
  if (role === undefined) throw refuseSignIn('role-unknown', { role: post.role, known })
  if ((account.kind === '接口') !== (role.code === ofOtherSystems)) {
    throw refuseSignIn('role-of-other-kind', { role: role.name, kind: account.kind })
  }
  if (role.scope === '辖区' && post.divisionCode === null) {
    throw refuseSignIn('division-needed', { role: role.name })
  }
  if (role.scope === '推送' && post.department === null) {
    throw refuseSignIn('department-needed', { role: role.name })
  }
  await checkPlace(q, context, post)
  const held = (await postsOf(q, account.id)).map((one) => one.role)
  const pair = excludedPair(app.roles, [...held, role.code])
  if (pair === undefined) return
  const [one, other] = pair.map((code) => roleOf(code)?.name ?? code)
  throw refuseSignIn('roles-exclude', { one: one ?? '', other: other ?? '' })
}

async function checkPlace(
  q: Queryable,
  { app }: SignInContext,
  { divisionCode, department }: WishedPost,
): Promise<void> {
  if (divisionCode !== null) {
    const found = await q.query(sql`
      select from division where code = ${divisionCode} and valid_to is null limit 1`)
    if (found.length === 0) throw refuseSignIn('division-unknown', { division: divisionCode })
  }
  const isKnown = departmentsOf(app.pack).some(({ name }) => name === department)
  if (department !== null && !isKnown) throw refuseSignIn('department-unknown', { department })
}
