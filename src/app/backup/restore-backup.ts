import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { sql, type Transaction } from '#db/index'
import { checkFingerprint, type Vault } from '#vault/index'
import { verifyLogs } from '../audit/verify-logs.ts'
import type { Place } from '../installation.ts'
import { loadKeys } from '../keys/stored-keys.ts'
import type { SequenceValue } from './backed-tables.ts'
import {
  emptyTables,
  findUnlike,
  type LoadedTable,
  loadTable,
  makeTables,
  setSequences,
} from './load-tables.ts'
import { type BackupContent, type BackupTaker, readBackup, verifyBackup } from './read-backup.ts'
import { refuse } from './refusals.ts'
import { type RestoreTarget, withTarget } from './restore-target.ts'

export interface RestoreReport extends BackupContent {
  /** Imports that waited for a person and have to be sent again. */
  readonly givenUp: number
  readonly chainEntries: number
  readonly auditEntries: number
}

export interface RestoreWish {
  readonly file: string
  readonly place: Place
  readonly vault: Vault
  /** Where the key file of the restored data lies; noted beside them. */
  readonly keyFile?: string | undefined
  readonly tell?: (step: string) => void
}

/**
 * Brings a backup back into an empty folder or an empty database, all of it or nothing: it is read to its
 * end first, then loaded, compared table by table with what was backed up, and its logs are verified.
 */
export async function restoreBackup(wish: RestoreWish): Promise<RestoreReport> {
  const { file, vault, tell = () => undefined } = wish
  await verifyBackup(file, vault)
  tell('备份完整，正在恢复……')
  return withTarget(wish.place, async (target) => load(wish, target))
}

async function load(wish: RestoreWish, target: RestoreTarget): Promise<RestoreReport> {
  const { file, vault } = wish
  // The tables are made before the transaction that fills them: read once more up to there.
  await readStart(file, vault, (note) => makeTables(target.db, note, file))
  return target.db.transaction(async (tx) => {
    await emptyTables(tx)
    const tables: LoadedTable[] = []
    const values: SequenceValue[] = []
    const content = await readBackup(file, vault, takerOf(wish, target, { tx, tables, values }))
    const unlike = await findUnlike(tx, tables)
    if (unlike !== undefined) throw refuse('restore-unlike', { file, problem: unlike })
    await setSequences(tx, values)
    const logs = await checkRestored(tx, wish, content)
    const givenUp = await settle(tx, wish, target)
    return { ...content, ...logs, givenUp }
  })
}

interface Loading {
  readonly tx: Transaction
  readonly tables: LoadedTable[]
  readonly values: SequenceValue[]
}

function takerOf(
  wish: RestoreWish,
  target: RestoreTarget,
  { tx, tables, values }: Loading,
): BackupTaker {
  let current: Omit<LoadedTable, 'rows' | 'digest'> | undefined
  return {
    start: async () => undefined,
    table: async (table, data) => {
      current = { name: table.name, columns: table.columns }
      await loadTable(tx, current, data)
    },
    tableEnd: async (name, { rows, digest }) => {
      if (current) tables.push({ ...current, rows, digest })
      if (rows > 0) wish.tell?.(`${name}：${rows} 行`)
    },
    sequences: async (found) => void values.push(...found),
    file: async (name, data) => writeOriginal(target.originals, name, data),
  }
}

/** Reads only the beginning. */
async function readStart(
  file: string,
  vault: Vault,
  work: (note: Parameters<BackupTaker['start']>[0]) => Promise<void>,
): Promise<void> {
  const enough = new Error('read enough')
  const stop = (): Promise<never> => Promise.reject(enough)
  try {
    await readBackup(file, vault, {
      start: work,
      ...{ table: stop, tableEnd: stop, sequences: stop, file: stop },
    })
  } catch (error) {
    if (error !== enough) throw error
  }
}

/** A name from inside a backup is a name, not a way out of the folder. */
function writeOriginal(folder: string, name: string, data: Iterable<Uint8Array>): void {
  if (!/^[0-9A-Za-z][0-9A-Za-z._-]*$/.test(name)) throw new RangeError(`not a file's name: ${name}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const open = openSync(path.join(folder, name), 'wx', 0o600)
  try {
    for (const part of data) for (let at = 0; at < part.length; ) at += writeSync(open, part, at)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

async function checkRestored(
  tx: Transaction,
  { file, vault }: RestoreWish,
  { county }: BackupContent,
): Promise<Pick<RestoreReport, 'chainEntries' | 'auditEntries'>> {
  const [row] = await tx.query<{ fingerprint: string }>(sql`
    select vault_fingerprint as fingerprint from installation limit 1`)
  checkFingerprint(vault, row?.fingerprint ?? '')
  await loadKeys(tx, vault)
  const { ok, chain, audit } = await verifyLogs(tx, county, vault.publicKey())
  if (!ok) throw refuse('restore-unlike', { file, problem: '救助链或查阅日志核对不上' })
  return { chainEntries: chain.entries, auditEntries: audit.entries }
}

/** Originals lie elsewhere now; imports that waited lost their staged rows, which no backup holds. */
async function settle(
  tx: Transaction,
  { keyFile }: RestoreWish,
  target: RestoreTarget,
): Promise<number> {
  await tx.execute(sql`
    update import_batch
    set original_path = ${`${target.finalOriginals}/`}::text || regexp_replace(original_path, '^.*[/\\\\]', '')
    where original_path is not null`)
  if (keyFile !== undefined) await tx.execute(sql`update installation set key_file = ${keyFile}`)
  return tx.execute(sql`
    update import_batch
    set state = '已放弃', original_path = null, original_key = null, preview = null, staged = null
    where state = '待确认'`)
}
