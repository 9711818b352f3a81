import type { Acting } from '#access/index'
import { sql } from '#db/index'
import { loadBatch } from '#sources/index'
import type { App } from '../app.ts'
import { refuse } from '../refusals.ts'
import { needsTwo } from './supervision-rules.ts'

/**
 * A file that somebody handed in over the web is taken in by another account, where the place asks for
 * two people; whoever has changed since how it is read is no other. What the command line handed in has
 * no account: whoever may commit does.
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
      and (staged_account = ${account} or ${account} = any(read_accounts))`)
  if (own) throw refuse('batch-staged-by-you')
}

/**
 * Notes that somebody changes how waiting files are read: one batch, or with `ofDataset` every one of
 * its dataset, whose words and columns are read alike. Done before the change.
 */
export async function noteReader(
  { db }: App,
  acting: Acting,
  batchId: string,
  { ofDataset }: { readonly ofDataset: boolean },
): Promise<void> {
  const { countyCode, who } = acting
  if (who === undefined) return
  const { dataset } = await loadBatch(db, acting, batchId)
  const which = ofDataset ? sql`dataset = ${dataset}` : sql`id = ${batchId}`
  await db.as('worker').execute(sql`
    update import_batch set read_accounts = read_accounts || ${who.accountId}::uuid
    where county_code = ${countyCode} and state in ('暂存', '待确认') and ${which}
      and not ${who.accountId} = any(read_accounts)`)
}

/** Handing in and taking in with one request is one person's doing. */
export function refuseAtOnce(app: App, acting: Acting): void {
  if (acting.who !== undefined && needsTwo(app.pack, '入库')) throw refuse('batch-at-once')
}
