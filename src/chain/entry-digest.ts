import { createHash, randomBytes } from 'node:crypto'
import { type ChainFields, canonicalText } from './domain.ts'

/** What an entry's digest covers, apart from the values themselves, which it covers by commitment. */
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

export interface Commitments {
  readonly salts: Readonly<Record<string, string>>
  readonly commitments: Readonly<Record<string, string>>
}

/** A salt and a commitment for every value: the value can go with its salt, the commitment stays. */
export function commitTo(fields: ChainFields): Commitments {
  const names = Object.keys(fields)
  const random = randomBytes(names.length * saltBytes)
  const salts: Record<string, string> = {}
  const commitments: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const salt = random.toString('hex', index * saltBytes, (index + 1) * saltBytes)
    salts[name] = salt
    commitments[name] = commitment(name, salt, fields[name])
  }
  return { salts, commitments }
}

export function commitment(name: string, salt: string, value: unknown): string {
  return sha256(canonicalText([name, salt, value]))
}

export function entryDigest(head: EntryHead, commitments: Commitments['commitments']): string {
  return sha256(canonicalText([head, commitments]))
}

/** A block's digest: the block before it, and the digests of its entries in order. */
export function blockDigest(previous: string, entryDigests: readonly string[]): string {
  return sha256([previous, ...entryDigests].join('\n'))
}

/** The block before the first. */
export const genesisDigest = '0'.repeat(64)

const saltBytes = 16

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
