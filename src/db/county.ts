import type { Database, Transaction } from './database.ts'
import { sql } from './sql.ts'

/**
 * A transaction that sees one county: row-level security of the app role shows and accepts only
 * rows of `countyCode`. The other roles see all rows; for them the setting is only recorded.
 */
export function withCounty<T>(
  db: Database,
  countyCode: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.query(sql`select set_config('app.county', ${countyCode}, true)`)
    return work(tx)
  })
}
