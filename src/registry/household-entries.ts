import type { Acting } from '#access/index'
import { type Queryable, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { FormerMember } from './correct-member.ts'
import type { LeftMember } from './enter-members.ts'

export const entryKinds = ['新户', '成员', '事实', '事件', '走访', '核实'] as const
export type EntryKind = (typeof entryKinds)[number]

/** What is put back when an entry is undone; the values it entered are observations of their own. */
export interface Restore {
  readonly formed?: string
  readonly joined?: readonly string[]
  readonly left?: LeftMember
  readonly corrected?: FormerMember
  /** Who was the head before. */
  readonly head?: { readonly personId: string; readonly relation: string }
  readonly moved?: { readonly divisionCode: string; readonly address: string | null }
  /** Numbers and telephones are not kept to be put back. */
  readonly isFinal?: true
}

export interface NewEntry {
  readonly id: string
  readonly householdId: string
  readonly personId?: string | undefined
  readonly kind: EntryKind
  readonly event?: string | undefined
  readonly channel: string
  /** Whoever reported went there: named beside what they found. */
  readonly isVisit: boolean
  readonly reportedBy: string
  readonly reason: string
  readonly effectiveOn: LocalDate
  readonly said: readonly SaidFacts[]
  readonly restore: Restore
  readonly alertId?: string | undefined
  /** Of the household, with this entry. */
  readonly version: number
}

/** Whose facts an entry speaks of, by code. */
export interface SaidFacts {
  readonly subject: string
  readonly facts: readonly string[]
}

export interface StoredEntry extends Omit<NewEntry, 'personId' | 'event' | 'alertId' | 'isVisit'> {
  readonly personId: string | null
  readonly event: string | null
  readonly alertId: string | null
  readonly recordedAt: string
  readonly recordedBy: string
  readonly undoneAt: string | null
  readonly undoneBy: string | null
  readonly undoneReason: string | null
}

export async function writeEntry(
  tx: Transaction,
  { countyCode, actor }: Acting,
  entry: NewEntry,
): Promise<void> {
  await tx.execute(sql`
    insert into household_entry (county_code, id, household_id, person_id, kind, event, channel,
      reported_by, reason, effective_on, said, restore, alert_id, version, recorded_by, is_visit)
    values (${countyCode}, ${entry.id}, ${entry.householdId}, ${entry.personId ?? null},
      ${entry.kind}, ${entry.event ?? null}, ${entry.channel}, ${entry.reportedBy}, ${entry.reason},
      ${entry.effectiveOn}, ${JSON.stringify(entry.said)}::jsonb,
      ${JSON.stringify(entry.restore)}::jsonb, ${entry.alertId ?? null}, ${entry.version}, ${actor},
      ${entry.isVisit})`)
}

const columns = sql`
  e.id, e.household_id as "householdId", e.person_id as "personId", e.kind, e.event, e.channel,
  e.reported_by as "reportedBy", e.reason, e.effective_on as "effectiveOn", e.said, e.restore,
  e.alert_id as "alertId", e.version, e.recorded_at as "recordedAt", e.recorded_by as "recordedBy",
  e.undone_at as "undoneAt", e.undone_by as "undoneBy", e.undone_reason as "undoneReason"`

/** The entries about a household, newest first, a page at a time; `after` is the id of the last one. */
export async function listEntries(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  asked: {
    readonly householdId: string
    readonly limit: number
    readonly after?: string | undefined
  },
): Promise<readonly StoredEntry[]> {
  const { householdId, limit, after } = asked
  const before = after === undefined ? sql`` : sql`and e.id < ${after}::uuid`
  return q.query<StoredEntry>(sql`
    select ${columns}
    from household_entry as e
    where e.county_code = ${countyCode} and e.household_id = ${householdId} ${before}
    order by e.id desc
    limit ${limit}`)
}

/** One entry, held where it is to be undone. */
export async function loadEntry(
  tx: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  entryId: string,
): Promise<StoredEntry | undefined> {
  const [entry] = await tx.query<StoredEntry>(sql`
    select ${columns}
    from household_entry as e
    where e.county_code = ${countyCode} and e.id = ${entryId}`)
  return entry
}

/** The entries that stand and were made after somebody saw the household at `version`, newest first. */
export async function entriesSince(
  q: Queryable,
  { countyCode }: Pick<Acting, 'countyCode'>,
  seen: { readonly householdId: string; readonly version: number },
): Promise<readonly StoredEntry[]> {
  return q.query<StoredEntry>(sql`
    select ${columns}
    from household_entry as e
    where e.county_code = ${countyCode} and e.household_id = ${seen.householdId}
      and e.version > ${seen.version} and e.undone_at is null
    order by e.id desc
    limit 200`)
}
