import { type DigestAlgorithm, digestOf } from '#vault/index'

/** An entry as it is stored and committed to. */
export interface AuditEntry {
  readonly countyCode: string
  readonly id: string
  /** ISO in UTC with six digits. */
  readonly at: string
  readonly kind: string
  readonly action: string
  readonly outcome: string
  readonly actor: string
  readonly accountId: string | null
  readonly role: string | null
  readonly sessionId: string | null
  readonly route: string | null
  readonly count: number | null
  readonly fields: readonly string[] | null
  readonly households: readonly string[] | null
  readonly people: readonly string[] | null
  readonly purpose: string | null
  readonly address: string | null
  readonly detail: string | null
  /** Null once purpose, address and detail were erased; then `said` keeps what they were bound to. */
  readonly salt: string | null
  readonly said: string | null
}

/** What an entry commits to. A list of fixed length: no value can imitate the border of another. */
export function auditDigest(algorithm: DigestAlgorithm, entry: AuditEntry): string {
  return digestOf(
    algorithm,
    JSON.stringify([
      entry.countyCode,
      entry.id,
      entry.at,
      entry.kind,
      entry.action,
      entry.outcome,
      entry.actor,
      entry.accountId,
      entry.role,
      entry.sessionId,
      entry.route,
      entry.count,
      entry.fields,
      entry.households,
      entry.people,
      saidDigest(algorithm, entry),
    ]),
  )
}

/** Commits to the parts that may be erased one day, under their salt. */
export function saidDigest(
  algorithm: DigestAlgorithm,
  { salt, said, purpose, address, detail }: AuditEntry,
): string {
  const isErased = salt === null && purpose === null && address === null && detail === null
  if (isErased && said !== null) return said
  return digestOf(algorithm, JSON.stringify([salt, purpose, address, detail]))
}
