import { sql, type Transaction } from '#db/index'

/**
 * Runs a statement over many households without nested loops: on tables that are new, or grew within
 * this transaction, the planner believes in one row and would loop over the whole registry for each.
 */
export async function planForMany<T>(
  tx: Transaction,
  households: readonly string[] | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (households !== undefined && households.length <= manyHouseholds) return work()
  await tx.execute(sql`set local enable_nestloop = off`)
  const result = await work()
  await tx.execute(sql`set local enable_nestloop = on`)
  return result
}

const manyHouseholds = 200
