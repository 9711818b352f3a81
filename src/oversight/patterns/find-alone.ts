import { sql } from '#db/index'
import { doneAlone, type Finding } from '../domain.ts'
import { mostExamples, type Watch } from './context.ts'

/**
 * What takes two people and was done by one: decisions and policies that no second person agreed to,
 * however they came in; files and whole numbers that somebody without an account took in or out, as the
 * log marks them. What lists brought is no decision of a person here.
 */
export async function findAlone(
  watch: Watch,
  needsTwo: (action: string) => boolean,
): Promise<readonly Finding[]> {
  const { q, acting, since } = watch
  const county = acting.countyCode
  const rows = await q.query<{
    actor: string
    month: string
    action: string
    count: number
    examples: readonly string[]
  }>(sql`
    with done as (
      select id, kind as action, decided_by as actor, recorded_at as at
      from recognition
      where county_code = ${county} and batch_id is null
      union all
      select id, '发布政策', published_by, published_at
      from policy_publication
      where county_code = ${county} and published_at > (
        select min(published_at) from policy_publication where county_code = ${county})
      union all
      select id, action, actor, at
      from audit_entry
      where county_code = ${county} and account_id is null and outcome = '成功'
        and detail = ${doneAlone}
        and at >= ${since}::date::timestamp at time zone 'Asia/Shanghai'
    )
    select d.actor, to_char(d.at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, d.action,
      count(*)::integer as count, (array_agg(d.id order by d.at))[1:${mostExamples}] as examples
    from done as d
    where d.at >= ${since}::date::timestamp at time zone 'Asia/Shanghai' and not exists (
      select from approval as a
      where a.county_code = ${county} and a.state = '已同意' and a.result_id = d.id)
    group by 1, 2, 3
    order by 1, 2, 3`)
  return rows
    .filter(({ action }) => needsTwo(action))
    .map(({ actor, month, action, count, examples }) => ({
      ...{ kind: '单人办理' as const, subject: `${actor} ${action}`, period: month, actor },
      title: `${actor}在 ${month} 单人办理${action} ${count} 件，没有第二人复核`,
      evidence: { 月份: month, 事项: action, 件数: count, 决定: examples },
    }))
}
