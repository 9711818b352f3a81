import { basename } from 'node:path'
import { type Queryable, sql } from '#db/index'
import { newId } from '#vault/index'
import type { App } from '../app.ts'
import type { BackupReport } from './make-backup.ts'
import { verifyBackup } from './read-backup.ts'

/** A backup as the administrators see it; the folder that it lies in stays with who made it. */
export interface NotedBackup {
  readonly fileName: string
  readonly bytes: number
  readonly rows: number
  readonly madeAt: string
  /** When it was read through and found whole; null: it was not. */
  readonly verifiedAt: string | null
}

/** Reads a new backup through and notes that it was made; refuses one that is not as it was written. */
export async function noteBackup(
  app: Pick<App, 'db' | 'vault'>,
  made: BackupReport,
): Promise<void> {
  await verifyBackup(made.file, app.vault)
  await app.db.execute(sql`
    insert into backup_made (id, file_name, bytes, rows, made_at, verified_at)
    values (${newId()}, ${basename(made.file)}, ${made.bytes}, ${made.rows}, ${made.madeAt}, now())`)
}

const shown = 10

/** The last backups, the newest first. */
export async function lastBackups(q: Queryable): Promise<readonly NotedBackup[]> {
  return q.query<NotedBackup>(sql`
    select file_name as "fileName", bytes, rows, made_at as "madeAt", verified_at as "verifiedAt"
    from backup_made order by made_at desc limit ${shown}`)
}
