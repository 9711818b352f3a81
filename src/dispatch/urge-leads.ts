import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { addWorkingDays, type LocalDate } from '#kernel/index'
import { levelAbove, type UrgingStep, urgingStep } from './domain.ts'
import type { Urged } from './urge-overdue.ts'

interface Overdue {
  readonly id: string
  readonly department: string
  readonly dueOn: LocalDate
  readonly dueDays: number
  readonly urgedCount: number
  readonly urgedDueOn: LocalDate | null
  readonly escalatedTo: string | null
}

/**
 * 督办 for the leads that nobody visited in time and for the data nobody delivered in time, and one level
 * up where the urging ran out as well. Repeating it on the same day changes nothing.
 */
export async function urgeLeadsAndRequests(
  tx: Transaction,
  acting: Acting,
  { graceDays }: { readonly graceDays: number },
): Promise<{ readonly leads: Urged; readonly requests: Urged }> {
  const leads = await tx.query<Overdue>(sql`
    select id, department, due_on as "dueOn", due_days as "dueDays", urged_count as "urgedCount",
      urged_due_on as "urgedDueOn", escalated_to as "escalatedTo"
    from lead
    where county_code = ${acting.countyCode} and state = '待走访' and due_on < ${acting.today}
      and escalated_to is null
    order by id
    for update`)
  const requests = await tx.query<Overdue>(sql`
    select id, department, due_on as "dueOn", ${graceDays}::integer as "dueDays",
      urged_count as "urgedCount", urged_due_on as "urgedDueOn", escalated_to as "escalatedTo"
    from data_request
    where county_code = ${acting.countyCode} and state in ('待送达', '部分送达')
      and due_on < ${acting.today} and escalated_to is null
    order by id
    for update`)
  return {
    leads: await urge(tx, acting, { table: 'lead', overdue: leads }),
    requests: await urge(tx, acting, { table: 'data_request', overdue: requests }),
  }
}

async function urge(
  tx: Transaction,
  acting: Acting,
  { table, overdue }: { readonly table: 'lead' | 'data_request'; readonly overdue: Overdue[] },
): Promise<Urged> {
  const steps = overdue.flatMap((one) => {
    const step = urgingStep(one, acting.today)
    if (step === undefined) return []
    const urgedDueOn = addWorkingDays(acting.calendar, acting.today, one.dueDays).day
    return [{ id: one.id, step, urgedDueOn, escalatedTo: escalation(one, step) }]
  })
  const rows = JSON.stringify(steps)
  const set = sql`
    set urged_count = o.urged_count + 1, urged_due_on = u."urgedDueOn", escalated_to = u."escalatedTo"
    from jsonb_to_recordset(${rows}::jsonb) as u (id uuid, "urgedDueOn" date, "escalatedTo" text)
    where o.county_code = ${acting.countyCode} and o.id = u.id`
  if (steps.length > 0) {
    await tx.execute(
      table === 'lead' ? sql`update lead as o ${set}` : sql`update data_request as o ${set}`,
    )
  }
  const escalated = steps.filter(({ step }) => step === '升级').length
  return { urged: steps.length - escalated, escalated }
}

function escalation({ department }: Overdue, step: UrgingStep): string | null {
  return step === '升级' ? levelAbove(department) : null
}
