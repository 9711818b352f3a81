import { type Queryable, sql, type Transaction } from '#db/index'
import {
  type CipherFamily,
  type KeyPurpose,
  keyRingOf,
  type StoredKey,
  type Vault,
} from '#vault/index'

/** Data keys whose successor is always at hand, so that readers know it before anybody writes with it. */
export const rotatedPurposes = ['text', 'batch'] as const

const firstStoredVersion = 2

export async function readKeys(q: Queryable): Promise<readonly StoredKey[]> {
  return q.query<StoredKey>(sql`
    select purpose, version, algorithm, wrapped, begun_at as "begunAt", retired_at as "retiredAt"
    from vault_key
    order by purpose, version`)
}

/** Gives the vault the data keys of this installation; a server repeats it now and then. */
export async function loadKeys(q: Queryable, vault: Vault): Promise<void> {
  keyRingOf(vault).load(await readKeys(q))
}

export async function insertKey(tx: Transaction, key: StoredKey): Promise<void> {
  await tx.execute(sql`
    insert into vault_key (purpose, version, algorithm, wrapped, begun_at)
    values (${key.purpose}, ${key.version}, ${key.algorithm}, ${key.wrapped}, ${key.begunAt})`)
}

/** The keys of a new installation: random, wrapped by the master key, in the chosen ciphers. */
export async function storeFirstKeys(
  tx: Transaction,
  vault: Vault,
  { family, now }: { readonly family: CipherFamily; readonly now: Date },
): Promise<void> {
  const ring = keyRingOf(vault)
  const purposes: readonly KeyPurpose[] = ['text', 'batch', 'blind', 'signing']
  for (const purpose of purposes) {
    const key = { purpose, version: firstStoredVersion, family, begunAt: now.toISOString() }
    await insertKey(tx, ring.make(key))
  }
  await loadKeys(tx, vault)
  await prepareNextKeys(tx, vault)
}

/**
 * Prepares the successors of the keys in use where there are none; an installation from before there
 * were stored keys gets its first ones, and a key to sign with.
 */
export async function prepareNextKeys(tx: Transaction, vault: Vault): Promise<void> {
  const ring = keyRingOf(vault)
  const family = ring.family()
  const stored = await readKeys(tx)
  for (const purpose of rotatedPurposes) {
    const own = stored.filter((key) => key.purpose === purpose)
    if (own.some(({ begunAt }) => begunAt === null)) continue
    const version = Math.max(firstStoredVersion - 1, ...own.map((key) => key.version)) + 1
    await insertKey(tx, ring.make({ purpose, version, family, begunAt: null }))
  }
  if (!stored.some(({ purpose }) => purpose === 'signing')) {
    const version = firstStoredVersion
    await insertKey(
      tx,
      ring.make({ purpose: 'signing', version, family, begunAt: new Date().toISOString() }),
    )
  }
  await loadKeys(tx, vault)
}
