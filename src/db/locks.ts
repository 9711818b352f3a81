import type { Transaction } from './database.ts'
import { sql } from './sql.ts'

/** Waits until no other transaction holds `name`, and holds it until this one ends. */
export async function withAdvisoryLock(tx: Transaction, name: string): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}

/** Takes `name` until the transaction ends if nobody holds it; says whether it did. */
export async function tryAdvisoryLock(tx: Transaction, name: string): Promise<boolean> {
  const [row] = await tx.query<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as held`,
  )
  return row?.held ?? false
}
