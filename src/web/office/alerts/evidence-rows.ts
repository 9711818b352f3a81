import type { EvidenceFact, Source } from '../../api/client.ts'

/** The facts that one row of a file gave. */
export interface EvidenceRow {
  readonly key: string
  readonly source: Source & { readonly row: number }
  /** Whom the row is about. */
  readonly subject: string
  readonly facts: readonly EvidenceFact[]
}

/** The facts of an alert by the row they came from, and those that no row of a file gave. */
export function rowsOfFiles(
  facts: readonly EvidenceFact[],
  subject: string,
): { readonly rows: readonly EvidenceRow[]; readonly others: readonly EvidenceFact[] } {
  const rows = new Map<string, EvidenceRow>()
  const others: EvidenceFact[] = []
  for (const fact of facts) {
    const { source } = fact
    if (!source?.fileName || source.row === null) {
      others.push(fact)
      continue
    }
    const key = JSON.stringify([source.fileName, source.sheet, source.row, fact.subject])
    const before = rows.get(key)
    rows.set(key, {
      key,
      source: { ...source, row: source.row },
      subject: fact.subject ?? subject,
      facts: [...(before?.facts ?? []), fact],
    })
  }
  return { rows: [...rows.values()], others }
}
