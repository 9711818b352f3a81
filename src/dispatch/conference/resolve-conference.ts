import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { requireText } from '../locked-push.ts'
import { sendFurther } from '../push-further.ts'
import { refuse } from '../refusals.ts'
import { requireKnown } from './convene-conference.ts'
import {
  type ConferenceRef,
  type LockedConference,
  lockConference,
  moveConference,
  noteConference,
  requireTheirs,
} from './locked-conference.ts'
import { closeInvitations } from './settle-invitations.ts'

export interface Resolution {
  readonly resolution: string
  /** A sum that the conference decides on, in fen. */
  readonly amount?: number | undefined
  readonly departments: readonly {
    readonly department: string
    readonly participants?: string | undefined
    readonly opinion?: string | undefined
  }[]
  readonly tasks: readonly {
    readonly department: string
    readonly matter: string
    /** In working days. */
    readonly dueDays: number
  }[]
}

export interface Resolving extends ConferenceRef, Resolution {
  /** The departments the place knows. */
  readonly known: readonly string[]
}

/**
 * Records what the conference decided, and pushes its tasks (责任) to whom it gives them. A sum is decided
 * here, not paid: aid is recognised and paid where aid always is.
 */
export async function resolveConference(
  tx: Transaction,
  acting: Acting,
  input: Resolving,
): Promise<void> {
  const conference = await lockResolvable(tx, acting, input)
  const resolution = requireText('会议决定', input.resolution)
  const { amount, tasks, known } = input
  requireKnown(
    [...tasks, ...input.departments].map(({ department }) => department),
    known,
  )
  const set = sql`resolution = ${resolution}, amount = ${amount ?? null},
    resolved_by = ${acting.actor}, resolved_on = ${acting.today}`
  await moveConference(tx, acting, { conference, event: '作出决定', set })
  await writeOpinions(tx, acting, conference, input.departments)
  await closeInvitations(tx, acting, conference.id)
  await sendTasks(tx, acting, conference, tasks)
  const gave = tasks.map(({ department, matter, dueDays }) => {
    return `${department}：${matter}（${dueDays} 个工作日）`
  })
  await noteConference(tx, acting, {
    conference,
    title: `${conference.level}一事一议作出决定${amount === undefined ? '' : '，涉及金额'}`,
    fields: {
      会议日期: conference.heldOn,
      会议决定: resolution,
      ...(amount === undefined ? {} : { 金额: amount }),
      交办: gave,
    },
  })
}

/** The conference, held and not decided yet; its sum waits for nobody. */
async function lockResolvable(
  tx: Transaction,
  acting: Acting,
  input: Resolving,
): Promise<LockedConference> {
  const conference = await lockConference(tx, acting, input)
  requireTheirs(acting, conference)
  if (conference.approvalState === '待复核') throw refuse('conference-waits')
  const { heldOn, state } = conference
  if (state === '已召集' && heldOn !== null && heldOn > acting.today) {
    throw refuse('conference-not-held', { heldOn })
  }
  return conference
}

async function writeOpinions(
  tx: Transaction,
  acting: Acting,
  { id, alertId }: LockedConference,
  departments: Resolution['departments'],
): Promise<void> {
  const rows = departments.map(({ department, participants = '', opinion }) => ({
    department,
    participants: participants.trim(),
    opinion: opinion?.trim() || null,
  }))
  await tx.execute(sql`
    insert into case_conference_department (county_code, conference_id, department, alert_id,
      participants, opinion)
    select distinct on (r.department) ${acting.countyCode}, ${id}, r.department, ${alertId},
      r.participants, r.opinion
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (department text, participants text, opinion text)
    on conflict (county_code, conference_id, department) do update
    set opinion = excluded.opinion,
      participants = coalesce(nullif(excluded.participants, ''),
        case_conference_department.participants)`)
}

async function sendTasks(
  tx: Transaction,
  acting: Acting,
  { id, alertId }: LockedConference,
  tasks: Resolution['tasks'],
): Promise<void> {
  const routes = tasks.map(({ department, matter, dueDays }) => ({
    ...{ department, dueDays, duty: '责任' as const },
    matter: requireText('交办事项', matter),
  }))
  const made = await sendFurther(tx, acting, { alertId, routes })
  const rows = routes.map(({ department, matter, dueDays }, place) => ({
    ...{ department, matter, dueDays, place },
    pushId: made[place]?.id ?? null,
  }))
  await tx.execute(sql`
    insert into case_conference_task (county_code, conference_id, place, alert_id, department,
      matter, due_days, push_id)
    select ${acting.countyCode}, ${id}, t.place, ${alertId}, t.department, t.matter, t."dueDays",
      t."pushId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (place integer, department text,
      matter text, "dueDays" integer, "pushId" uuid)`)
}
