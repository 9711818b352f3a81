import type { Acting } from '#access/index'
import { appendChain, type ChainFields, type ChainKind } from '#chain/index'
import { type Sql, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { AlertState } from '#monitoring/domain'
import { foldPushes } from '#monitoring/index'
import { type Duty, type PushEvent, type PushState, pushTransitions } from './domain.ts'
import { refuse } from './refusals.ts'
import { mayAnswer, pushInScope } from './scope.ts'

/** A push with what its alert says, locked until the transaction ends. */
export interface LockedPush {
  readonly id: string
  readonly alertId: string
  readonly department: string
  readonly divisionCode: string | null
  readonly duty: Duty
  readonly matter: string
  readonly state: PushState
  readonly dueOn: LocalDate
  readonly version: number
  readonly rule: string
  readonly alertTitle: string
  readonly alertState: AlertState
  readonly householdId: string | null
  readonly personId: string | null
}

export interface PushRef {
  readonly pushId: string
  /** The version the caller saw; a push that changed since is refused. */
  readonly version?: number | undefined
}

/** The alert is locked first, always, so that two departments cannot wait for each other. */
export async function lockPush(
  tx: Transaction,
  acting: Acting,
  { pushId, version }: PushRef,
): Promise<LockedPush> {
  const [known] = await tx.query(sql`
    select a.id
    from alert as a
    where a.county_code = ${acting.countyCode} and a.id = (
      select p.alert_id from push as p
      where p.county_code = ${acting.countyCode} and p.id = ${pushId})
    for update`)
  if (!known) throw refuse('push-missing', { pushId })
  const [found] = await tx.query<LockedPush & { readonly mayAnswer: boolean }>(sql`
    select coalesce(${mayAnswer(acting)}, false) as "mayAnswer", p.id, p.alert_id as "alertId", p.department, p.division_code as "divisionCode",
      p.duty, p.matter, p.state, p.due_on as "dueOn", p.version, a.rule, a.title as "alertTitle",
      a.state as "alertState", a.household_id as "householdId", a.person_id as "personId"
    from push as p
    join alert as a on a.county_code = p.county_code and a.id = p.alert_id
    where p.county_code = ${acting.countyCode} and a.county_code = ${acting.countyCode}
      and p.id = ${pushId} and ${pushInScope(acting)}
    for update of p`)
  if (!found) throw refuse('push-missing', { pushId })
  const { mayAnswer: isTheirs, ...push } = found
  if (!isTheirs) throw refuse('push-not-theirs', { department: push.department })
  if (version !== undefined && version !== push.version) throw refuse('changed-meanwhile')
  return push
}

/** Moves the push by the table of states; `set` gives the other columns, such as `received_on = …`. */
export async function movePush(
  tx: Transaction,
  acting: Acting,
  { push, event, set }: { push: LockedPush; event: PushEvent; set?: Sql },
): Promise<PushState> {
  const { state, department } = push
  const next = pushTransitions[state][event]
  if (next === null) throw refuse('push-not-possible', { event, state, department })
  await tx.execute(sql`
    update push set state = ${next}, version = version + 1, moved_by = ${acting.actor},
      moved_at = now() ${set ? sql`, ${set}` : sql``}
    where county_code = ${acting.countyCode} and id = ${push.id}`)
  await foldPushes(tx, acting, [push.alertId])
  return next
}

/** The chain entry of one step of a push. */
export async function noteStep(
  tx: Transaction,
  acting: Acting,
  step: { push: LockedPush; kind: ChainKind; title: string; fields?: ChainFields },
): Promise<void> {
  const { push, kind, title, fields } = step
  await appendChain(tx, acting, {
    householdId: push.householdId,
    personId: push.personId,
    kind,
    title,
    subjectId: push.id,
    fields: {
      规则: push.rule,
      预警: push.alertTitle,
      部门: push.department,
      职责: push.duty,
      事由: push.matter,
      ...fields,
    },
  })
}

/** The text without surrounding blanks; refuses an empty one. */
export function requireText(field: string, text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') throw refuse('text-missing', { field })
  return trimmed
}
