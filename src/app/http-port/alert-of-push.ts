import { type Queryable, sql } from '#db/index'
import type { App } from '../app.ts'

/** The alert of a push that a command has just moved. */
export async function alertOfPush(tx: Queryable, app: App, pushId: string): Promise<string> {
  const [push] = await tx.query<{ alertId: string }>(sql`
    select alert_id as "alertId" from push
    where county_code = ${app.county.code} and id = ${pushId}`)
  if (!push) throw new Error('a push that was moved is not there')
  return push.alertId
}
