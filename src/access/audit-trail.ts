/** What one request has seen and done so far, for its entry in the log. */
export interface AuditTrail {
  readonly households: Set<string>
  readonly people: Set<string>
  /** Codes of facts, 证件号, 电话 …; a masked one ends in （已隐去）. */
  readonly fields: Set<string>
  purpose: string | undefined
  count: number | undefined
  /** Whether an entry of this request is stored, and whether something came to light since. */
  isWritten: boolean
  isFresh: boolean
  /** Ends when the answer leaves: a job that goes on writes entries of its own. */
  isOpen: boolean
}

export function newTrail(): AuditTrail {
  return {
    households: new Set(),
    people: new Set(),
    fields: new Set(),
    purpose: undefined,
    count: undefined,
    isWritten: false,
    isFresh: false,
    isOpen: true,
  }
}

export interface Seen {
  readonly households?: Iterable<string> | undefined
  readonly people?: Iterable<string> | undefined
  readonly fields?: Iterable<string> | undefined
  readonly purpose?: string | undefined
  readonly count?: number | undefined
}

/**
 * Notes in a request's trail whom and what it showed; its entry is stored before its answer leaves. Gives
 * false where there is no open trail (a command, a job): then the entry is to be stored at once.
 */
export function noteSeen(
  { trail }: { readonly trail?: AuditTrail | undefined },
  seen: Seen,
): boolean {
  if (!trail?.isOpen) return false
  const before = trail.households.size + trail.people.size + trail.fields.size
  for (const id of seen.households ?? []) trail.households.add(id)
  for (const id of seen.people ?? []) trail.people.add(id)
  for (const field of seen.fields ?? []) trail.fields.add(field)
  if (seen.count !== undefined) trail.count = seen.count
  const grew = trail.households.size + trail.people.size + trail.fields.size > before
  const isNewPurpose = seen.purpose !== undefined && trail.purpose === undefined
  if (isNewPurpose) trail.purpose = seen.purpose
  if (grew || (isNewPurpose && !trail.isWritten)) trail.isFresh = true
  return true
}
