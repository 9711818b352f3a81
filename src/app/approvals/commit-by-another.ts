import type { Acting } from '#access/index'
import { sql } from '#db/index'
import type { App } from '../app.ts'
import { refuse } from '../refusals.ts'
import { needsTwo } from './supervision-rules.ts'

/**
 * A file that somebody handed in over the web is taken in by another account, where the place asks for
 * two people. What the command line handed in has no account: whoever may commit does.
 */
export async function requireOtherThanStager(
  app: App,
  acting: Acting,
  batchId: string,
): Promise<void> {
  const account = acting.who?.accountId
  if (account === undefined || !needsTwo(app.pack, '入库')) return
  const [own] = await app.db.query(sql`
    select from import_batch
    where county_code = ${acting.countyCode} and id::text = ${batchId}
      and staged_account = ${account}`)
  if (own) throw refuse('batch-staged-by-you')
}

/** Handing in and taking in with one request is one person's doing. */
export function refuseAtOnce(app: App, acting: Acting): void {
  if (acting.who !== undefined && needsTwo(app.pack, '入库')) throw refuse('batch-at-once')
}
