import { type Database, sql, withAdvisoryLock } from '#db/index'
import type { Vault } from '#vault/index'
import { refuse } from './refusals.ts'
import { openedAt } from './reseal-texts.ts'
import { loadKeys, prepareNextKeys, readKeys, rotatedPurposes } from './stored-keys.ts'

export const keysLock = 'doudi.keys'

/** Gives an opened vault the data keys that lie beside the data, and makes sure that they fit them. */
export async function openKeys(db: Database, vault: Vault): Promise<void> {
  const owner = db.as('owner')
  await loadKeys(owner, vault)
  await checkKeysFit(owner, vault)
  const stored = await readKeys(owner)
  const isReady =
    stored.some(({ purpose }) => purpose === 'signing') &&
    rotatedPurposes.every((purpose) =>
      stored.some((key) => key.purpose === purpose && key.begunAt === null),
    )
  if (!isReady) {
    await owner.transaction(async (tx) => {
      await withAdvisoryLock(tx, keysLock)
      await prepareNextKeys(tx, vault)
    })
  }
}

/** A key that was taken away would make numbers unreadable, or match nobody: asked of one person. */
async function checkKeysFit(owner: Database, vault: Vault): Promise<void> {
  const [person] = await owner.query<{ cipher: Uint8Array; hash: string }>(sql`
    select id_cipher as cipher, id_hash as hash
    from person
    where id_cipher is not null and id_hash is not null
    limit 1`)
  if (!person) return
  if (vault.hashIdentity(openedAt(vault, person.cipher, 'identity')) !== person.hash) {
    throw refuse('keys-do-not-fit')
  }
}
