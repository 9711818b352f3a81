import { type Queryable, sql } from '#db/index'
import type { Acting } from './acting.ts'

/** A request that its sender numbered. */
export interface NumberedRequest {
  readonly key: string
  /** What tells this request from another: a digest of method, address and content. */
  readonly fingerprint: string
}

/** 新: this request does it. 已答复: it was done and answered so. 未完: done or not, nobody answered yet. */
export type Claim =
  | { readonly kind: '新' }
  | { readonly kind: '已答复'; readonly status: number; readonly answer: string | null }
  | { readonly kind: '未完' }
  | { readonly kind: '另一请求' }

/** Takes the number for this request; of two at once exactly one gets 新. */
export async function claimRequest(
  q: Queryable,
  acting: Acting,
  { key, fingerprint }: NumberedRequest,
): Promise<Claim> {
  const account = accountOf(acting)
  await q.execute(sql`
    delete from request_key
    where begun_at < now() - interval '1 day' and county_code = ${acting.countyCode}`)
  const taken = await q.execute(sql`
    insert into request_key (county_code, account_id, key, fingerprint)
    values (${acting.countyCode}, ${account}, ${key}, ${fingerprint})
    on conflict do nothing`)
  if (taken === 1) return { kind: '新' }
  const [row] = await q.query<Row>(sql`
    select fingerprint, status, answer from request_key
    where county_code = ${acting.countyCode} and account_id = ${account} and key = ${key}`)
  if (!row) return { kind: '未完' }
  if (row.fingerprint !== fingerprint) return { kind: '另一请求' }
  if (row.status === null) return { kind: '未完' }
  const answer = row.answer === null ? null : acting.vault.decrypt(row.answer, 'payload')
  return { kind: '已答复', status: row.status, answer }
}

interface Row {
  readonly fingerprint: string
  readonly status: number | null
  readonly answer: Uint8Array | null
}

/** Keeps what the request was answered, sealed, for a day. */
export async function keepAnswer(
  q: Queryable,
  acting: Acting,
  { key, status, answer }: { key: string; status: number; answer: string | null },
): Promise<void> {
  const sealed = answer === null ? null : acting.vault.encrypt(answer, 'payload')
  await q.execute(sql`
    update request_key set status = ${status}, answer = ${sealed}
    where county_code = ${acting.countyCode} and account_id = ${accountOf(acting)}
      and key = ${key}`)
}

/** Gives the number back: the request was refused, and nothing was written. */
export async function releaseRequest(q: Queryable, acting: Acting, key: string): Promise<void> {
  await q.execute(sql`
    delete from request_key
    where county_code = ${acting.countyCode} and account_id = ${accountOf(acting)}
      and key = ${key} and status is null`)
}

/** The program itself has no account: its requests share one. */
export function accountOf({ who }: Acting): string {
  return who?.accountId ?? '00000000-0000-0000-0000-000000000000'
}
