import type { Acting } from '#access/index'
import { sql } from '#db/index'
import type { App } from './app.ts'
import { lookAgain } from './record-entries/look-again.ts'

/**
 * Evaluates those of the households that wait for it, and no others: what one decision touched is seen
 * at once, whatever a file left for the next round stays for it. Gives how many were looked at.
 */
export async function lookAtDue(
  app: App,
  acting: Acting,
  households: readonly string[],
): Promise<number> {
  const due = await app.db.query<{ id: string }>(sql`
    select household_id as id from household_due
    where county_code = ${acting.countyCode} and household_id = any(${households}::uuid[])
    order by household_id`)
  for (const { id } of due) await lookAgain(app, acting, id)
  return due.length
}
