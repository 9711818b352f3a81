import { type Database, type Queryable, sql, type Transaction } from '#db/index'
import type { Vault } from '#vault/index'
import { openedAt } from './reseal-texts.ts'

interface HeldRow {
  readonly place: string
  readonly sealed: Uint8Array
  readonly key: Uint8Array
}

const atOnce = 500

/**
 * Rows set aside are sealed under their batch's key, and hold a number sealed under the text key: the
 * inner one is sealed anew where another key than the one in use sealed it. Gives how many rows.
 */
export async function resealHeldRows(db: Database, vault: Vault, version: number): Promise<number> {
  let written = 0
  for (const batchId of await batchesWithHeld(db)) {
    for (let after = { sheet: '', row: 0 }; ; ) {
      const step = await db.transaction((tx) => resealSome(tx, vault, { batchId, after, version }))
      written += step.written
      if (step.last === undefined) break
      after = step.last
    }
  }
  return written
}

/** How many rows set aside hold a number under another key than the one in use. */
export async function countStaleHeld(db: Database, vault: Vault, version: number): Promise<number> {
  let count = 0
  for (const batchId of await batchesWithHeld(db)) {
    const rows = await db.query<HeldRow>(sql`
      select '' as place, h.sealed, b.original_key as key
      from held_row as h
      join import_batch as b on b.id = h.batch_id
      where h.batch_id = ${batchId} and b.original_key is not null and h.state = '待处理'`)
    for (const row of rows) {
      const inner = innerCipher(openHeld(vault, row))
      if (inner !== undefined && inner[0] !== version) count += 1
    }
  }
  return count
}

async function batchesWithHeld(db: Queryable): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(sql`
    select b.id from import_batch as b
    where b.original_key is not null
      and exists (select from held_row as h where h.batch_id = b.id)`)
  return rows.map(({ id }) => id)
}

interface Step {
  readonly written: number
  readonly last: { readonly sheet: string; readonly row: number } | undefined
}

async function resealSome(
  tx: Transaction,
  vault: Vault,
  work: {
    readonly batchId: string
    readonly after: { readonly sheet: string; readonly row: number }
    readonly version: number
  },
): Promise<Step> {
  const { version } = work
  return rewriteSome(tx, vault, work, async (rows) =>
    rows.map((said) => {
      const inner = innerCipher(said)
      if (inner === undefined || inner[0] === version) return undefined
      const cipher = vault.encrypt(openedAt(vault, inner, 'identity'), 'identity')
      return { ...said, id_cipher: `\\x${Buffer.from(cipher).toString('hex')}` }
    }),
  )
}

/**
 * Puts new hashes (table new_hash of this transaction) in place of those in rows set aside that still
 * wait. Gives how many name a number of nobody here, whose new hash cannot be made.
 */
export async function rehashHeldRows(tx: Transaction, vault: Vault): Promise<number> {
  let unknown = 0
  for (const batchId of await batchesWithHeld(tx)) {
    for (let after = { sheet: '', row: 0 }; ; ) {
      const step = await rewriteSome(tx, vault, { batchId, after }, async (rows) => {
        const fresh = await freshHashes(tx, rows)
        return rows.map((said) => {
          const { id_hash: own, head_hash: head } = said
          if (typeof own === 'string' && !fresh.has(own)) unknown += 1
          const of = (hash: unknown) =>
            typeof hash === 'string' ? (fresh.get(hash) ?? null) : null
          return { ...said, id_hash: of(own), head_hash: of(head) }
        })
      })
      if (step.last === undefined) break
      after = step.last
    }
  }
  return unknown
}

async function freshHashes(
  tx: Transaction,
  rows: readonly Said[],
): Promise<ReadonlyMap<string, string>> {
  const olds = rows.flatMap(({ id_hash, head_hash }) =>
    [id_hash, head_hash].filter((hash) => typeof hash === 'string'),
  )
  const found = await tx.query<{ old: string; fresh: string }>(sql`
    select old, fresh from new_hash where old = any(${olds}::uuid[])`)
  return new Map(found.map(({ old, fresh }) => [old, fresh]))
}

async function rewriteSome(
  tx: Transaction,
  vault: Vault,
  work: {
    readonly batchId: string
    readonly after: { readonly sheet: string; readonly row: number }
  },
  renewAll: (rows: readonly Said[]) => Promise<readonly (Said | undefined)[]>,
): Promise<Step> {
  const { batchId, after } = work
  const rows = await tx.query<HeldRow & { readonly sheet: string; readonly row: number }>(sql`
    select h.ctid::text as place, h.sheet, h.row_number as row, h.sealed, b.original_key as key
    from held_row as h
    join import_batch as b on b.id = h.batch_id
    where h.batch_id = ${batchId} and (h.sheet, h.row_number) > (${after.sheet}, ${after.row}::integer)
      and b.original_key is not null and h.state = '待处理'
    order by h.sheet, h.row_number
    limit ${atOnce}
    for update of h`)
  const saids = await renewAll(rows.map((row) => openHeld(vault, row)))
  const renewed = rows.flatMap((row, at) => {
    const said = saids[at]
    if (said === undefined) return []
    const text = Buffer.from(JSON.stringify(said))
    return [{ place: row.place, sealed: vault.openBatchKey(row.key).encrypt(text) }]
  })
  if (renewed.length > 0) {
    await tx.execute(sql`
      update held_row as h set sealed = n.sealed
      from unnest(${renewed.map(({ place }) => place)}::text[]::tid[],
        ${renewed.map(({ sealed }) => sealed)}::bytea[]) as n (place, sealed)
      where h.batch_id = ${batchId} and h.ctid = n.place`)
  }
  const last = rows.length < atOnce ? undefined : rows.at(-1)
  return { written: renewed.length, last }
}

type Said = Readonly<Record<string, unknown>>

function openHeld(vault: Vault, row: Pick<HeldRow, 'sealed' | 'key'>): Said {
  const text = Buffer.from(vault.openBatchKey(row.key).decrypt(row.sealed)).toString('utf8')
  return JSON.parse(text) as Said // a row of a staging table, as JSON
}

/** PostgreSQL writes bytes in JSON as \x and hexadecimal. */
function innerCipher(said: Said): Uint8Array | undefined {
  const { id_cipher: text } = said
  if (typeof text !== 'string' || !text.startsWith('\\x')) return undefined
  return Buffer.from(text.slice(2), 'hex')
}
