import { createReadStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Acting } from '#access/index'
import { type Database, sql, type Transaction } from '#db/index'
import { addDays } from '#kernel/index'
import type { BatchKey } from '#vault/index'

/** Bytes that are encrypted at a time, so that a large file does not fill the memory. */
const chunkBytes = 4 * 1024 * 1024

export interface KeptOriginal {
  readonly path: string
  readonly key: Uint8Array
}

/** Keeps the sender's file, encrypted under a key of its batch, in `folder`. */
export async function keepOriginal(
  acting: Acting,
  input: { readonly folder: string; readonly batchId: string; readonly source: string },
): Promise<KeptOriginal> {
  await mkdir(input.folder, { recursive: true, mode: 0o700 })
  const target = path.join(input.folder, `${input.batchId}.sealed`)
  const key = acting.vault.newBatchKey()
  const file = await open(target, 'wx', 0o600)
  try {
    for await (const chunk of createReadStream(input.source, { highWaterMark: chunkBytes })) {
      await writeSealed(file, acting, key, chunk)
    }
  } catch (error) {
    await rm(target, { force: true })
    throw error
  } finally {
    await file.close()
  }
  return { path: target, key: key.wrapped }
}

/** Each part is its length in four bytes and the sealed bytes. */
async function writeSealed(
  file: Awaited<ReturnType<typeof open>>,
  acting: Acting,
  key: BatchKey,
  chunk: Uint8Array,
): Promise<void> {
  const sealed = acting.vault.encryptWith(key, chunk)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(sealed.length)
  await file.write(length)
  await file.write(sealed)
}

/** Writes a kept original in clear to `target`, which the caller removes again. */
export async function openOriginal(
  { vault }: Pick<Acting, 'vault'>,
  input: { readonly sealed: string; readonly key: Uint8Array; readonly target: string },
): Promise<void> {
  const key = vault.openBatchKey(input.key)
  const from = await open(input.sealed, 'r')
  try {
    const to = await open(input.target, 'wx', 0o600)
    try {
      const length = Buffer.alloc(4)
      for (;;) {
        const { bytesRead } = await from.read(length, 0, 4, null)
        if (bytesRead < 4) return
        const sealed = Buffer.alloc(length.readUInt32BE(0))
        await from.read(sealed, 0, sealed.length, null)
        await to.write(key.decrypt(sealed))
      }
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
}

/** Writes down where the original lies and its key. */
export async function noteOriginal(
  tx: Transaction,
  batchId: string,
  kept: KeptOriginal,
): Promise<void> {
  await tx.execute(sql`
    update import_batch set original_path = ${kept.path}, original_key = ${kept.key}
    where id = ${batchId}`)
}

/** Destroys the keys of originals older than `days`, then the files; gives how many. */
export async function destroyOldOriginals(
  db: Database,
  acting: Acting,
  days = 30,
): Promise<number> {
  const worker = db.as('worker')
  const before = addDays(acting.today, -days)
  const old = await worker.query<{ id: string; path: string | null }>(sql`
    select id, original_path as path
    from import_batch
    where county_code = ${acting.countyCode} and original_key is not null
      and staged_at < ${before}::date
    order by staged_at
    limit 10000`)
  for (const { id, path: file } of old) {
    await worker.execute(sql`
      update import_batch set original_key = null, original_path = null where id = ${id}`)
    if (file !== null) await rm(file, { force: true })
  }
  return old.length
}
