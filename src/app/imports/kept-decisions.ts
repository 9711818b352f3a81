import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { WithdrawnBatch } from '#sources/index'

/** What stays after an undo, and why. */
export interface KeptThing {
  readonly what: string
  readonly count: number
  readonly why: string | null
}

interface Decided {
  readonly replies: number
  readonly settled: number
  readonly misreports: number
  readonly decisions: number
}

/** What people decided that rests on a batch: it stays, and is listed for them to look at. */
export async function keptDecisions(
  tx: Transaction,
  { countyCode }: Acting,
  done: WithdrawnBatch,
): Promise<readonly KeptThing[]> {
  const [row] = await tx.query<Decided>(sql`
    with resting as materialized (
      select a.id, a.state
      from import_batch as b
      join alert as a on a.county_code = ${countyCode}
      where b.id = ${done.batch.id} and exists (
        select from jsonb_array_elements(a.evidence -> '事实') as f
        where f.value -> '来源' ->> '数据集' = b.dataset
          and f.value -> '来源' ->> '文件' = b.file_name
          and f.value -> '来源' ->> '期间' = b.period)
    )
    select (
        select count(*) from reply as y
        join push as u on u.county_code = y.county_code and u.id = y.push_id
        where y.county_code = ${countyCode} and u.alert_id in (select id from resting)
      ) as replies,
      (select count(*) from resting where state = '已办结') as settled,
      (select count(*) from resting where state = '误报') as misreports,
      (
        select count(*) from recognition as r
        where r.county_code = ${countyCode} and r.alert_id in (select id from resting)
          and r.withdrawn_at is null
      ) as decisions`)
  const { replies = 0, settled = 0, misreports = 0, decisions = 0 } = row ?? {}
  const { roster } = done
  const why = '是人作出的决定，请有关人员核对是否仍然成立'
  const known = '其他文件或决定已涉及，请核对后用 doudi decide 处理'
  return [
    { what: '部门反馈', count: replies, why },
    { what: '已办结的预警', count: settled, why },
    { what: '标为误报的预警', count: misreports, why },
    { what: '依据预警作出的认定、终止', count: decisions, why },
    { what: '已走访或已处理的线索', count: done.leadsKept, why },
    { what: '已确认或排除的候选匹配', count: done.candidatesKept, why },
    { what: '保留的家庭档案', count: roster?.householdsKept ?? 0, why: known },
    { what: '保留的个人档案', count: roster?.personsKept ?? 0, why: known },
  ].filter(({ count }) => count > 0)
}
