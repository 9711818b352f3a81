import { sql, type Transaction } from '#db/index'

/**
 * From here to the end of the transaction, people, households, memberships and own values that are
 * written carry the batch: undoing it finds them by that.
 */
export async function sayBatch(tx: Transaction, batchId: string): Promise<void> {
  await tx.query(sql`select set_config('doudi.batch', ${batchId}, true)`)
}
