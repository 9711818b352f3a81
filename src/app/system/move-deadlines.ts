import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction } from '#db/index'
import { addWorkingDays, type CalendarDays, type LocalDate } from '#kernel/index'
import { foldPushes } from '#monitoring/index'

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

export interface Counting extends Pick<Acting, 'countyCode'> {
  readonly calendar: CalendarDays
  /** A year that was published before and is said otherwise now. */
  readonly corrected?: number
}

/**
 * Counts the open deadlines anew that were provisional, or hang on a corrected year, by the calendar as it
 * is now; gives how many became others. Each is counted from its own day and with its own number of working days.
 */
export async function moveDeadlines(
  tx: Transaction,
  { countyCode, calendar, corrected }: Counting,
  allowed: DaysAllowed,
): Promise<number> {
  const of = (alias: string, began: string) => hanging(alias, { began, corrected })
  const due = {
    pushes: of('p', 'pushed_on'),
    leads: of('l', 'pushed_on'),
    requests: of('r', 'requested_on'),
    notices: ofNotices(corrected),
  }
  const pushes = await movedFor(tx, calendar, openPushes(countyCode, due.pushes))
  const leads = await movedFor(tx, calendar, openLeads(countyCode, due.leads))
  const requests = await movedFor(
    tx,
    calendar,
    openRequests(countyCode, allowed.request, due.requests),
  )
  const notices = await movedFor(tx, calendar, openNotices(countyCode, allowed.notice, due.notices))
  const counts = [
    await movePushes(
      tx,
      countyCode,
      sql`
      update push as p
      set due_on = m.due, due_provisional = m.provisional
      from ${rowsOf(pushes)}
      where p.county_code = ${countyCode} and ${due.pushes} and p.closed_on is null
        and p.state not in ('转办', '撤回', '退回')
        and p.pushed_on = m."on" and p.due_days = m.days
        and (p.due_on, p.due_provisional) is distinct from (m.due, m.provisional)
      returning p.alert_id as "alertId"`,
    ),
    await tx.execute(sql`
      update lead as l
      set due_on = m.due, due_provisional = m.provisional
      from ${rowsOf(leads)}
      where l.county_code = ${countyCode} and ${due.leads} and l.settled_on is null
        and l.pushed_on = m."on" and l.due_days = m.days
        and (l.due_on, l.due_provisional) is distinct from (m.due, m.provisional)`),
    await tx.execute(sql`
      update data_request as r
      set due_on = m.due, due_provisional = m.provisional
      from ${rowsOf(requests)}
      where r.county_code = ${countyCode} and ${due.requests} and r.closed_on is null
        and r.requested_on = m."on"
        and (r.due_on, r.due_provisional) is distinct from (m.due, m.provisional)`),
    await tx.execute(sql`
      update recognition as r
      set notice_due_on = m.due, notice_due_provisional = m.provisional
      from ${rowsOf(notices)}
      where r.county_code = ${countyCode} and ${due.notices}
        and r.notice_given_on is null and r.decided_on = m."on"
        and (r.notice_due_on, r.notice_due_provisional) is distinct from (m.due, m.provisional)`),
  ]
  return counts.reduce((sum, count) => sum + count, 0)
}

/** What is noted beside the alerts moves with their pushes. */
async function movePushes(tx: Transaction, countyCode: string, moving: Sql): Promise<number> {
  const moved = await tx.query<{ alertId: string }>(moving)
  const alertIds = moved.map(({ alertId }) => alertId)
  await foldPushes(tx, { countyCode }, alertIds)
  return moved.length
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

function openPushes(countyCode: string, which: Sql) {
  return sql`
    select distinct p.pushed_on as "on", p.due_days as days from push as p
    where p.county_code = ${countyCode} and ${which} and p.closed_on is null
      and p.state not in ('转办', '撤回', '退回')`
}

function openLeads(countyCode: string, which: Sql) {
  return sql`
    select distinct l.pushed_on as "on", l.due_days as days from lead as l
    where l.county_code = ${countyCode} and ${which} and l.settled_on is null
      and l.pushed_on is not null and l.due_days is not null`
}

function openRequests(countyCode: string, days: number, which: Sql) {
  return sql`
    select distinct r.requested_on as "on", ${days}::integer as days from data_request as r
    where r.county_code = ${countyCode} and ${which} and r.closed_on is null`
}

function openNotices(countyCode: string, days: number, which: Sql) {
  return sql`
    select distinct r.decided_on as "on", ${days}::integer as days from recognition as r
    where r.county_code = ${countyCode} and ${which} and r.notice_given_on is null`
}

/** Those that wait for a notice, and of a corrected year those whose days lie in it. */
function hanging(
  alias: string,
  { began, corrected }: { readonly began: string; readonly corrected: number | undefined },
): Sql {
  const row = ident(alias)
  if (corrected === undefined) return sql`${row}.due_provisional`
  return sql`(${row}.due_provisional or (${row}.due_on >= make_date(${corrected}, 1, 1)
    and ${row}.${ident(began)} <= make_date(${corrected}, 12, 31)))`
}

function ofNotices(corrected: number | undefined): Sql {
  if (corrected === undefined) return sql`r.notice_due_provisional`
  return sql`(r.notice_due_provisional or (r.notice_due_on >= make_date(${corrected}, 1, 1)
    and r.decided_on <= make_date(${corrected}, 12, 31)))`
}

function rowsOf(moved: readonly Moved[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
    as m ("on" date, days integer, due date, provisional boolean)`
}
