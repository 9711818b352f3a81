import { type Acting, scopeOf } from '#access/index'
import { appendChain, type ChainFields } from '#chain/index'
import { type Sql, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { refuse } from '../refusals.ts'
import { alertInScope } from '../scope.ts'
import { type ConferenceEvent, type ConferenceState, conferenceTransitions } from './domain.ts'

export interface ConferenceRef {
  readonly conferenceId: string
  /** The version the caller saw; one that changed since is refused. */
  readonly version?: number | undefined
}

export interface LockedConference {
  readonly id: string
  readonly alertId: string
  readonly level: string
  readonly state: ConferenceState
  readonly heldOn: LocalDate | null
  readonly version: number
  readonly approvalState: string | null
  readonly rule: string
  readonly alertTitle: string
  readonly class: string
  readonly householdId: string | null
  readonly personId: string | null
}

/** The level that a whole county deliberates at; below it a township's own office does. */
const countyLevel = '县级'

/** The alert is locked first, as with pushes, so that two commands cannot wait for each other. */
export async function lockConference(
  tx: Transaction,
  acting: Acting,
  { conferenceId, version }: ConferenceRef,
): Promise<LockedConference> {
  const { countyCode } = acting
  const held = await tx.query(sql`
    select a.id from alert as a
    where a.county_code = ${countyCode} and ${alertInScope(acting)} and a.id = (
      select c.alert_id from case_conference as c
      where c.county_code = ${countyCode} and c.id = ${conferenceId})
    for update`)
  if (held.length === 0) throw refuse('conference-missing')
  const [found] = await tx.query<LockedConference>(sql`
    select c.id, c.alert_id as "alertId", c.level, c.state, c.held_on as "heldOn", c.version,
      (select ap.state from approval as ap
        where ap.county_code = ${countyCode} and ap.id = c.approval_id) as "approvalState",
      a.rule, a.title as "alertTitle", a.class, a.household_id as "householdId",
      a.person_id as "personId"
    from case_conference as c
    join alert as a on a.county_code = ${countyCode} and a.id = c.alert_id
    where c.county_code = ${countyCode} and c.id = ${conferenceId}
    for update of c`)
  if (!found) throw refuse('conference-missing')
  if (version !== undefined && version !== found.version) throw refuse('changed-meanwhile')
  return found
}

/** A conference of the county is the county's to call and to record; one of a township, its own. */
export function requireTheirs(acting: Acting, { level }: Pick<LockedConference, 'level'>): void {
  const { kind } = scopeOf(acting)
  if (kind === '全县' || (kind === '辖区' && level !== countyLevel)) return
  throw refuse('conference-not-yours', { level })
}

/** Moves the conference by the table of states; `set` gives the other columns. */
export async function moveConference(
  tx: Transaction,
  acting: Acting,
  {
    conference,
    event,
    set,
  }: {
    readonly conference: Pick<LockedConference, 'id' | 'state'>
    readonly event: ConferenceEvent
    readonly set: Sql
  },
): Promise<ConferenceState> {
  const { id, state } = conference
  const next = conferenceTransitions[state][event]
  if (next === null) throw refuse('conference-not-possible', { event, state })
  await tx.execute(sql`
    update case_conference set state = ${next}, version = version + 1, ${set}
    where county_code = ${acting.countyCode} and id = ${id}`)
  return next
}

/** The chain entry of one step of a conference; names of people who came stay in its record. */
export async function noteConference(
  tx: Transaction,
  acting: Acting,
  step: {
    readonly conference: Omit<LockedConference, 'state' | 'version' | 'heldOn' | 'approvalState'>
    readonly title: string
    readonly fields: ChainFields
  },
): Promise<void> {
  const { conference, title, fields } = step
  await appendChain(tx, acting, {
    householdId: conference.householdId,
    personId: conference.personId,
    kind: '一事一议',
    title,
    subjectId: conference.alertId,
    fields: {
      规则: conference.rule,
      类别: conference.class,
      预警: conference.alertTitle,
      层级: conference.level,
      ...fields,
    },
  })
}
