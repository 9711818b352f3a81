import type { Seer } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { RerunTruth } from '#monitoring/domain'
import type { Evidence } from '#monitoring/index'
import { alertColumns, type ListedAlert } from './list-alerts.ts'
import { type ListedPush, listPushes } from './list-pushes.ts'
import { refuse } from './refusals.ts'
import { alertInScope, pushInScope } from './scope.ts'

export interface Reply {
  readonly id: string
  readonly pushId: string
  readonly cause: string
  readonly measure: string
  readonly outcome: string
  readonly repliedBy: string
  readonly repliedOn: LocalDate
  readonly rerunTruth: RerunTruth
  readonly rerunEvidence: Evidence
}

export interface LoadedAlert extends ListedAlert {
  readonly evidenceStrength: string
  readonly evidence: Evidence
  readonly closedReason: string | null
  readonly pushes: readonly ListedPush[]
  readonly replies: readonly Reply[]
}

/** One alert with its evidence, its pushes and the replies to them, each with the rule's rerun. */
export async function loadAlert(q: Queryable, acting: Seer, alertId: string): Promise<LoadedAlert> {
  const { countyCode } = acting
  const [alert] = await q.query<Omit<LoadedAlert, 'pushes' | 'replies'>>(sql`
    select ${alertColumns}, a.evidence_strength as "evidenceStrength", a.evidence,
      a.closed_reason as "closedReason"
    from alert as a
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join person as m on m.county_code = ${countyCode} and m.id = a.person_id
    where a.county_code = ${countyCode} and a.id = ${alertId}
      and ${alertInScope(acting)}`)
  if (!alert) throw refuse('alert-missing', { alertId })
  const { pushes } = await listPushes(q, acting, { alertId, limit: 500 })
  const replies = await q.query<Reply>(sql`
    select r.id, r.push_id as "pushId", r.cause, r.measure, r.outcome,
      r.replied_by as "repliedBy", r.replied_on as "repliedOn", r.rerun_truth as "rerunTruth",
      r.rerun_evidence as "rerunEvidence"
    from reply as r
    join push as p on p.county_code = ${countyCode} and p.id = r.push_id
    join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
    where r.county_code = ${countyCode} and p.alert_id = ${alertId}
      and ${pushInScope(acting)}
    order by r.recorded_at, r.id
    limit 500`)
  return { ...alert, pushes, replies }
}
