import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { type LocalDate, maskIdentityNumber, type Refusal } from '#kernel/index'
import type { Catalogue } from '#policy/index'
import { divisionName } from '../list-households.ts'
import { type Household, loadHousehold, type Member } from '../load-household.ts'
import type { FactValues } from '../load-household-facts.ts'
import { refuse } from '../refusals.ts'
import { type FactsOn, loadFactsOn } from './load-facts-on.ts'
import { type Moment, recordedBy, showKnownAt } from './moment.ts'

type Reader = Pick<Acting, 'countyCode' | 'vault' | 'today'>

export interface HouseholdOn {
  readonly household: Household
  readonly facts: FactsOn
}

/**
 * A household as it was on another day: who belonged to it, where it lived, its category, what had
 * been decided, and its facts. An earlier address is not written down anywhere. Refused when nobody
 * is known to have belonged to it then.
 */
export async function loadHouseholdOn(
  q: Queryable,
  acting: Reader,
  what: {
    readonly catalogue: Catalogue
    readonly householdId: string
    readonly moment: Moment
  },
): Promise<HouseholdOn> {
  const { catalogue, householdId, moment } = what
  const now = await loadHousehold(q, acting, householdId)
  if (!now) throw refuse('household-unknown', { household: householdId })
  const facts = await loadFactsOn(q, acting, catalogue, { ...moment, householdId })
  if (!facts) {
    throw await notThen(q, acting, { now, moment })
  }
  return { household: await householdOn(q, acting, { now, facts, moment }), facts }
}

/** Nobody had recorded the household by then, or nobody belonged to it on that day. */
async function notThen(
  q: Queryable,
  { countyCode }: Reader,
  { now, moment }: { readonly now: Household; readonly moment: Moment },
): Promise<Refusal> {
  const { validOn: day, knownAt } = moment
  const [row] = await q.query<{ since: LocalDate | null; recordedSince: LocalDate | null }>(sql`
    select min(valid_from) filter (where ${recordedBy(moment, 'recorded_at')}) as since,
      (min(recorded_at) at time zone 'Asia/Shanghai')::date as "recordedSince"
    from membership
    where county_code = ${countyCode} and household_id = ${now.id}`)
  const { since = null, recordedSince = null } = row ?? {}
  const household = now.number
  if (knownAt === undefined) return refuse('not-then', { household, day, knownAt: null, since })
  const shown = showKnownAt(knownAt)
  return since === null && recordedSince !== null
    ? refuse('not-known-then', { household, knownAt: shown, recordedSince })
    : refuse('not-then', { household, day, knownAt: shown, since })
}

interface Then {
  readonly now: Household
  readonly facts: FactsOn
  readonly moment: Moment
}

async function householdOn(
  q: Queryable,
  acting: Reader,
  { now, facts, moment }: Then,
): Promise<Household> {
  const householdId = now.id
  const decided = new Set(await decidedThen(q, acting, { householdId, moment }))
  return {
    ...now,
    ...(await placeOf(q, { ...acting, today: moment.validOn }, facts.divisionCode)),
    status: '存续',
    mergedInto: null,
    address: facts.divisionCode === now.divisionCode ? now.address : null,
    recordedCategory: textOf(facts.household, 'recorded_category'),
    recognisedOn: dayOf(facts.household, 'recognised_on'),
    exitedCategory: textOf(facts.household, 'exited_category'),
    exitedOn: dayOf(facts.household, 'exited_on'),
    members: await membersOn(q, acting, facts),
    recognitions: now.recognitions.filter(({ id }) => decided.has(id)),
  }
}

async function decidedThen(
  q: Queryable,
  { countyCode }: Reader,
  { householdId, moment }: { readonly householdId: string; readonly moment: Moment },
): Promise<string[]> {
  const rows = await q.query<{ id: string }>(sql`
    select id from recognition as r
    where r.county_code = ${countyCode} and r.household_id = ${householdId}
      and r.decided_on <= ${moment.validOn} and ${recordedBy(moment, 'r.recorded_at', 'r.withdrawn_at')}`)
  return rows.map(({ id }) => id)
}

async function placeOf(
  q: Queryable,
  acting: Reader,
  divisionCode: string | null,
): Promise<Pick<Household, 'divisionCode' | 'township' | 'village'>> {
  if (divisionCode === null) return { divisionCode: '', township: null, village: null }
  const [row] = await q.query<{ township: string | null; village: string | null }>(sql`
    select ${divisionName(acting, sql`left(${divisionCode}, 9) || '000'`)} as township,
      case when right(${divisionCode}, 3) <> '000'
        then ${divisionName(acting, sql`${divisionCode}`)} end as village`)
  return { divisionCode, township: row?.township ?? null, village: row?.village ?? null }
}

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly cipher: Uint8Array | null
}

/** The head first, then by age, as the household is shown today. */
async function membersOn(q: Queryable, acting: Reader, { members }: FactsOn): Promise<Member[]> {
  const people = await q.query<PersonRow>(sql`
    select id, name, id_cipher as cipher from person
    where county_code = ${acting.countyCode} and id = any(${members.map(({ id }) => id)}::uuid[])`)
  const byId = new Map(people.map((one) => [one.id, one]))
  const shown = members.map(({ id, facts }): Member => {
    const { name = '成员', cipher = null } = byId.get(id) ?? {}
    return {
      personId: id,
      name,
      relation: textOf(facts, 'relation') ?? '未知',
      sex: textOf(facts, 'sex'),
      birthDate: dayOf(facts, 'birth_date'),
      identity:
        cipher === null ? null : maskIdentityNumber(acting.vault.decrypt(cipher, 'identity')),
      ownCategory: textOf(facts, 'own_recorded_category'),
    }
  })
  const key = (one: Member) =>
    `${one.relation === '本人' ? 0 : 1}${one.birthDate ?? '9999-12-31'}${one.personId}`
  return shown.sort((left, right) => (key(left) < key(right) ? -1 : 1))
}

function textOf(facts: FactValues, code: string): string | null {
  const value = facts[code]
  return typeof value === 'string' ? value : null
}

function dayOf(facts: FactValues, code: string): LocalDate | null {
  // A profile's day comes as the text of a day.
  return textOf(facts, code) as LocalDate | null
}
