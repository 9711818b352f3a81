import type { Queryable } from './database.ts'
import { sql } from './sql.ts'

/**
 * Tells every process that listens in a channel, when the transaction of `q` commits; the same text
 * said twice in a transaction is told once. Never anything of a person.
 */
export async function announce(q: Queryable, channel: string, text: string): Promise<void> {
  await q.query(sql`select pg_notify(${channel}, ${text})`)
}
