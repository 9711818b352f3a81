import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { requireText } from '../locked-push.ts'
import { refuse } from '../refusals.ts'
import {
  type ConferenceRef,
  lockConference,
  moveConference,
  noteConference,
  requireTheirs,
} from './locked-conference.ts'
import { closeInvitations } from './settle-invitations.ts'

/** The level's office does not call the conference, and says why; the alert goes on as before. */
export async function declineConference(
  tx: Transaction,
  acting: Acting,
  input: ConferenceRef & { readonly reason: string },
): Promise<void> {
  const conference = await lockConference(tx, acting, input)
  requireTheirs(acting, conference)
  if (conference.approvalState === '待复核') throw refuse('conference-waits')
  const reason = requireText('不予召开的理由', input.reason)
  const set = sql`outcome = ${reason}, ended_by = ${acting.actor}, ended_on = ${acting.today}`
  await moveConference(tx, acting, { conference, event: '不予召开', set })
  await closeInvitations(tx, acting, conference.id)
  await noteConference(tx, acting, {
    conference,
    title: `${conference.level}一事一议不予召开`,
    fields: { 理由: reason },
  })
}

/** Everything the conference gave to others is done (办结); refuses while a task is open. */
export async function closeConference(
  tx: Transaction,
  acting: Acting,
  input: ConferenceRef & { readonly outcome: string },
): Promise<void> {
  const conference = await lockConference(tx, acting, input)
  requireTheirs(acting, conference)
  const outcome = requireText('办理结果', input.outcome)
  if (conference.state === '已议定') {
    const open = await openTasks(tx, acting, conference.id)
    if (open.length > 0) throw refuse('conference-tasks-open', { departments: open })
  }
  const set = sql`outcome = ${outcome}, ended_by = ${acting.actor}, ended_on = ${acting.today}`
  await moveConference(tx, acting, { conference, event: '办结', set })
  await noteConference(tx, acting, {
    conference,
    title: `${conference.level}一事一议交办的事项已办结`,
    fields: { 结果: outcome },
  })
}

/** The departments at which a task still waits; one that was passed on waits at the next. */
async function openTasks(
  tx: Transaction,
  acting: Acting,
  conferenceId: string,
): Promise<readonly string[]> {
  const { countyCode } = acting
  const rows = await tx.query<{ department: string }>(sql`
    with recursive given as (
      select p.id, p.department, p.state, p.transferred_to
      from case_conference_task as t
      join push as p on p.county_code = ${countyCode} and p.id = t.push_id
      where t.county_code = ${countyCode} and t.conference_id = ${conferenceId}
      union
      select n.id, n.department, n.state, n.transferred_to
      from given as g
      join push as n on n.county_code = ${countyCode} and n.id = g.transferred_to)
    select distinct department from given
    where state not in ('已办结', '转办', '撤回')
    order by department`)
  return rows.map(({ department }) => department)
}
