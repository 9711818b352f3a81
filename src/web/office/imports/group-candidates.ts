import type { Candidate } from '../../api/client.ts'

/** A row of a file with the persons it may mean, the likeliest first. */
export interface CandidateGroup {
  readonly key: string
  readonly sheet: string
  readonly row: number
  readonly name: string | null
  /** What is left of the number in the row, masked. */
  readonly number: string | null
  /** Why the row is in doubt. */
  readonly kind: string | null
  readonly persons: readonly Candidate[]
}

export function groupCandidates(candidates: readonly Candidate[]): readonly CandidateGroup[] {
  const groups = new Map<string, Candidate[]>()
  for (const one of candidates) {
    const key = `${one.batchId} ${one.sheet} ${one.row}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups].map(([key, persons]) => {
    const [first] = persons
    return {
      key,
      sheet: first?.sheet ?? '',
      row: first?.row ?? 0,
      name: first?.rowName ?? null,
      number: first?.rowNumber ?? null,
      kind: first?.kind ?? null,
      persons: persons.toSorted((a, b) => b.score - a.score),
    }
  })
}
