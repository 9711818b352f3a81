import { sql } from '#db/index'
import { dayKind, isWeekend, type LocalDate, localDate } from '#kernel/index'
import type { Finding } from '../domain.ts'
import { mostExamples, type Watch } from './context.ts'

interface DayOfReading {
  readonly accountId: string
  readonly actor: string
  readonly day: LocalDate
  /** Different people and households, whichever are more. */
  readonly seen: number
  readonly seenLate: number
  readonly examples: readonly string[]
  readonly lateExamples: readonly string[]
}

/** Accounts that read about very many people on one day. */
export async function findMassReading(watch: Watch): Promise<readonly Finding[]> {
  const most = watch.threshold('大量查阅', '每日人数')
  const days = await readDays(watch)
  return days
    .filter(({ seen }) => seen >= most)
    .map(({ accountId, actor, day, seen, examples }) => ({
      ...{ kind: '大量查阅' as const, subject: accountId, period: day, accountId, actor },
      title: `${actor}在 ${day} 查阅了 ${seen} 人（户），达到 ${most}`,
      evidence: { 日期: day, 人数: seen, 起数: most, 例: examples },
    }))
}

/** Accounts that read about people before or after work, or on days off. */
export async function findLateReading(watch: Watch): Promise<readonly Finding[]> {
  const most = watch.threshold('非工作时间查阅', '每日人数')
  const { calendar } = watch.acting
  const days = await readDays(watch)
  return days.flatMap((one) => {
    const kind = dayKind(calendar, one.day)
    const isOff = kind === '休息日' || (kind === '未公布' && isWeekend(one.day))
    const seen = isOff ? one.seen : one.seenLate
    if (seen < most) return []
    const { accountId, actor, day } = one
    const when = isOff ? '休息日' : '上班时间以外'
    const provisional = kind === '未公布' ? { 说明: '该年放假安排未公布，按周末推算' } : {}
    return [
      {
        ...{ kind: '非工作时间查阅' as const, subject: accountId, period: day, accountId, actor },
        title: `${actor}在 ${day} ${when}查阅了 ${seen} 人（户），达到 ${most}`,
        evidence: {
          ...{ 日期: day, 时段: when, 人数: seen, 起数: most, ...provisional },
          例: isOff ? one.examples : one.lateExamples,
        },
      },
    ]
  })
}

async function readDays(watch: Watch): Promise<readonly DayOfReading[]> {
  const { q, acting, since } = watch
  const from = watch.threshold('非工作时间查阅', '上班')
  const to = watch.threshold('非工作时间查阅', '下班')
  const rows = await q.query<Omit<DayOfReading, 'day'> & { day: string }>(sql`
    with read as (
      select account_id, actor, people, households,
        (at at time zone 'Asia/Shanghai')::date as day,
        extract(hour from at at time zone 'Asia/Shanghai') * 60
          + extract(minute from at at time zone 'Asia/Shanghai') as minute
      from audit_entry
      where county_code = ${acting.countyCode} and outcome = '成功' and account_id is not null
        and kind in ('读取', '写入', '揭示')
        and at >= ${since}::date::timestamp at time zone 'Asia/Shanghai'
    ), named as (
      select account_id, actor, day, minute < ${from} or minute >= ${to} as is_late,
        '人' as what, p.id
      from read cross join unnest(people) as p (id)
      union all
      select account_id, actor, day, minute < ${from} or minute >= ${to}, '户', h.id
      from read cross join unnest(households) as h (id)
    ), counted as (
      select account_id, max(actor) as actor, day, what, count(distinct id)::integer as seen,
        (count(distinct id) filter (where is_late))::integer as seen_late,
        (array_agg(distinct id))[1:${mostExamples}] as examples,
        (array_agg(distinct id) filter (where is_late))[1:${mostExamples}] as late_examples
      from named
      group by account_id, day, what
    )
    select distinct on (account_id, day) account_id as "accountId", actor, day::text as day, seen,
      max(seen_late) over (partition by account_id, day) as "seenLate", examples,
      coalesce(late_examples, '{}') as "lateExamples"
    from counted
    order by account_id, day, seen desc`)
  return rows.map((row) => ({ ...row, day: localDate(row.day) }))
}
