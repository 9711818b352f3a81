import type { Queryable } from './database.ts'
import { sql } from './sql.ts'

/**
 * Tells every process that listens in a channel, when the transaction of `q` commits; the same text
 * said twice in a transaction is told once. Never anything of a person.
 */
export async function announce(q: Queryable, channel: string, text: string): Promise<void> {
  await q.query(sql`select pg_notify(${channel}, ${text})`)
}

/** Where every process of an installation says that something of a county has changed. */
export const changeChannel = 'doudi_change'

/** Says that something of a county has changed; `kind` is the word of the step: 推送, 签收. */
export async function announceChange(
  q: Queryable,
  countyCode: string,
  kind: string,
): Promise<void> {
  await announce(q, changeChannel, `${countyCode} ${kind}`)
}
