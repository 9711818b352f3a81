import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Database, sql, type Transaction } from '#db/index'
import { checkFingerprint, type Vault } from '#vault/index'
import { backedTables, sequenceValues } from './backed-tables.ts'
import { copyTable, readInOrder } from './copy-table.ts'
import { dataFrame, type Note, noteFrame } from './frames.ts'
import { refuse } from './refusals.ts'
import { type SealedWriter, writeSealed } from './sealed-file.ts'

export interface BackupReport {
  readonly file: string
  readonly bytes: number
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly madeAt: Date
}

export interface BackupSource {
  readonly db: Database
  readonly vault: Vault
}

/**
 * Writes all tables and the kept originals into one encrypted file, as they are at one moment, while
 * others work. What is not finished is no file: it is written beside and named at the end.
 */
export async function makeBackup(
  { db, vault }: BackupSource,
  file: string,
  tell: (step: string) => void = () => undefined,
): Promise<BackupReport> {
  if (existsSync(file)) throw refuse('backup-exists', { file })
  const madeAt = new Date()
  const { id } = await installationOf(db.as('owner'), vault)
  const writer = explained(file, () => writeSealed(file, vault, { installation: id, madeAt }))
  try {
    const counts = await db.as('owner').transaction(async (tx) => {
      await tx.execute(sql`set transaction isolation level repeatable read, read only`)
      await readInOrder(tx)
      return writeAll(tx, vault, { write: guarded(file, writer), tell })
    })
    const bytes = explained(file, () => writer.finish())
    return { file, bytes, ...counts, madeAt }
  } catch (error) {
    writer.abandon()
    throw error
  }
}

interface Output {
  readonly write: (bytes: Uint8Array) => void
  readonly tell: (step: string) => void
}

type Counts = Pick<BackupReport, 'tables' | 'rows' | 'files'>

async function writeAll(tx: Transaction, vault: Vault, output: Output): Promise<Counts> {
  const { write, tell } = output
  const say = (note: Note): void => write(noteFrame(note))
  const { county, countyName } = await installationOf(tx, vault)
  const migrations = await tx.query<{ name: string; hash: string }>(sql`
    select name, hash from schema_migration order by name`)
  say({ is: 'start', county, countyName, migrations })
  const tables = await backedTables(tx)
  let rows = 0
  for (const table of tables) {
    say({ is: 'table', ...table })
    const copied = await copyTable(tx, table, (piece) => write(dataFrame(piece)))
    say({ is: 'table-end', ...copied })
    rows += copied.rows
    if (copied.rows > 0) tell(`${table.name}：${copied.rows} 行`)
  }
  say({ is: 'sequences', values: await sequenceValues(tx) })
  const files = await writeOriginals(tx, { write, say })
  say({ is: 'end', tables: tables.length, files })
  return { tables: tables.length, rows, files }
}

/** Originals of batches that were taken in; one destroyed since the moment of the backup is passed over. */
async function writeOriginals(
  tx: Transaction,
  { write, say }: { write: (bytes: Uint8Array) => void; say: (note: Note) => void },
): Promise<number> {
  const originals = await tx.query<{ path: string }>(sql`
    select original_path as path from import_batch
    where original_path is not null and original_key is not null and state not in ('暂存', '待确认')
    order by id`)
  let files = 0
  for (const original of originals) {
    const open = openExisting(original.path)
    if (open === undefined) continue
    say({ is: 'file', name: path.basename(original.path) })
    try {
      say({ is: 'file-end', ...copyFile(open, write) })
    } finally {
      closeSync(open)
    }
    files += 1
  }
  return files
}

function copyFile(open: number, write: (bytes: Uint8Array) => void) {
  const digest = createHash('sha256')
  const buffer = Buffer.alloc(256 * 1024)
  let bytes = 0
  for (;;) {
    const got = readSync(open, buffer, 0, buffer.length, null)
    if (got === 0) return { bytes, digest: digest.digest('hex') }
    const part = buffer.subarray(0, got)
    digest.update(part)
    write(dataFrame(part))
    bytes += got
  }
}

function openExisting(file: string): number | undefined {
  try {
    return openSync(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

interface InstallationOf {
  readonly id: string
  readonly county: string
  readonly countyName: string
}

/** The installation; refuses a vault that is not its own, for nobody could read the restored data. */
async function installationOf(
  q: Pick<Transaction, 'query'>,
  vault: Vault,
): Promise<InstallationOf> {
  const [row] = await q.query<InstallationOf & { fingerprint: string }>(sql`
    select id, county_code as county, county_name as "countyName", vault_fingerprint as fingerprint
    from installation order by created_at limit 1`)
  if (!row) throw new RangeError('an installation is open')
  checkFingerprint(vault, row.fingerprint)
  return row
}

function guarded(file: string, writer: SealedWriter): (bytes: Uint8Array) => void {
  return (bytes) => explained(file, () => writer.write(bytes))
}

/** Turns what the file system says into a sentence. */
function explained<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: '文件夹不存在',
      EACCES: '没有写入权限',
      EPERM: '没有写入权限',
      EROFS: '只读',
      ENOSPC: '磁盘已满',
      EDQUOT: '空间配额已满',
      EISDIR: '是一个文件夹',
    }
    const reason = code === undefined ? undefined : reasons[code]
    if (reason === undefined) throw error
    rmSync(`${file}.part`, { force: true })
    throw refuse('backup-not-writable', { file, reason }, { cause: error })
  }
}
