import { sql } from '#db/index'
import { addWorkingDays, localDate } from '#kernel/index'
import type { Finding } from '../domain.ts'
import { mostExamples, type Watch } from './context.ts'

interface Revealed {
  readonly accountId: string
  readonly actor: string
  readonly day: string
  readonly householdId: string
  /** The first day on which the same account did something about the household afterwards. */
  readonly actedOn: string | null
}

/**
 * Accounts that uncovered numbers of many households on a day and did nothing about them within some
 * working days. A day is looked at once that time is over.
 */
export async function findIdleReveals(watch: Watch): Promise<readonly Finding[]> {
  const { q, acting, since } = watch
  const most = watch.threshold('揭示未办理', '每日件数')
  const allowed = watch.threshold('揭示未办理', '工作日')
  const rows = await q.query<Revealed & { readonly newest: string }>(sql`
    select r.account_id as "accountId", max(r.actor) as actor, r.day::text as day,
      r.household as "householdId", min(w.day)::text as "actedOn", max(n.day)::text as newest
    from (
      select e.account_id, e.actor, e.at, h.id as household,
        (e.at at time zone 'Asia/Shanghai')::date as day
      from audit_entry as e cross join unnest(e.households) as h (id)
      where e.county_code = ${acting.countyCode} and e.outcome = '成功' and e.kind = '揭示'
        and e.account_id is not null
        and e.at >= ${since}::date::timestamp at time zone 'Asia/Shanghai'
    ) as r
    left join lateral (
      select (e.at at time zone 'Asia/Shanghai')::date as day
      from audit_entry as e
      where e.county_code = ${acting.countyCode} and e.outcome = '成功' and e.kind = '写入'
        and e.account_id = r.account_id and e.at >= r.at and e.households @> array[r.household]
      order by e.at limit 1
    ) as w on true
    cross join (
      select (max(at) at time zone 'Asia/Shanghai')::date as day from audit_entry
      where county_code = ${acting.countyCode}
    ) as n
    group by r.account_id, r.day, r.household`)
  return groupsOf(rows).flatMap(({ accountId, actor, day, newest, reveals }) => {
    const end = addWorkingDays(acting.calendar, localDate(day), allowed).day
    if (newest <= end) return []
    const idle = reveals.filter(({ actedOn }) => actedOn === null || actedOn > end)
    if (idle.length < most) return []
    const households = idle.map(({ householdId }) => householdId).slice(0, mostExamples)
    return [
      {
        ...{ kind: '揭示未办理' as const, subject: accountId, period: day, accountId, actor },
        title: `${actor}在 ${day} 揭示了 ${idle.length} 户的号码，到 ${end} 没有办理任何事项`,
        evidence: { 日期: day, 户数: idle.length, 起数: most, 工作日: allowed, 户: households },
      },
    ]
  })
}

function groupsOf(rows: readonly (Revealed & { readonly newest: string })[]) {
  const groups = new Map<string, (Revealed & { readonly newest: string })[]>()
  for (const row of rows) {
    const key = `${row.accountId} ${row.day}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].flatMap((reveals) => {
    const [first] = reveals
    return first ? [{ ...first, reveals }] : []
  })
}
