import type { Database } from '#db/index'
import { keyRingOf, type Vault } from '#vault/index'
import { findStale } from './rotate-keys.ts'
import { readKeys } from './stored-keys.ts'

export type KeyState = '待用' | '在用' | '换下中' | '已退役'

export interface ListedKey {
  readonly purpose: string
  readonly version: number
  readonly algorithm: string
  readonly state: KeyState
  readonly begunAt: string | null
  readonly retiredAt: string | null
}

export interface KeyList {
  readonly fingerprint: string
  readonly publicKey: string
  readonly keys: readonly ListedKey[]
  /** Where something still lies under an older key. */
  readonly stale: readonly string[]
}

/** The data keys of an installation, none of them in clear. */
export async function listKeys(db: Database, vault: Vault): Promise<KeyList> {
  const owner = db.as('owner')
  const ring = keyRingOf(vault)
  const stored = await readKeys(owner)
  const keys = stored.map(({ wrapped: _, ...key }) => {
    const inUse = ring.versionInUse(key.purpose)
    const state: KeyState =
      key.begunAt === null
        ? '待用'
        : key.retiredAt !== null
          ? '已退役'
          : key.version === inUse
            ? '在用'
            : '换下中'
    return { ...key, state }
  })
  const stale = await findStale(owner, vault)
  return { fingerprint: vault.fingerprint(), publicKey: vault.publicKey(), keys, stale }
}
