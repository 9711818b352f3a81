import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { Due } from '#http/index'
import { type LocalDate, workingDaysBetween } from '#kernel/index'

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
  readonly isOpen: boolean
}

export interface AlertPushes {
  readonly departments: readonly string[]
  readonly due: Due | null
}

/** For each alert: whom it was pushed to, and the first deadline nobody has met yet. */
export async function readAlertPushes(
  q: Queryable,
  acting: Acting,
  alertIds: readonly string[],
): Promise<(alertId: string) => AlertPushes> {
  const rows = await q.query<PushRow>(sql`
    select alert_id as "alertId", department, due_on as "dueOn",
      due_provisional as "dueProvisional", urged_count as "urgedCount",
      escalated_to as "escalatedTo", state in ('已推送', '已签收', '处置中') as "isOpen"
    from push
    where county_code = ${acting.countyCode} and alert_id = any(${[...alertIds]}::uuid[])
      and state not in ('转办', '撤回')
    order by duty <> '责任', due_on, department
    limit 5000`)
  return (alertId) => {
    const mine = rows.filter((row) => row.alertId === alertId)
    const open = mine.filter(({ isOpen }) => isOpen).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    return {
      departments: [...new Set(mine.map(({ department }) => department))],
      due: open[0] ? dueOf(open[0], acting) : null,
    }
  }
}
