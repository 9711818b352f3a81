import { sql } from '#db/index'
import type { Finding } from '../domain.ts'
import { mostExamples, type Watch } from './context.ts'

/** Accounts that exported many times, or many rows, on one day. */
export async function findExportBursts(watch: Watch): Promise<readonly Finding[]> {
  const { q, acting, since } = watch
  const mostTimes = watch.threshold('集中导出', '每日次数')
  const mostRows = watch.threshold('集中导出', '每日行数')
  const rows = await q.query<{
    accountId: string
    actor: string
    day: string
    times: number
    exported: number
    examples: readonly string[]
  }>(sql`
    select account_id as "accountId", max(actor) as actor,
      (at at time zone 'Asia/Shanghai')::date::text as day,
      (count(*) filter (where action not like '下载%' and action not like '%任务结束'))::integer
        as times,
      coalesce(sum(coalesce(count, cardinality(people), 0)), 0)::integer as exported,
      (array_agg(id order by at))[1:${mostExamples}] as examples
    from audit_entry
    where county_code = ${acting.countyCode} and outcome = '成功' and account_id is not null
      and kind = '导出' and action not like '查看%'
      and at >= ${since}::date::timestamp at time zone 'Asia/Shanghai'
    group by account_id, (at at time zone 'Asia/Shanghai')::date`)
  return rows
    .filter(({ times, exported }) => times >= mostTimes || exported >= mostRows)
    .map(({ accountId, actor, day, times, exported, examples }) => ({
      ...{ kind: '集中导出' as const, subject: accountId, period: day, accountId, actor },
      title: `${actor}在 ${day} 导出 ${times} 次、${exported} 行`,
      evidence: {
        ...{ 日期: day, 次数: times, 行数: exported, 起数: { 次数: mostTimes, 行数: mostRows } },
        日志: examples,
      },
    }))
}
