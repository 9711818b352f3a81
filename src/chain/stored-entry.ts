import { sql } from '#db/index'
import type { ChainFields } from './domain.ts'
import { commitment, entryDigest } from './entry-digest.ts'

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

/** What is wrong with an entry taken by itself; a value that went together with its salt is not. */
export function findFault(countyCode: string, entry: StoredEntry): string | undefined {
  const { fields, salts, commitments, digest, recordedAt, ...rest } = entry
  for (const name of new Set([...Object.keys(fields), ...Object.keys(salts)])) {
    const salt = salts[name]
    const committed = commitments[name]
    if (committed === undefined) return `“${name}”是事后加上的`
    if (salt === undefined || !(name in fields)) return `“${name}”的内容或盐缺了一半`
    if (commitment(name, salt, fields[name]) !== committed) return `“${name}”的内容被改动`
  }
  const head = { ...rest, countyCode, recordedAt: withMicroseconds(recordedAt) }
  return entryDigest(head, commitments) === digest ? undefined : '这条记录的内容被改动'
}

/** The database gives whole milliseconds with three digits; a digest covers six. */
function withMicroseconds(instant: string): string {
  return instant.replace(/\.(\d{3})Z$/, '.$1000Z')
}
