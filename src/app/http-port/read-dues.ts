import { type Acting, departmentOf } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { type AlertStage, alertStage, type Duty, type PushState } from '#dispatch/index'
import type { Due } from '#http/index'
import { type LocalDate, workingDaysBetween } from '#kernel/index'
import type { AlertState } from '#monitoring/domain'

export interface DueRow {
  readonly dueOn: LocalDate
  readonly dueProvisional: boolean
  readonly urgedCount: number
  readonly escalatedTo: string | null
}

/** A deadline as the screen shows it, counted in working days from today. */
export function dueOf(row: DueRow, { calendar, today }: Acting): Due {
  return {
    on: row.dueOn,
    isProvisional: row.dueProvisional,
    workingDaysLeft: workingDaysBetween(calendar, today, row.dueOn).days,
    urged: row.urgedCount > 0,
    escalatedTo: row.escalatedTo,
  }
}

interface PushRow extends DueRow {
  readonly alertId: string
  readonly department: string
  readonly duty: Duty
  readonly state: PushState
  /** Why the department gave it back. */
  readonly reason: string | null
}

export interface AlertPushes {
  readonly departments: readonly string[]
  readonly due: Due | null
  /** Those who gave it back, while it waits to be passed on. */
  readonly returned: readonly { readonly department: string; readonly reason: string | null }[]
  stageOf(state: AlertState): AlertStage
}

/** For each alert: whom it was pushed to, how far it came, and the first deadline nobody has met yet. */
export async function readAlertPushes(
  q: Queryable,
  acting: Acting,
  alertIds: readonly string[],
): Promise<(alertId: string) => AlertPushes> {
  const rows = await q.query<PushRow>(sql`
    select alert_id as "alertId", department, duty, state, due_on as "dueOn",
      due_provisional as "dueProvisional", urged_count as "urgedCount",
      escalated_to as "escalatedTo", returned_reason as reason
    from push
    where county_code = ${acting.countyCode} and alert_id = any(${[...alertIds]}::uuid[])
      and state not in ('转办', '撤回')
    order by duty <> '责任', due_on, department
    limit 5000`)
  const own = departmentOf(acting.who)
  return (alertId) => {
    const mine = rows.filter((row) => row.alertId === alertId)
    const open = mine
      .filter(({ state }) => waiting.includes(state))
      .filter(({ duty, department }) => (own === undefined ? duty === '责任' : department === own))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    return {
      departments: [...new Set(mine.map(({ department }) => department))],
      returned: mine
        .filter(({ state }) => state === '退回')
        .map(({ department, reason }) => ({ department, reason })),
      due: open[0] ? dueOf(open[0], acting) : null,
      stageOf: (state) => alertStage(state, mine),
    }
  }
}

const waiting: readonly PushState[] = ['已推送', '已签收', '处置中']
