import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { addWorkingDays, type CalendarDays, type LocalDate } from '#kernel/index'

export interface DaysAllowed {
  /** Working days that a request for data may take. */
  readonly request: number
  /** Working days until a decision is to be told in writing. */
  readonly notice: number
}

interface Base {
  readonly on: LocalDate
  readonly days: number
}

interface Moved extends Base {
  readonly due: LocalDate
  readonly provisional: boolean
}

/**
 * Counts the open deadlines anew that were provisional, by the calendar as it is now; gives how many
 * there were. Each is counted from its own day and with its own number of working days.
 */
export async function moveDeadlines(
  tx: Transaction,
  { countyCode, calendar }: Pick<Acting, 'countyCode'> & { readonly calendar: CalendarDays },
  allowed: DaysAllowed,
): Promise<number> {
  const pushes = await movedFor(tx, calendar, openPushes(countyCode))
  const leads = await movedFor(tx, calendar, openLeads(countyCode))
  const requests = await movedFor(tx, calendar, openRequests(countyCode, allowed.request))
  const notices = await movedFor(tx, calendar, openNotices(countyCode, allowed.notice))
  const counts = [
    await tx.execute(sql`
      update push as p
      set due_on = m.due, due_provisional = m.provisional
      from ${rowsOf(pushes)}
      where p.county_code = ${countyCode} and p.due_provisional and p.closed_on is null
        and p.state not in ('转办', '撤回', '退回')
        and p.pushed_on = m."on" and p.due_days = m.days`),
    await tx.execute(sql`
      update lead as l
      set due_on = m.due, due_provisional = m.provisional
      from ${rowsOf(leads)}
      where l.county_code = ${countyCode} and l.due_provisional and l.settled_on is null
        and l.pushed_on = m."on" and l.due_days = m.days`),
    await tx.execute(sql`
      update data_request as r
      set due_on = m.due, due_provisional = m.provisional
      from ${rowsOf(requests)}
      where r.county_code = ${countyCode} and r.due_provisional and r.closed_on is null
        and r.requested_on = m."on"`),
    await tx.execute(sql`
      update recognition as r
      set notice_due_on = m.due, notice_due_provisional = m.provisional
      from ${rowsOf(notices)}
      where r.county_code = ${countyCode} and r.notice_due_provisional
        and r.notice_given_on is null and r.decided_on = m."on"`),
  ]
  return counts.reduce((sum, count) => sum + count, 0)
}

async function movedFor(
  tx: Transaction,
  calendar: CalendarDays,
  bases: ReturnType<typeof openPushes>,
): Promise<readonly Moved[]> {
  const found = await tx.query<Base>(bases)
  return found.map((base) => {
    const { day, provisional } = addWorkingDays(calendar, base.on, base.days)
    return { ...base, due: day, provisional }
  })
}

function openPushes(countyCode: string) {
  return sql`
    select distinct pushed_on as "on", due_days as days from push
    where county_code = ${countyCode} and due_provisional and closed_on is null
      and state not in ('转办', '撤回', '退回')`
}

function openLeads(countyCode: string) {
  return sql`
    select distinct pushed_on as "on", due_days as days from lead
    where county_code = ${countyCode} and due_provisional and settled_on is null
      and pushed_on is not null and due_days is not null`
}

function openRequests(countyCode: string, days: number) {
  return sql`
    select distinct requested_on as "on", ${days}::integer as days from data_request
    where county_code = ${countyCode} and due_provisional and closed_on is null`
}

function openNotices(countyCode: string, days: number) {
  return sql`
    select distinct decided_on as "on", ${days}::integer as days from recognition
    where county_code = ${countyCode} and notice_due_provisional and notice_given_on is null`
}

function rowsOf(moved: readonly Moved[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
    as m ("on" date, days integer, due date, provisional boolean)`
}
