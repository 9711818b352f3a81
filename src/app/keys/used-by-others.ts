import { type Database, sql } from '#db/index'
import { refuse } from './refusals.ts'

/**
 * Refuses while other programs have the data open: by their connections, and on the embedded engine by
 * the notes of those who keep it running, for an idle program has no connection.
 */
export async function requireAlone(db: Database): Promise<void> {
  if (db.engine === 'pglite') return
  const [row] = await db.query<{ others: number }>(sql`
    select count(distinct application_name)::integer as others
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and application_name like 'doudi %'
      and application_name not like ${`doudi % ${process.pid}`}`)
  const others = Math.max(row?.others ?? 0, db.otherUsers?.() ?? 0)
  if (others > 0) throw refuse('keys-in-use', { others })
}
