import { departmentOf, type Seer } from '#access/index'
import { type Queryable, type Sql, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { PushState } from '../domain.ts'
import { alertInScope } from '../scope.ts'
import type { ConferenceState } from './domain.ts'

export interface InvitedDepartment {
  readonly department: string
  /** Who came, as the record names them. */
  readonly participants: string
  readonly opinion: string | null
}

export interface ConferenceTask {
  readonly department: string
  readonly matter: string
  readonly dueDays: number
  readonly pushId: string | null
  /** Of the push: what became of the task, and until when it is due. */
  readonly state: PushState | null
  readonly dueOn: LocalDate | null
}

export interface StoredConference {
  readonly id: string
  readonly alertId: string
  readonly rule: string
  readonly alertTitle: string
  readonly alertClass: string
  readonly householdId: string | null
  readonly householdNumber: string | null
  readonly divisionCode: string | null
  readonly level: string
  readonly matter: string
  readonly state: ConferenceState
  readonly proposedBy: string
  readonly proposedOn: LocalDate
  readonly heldOn: LocalDate | null
  readonly heldAt: string | null
  readonly chair: string | null
  readonly convenedBy: string | null
  readonly resolution: string | null
  /** In fen. */
  readonly amount: number | null
  readonly approvalId: string | null
  /** What became of the approval that a sum waits for. */
  readonly approvalState: string | null
  readonly approvalReason: string | null
  readonly resolvedBy: string | null
  readonly resolvedOn: LocalDate | null
  readonly outcome: string | null
  readonly endedBy: string | null
  readonly endedOn: LocalDate | null
  readonly version: number
}

export interface LoadedConference extends StoredConference {
  readonly departments: readonly InvitedDepartment[]
  readonly tasks: readonly ConferenceTask[]
}

/** Conferences in the caller's scope that meet the condition (over `c` and `a`), newest first. */
export async function findConferences(
  q: Queryable,
  acting: Seer,
  { where, limit }: { readonly where: Sql; readonly limit: number },
): Promise<readonly StoredConference[]> {
  const { countyCode } = acting
  return q.query<StoredConference>(sql`
    select c.id, c.alert_id as "alertId", a.rule, a.title as "alertTitle",
      a.class as "alertClass", a.household_id as "householdId", h.number as "householdNumber",
      a.division_code as "divisionCode", c.level, c.matter, c.state,
      c.proposed_by as "proposedBy", c.proposed_on as "proposedOn", c.held_on as "heldOn",
      c.held_at as "heldAt", c.chair, c.convened_by as "convenedBy", c.resolution, c.amount,
      c.approval_id as "approvalId", ap.state as "approvalState", ap.reason as "approvalReason",
      c.resolved_by as "resolvedBy", c.resolved_on as "resolvedOn", c.outcome,
      c.ended_by as "endedBy", c.ended_on as "endedOn", c.version
    from case_conference as c
    join alert as a on a.county_code = ${countyCode} and a.id = c.alert_id
    left join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join approval as ap on ap.county_code = ${countyCode} and ap.id = c.approval_id
    where c.county_code = ${countyCode} and ${alertInScope(acting)}
      and ${takesPart(acting)} and ${where}
    order by c.id desc
    limit ${limit}`)
}

/** A department sees the conferences it was asked to or has something to do by. */
function takesPart({ countyCode, who }: Seer): Sql {
  const department = departmentOf(who)
  if (department === undefined) return sql`true`
  return sql`exists (
    select from case_conference_department as d
    where d.county_code = ${countyCode} and d.conference_id = c.id and d.department = ${department}
    union all
    select from case_conference_task as t
    where t.county_code = ${countyCode} and t.conference_id = c.id and t.department = ${department})`
}

/** The conferences with who was there and what was given to whom. */
export async function withParts(
  q: Queryable,
  acting: Seer,
  conferences: readonly StoredConference[],
): Promise<readonly LoadedConference[]> {
  const ids = conferences.map(({ id }) => id)
  const departments = await q.query<InvitedDepartment & { conferenceId: string }>(sql`
    select conference_id as "conferenceId", department, participants, opinion
    from case_conference_department
    where county_code = ${acting.countyCode} and conference_id = any(${ids}::uuid[])
    order by department`)
  const tasks = await q.query<ConferenceTask & { conferenceId: string }>(sql`
    select t.conference_id as "conferenceId", t.department, t.matter, t.due_days as "dueDays",
      t.push_id as "pushId", p.state, p.due_on as "dueOn"
    from case_conference_task as t
    left join push as p on p.county_code = ${acting.countyCode} and p.id = t.push_id
    where t.county_code = ${acting.countyCode} and t.conference_id = any(${ids}::uuid[])
    order by t.place`)
  return conferences.map((conference) => ({
    ...conference,
    departments: departments.flatMap(partsOf(conference.id)),
    tasks: tasks.flatMap(partsOf(conference.id)),
  }))
}

/** Takes the parts of one conference, without saying of which they are. */
function partsOf(id: string) {
  return <T extends { readonly conferenceId: string }>({ conferenceId, ...part }: T) =>
    conferenceId === id ? [part] : []
}
