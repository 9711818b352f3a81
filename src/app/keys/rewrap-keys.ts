import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { type Database, sql, withAdvisoryLock } from '#db/index'
import { createVault, keyRingOf, openVault, type Vault } from '#vault/index'
import { keysLock } from './open-keys.ts'
import { refuse } from './refusals.ts'
import { findStale } from './rotate-keys.ts'
import { loadKeys, readKeys } from './stored-keys.ts'
import { requireAlone } from './used-by-others.ts'

export interface Rewrapped {
  readonly keyFile: string
  /** The old key file, for backups made before; to be destroyed with them. */
  readonly oldKeyFile: string
  readonly recoverySheet: string
}

export interface RewrapWish {
  readonly keyFile: string
  /** Of the new key file; may be the old one. */
  readonly passphrase: string
}

/**
 * A new master key: every stored key is wrapped anew, the key file and the recovery sheet are new, the
 * old ones open nothing that is in the database from now on. The new file is written beside the old one
 * first and takes its place when the database has it; a kill in between is made good by the next opening.
 */
export async function rewrapKeys(
  db: Database,
  vault: Vault,
  { keyFile, passphrase }: RewrapWish,
): Promise<Rewrapped> {
  const owner = db.as('owner')
  await requireAlone(db)
  await loadKeys(owner, vault)
  await requireNothingDerived(owner, vault)
  const draft = draftOf(keyFile)
  rmSync(draft, { force: true })
  const made = createVault({ keyFile: draft, passphrase })
  try {
    await owner.transaction(async (tx) => {
      await withAdvisoryLock(tx, keysLock)
      for (const key of await readKeys(tx)) {
        const { purpose, version, wrapped } = keyRingOf(vault).rewrapFor(keyRingOf(made.vault), key)
        await tx.execute(sql`
          update vault_key set wrapped = ${wrapped}
          where purpose = ${purpose} and version = ${version}`)
      }
      await tx.execute(sql`
        update installation set vault_fingerprint = ${made.vault.fingerprint()}
        where vault_fingerprint = ${vault.fingerprint()}`)
    })
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  const oldKeyFile = `${keyFile}.old-${vault.fingerprint().slice(0, 8)}`
  rmSync(oldKeyFile, { force: true })
  linkSync(keyFile, oldKeyFile)
  renameSync(draft, keyFile)
  return { keyFile, oldKeyFile, recoverySheet: made.recoverySheet }
}

/**
 * Opens the key file of an installation. Where a change of the master key was cut off after the
 * database had it, the new file lies beside the old one: it takes its place now.
 */
export function openKeyFile({ keyFile, passphrase }: RewrapWish, fingerprint: string): Vault {
  const draft = draftOf(keyFile)
  if (existsSync(draft)) {
    try {
      const fresh = openVault({ keyFile: draft, passphrase })
      if (fresh.fingerprint() === fingerprint) {
        renameSync(draft, keyFile)
        return fresh
      }
    } catch {
      // Of another passphrase, or half-written: then it is not what the database has, or not to be told.
    }
  }
  return openVault({ keyFile, passphrase })
}

function draftOf(keyFile: string): string {
  return `${keyFile}.new`
}

/** What the old master key itself sealed would be lost with it. */
async function requireNothingDerived(owner: Database, vault: Vault): Promise<void> {
  const ring = keyRingOf(vault)
  const derived = (['text', 'batch', 'blind', 'signing'] as const).filter(
    (purpose) => ring.versionInUse(purpose) < 2,
  )
  const stale = derived.length > 0 ? [] : await findStale(owner, vault)
  const purposes = [...derived, ...stale]
  if (purposes.length > 0) throw refuse('keys-still-derived', { purposes })
}
