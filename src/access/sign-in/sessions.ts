import { type Queryable, sql } from '#db/index'
import { newId } from '#vault/index'
import { refuse } from './refusals.ts'
import { digestToken, makeToken } from './secrets.ts'
import type { SecuritySettings } from './settings.ts'

/** Why a session ended, as its holder is told. */
export type EndOfSession =
  | '已退出'
  | '账号在别处登录'
  | '密码已修改'
  | '管理员让其退出'
  | '账号已停用'
  | '太久没有操作'
  | '到了最长登录时间'
  | '服务器时间有变'
  | '换了登录'

export interface NewSession {
  readonly accountId: string
  readonly postId: string | null
  readonly address: string | null
  readonly hasSecondFactor: boolean
  /** The second factor is still to be given; nothing can be done before. */
  readonly isWaiting?: boolean
  /** Signed in at the provider of single sign-on, without a password. */
  readonly isByProvider?: boolean
}

/** Of a session, as the guard needs it: its account and the post in which it acts, if it still holds. */
export interface OpenSession {
  readonly id: string
  readonly accountId: string
  readonly hasSecondFactor: boolean
  readonly isWaiting: boolean
  readonly isByProvider: boolean
  readonly endsAt: string
  readonly account: string
  readonly displayName: string
  readonly isDemo: boolean
  readonly mustChangePassword: boolean
  readonly passwordSetAt: string | null
  readonly hasPassword: boolean
  readonly hasConfirmedCode: boolean
  readonly post: HeldPost | null
}

export interface HeldPost {
  readonly id: string
  readonly role: string
  readonly divisionCode: string | null
  readonly department: string | null
}

const minute = 60_000

interface Moment {
  readonly settings: SecuritySettings
  readonly now: Date
}

/** How long somebody may take to give the second factor after single sign-on. */
const waitingMinutes = 10

/** Begins a session; its token is given once and is not stored. */
export async function openSession(
  q: Queryable,
  session: NewSession,
  { settings, now }: Moment,
): Promise<{ readonly id: string; readonly token: string }> {
  const [id, token] = [newId(), makeToken()]
  const { isWaiting = false, isByProvider = false } = session
  const minutes = isWaiting ? waitingMinutes : settings.absoluteHours * 60
  const endsAt = new Date(now.getTime() + minutes * minute)
  await q.execute(sql`
    insert into sign_in_session (id, token_hash, account_id, post_id, address, started_at, last_seen_at,
      ends_at, has_second_factor, is_waiting, is_by_provider)
    values (${id}, ${digestToken(token)}, ${session.accountId}, ${session.postId},
      ${session.address}, ${now}, ${now}, ${endsAt}, ${session.hasSecondFactor},
      ${isWaiting}, ${isByProvider})`)
  return { id, token }
}

interface SessionRow {
  readonly id: string
  readonly account_id: string
  readonly has_second_factor: boolean
  readonly is_waiting: boolean
  readonly is_by_provider: boolean
  readonly last_seen_at: string
  readonly ends_at: string
  readonly ended_at: string | null
  readonly ended_why: EndOfSession | null
  readonly account: string
  readonly display_name: string
  readonly state: string
  readonly is_demo: boolean
  readonly must_change_password: boolean
  readonly password_set_at: string | null
  readonly has_password: boolean
  readonly has_confirmed_code: boolean
  readonly post_id: string | null
  readonly role: string | null
  readonly division_code: string | null
  readonly department: string | null
}

/** The session of a token; refuses one that is unknown, over, idle for too long, or of a disabled account. */
export async function findSession(
  q: Queryable,
  token: string,
  moment: Moment & { readonly isUnattended?: boolean },
): Promise<OpenSession> {
  const [row] = await q.query<SessionRow>(sql`
    select s.id, s.account_id, s.has_second_factor, s.is_waiting, s.is_by_provider, s.last_seen_at,
      s.ends_at, s.ended_at, s.ended_why, a.name as account, a.display_name, a.state, a.is_demo,
      a.must_change_password, a.password_set_at, a.password_hash is not null as has_password,
      a.totp_confirmed_at is not null as has_confirmed_code,
      p.id as post_id, p.role, p.division_code, p.department
    from sign_in_session as s
    join account as a on a.id = s.account_id
    left join account_post as p
      on p.id = s.post_id and p.account_id = s.account_id and p.ended_at is null
    where s.token_hash = ${digestToken(token)}`)
  if (!row) throw refuse('session-missing')
  const why = endOf(row, moment)
  if (why !== undefined) {
    if (row.ended_at === null) await endSession(q, row.id, { why, now: moment.now })
    throw refuse('session-ended', { why })
  }
  if (moment.isUnattended !== true) await touch(q, row, moment.now)
  return sessionOf(row)
}

