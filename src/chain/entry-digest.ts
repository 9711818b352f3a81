import {
  type Committed,
  type DigestAlgorithm,
  type SaltedDigest,
  saltedDigest,
  verifySaltedDigest,
} from '#vault/index'
import type { ChainFields } from './domain.ts'

/** What an entry says besides its fields; committed to as one value that is never erased. */
export interface EntryHead {
  readonly id: string
  readonly countyCode: string
  readonly householdId: string | null
  readonly personId: string | null
  readonly kind: string
  readonly title: string
  readonly onDay: string
  /** ISO in UTC with six digits. */
  readonly recordedAt: string
  readonly actor: string
  readonly document: string | null
  readonly subjectId: string | null
}

/** Salts, commitments and digest of an entry: a value can go with its salt, its commitment stays. */
export function commitTo(
  head: EntryHead,
  fields: ChainFields,
  algorithm: DigestAlgorithm,
): SaltedDigest {
  return saltedDigest({ ...fields, [headName]: head }, algorithm)
}

/** Whether head and remaining fields are what was committed to. */
export function isAsCommitted(head: EntryHead, committed: Committed): boolean {
  const fields = { ...committed.fields, [headName]: head }
  return verifySaltedDigest({ ...committed, fields })
}

/** The name under which the head is committed to; no field is called so. */
export const headName = '@记录'
