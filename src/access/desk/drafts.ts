import { type Queryable, sql } from '#db/index'
import type { Acting } from '../acting.ts'
import { accountOf } from '../request-keys.ts'
import { refuse } from './refusals.ts'

/** A form that was begun and not sent. */
export interface DraftNote {
  readonly key: string
  /** How what the form is about stood when it was opened. */
  readonly version: string | null
  readonly savedAt: string
}

export interface Draft extends DraftNote {
  readonly body: unknown
}

/** Signs of one draft as JSON. */
const longest = 60_000
const mostDrafts = 60

interface Row {
  readonly key: string
  readonly version: string | null
  readonly saved_at: string
  readonly body: Uint8Array
}

/** What the one who asks has begun, the newest first; without what is written in it. */
export async function listDrafts(q: Queryable, acting: Acting): Promise<readonly DraftNote[]> {
  const rows = await q.query<Omit<Row, 'body'>>(sql`
    select key, version, saved_at from draft
    where county_code = ${acting.countyCode} and account_id = ${accountOf(acting)}
    order by saved_at desc, key collate "C"`)
  return rows.map(noteOf)
}

/** Their own draft of that key; undefined where there is none. */
export async function findDraft(
  q: Queryable,
  acting: Acting,
  key: string,
): Promise<Draft | undefined> {
  const [row] = await q.query<Row>(sql`
    select key, version, saved_at, body from draft
    where county_code = ${acting.countyCode} and account_id = ${accountOf(acting)} and key = ${key}`)
  if (!row) return undefined
  return { ...noteOf(row), body: JSON.parse(acting.vault.decrypt(row.body, 'payload')) }
}

/** Keeps what stands in a form, sealed, in the place of what was kept of it before; gives when. */
export async function saveDraft(
  q: Queryable,
  acting: Acting,
  { key, version, body }: Pick<Draft, 'key' | 'version' | 'body'>,
): Promise<string> {
  const account = accountOf(acting)
  const text = JSON.stringify(body ?? null)
  if (text.length > longest) throw refuse('draft-too-large', { most: longest })
  const sealed = acting.vault.encrypt(text, 'payload')
  const [row] = await q.query<{ saved_at: string }>(sql`
    insert into draft (county_code, account_id, key, body, version)
    select ${acting.countyCode}, ${account}, ${key}, ${sealed}, ${version}
    where (select count(*) from draft
      where county_code = ${acting.countyCode} and account_id = ${account}
        and key <> ${key}) < ${mostDrafts}
    on conflict (county_code, account_id, key)
    do update set body = excluded.body, version = excluded.version, saved_at = now()
    returning saved_at`)
  if (!row) throw refuse('too-many-drafts', { most: mostDrafts })
  return new Date(row.saved_at).toISOString()
}

/** Takes a draft away; whether there was one does not matter. */
export async function deleteDraft(q: Queryable, acting: Acting, key: string): Promise<void> {
  await q.execute(sql`
    delete from draft
    where county_code = ${acting.countyCode} and account_id = ${accountOf(acting)} and key = ${key}`)
}

function noteOf({ key, version, saved_at }: Omit<Row, 'body'>): DraftNote {
  return { key, version, savedAt: new Date(saved_at).toISOString() }
}
