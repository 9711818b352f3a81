import { sql, type Transaction } from '#db/index'

/** Does the work and takes it back; what it refuses is refused. */
export async function tryOut(tx: Transaction, work: () => Promise<unknown>): Promise<void> {
  await tx.execute(sql`savepoint trial`)
  await work()
  await tx.execute(sql`rollback to savepoint trial`)
  await tx.execute(sql`release savepoint trial`)
}
