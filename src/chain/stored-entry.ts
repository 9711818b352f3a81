import { sql } from '#db/index'
import { withMicroseconds } from '#ledger/index'
import type { ChainFields } from './domain.ts'
import { isAsCommitted } from './entry-digest.ts'

/** An entry as it lies in the table. */
export interface StoredEntry {
  readonly id: string
  readonly householdId: string | null
  readonly personId: string | null
  readonly kind: string
  readonly title: string
  readonly onDay: string
  readonly recordedAt: string
  readonly actor: string
  readonly document: string | null
  readonly subjectId: string | null
  readonly fields: ChainFields
  readonly salts: Readonly<Record<string, string>>
  readonly commitments: Readonly<Record<string, string>>
  readonly digest: string
}

export const storedEntryColumns = sql`
  e.id, e.household_id as "householdId", e.person_id as "personId", e.kind, e.title,
  e.on_day as "onDay", e.recorded_at as "recordedAt", e.actor, e.document,
  e.subject_id as "subjectId", e.fields, e.salts, e.commitments, e.digest`

/** Whether an entry taken by itself is what was recorded; a value erased with its salt is. */
export function isIntact(countyCode: string, entry: StoredEntry): boolean {
  const { fields, salts, commitments, digest, recordedAt, ...rest } = entry
  const head = { ...rest, countyCode, recordedAt: withMicroseconds(recordedAt) }
  return isAsCommitted(head, { fields, salts, commitments, digest })
}
