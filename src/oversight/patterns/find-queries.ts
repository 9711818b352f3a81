import { sql } from '#db/index'
import { askedByNumber, type Finding } from '../domain.ts'
import { mostExamples, type Watch } from './context.ts'

/** Accounts that asked by number about more people on one day than they may, and were refused the rest. */
export async function findMassQueries(watch: Watch): Promise<readonly Finding[]> {
  const { q, acting, since } = watch
  const most = watch.threshold('大量核对', '每日人数')
  const rows = await q.query<{
    accountId: string
    actor: string
    day: string
    asked: number
    refused: number
    examples: readonly string[]
  }>(sql`
    select account_id as "accountId", max(actor) as actor,
      (at at time zone 'Asia/Shanghai')::date::text as day,
      coalesce(sum(count) filter (where outcome = '成功'), 0)::integer as asked,
      (count(*) filter (where outcome = '拒绝'))::integer as refused,
      (array_agg(id order by at desc))[1:${mostExamples}] as examples
    from audit_entry
    where county_code = ${acting.countyCode} and account_id is not null
      and action = ${askedByNumber}
      and at >= ${since}::date::timestamp at time zone 'Asia/Shanghai'
    group by account_id, (at at time zone 'Asia/Shanghai')::date
    having count(*) filter (where outcome = '拒绝') > 0`)
  return rows.map(({ accountId, actor, day, asked, refused, examples }) => ({
    ...{ kind: '大量核对' as const, subject: accountId, period: day, accountId, actor },
    title: `${actor}在 ${day} 按号码核对了 ${asked} 人，再查超过每日 ${most} 人，被拒 ${refused} 次`,
    evidence: { 日期: day, 人数: asked, 起数: most, 被拒次数: refused, 日志: examples },
  }))
}
