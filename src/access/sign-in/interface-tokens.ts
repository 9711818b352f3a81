import { type Queryable, sql } from '#db/index'
import { newId } from '#vault/index'
import { refuse } from './refusals.ts'
import { digestToken, makeToken } from './secrets.ts'
import type { HeldPost } from './sessions.ts'

export interface InterfaceToken {
  readonly id: string
  readonly label: string
  readonly createdAt: string
  readonly endsAt: string
  readonly lastUsedAt: string | null
  readonly isRevoked: boolean
}

/** Makes a token for another system; it is told once. */
export async function makeInterfaceToken(
  q: Queryable,
  accountId: string,
  wish: {
    readonly label: string
    readonly days: number
    readonly createdBy: string
    readonly now: Date
  },
): Promise<{ readonly id: string; readonly token: string }> {
  const [id, token] = [newId(), makeToken()]
  const endsAt = new Date(wish.now.getTime() + wish.days * 86_400_000)
  await q.execute(sql`
    insert into interface_token (id, account_id, token_hash, label, created_at, created_by, ends_at)
    values (${id}, ${accountId}, ${digestToken(token)}, ${wish.label}, ${wish.now},
      ${wish.createdBy}, ${endsAt})`)
  return { id, token }
}

export async function revokeInterfaceToken(
  q: Queryable,
  accountId: string,
  token: { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const revoked = await q.execute(sql`
    update interface_token set revoked_at = ${token.now}
    where id = ${token.id} and account_id = ${accountId} and revoked_at is null`)
  return revoked === 1
}

export function tokensOf(q: Queryable, accountId: string): Promise<InterfaceToken[]> {
  return q.query<InterfaceToken>(sql`
    select id, label, created_at as "createdAt", ends_at as "endsAt", last_used_at as "lastUsedAt",
      revoked_at is not null as "isRevoked"
    from interface_token where account_id = ${accountId} order by created_at desc limit 100`)
}

export interface InterfaceCaller {
  readonly accountId: string
  readonly displayName: string
  readonly post: HeldPost | null
}

interface TokenRow {
  readonly id: string
  readonly account_id: string
  readonly display_name: string
  readonly last_used_at: string | null
  readonly post_id: string | null
  readonly role: string | null
  readonly division_code: string | null
  readonly department: string | null
}

/** Whose token it is; only accounts of other systems have tokens, and they act in their oldest post. */
export async function findInterface(
  q: Queryable,
  token: string,
  now: Date,
): Promise<InterfaceCaller> {
  const [row] = await q.query<TokenRow>(sql`
    select t.id, t.account_id, a.display_name, t.last_used_at, p.id as post_id, p.role,
      p.division_code, p.department
    from interface_token as t
    join account as a on a.id = t.account_id
    left join account_post as p on p.account_id = a.id and p.ended_at is null
    where t.token_hash = ${digestToken(token)} and t.revoked_at is null and t.ends_at > ${now}
      and a.kind = '接口' and a.state = '启用'
    order by p.given_at, p.id
    limit 1`)
  if (!row) throw refuse('interface-token-wrong')
  if (row.last_used_at === null || now.getTime() - Date.parse(row.last_used_at) > 60_000) {
    await q.execute(sql`update interface_token set last_used_at = ${now} where id = ${row.id}`)
  }
  const { post_id, role, division_code, department } = row
  const hasPost = post_id !== null && role !== null
  return {
    accountId: row.account_id,
    displayName: row.display_name,
    post: hasPost ? { id: post_id, role, divisionCode: division_code, department } : null,
  }
}
