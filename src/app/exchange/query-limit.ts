import { type Acting, recordAudit } from '#access/index'
import { sql, type Transaction, trusted } from '#db/index'
import { askedByNumber } from '#oversight/index'
import type { App } from '../app.ts'
import { thresholdOf } from '../approvals/supervision-rules.ts'

export interface OverLimit {
  readonly most: number
  readonly left: number
  readonly wanted: number
}

/**
 * Whether an account asks by number about more people today than it may. That is noted, for supervision;
 * nothing is then to be answered. One account's queries are counted one after the other: two at once are
 * no way around the number. The command line has no account and is not counted.
 */
export async function noteOverLimit(
  tx: Transaction,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  wanted: number,
): Promise<OverLimit | undefined> {
  const account = acting.who?.accountId
  if (account === undefined) return undefined
  const most = thresholdOf(app.pack, '大量核对', '每日人数')
  await tx.query(sql`
    select pg_advisory_xact_lock(hashtextextended(${`doudi.query ${account}`}, 0))`)
  const [row] = await tx.query<{ asked: number }>(sql`
    select coalesce(sum(count), 0)::integer as asked from audit_entry
    where county_code = ${acting.countyCode} and account_id = ${account}
      and action = ${askedByNumber} and outcome = '成功' and at >= ${startOfDay}`)
  const left = Math.max(0, most - (row?.asked ?? 0))
  if (wanted <= left) return undefined
  const detail = `每日 ${most} 人，还可 ${left} 人`
  await recordAudit(tx, acting, {
    ...{ kind: '拒绝', action: askedByNumber, outcome: '拒绝', count: wanted, detail },
  })
  return { most, left, wanted }
}

const startOfDay = trusted(
  "date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'",
)
