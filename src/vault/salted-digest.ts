import { randomBytes } from 'node:crypto'
import { type DigestAlgorithm, digestAlgorithms, digestOf } from './digest.ts'

export interface SaltedDigest {
  /** Over all commitments; what a chain links. */
  readonly digest: string
  /** A random salt a field; deleted with the value when the value must go. */
  readonly salts: Readonly<Record<string, string>>
  /** What each field is bound to; stays when value and salt are deleted. */
  readonly commitments: Readonly<Record<string, string>>
}

/** Commits to every field by a salt of its own, and to all of them by one digest. */
export function saltedDigest(
  fields: Readonly<Record<string, unknown>>,
  algorithm: DigestAlgorithm = 'sha256',
): SaltedDigest {
  const salts: Record<string, string> = {}
  const commitments: Record<string, string> = {}
  for (const [name, value] of Object.entries(fields)) {
    const salt = randomBytes(16).toString('base64url')
    salts[name] = salt
    commitments[name] = commitmentOf(algorithm, [salt, name, value])
  }
  return { digest: digestOfAll(algorithm, commitments), salts, commitments }
}

export interface Committed {
  /** The fields that are left; a deleted one is absent here and in `salts`. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly salts: Readonly<Record<string, string>>
  readonly commitments: Readonly<Record<string, string>>
  readonly digest: string
}

/**
 * Whether every field that is left is what was committed to, and the commitments are the digest's, by
 * whichever algorithm that was in its time.
 */
export function verifySaltedDigest(committed: Committed): boolean {
  const { fields, salts, commitments, digest } = committed
  const algorithm = digestAlgorithms.find((one) => digestOfAll(one, commitments) === digest)
  if (algorithm === undefined) return false
  return Object.entries(fields).every(([name, value]) => {
    const salt = salts[name]
    return salt !== undefined && commitments[name] === commitmentOf(algorithm, [salt, name, value])
  })
}

/** JSON with sorted keys, so that a value that went through the database gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map((element) => canonicalJson(element ?? null)).join(',')}]`
  }
  if (typeof value === 'object' && value !== null && !hasToJson(value)) {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`)
    return `{${entries.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

function hasToJson(value: object): boolean {
  return 'toJSON' in value && typeof value.toJSON === 'function'
}

/** The parts as a JSON list: no name or value can imitate the border between two parts. */
function commitmentOf(
  algorithm: DigestAlgorithm,
  [salt, name, value]: readonly [salt: string, name: string, value: unknown],
): string {
  return digestOf(algorithm, canonicalJson([salt, name, value ?? null]))
}

function digestOfAll(
  algorithm: DigestAlgorithm,
  commitments: Readonly<Record<string, string>>,
): string {
  return digestOf(algorithm, canonicalJson(commitments))
}
