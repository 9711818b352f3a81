import { type Queryable, sql } from '#db/index'
import { refuse } from './refusals.ts'
import type { SecuritySettings } from './settings.ts'

/** Who tries: a keyed hash of the account's name as typed, and the address of the network. */
export interface Trying {
  readonly account: string
  readonly address: string
}

type Kind = '账号' | '地址' | '账号与地址'

interface Guarded {
  readonly kind: Kind
  readonly subject: string
  readonly most: number
}

/** Each of the pair, the account and the address has its own count. */
function guardedOf(trying: Trying, settings: SecuritySettings): readonly Guarded[] {
  const { account, address } = trying
  return [
    { kind: '账号与地址', subject: `${account} ${address}`, most: settings.pairFailures },
    { kind: '账号', subject: account, most: settings.accountFailures },
    { kind: '地址', subject: address, most: settings.addressFailures },
  ]
}

interface FailureRow {
  readonly kind: Kind
  readonly locked_until: string
}

/**
 * Counts an attempt before its password is looked at, so that many at once are counted as well; while
 * locked it gives the minutes that are left, else 0. A refused attempt does not prolong the lock. An address from which the
 * account has signed in before is spared the lock of the whole account: who wants to lock somebody
 * out from elsewhere cannot.
 */
export async function countAttempt(
  q: Queryable,
  trying: Trying,
  how: { readonly settings: SecuritySettings; readonly now: Date; readonly isKnown: boolean },
): Promise<number> {
  const { settings, now, isKnown } = how
  const guarded = guardedOf(trying, settings)
  const subjects = guarded.map(({ subject }) => subject)
  const longestUntil = new Date(now.getTime() + settings.lockMaxMinutes * 60_000)
  // A clock that was put back makes no lock longer than the longest.
  await q.execute(sql`
    update sign_in_failure set locked_until = ${longestUntil}
    where subject = any (${subjects}::text[]) and locked_until > ${longestUntil}`)
  const rows = await q.query<FailureRow>(sql`
    select kind, locked_until from sign_in_failure
    where subject = any (${subjects}::text[]) and locked_until > ${now}`)
  const counting = rows.filter(({ kind }) => !(isKnown && kind === '账号'))
  const longest = Math.max(0, ...counting.map((row) => minutesLeft(row.locked_until, now)))
  if (longest > 0) return longest
  for (const one of guarded) await countFailure(q, one, { settings, now })
  return 0
}

/** Said when the count is stored. */
export function refuseLocked(minutes: number): void {
  if (minutes > 0) throw refuse('locked', { minutes })
}

function minutesLeft(until: string, now: Date): number {
  return Math.ceil((Date.parse(until) - now.getTime()) / 60_000)
}

const forgetLocksAfterHours = 24

/** The count begins anew after a quiet time; each lock within a day is twice as long as the last. */
async function countFailure(
  q: Queryable,
  { kind, subject, most }: Guarded,
  { settings, now }: { readonly settings: SecuritySettings; readonly now: Date },
): Promise<void> {
  const quietSince = new Date(now.getTime() - settings.failureMinutes * 60_000)
  const dayAgo = new Date(now.getTime() - forgetLocksAfterHours * 3_600_000)
  const { lockMinutes, lockMaxMinutes } = settings
  const [row] = await q.query<{ failures: number; locks: number }>(sql`
    insert into sign_in_failure (kind, subject, failures, first_at, last_at)
    values (${kind}, ${subject}, 1, ${now}, ${now})
    on conflict (kind, subject) do update
    set failures = case when sign_in_failure.last_at < ${quietSince} then 1
        else sign_in_failure.failures + 1 end,
      locks = case when sign_in_failure.last_at < ${dayAgo} then 0 else sign_in_failure.locks end,
      last_at = excluded.last_at,
      locked_until = case when sign_in_failure.locked_until > ${now}
        then sign_in_failure.locked_until end
    returning failures, locks`)
  if (!row || row.failures < most) return
  const minutes = Math.min(lockMinutes * 2 ** Math.min(row.locks, 16), lockMaxMinutes)
  await q.execute(sql`
    update sign_in_failure
    set failures = 0, locks = locks + 1, locked_until = ${new Date(now.getTime() + minutes * 60_000)}
    where kind = ${kind} and subject = ${subject}`)
}

/** After the right password: the account's count is gone, the address has one failure fewer. */
export async function forgetAttempts(
  q: Queryable,
  trying: Trying,
  settings: SecuritySettings,
): Promise<void> {
  const [pair, account, address] = guardedOf(trying, settings)
  for (const one of [pair, account]) {
    if (one === undefined) continue
    await q.execute(sql`
      delete from sign_in_failure where kind = ${one.kind} and subject = ${one.subject}`)
  }
  if (address !== undefined) await takeBack(q, address)
}

/** The attempt was neither right nor wrong: the code was still missing. */
export async function takeBackAttempt(
  q: Queryable,
  trying: Trying,
  settings: SecuritySettings,
): Promise<void> {
  for (const one of guardedOf(trying, settings)) await takeBack(q, one)
}

/** One failure fewer, and the lock that it brought with it. */
async function takeBack(q: Queryable, { kind, subject, most }: Guarded): Promise<void> {
  await q.execute(sql`
    update sign_in_failure
    set failures = case when locked_until is null then greatest(failures - 1, 0) else ${most - 1} end,
      locks = case when locked_until is null then locks else greatest(locks - 1, 0) end,
      locked_until = null
    where kind = ${kind} and subject = ${subject}`)
}

/** An administrator lets an account try again, wherever it was locked. */
export async function unlock(q: Queryable, account: string): Promise<void> {
  await q.execute(sql`delete from sign_in_failure where kind = '账号' and subject = ${account}`)
  await q.execute(sql`
    delete from sign_in_failure
    where kind = '账号与地址' and left(subject, ${account.length + 1}) = ${`${account} `}`)
}

/** Until when the account is locked for addresses from which it never signed in. */
export async function lockOf(q: Queryable, account: string, now: Date): Promise<string | null> {
  const [row] = await q.query<{ until: string | null }>(sql`
    select max(locked_until) as until from sign_in_failure
    where locked_until > ${now} and (
      (kind = '账号' and subject = ${account})
      or (kind = '账号与地址' and left(subject, ${account.length + 1}) = ${`${account} `}))`)
  return row?.until ?? null
}
