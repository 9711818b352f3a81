import { type Acting, scopeOf } from '#access/index'
import { sql } from '#db/index'
import { alertInScope } from '#dispatch/index'
import { holds, type WorkSource, workRows } from './work-row.ts'

/**
 * Case conferences that wait for whoever acts: to be called, to be decided on once their day has come, to
 * be closed once nothing of what they gave out is open. One whose sum waits for a second person is that
 * person's.
 */
export function conferenceWork(acting: Acting): readonly WorkSource[] {
  if (!holds(acting, '一事一议')) return []
  const { countyCode } = acting
  // The county's conferences are the county's office's; those of a township its own.
  const own = scopeOf(acting).kind === '全县' ? sql`c.level = '县级'` : sql`c.level <> '县级'`
  const from = sql`
    from case_conference as c
    join alert as a on a.county_code = ${countyCode} and a.id = c.alert_id
    where c.county_code = ${countyCode} and c.state in ('提请', '已召集', '已议定') and ${own}
      and ${alertInScope(acting)}
      and not exists (
        select from approval as v
        where v.county_code = ${countyCode} and v.id = c.approval_id and v.state = '待复核')
      and (c.state <> '已议定' or not exists (
        select from case_conference_task as t
        join push as p on p.county_code = ${countyCode} and p.id = t.push_id
        where t.county_code = ${countyCode} and t.conference_id = c.id
          and p.state in ('已推送', '已签收', '处置中', '退回')))`
  const row = {
    ...{ kind: sql`'一事一议'`, id: sql`c.id`, what: sql`c.matter`, who: sql`c.state` },
    since: sql`coalesce(c.resolved_on, c.proposed_on)`,
    due: sql`case when c.state = '已召集' then c.held_on end`,
    ...{ class: sql`a.class`, rule: sql`a.rule`, division: sql`a.division_code` },
    ...{ household: sql`a.household_id`, person: sql`a.person_id` },
  }
  return [{ kinds: ['一事一议'], sql: workRows(row, from) }]
}
