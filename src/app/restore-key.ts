import { openDatabase, sql } from '#db/index'
import { defaultKeyFile, restoreVault } from '#vault/index'
import type { Place } from './installation.ts'
import { refuse } from './refusals.ts'

export interface KeyRestoration {
  readonly recoveryCode: string
  readonly passphrase: string
  readonly keyFile?: string | undefined
}

/**
 * Writes the key file of an installation anew from its recovery sheet, under a new passphrase. The
 * code of another installation is refused before anything is written over.
 */
export async function restoreKey(place: Place, wish: KeyRestoration): Promise<{ keyFile: string }> {
  const db = await openDatabase({ ...place, role: 'owner', create: false })
  try {
    const [row] = await db.query<{ id: string; fingerprint: string; key_file: string | null }>(sql`
      select id, vault_fingerprint as fingerprint, key_file from installation limit 1`)
    if (!row) throw refuse('not-initialised', { place: place.dataFolder })
    const keyFile = wish.keyFile ?? row.key_file ?? defaultKeyFile(row.id)
    const { recoveryCode, passphrase } = wish
    restoreVault({ keyFile, passphrase, recoveryCode, fingerprint: row.fingerprint })
    if (wish.keyFile) {
      await db.execute(sql`update installation set key_file = ${wish.keyFile} where id = ${row.id}`)
    }
    return { keyFile }
  } finally {
    await db.close()
  }
}
