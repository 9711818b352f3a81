import { announceChange, type Queryable, sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { nextMoment } from '#ledger/index'
import { newId, type Vault } from '#vault/index'
import type { ChainFields, ChainKind } from './domain.ts'
import { commitTo, type EntryHead } from './entry-digest.ts'

export interface ChainEntry {
  readonly householdId?: string | null | undefined
  readonly personId?: string | null | undefined
  readonly kind: ChainKind
  /** One sentence of what happened; no name and no number of a person, for a title is never erased. */
  readonly title: string
  /** The document that it rests on: a file number, a notice. */
  readonly document?: string | null | undefined
  /** The alert, push or decision that the entry is about. */
  readonly subjectId?: string | null | undefined
  readonly fields: ChainFields
}

/** Whose county, who does it, on which day: what an `Acting` says. */
export interface ChainActing {
  readonly countyCode: string
  readonly actor: string
  readonly today: LocalDate
  /** Its digest is the chain's; SHA-256 without it. */
  readonly vault?: Pick<Vault, 'digestAlgorithm'>
  /** Told whom the entries are about, where a request keeps one. */
  readonly trail?: ChainTrail | undefined
}

export interface ChainTrail {
  readonly isOpen: boolean
  readonly households: Set<string>
  readonly people: Set<string>
}

/** Records one step inside the transaction that takes it; gives the entry's id. */
export async function appendChain(
  tx: Queryable,
  acting: ChainActing,
  entry: ChainEntry,
): Promise<string> {
  const [id] = await appendChainMany(tx, acting, [entry])
  if (id === undefined) throw new Error('the entry was not recorded')
  return id
}

/** Records thousands of steps with few statements, in the order given. */
export async function appendChainMany(
  tx: Queryable,
  acting: ChainActing,
  entries: readonly ChainEntry[],
): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < entries.length; from += atOnce) {
    const rows = entries.slice(from, from + atOnce).map((entry) => rowOf(acting, entry))
    await tx.execute(insertEntries(rows))
    for (const { id } of rows) ids.push(id)
    if (acting.trail?.isOpen) noteWhom(acting.trail, rows)
  }
  for (const kind of new Set(entries.map((one) => one.kind))) {
    await announceChange(tx, acting.countyCode, kind)
  }
  return ids
}

const atOnce = 2000

function noteWhom({ households, people }: ChainTrail, rows: readonly EntryHead[]): void {
  for (const { householdId, personId } of rows) {
    if (householdId !== null) households.add(householdId)
    if (personId !== null) people.add(personId)
  }
}

function rowOf(acting: ChainActing, entry: ChainEntry) {
  const algorithm = acting.vault?.digestAlgorithm() ?? 'sha256'
  const head: EntryHead = {
    id: newId(),
    countyCode: acting.countyCode,
    householdId: entry.householdId ?? null,
    personId: entry.personId ?? null,
    kind: entry.kind,
    title: entry.title,
    onDay: acting.today,
    recordedAt: nextMoment(),
    actor: acting.actor,
    document: entry.document ?? null,
    subjectId: entry.subjectId ?? null,
  }
  return { ...head, fields: entry.fields, ...commitTo(head, entry.fields, algorithm) }
}

/** The entry, and its place among those that the sealer has still to link. */
function insertEntries(rows: readonly ReturnType<typeof rowOf>[]) {
  return sql`
    with entry as (
      insert into chain_entry (county_code, id, household_id, person_id, kind, title, on_day,
        recorded_at, actor, document, subject_id, fields, salts, commitments, digest)
      select e."countyCode", e.id, e."householdId", e."personId", e.kind, e.title, e."onDay",
        e."recordedAt", e.actor, e.document, e."subjectId", e.fields, e.salts, e.commitments,
        e.digest
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e ("countyCode" text, id uuid,
        "householdId" uuid, "personId" uuid, kind text, title text, "onDay" date,
        "recordedAt" timestamptz, actor text, document text, "subjectId" uuid, fields jsonb,
        salts jsonb, commitments jsonb, digest text)
      returning county_code, id
    )
    insert into chain_pending (county_code, entry_id)
    select county_code, id from entry`
}
