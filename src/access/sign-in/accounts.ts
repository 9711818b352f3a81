import { type Queryable, type Sql, sql } from '#db/index'
import { newId } from '#vault/index'
import { refuse } from './refusals.ts'
import type { HeldPost } from './sessions.ts'

export type AccountKind = '人员' | '接口'

export interface Account {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly kind: AccountKind
  readonly isEnabled: boolean
  readonly isDemo: boolean
  readonly passwordHash: string | null
  readonly passwordSetAt: string | null
  readonly mustChangePassword: boolean
  readonly oneTimeUntil: string | null
  readonly totpSecret: Uint8Array | null
  readonly totpConfirmedAt: string | null
  readonly oidcSubject: string | null
  readonly lastSignInAt: string | null
  readonly lastSignInAddress: string | null
  readonly createdAt: string
  readonly createdBy: string
}

export interface NewAccount {
  readonly name: string
  readonly displayName: string
  readonly kind?: AccountKind
  readonly isDemo?: boolean
  readonly createdBy: string
}

interface AccountRow {
  readonly id: string
  readonly name: string
  readonly display_name: string
  readonly kind: AccountKind
  readonly state: string
  readonly is_demo: boolean
  readonly password_hash: string | null
  readonly password_set_at: string | null
  readonly must_change_password: boolean
  readonly one_time_until: string | null
  readonly totp_secret: Uint8Array | null
  readonly totp_confirmed_at: string | null
  readonly oidc_subject: string | null
  readonly last_sign_in_at: string | null
  readonly last_sign_in_address: string | null
  readonly created_at: string
  readonly created_by: string
}

/** What is typed to sign in, as it is stored. */
export function accountName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

const wellFormed = /^[a-z0-9][a-z0-9._-]{1,39}$/

/** Makes an account without a password and without any right; gives its id. */
export async function createAccount(q: Queryable, account: NewAccount): Promise<string> {
  const name = accountName(account.name)
  if (!wellFormed.test(name)) throw refuse('account-name-invalid')
  const id = newId()
  const made = await q.execute(sql`
    insert into account (id, name, display_name, kind, is_demo, created_by)
    values (${id}, ${name}, ${account.displayName.trim()}, ${account.kind ?? '人员'},
      ${account.isDemo ?? false}, ${account.createdBy})
    on conflict (name) do nothing`)
  if (made === 0) throw refuse('account-taken', { account: name })
  return id
}

export async function findAccountByName(q: Queryable, typed: string): Promise<Account | undefined> {
  const [found] = await select(q, sql`name = ${accountName(typed)}`)
  return found
}

export async function getAccount(q: Queryable, id: string): Promise<Account> {
  const [found] = await select(q, sql`id = ${id}`)
  if (!found) throw refuse('account-unknown')
  return found
}

export async function findAccountBySubject(
  q: Queryable,
  issuer: string,
  subject: string,
): Promise<Account | undefined> {
  const [found] = await select(q, sql`oidc_issuer = ${issuer} and oidc_subject = ${subject}`)
  return found
}

const mostAccounts = 10_000

export function listAccounts(q: Queryable): Promise<Account[]> {
  return select(q, sql`true`)
}

async function select(q: Queryable, condition: Sql): Promise<Account[]> {
  const rows = await q.query<AccountRow>(sql`
    select id, name, display_name, kind, state, is_demo, password_hash, password_set_at,
      must_change_password, one_time_until, totp_secret, totp_confirmed_at, oidc_subject,
      last_sign_in_at, last_sign_in_address, created_at, created_by
    from account
    where ${condition}
    order by name
    limit ${mostAccounts}`)
  return rows.map(accountOf)
}

function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    kind: row.kind,
    isEnabled: row.state === '启用',
    isDemo: row.is_demo,
    passwordHash: row.password_hash,
    passwordSetAt: row.password_set_at,
    mustChangePassword: row.must_change_password,
    oneTimeUntil: row.one_time_until,
    totpSecret: row.totp_secret,
    totpConfirmedAt: row.totp_confirmed_at,
    oidcSubject: row.oidc_subject,
    lastSignInAt: row.last_sign_in_at,
    lastSignInAddress: row.last_sign_in_address,
    createdAt: row.created_at,
    createdBy: row.created_by,
  }
}

export async function setEnabled(q: Queryable, id: string, isEnabled: boolean): Promise<void> {
  await q.execute(sql`
    update account set state = ${isEnabled ? '启用' : '停用'} where id = ${id}`)
}

export async function noteSignIn(
  q: Queryable,
  id: string,
  { at, address }: { readonly at: Date; readonly address: string | null },
): Promise<void> {
  await q.execute(sql`
    update account set last_sign_in_at = ${at}, last_sign_in_address = ${address} where id = ${id}`)
}

/** Whom the provider means by the subject, no two accounts at once; null unlinks. */
export async function linkSubject(
  q: Queryable,
  id: string,
  linked: { readonly issuer: string; readonly subject: string } | null,
): Promise<void> {
  // One link at a time, so that two of the same subject do not meet in the table.
  await q.execute(sql`select pg_advisory_xact_lock(hashtext('account.oidc_subject'))`)
  if (linked !== null) {
    const holder = await findAccountBySubject(q, linked.issuer, linked.subject)
    if (holder !== undefined && holder.id !== id) throw refuse('oidc-taken')
  }
  await q.execute(sql`
    update account
    set oidc_issuer = ${linked?.issuer ?? null}, oidc_subject = ${linked?.subject ?? null}
    where id = ${id}`)
}

/** The posts an account holds, oldest first. */
export async function postsOf(q: Queryable, accountId: string): Promise<HeldPost[]> {
  return (await postsOfAll(q, [accountId])).map(({ accountId: _, ...post }) => post)
}

export async function postsOfAll(
  q: Queryable,
  accountIds: readonly string[],
): Promise<(HeldPost & { readonly accountId: string })[]> {
  return q.query(sql`
    select id, account_id as "accountId", role, division_code as "divisionCode", department
    from account_post
    where account_id = any (${accountIds}::uuid[]) and ended_at is null
    order by given_at, id`)
}

/** Gives a post; false when the account holds it already. */
export async function givePost(
  q: Queryable,
  accountId: string,
  post: Omit<HeldPost, 'id'> & { readonly givenBy: string },
): Promise<string | undefined> {
  const id = newId()
  const given = await q.execute(sql`
    insert into account_post (id, account_id, role, division_code, department, given_by)
    values (${id}, ${accountId}, ${post.role}, ${post.divisionCode}, ${post.department}, ${post.givenBy})
    on conflict do nothing`)
  return given === 1 ? id : undefined
}

/** Takes a post away; it counts no more from the next request on. */
export async function takePost(
  q: Queryable,
  accountId: string,
  post: { readonly id: string; readonly endedBy: string; readonly now: Date },
): Promise<boolean> {
  const taken = await q.execute(sql`
    update account_post set ended_at = ${post.now}, ended_by = ${post.endedBy}
    where id = ${post.id} and account_id = ${accountId} and ended_at is null`)
  return taken === 1
}
