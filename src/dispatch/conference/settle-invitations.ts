import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { foldPushes } from '#monitoring/index'
import { statesOpenTo } from '../domain.ts'

/** The invitations were answered by coming, or need no answer any more: nothing waits at them. */
export async function closeInvitations(
  tx: Transaction,
  acting: Acting,
  conferenceId: string,
): Promise<void> {
  const closed = await tx.query<{ alertId: string }>(sql`
    update push set state = '已办结', closed_on = ${acting.today}, version = version + 1,
      moved_by = ${acting.actor}, moved_at = now()
    where county_code = ${acting.countyCode} and state = any(${statesOpenTo('随案办结')}::text[])
      and id in (
        select d.invitation_id from case_conference_department as d
        where d.county_code = ${acting.countyCode} and d.conference_id = ${conferenceId})
    returning alert_id as "alertId"`)
  await foldPushes(
    tx,
    acting,
    closed.map(({ alertId }) => alertId),
  )
}
