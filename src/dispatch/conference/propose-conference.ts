import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { openAlertStates } from '#monitoring/domain'
import { newId } from '#vault/index'
import { requireText } from '../locked-push.ts'
import { refuse } from '../refusals.ts'
import { lockAlert } from '../settle-alert.ts'
import { type ConferenceState, openConferenceStates } from './domain.ts'
import { noteConference } from './locked-conference.ts'

const conferenceClasses: readonly string[] = ['①', '②', '③', '④']

export interface ConferenceProposal {
  readonly alertId: string
  /** What is to be deliberated on. */
  readonly matter: string
  /** The first of `levels` unless told. */
  readonly level?: string | undefined
  /** The levels at which the place deliberates. */
  readonly levels: readonly string[]
}

/** Asks for a case conference about an alert (提请一事一议); gives its id. One at a time an alert. */
export async function proposeConference(
  tx: Transaction,
  acting: Acting,
  input: ConferenceProposal,
): Promise<string> {
  const { alertId, levels } = input
  const matter = requireText('议题', input.matter)
  const level = input.level ?? levels[0] ?? ''
  if (!levels.includes(level)) throw refuse('conference-level', { level, known: levels })
  const alert = await lockAlert(tx, acting, alertId)
  const { state, class: alertClass } = alert
  if (!conferenceClasses.includes(alertClass)) {
    throw refuse('conference-class', { class: alertClass })
  }
  if (!openAlertStates.includes(state)) {
    throw refuse('alert-not-possible', { event: '提请一事一议', state })
  }
  await requireNoneStanding(tx, acting, alertId)
  const id = newId()
  await tx.execute(sql`
    insert into case_conference (county_code, id, alert_id, level, matter, state, proposed_by,
      proposed_account, proposed_on)
    values (${acting.countyCode}, ${id}, ${alertId}, ${level}, ${matter}, '提请',
      ${acting.actor}, ${acting.who?.accountId ?? null}, ${acting.today})`)
  const { title: alertTitle, rule, householdId, personId } = alert
  await noteConference(tx, acting, {
    conference: { id, alertId, level, alertTitle, rule, class: alertClass, householdId, personId },
    title: `提请${level}一事一议`,
    fields: { 议题: matter },
  })
  return id
}

async function requireNoneStanding(
  tx: Transaction,
  acting: Acting,
  alertId: string,
): Promise<void> {
  const [standing] = await tx.query<{ state: ConferenceState }>(sql`
    select state from case_conference
    where county_code = ${acting.countyCode} and alert_id = ${alertId}
      and state = any(${openConferenceStates}::text[])`)
  if (standing) throw refuse('conference-standing', { state: standing.state })
}
