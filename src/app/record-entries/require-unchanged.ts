import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import {
  entriesSince,
  type HouseholdFacts,
  type LockedHousehold,
  loadHouseholdFacts,
  type StoredEntry,
} from '#registry/index'
import type { App } from '../app.ts'
import { readHouseholdMask } from '../http-port/household-mask.ts'
import type { EnteredValue, EntryRequest, RequestedFact } from './entry-request.ts'
import { refuse } from './refusals.ts'

/** A field that somebody else changed while this was being filled in. */
export interface ChangedField {
  readonly key: string
  readonly name: string
  readonly mine: EnteredValue
  /** Null also where it is not shown; `masked` says so. */
  readonly theirs: EnteredValue
  readonly masked: string | null
  readonly by: string
  readonly at: string
}

interface Holding {
  readonly acting: Acting
  readonly request: EntryRequest
  readonly locked: LockedHousehold
}

/**
 * Refused when somebody has entered something else for a field of this entry since its form was opened;
 * what they entered beside stands in nobody's way.
 */
export async function requireUnchanged(
  tx: Transaction,
  app: App,
  { acting, request, locked }: Holding,
): Promise<void> {
  const { version } = request
  if (version === undefined || version === locked.version) return
  const since = await entriesSince(tx, acting, { householdId: locked.id, version })
  if (since.length === 0) return
  const fields = [
    ...(await changedFacts(tx, app, { acting, request, locked, since })),
    ...(await changedMembers(tx, acting, { request, since })),
  ]
  if (fields.length === 0) return
  throw refuse('changed-meanwhile', { household: locked.number, version: locked.version, fields })
}

interface Since extends Holding {
  readonly since: readonly StoredEntry[]
}

async function changedFacts(
  tx: Transaction,
  app: App,
  { acting, request, locked, since }: Since,
): Promise<ChangedField[]> {
  const found = await loadHouseholdFacts(tx, acting, app.catalogue, locked.id)
  const mask = await readHouseholdMask(tx, app, { acting, about: { householdId: locked.id } })
  return request.facts.flatMap((requested): ChangedField[] => {
    const { subjectId, code, value } = requested
    const fact = app.catalogue.findByCode(code)
    const entry = since.find(({ said }) => said.some((one) => speaksOf(one, requested)))
    if (subjectId === undefined || !fact || !entry) return []
    const now = valueNow(found, { householdId: locked.id, subjectId, code })
    if (now === value) return []
    const masked = mask.ofFact(fact)
    const theirs = masked === null ? now : null
    const { recordedBy: by, recordedAt: at } = entry
    const key = `facts.${subjectId}.${code}`
    return [{ key, name: fact.name, mine: value, theirs, masked, by, at }]
  })
}

function speaksOf(said: StoredEntry['said'][number], { subjectId, code }: RequestedFact): boolean {
  return said.subject === subjectId && said.facts.includes(code)
}

function valueNow(
  found: HouseholdFacts | undefined,
  of: { readonly householdId: string; readonly subjectId: string; readonly code: string },
): EnteredValue {
  const facts =
    of.subjectId === of.householdId
      ? found?.household
      : found?.members.find(({ id }) => id === of.subjectId)?.facts
  return facts?.[of.code] ?? null
}

/** A form of a member sends only what it changes. */
async function changedMembers(
  tx: Transaction,
  { countyCode }: Acting,
  { request, since }: Pick<Since, 'request' | 'since'>,
): Promise<ChangedField[]> {
  const [member] = request.members
  const personId = member?.personId
  const entry = since.find(({ restore }) => restore.corrected?.personId === personId)
  const before = entry?.restore.corrected
  if (member === undefined || personId === undefined || !entry || !before) return []
  const [now] = await tx.query<{ name: string; relation: string }>(sql`
    select p.name, m.relation
    from person as p
    join membership as m on m.county_code = p.county_code and m.person_id = p.id
      and m.valid_to is null
    where p.county_code = ${countyCode} and p.id = ${personId}`)
  if (!now) return []
  const { recordedBy: by, recordedAt: at } = entry
  const fields = [
    { key: 'members.0.name', name: '姓名', of: 'name' as const },
    { key: 'members.0.relation', name: '与户主关系', of: 'relation' as const },
  ]
  return fields.flatMap(({ of, ...field }): ChangedField[] => {
    const mine = member[of]
    const isSame = mine === undefined || now[of] === mine || now[of] === before[of]
    return isSame ? [] : [{ ...field, mine, theirs: now[of], masked: null, by, at }]
  })
}
