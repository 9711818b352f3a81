import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { openAlertStates } from './domain.ts'

/**
 * Sets beside every true hit what it is to the alerts that are there: 新 a new episode, 同 the open
 * alert that says so already, 静 an answered alert that stays quiet. After 误报 or 已办结 the same
 * truth is quiet until it was false in between, until the rule's interval is over, or until the value
 * is in a higher band.
 */
export async function matchAlerts(
  tx: Transaction,
  { countyCode, asOf }: { readonly countyCode: string; readonly asOf: LocalDate },
): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.round_step`)
  await tx.execute(sql`
    create temp table round_step on commit drop as
    select h.rule, h.subject_kind, h.subject_id, h.household_id, h.person_id, h.division_code,
      h.band, latest.id as alert_id,
      case
        when latest.id is null then '新'
        when latest.is_open and is_same_period then '同'
        when latest.is_open or latest.state = '情形已消失' or latest.ended_on is not null then '新'
        when h.band > latest.band then '新'
        when latest.closed_on + make_interval(months => h.interval_months) <= ${asOf}::date then '新'
        when h.interval_months is null and not is_same_period then '新'
        else '静'
      end as step,
      case
        when h.period is null then (latest.episodes + 1)::text
        when latest.in_period is null or latest.in_period = 0 then h.period
        else h.period || '#' || (latest.in_period + 1)
      end as episode
    from round_hit as h
    left join lateral (
      select (array_agg(a.id order by a.id desc))[1] as id,
        (array_agg(a.state order by a.id desc))[1] as state,
        (array_agg(a.state = any(${openAlertStates}::text[]) order by a.id desc))[1] as is_open,
        (array_agg(split_part(a.episode, '#', 1) order by a.id desc))[1] as period,
        (array_agg(a.band order by a.id desc))[1] as band,
        (array_agg(a.closed_on order by a.id desc))[1] as closed_on,
        (array_agg(a.ended_on order by a.id desc))[1] as ended_on,
        count(*) as episodes,
        count(*) filter (where split_part(a.episode, '#', 1) = h.period) as in_period
      from alert as a
      where a.county_code = ${countyCode} and a.rule = h.rule and a.subject_id = h.subject_id
    ) as latest on true
    cross join lateral (
      select h.period is null or latest.period = h.period as is_same_period
    ) as same
    where h.truth`)
}
