import { sql } from '#db/index'
import { addMonths } from '#kernel/index'
import { deviationOf, type Finding, type Share, usualOf } from '../domain.ts'
import type { Watch } from './context.ts'

interface OfficerShare extends Share {
  readonly accountId: string
  readonly actor: string
}

/** What is compared, and from which side of two people. */
const compared = [
  { role: '提出', what: '不予认定', account: sql`proposer_account`, actor: sql`proposed_by` },
  { role: '复核', what: '退回', account: sql`decider_account`, actor: sql`decided_by` },
] as const

/**
 * Officers whose share of refusals proposed, or of proposals sent back, lies far from what the others
 * do. With few cases or few colleagues nothing is said.
 */
export async function findDeviations(watch: Watch): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (const one of compared) found.push(...(await compare(watch, one)))
  return found
}

async function compare(
  watch: Watch,
  { role, what, account, actor }: (typeof compared)[number],
): Promise<readonly Finding[]> {
  const { q, acting } = watch
  const least = watch.threshold('认定偏离', '至少件数')
  const most = watch.threshold('认定偏离', '可信倍数')
  const since = addMonths(acting.today, -watch.threshold('认定偏离', '月数'))
  const such = what === '退回' ? sql`state = '已退回'` : sql`action = '不予认定'`
  const officers = await q.query<OfficerShare>(sql`
    select ${account} as "accountId", max(${actor}) as actor, count(*)::integer as cases,
      (count(*) filter (where ${such}))::integer as such
    from approval
    where county_code = ${acting.countyCode} and action in ('认定', '不予认定')
      and state in ('已同意', '已退回') and decided_on > ${since} and ${account} is not null
    group by ${account}`)
  // The officer is one of those whom the data ask for.
  const people = watch.threshold('认定偏离', '至少人数') - 1
  return officers.flatMap(({ accountId, actor: name, ...own }) => {
    const colleagues = officers.filter((one) => one.accountId !== accountId)
    const usual = usualOf(colleagues, { least, people })
    const deviation = usual && deviationOf(own, usual, least)
    if (usual === undefined) return []
    if (deviation === undefined || Math.abs(deviation) < most) return []
    return [
      {
        ...{ kind: '认定偏离' as const, subject: `${role} ${accountId}`, accountId, actor: name },
        period: acting.today.slice(0, 7),
        title: `${name}${role}的 ${own.cases} 件中${what} ${own.such} 件（${percent(own)}），其余各人的中位数为 ${percent(usual)}`,
        evidence: {
          ...{ 自: since, 件数: own.cases, [what]: own.such, 比例: percent(own) },
          ...{ 其余件数: usual.cases, 其余中位: percent(usual), 人数: officers.length },
          偏离倍数: Math.round(deviation * 100) / 100,
          ...{ 可信倍数: most, 至少件数: least },
        },
      },
    ]
  })
}

function percent({ cases, such }: Share): string {
  return `${((such / cases) * 100).toFixed(1)}%`
}
