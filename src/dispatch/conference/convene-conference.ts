import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { type LocalDate, workingDaysBetween } from '#kernel/index'
import { requireText } from '../locked-push.ts'
import { sendFurther } from '../push-further.ts'
import { refuse } from '../refusals.ts'
import {
  type ConferenceRef,
  type LockedConference,
  lockConference,
  moveConference,
  noteConference,
  requireTheirs,
} from './locked-conference.ts'

export interface Convening extends ConferenceRef {
  readonly heldOn: LocalDate
  /** Where. */
  readonly heldAt?: string | undefined
  readonly chair: string
  readonly departments: readonly {
    readonly department: string
    readonly participants?: string | undefined
  }[]
  /** The departments the place knows. */
  readonly known: readonly string[]
}

/**
 * Calls the conference for a day, or for another day than before. Departments of which nothing waits are
 * told by a push (配合), so that they see the case before they come.
 */
export async function conveneConference(
  tx: Transaction,
  acting: Acting,
  input: Convening,
): Promise<void> {
  const conference = await lockConference(tx, acting, input)
  requireTheirs(acting, conference)
  if (conference.approvalState === '待复核') throw refuse('conference-waits')
  const chair = requireText('主持人', input.chair)
  const { heldOn, departments, known } = input
  const names = [...new Set(departments.map(({ department }) => department))]
  if (names.length === 0) throw refuse('text-missing', { field: '参加部门' })
  requireKnown(names, known)
  const heldAt = input.heldAt?.trim() || null
  const set = sql`held_on = ${heldOn}, held_at = ${heldAt}, chair = ${chair},
    convened_by = ${acting.actor}`
  await moveConference(tx, acting, { conference, event: '召集', set })
  const invited = heldOn < acting.today ? new Map() : await invite(tx, acting, conference, input)
  const rows = names.map((department) => ({
    department,
    participants: departments.find((one) => one.department === department)?.participants ?? '',
    invitation: invited.get(department) ?? null,
  }))
  await writeDepartments(tx, acting, conference, rows)
  await noteConference(tx, acting, {
    conference,
    title: `召集${conference.level}一事一议`,
    fields: { 会议日期: heldOn, 地点: heldAt, 参加部门: names },
  })
}

export function requireKnown(names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((one) => !known.includes(one))
  if (unknown !== undefined) throw refuse('conference-department', { department: unknown })
}

/** The pushes that tell departments of the day, by department; those asked already have none. */
async function invite(
  tx: Transaction,
  acting: Acting,
  conference: LockedConference,
  { heldOn, departments }: Convening,
): Promise<ReadonlyMap<string, string>> {
  const days = workingDaysBetween(acting.calendar, acting.today, heldOn).days
  const told = await tx.query<{ department: string }>(sql`
    select distinct department from push
    where county_code = ${acting.countyCode} and alert_id = ${conference.alertId}
      and state in ('已推送', '已签收', '处置中', '已反馈')`)
  const standing = new Set(told.map(({ department }) => department))
  const missing = [...new Set(departments.map(({ department }) => department))]
    .filter((department) => !standing.has(department))
    .map((department) => ({
      department,
      duty: '配合' as const,
      dueDays: Math.max(1, days),
      matter: `参加${conference.level}一事一议会商（${heldOn}）`,
    }))
  const made = await sendFurther(tx, acting, { alertId: conference.alertId, routes: missing })
  return new Map(made.map(({ department, id }) => [department, id]))
}

async function writeDepartments(
  tx: Transaction,
  acting: Acting,
  { id, alertId }: LockedConference,
  rows: readonly {
    readonly department: string
    readonly participants: string
    readonly invitation: string | null
  }[],
): Promise<void> {
  const { countyCode } = acting
  await tx.execute(sql`
    delete from case_conference_department
    where county_code = ${countyCode} and conference_id = ${id}
      and department <> all(${rows.map(({ department }) => department)}::text[])`)
  await tx.execute(sql`
    insert into case_conference_department (county_code, conference_id, department, alert_id,
      participants, invitation_id)
    select ${countyCode}, ${id}, r.department, ${alertId}, r.participants, r.invitation
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (department text, participants text, invitation uuid)
    on conflict (county_code, conference_id, department) do update
    set participants = excluded.participants,
      invitation_id = coalesce(excluded.invitation_id, case_conference_department.invitation_id)`)
}