/** How far the clock may be put back before the sessions of later moments end. */
const clockTolerance = 5 * minute

function endOf(row: SessionRow, { settings, now }: Moment): EndOfSession | undefined {
  if (row.ended_at !== null) return row.ended_why ?? '已退出'
  if (row.state !== '启用') return '账号已停用'
  const idle = now.getTime() - Date.parse(row.last_seen_at)
  if (idle < -clockTolerance) return '服务器时间有变'
  if (idle > settings.idleMinutes * minute) return '太久没有操作'
  if (now.getTime() >= Date.parse(row.ends_at)) return '到了最长登录时间'
  return undefined
}

/** Noted once a minute, not at every request. */
async function touch(q: Queryable, row: SessionRow, now: Date): Promise<void> {
  if (now.getTime() - Date.parse(row.last_seen_at) < minute) return
  await q.execute(sql`
    update sign_in_session set last_seen_at = ${now} where id = ${row.id} and ended_at is null`)
}

function sessionOf(row: SessionRow): OpenSession {
  const { post_id, role, division_code, department } = row
  const hasPost = post_id !== null && role !== null
  return {
    id: row.id,
    accountId: row.account_id,
    hasSecondFactor: row.has_second_factor,
    isWaiting: row.is_waiting,
    isByProvider: row.is_by_provider,
    endsAt: row.ends_at,
    account: row.account,
    displayName: row.display_name,
    isDemo: row.is_demo,
    mustChangePassword: row.must_change_password,
    passwordSetAt: row.password_set_at,
    hasPassword: row.has_password,
    hasConfirmedCode: row.has_confirmed_code,
    post: hasPost ? { id: post_id, role, divisionCode: division_code, department } : null,
  }
}

interface End {
  readonly why: EndOfSession
  readonly now: Date
}

export async function endSession(q: Queryable, id: string, { why, now }: End): Promise<void> {
  await q.execute(sql`
    update sign_in_session set ended_at = ${now}, ended_why = ${why}
    where id = ${id} and ended_at is null`)
}

/** Ends what is open of an account; gives how many sessions that were. */
export async function endSessionsOf(
  q: Queryable,
  accountId: string,
  { why, now }: End,
): Promise<number> {
  return q.execute(sql`
    update sign_in_session set ended_at = ${now}, ended_why = ${why}
    where account_id = ${accountId} and ended_at is null`)
}

/** The session acts in another post of its account; false when the account holds no such post. */
export async function switchPost(
  q: Queryable,
  session: Pick<OpenSession, 'id' | 'accountId'>,
  postId: string,
): Promise<boolean> {
  const switched = await q.execute(sql`
    update sign_in_session set post_id = ${postId}
    where id = ${session.id} and ended_at is null and exists (
      select from account_post as p
      where p.id = ${postId} and p.account_id = ${session.accountId} and p.ended_at is null)`)
  return switched === 1
}

/** The second factor was given in this session. */
export async function confirmSession(q: Queryable, id: string): Promise<void> {
  await q.execute(sql`
    update sign_in_session set has_second_factor = true, is_waiting = false where id = ${id}`)
}

const knownForDays = 60

/** Whether the account has signed in from this address lately. */
export async function isKnownAddress(
  q: Queryable,
  accountId: string,
  { address, now }: { readonly address: string; readonly now: Date },
): Promise<boolean> {
  const since = new Date(now.getTime() - knownForDays * 86_400_000)
  const found = await q.query(sql`
    select from sign_in_session
    where account_id = ${accountId} and address = ${address} and not is_waiting
      and started_at > ${since}
    limit 1`)
  return found.length > 0
}

/** Takes out sessions that ended before a moment, so that the table does not grow for ever. */
export async function forgetOldSessions(q: Queryable, before: Date): Promise<number> {
  return q.execute(sql`
    delete from sign_in_session where coalesce(ended_at, ends_at) < ${before}`)
}
