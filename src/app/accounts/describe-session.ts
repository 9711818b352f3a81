import { getAccount, passwordExpiry, postsOf, type SecuritySettings } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { Identified, SignedIn, SignedOut } from '#http/index'
import { todayInShanghai } from '#kernel/index'
import { demoPeople } from './demo-people.ts'
import { describePosts } from './describe-posts.ts'
import type { SignInContext } from './sign-in-context.ts'

const notice =
  '本平台存有群众个人信息，限工作需要使用。登录即表示知悉：每次查看、导出都会记录，违规查阅、泄露将依法处理。'

/** What somebody who is not signed in sees: where they are, and how to get in. */
export async function describeEntrance(
  context: SignInContext,
  codeNeeded: boolean,
): Promise<SignedOut> {
  const isDemo = await context.isDemo()
  const { oidc } = await context.settings()
  return {
    signedIn: false,
    county: context.app.county.name,
    isDemo,
    demoDay: context.app.isDemoDay ? context.today() : null,
    demoAccounts: isDemo ? await demoPeople(context) : [],
    oidc: oidc === null ? null : { name: oidc.name },
    codeNeeded,
    notice,
  }
}

/** Who is signed in, in which post, and what they may do there. */
export async function describeSession(
  context: SignInContext,
  identified: Identified,
): Promise<Omit<SignedIn, 'csrfToken'>> {
  const q = context.app.db.as('app')
  const { who, sessionId } = identified
  const settings = await context.settings()
  const account = await getAccount(q, who.accountId)
  const [session] = await q.query<{ post_id: string | null; ends_at: string }>(sql`
    select post_id, ends_at from sign_in_session where id = ${sessionId}`)
  const posts = await describePosts(context, q, await postsOf(q, account.id))
  const post = posts.find(({ id }) => id === session?.post_id) ?? null
  return {
    signedIn: true,
    county: context.app.county.name,
    isDemo: await context.isDemo(),
    today: context.today(),
    isDemoDay: context.app.isDemoDay,
    account: account.name,
    name: account.displayName,
    roleCode: post?.roleCode ?? '',
    roleName: post?.roleName ?? '没有岗位',
    place: post?.place ?? null,
    department: post?.department ?? null,
    posts,
    postId: post?.id ?? null,
    permissions: [...who.permissions],
    sensitive: who.sensitive,
    mustChangePassword: identified.mustChangePassword,
    mustEnrol: identified.mustEnrol,
    ...expiryOf(account.isDemo ? null : account.passwordSetAt, settings, context.now()),
    passwordRules: {
      leastLength: settings.passwordMinLength,
      leastKinds: settings.passwordClasses,
    },
    idleMinutes: settings.idleMinutes,
    endsAt: session?.ends_at ?? context.now().toISOString(),
    lastSignIn: await signInBefore(q, account.id, sessionId),
  }
}

function expiryOf(passwordSetAt: string | null, settings: SecuritySettings, now: Date) {
  const expiry = passwordExpiry(passwordSetAt, settings)
  if (expiry === null) return { passwordExpiresOn: null, passwordWarns: false }
  const daysLeft = (expiry.getTime() - now.getTime()) / 86_400_000
  const passwordWarns = daysLeft <= settings.passwordWarnDays
  return { passwordExpiresOn: todayInShanghai(expiry), passwordWarns }
}

/** The sign-in before this one: whoever was not there then knows that somebody else was. */
async function signInBefore(q: Queryable, accountId: string, sessionId: string | null) {
  const [before] = await q.query<{ at: string; address: string | null }>(sql`
    select s.started_at as at, s.address
    from sign_in_session as s
    where s.account_id = ${accountId} and s.id <> ${sessionId} and not s.is_waiting
    order by s.started_at desc, s.id desc
    limit 1`)
  return before ?? null
}
