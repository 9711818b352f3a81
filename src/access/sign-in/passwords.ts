import { type Queryable, sql } from '#db/index'
import type { Account } from './accounts.ts'
import { type DigestCost, digestPassword, isPassword } from './digest-password.ts'
import { findWeaknesses } from './password-rules.ts'
import { refuse } from './refusals.ts'
import { makeOneTimePassword } from './secrets.ts'
import type { SecuritySettings } from './settings.ts'

export interface PasswordMoment {
  readonly settings: SecuritySettings
  readonly cost: DigestCost
  readonly now: Date
}

/** What settings say that a digest costs. */
export function costOf(settings: SecuritySettings): DigestCost {
  return { memoryKib: settings.digestMemoryKib, passes: settings.digestPasses }
}

/** Takes a password of the holder's own choice; refuses a weak one and one that was used lately. */
export async function choosePassword(
  q: Queryable,
  chosen: {
    readonly account: Account
    readonly password: string
    readonly places: readonly string[]
  },
  moment: PasswordMoment,
): Promise<void> {
  const { account, password, places } = chosen
  const { settings, cost, now } = moment
  const findings = findWeaknesses(password, {
    settings,
    names: [account.name, account.displayName],
    places,
  })
  if (findings.length > 0) throw refuse('password-weak', { findings })
  if (await wasUsedLately(q, account.id, { password, moment })) {
    const used = `不能和最近 ${settings.passwordHistory} 次用过的相同`
    throw refuse('password-weak', { findings: [used] })
  }
  const digest = await digestPassword(password, cost)
  await q.execute(sql`
    insert into password_history (account_id, set_at, password_hash)
    values (${account.id}, ${now}, ${digest})
    on conflict (account_id, set_at) do update set password_hash = excluded.password_hash`)
  await q.execute(sql`
    update account
    set password_hash = ${digest}, password_set_at = ${now}, must_change_password = false,
      one_time_until = null
    where id = ${account.id}`)
}

async function wasUsedLately(
  q: Queryable,
  accountId: string,
  { password, moment }: { readonly password: string; readonly moment: PasswordMoment },
): Promise<boolean> {
  const digests = await q.query<{ digest: string }>(sql`
    select password_hash as digest from password_history
    where account_id = ${accountId}
    order by set_at desc
    limit ${moment.settings.passwordHistory}`)
  const [current] = await q.query<{ digest: string | null }>(sql`
    select password_hash as digest from account where id = ${accountId}`)
  for (const { digest } of [...digests, ...(current ? [current] : [])]) {
    if (digest !== null && (await isPassword(password, digest, moment.cost))) return true
  }
  return false
}

/** Gives the account a password that must be changed at the first sign-in; it is told once. */
export async function giveOneTimePassword(
  q: Queryable,
  accountId: string,
  { settings, cost, now }: PasswordMoment,
): Promise<string> {
  const password = makeOneTimePassword()
  const until = new Date(now.getTime() + settings.oneTimeHours * 3_600_000)
  await q.execute(sql`
    update account
    set password_hash = ${await digestPassword(password, cost)}, password_set_at = ${now},
      must_change_password = true, one_time_until = ${until}
    where id = ${accountId}`)
  return password
}

/** Until when the password holds: null where passwords do not expire. */
export function passwordExpiry(
  passwordSetAt: string | null,
  settings: SecuritySettings,
): Date | null {
  if (passwordSetAt === null || settings.passwordDays === 0) return null
  return new Date(Date.parse(passwordSetAt) + settings.passwordDays * 86_400_000)
}

/** A password of the demonstration: known to everybody, said so, and never to be changed. */
export async function setDemoPassword(
  q: Queryable,
  accountId: string,
  { password, cost, now }: { password: string; cost: DigestCost; now: Date },
): Promise<void> {
  await q.execute(sql`
    update account
    set password_hash = ${await digestPassword(password, cost)}, password_set_at = ${now},
      must_change_password = false, one_time_until = null
    where id = ${accountId} and is_demo`)
}
