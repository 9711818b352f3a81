import type { EvidenceFact, Fact, Source } from '../api/client.ts'
import { formatFact } from '../format.ts'
import type { RevealTarget } from '../reveal/target.ts'
import { words } from '../words.ts'

/** A fact as a table shows it. */
export interface FactRow {
  readonly key: string
  readonly subject: string
  readonly name: string
  /** Null: not known, or not shown. */
  readonly value: string | null
  readonly masked: Fact['masked']
  readonly target: RevealTarget | undefined
  readonly source: Source | null
  /** Why it is not known, and who has it. */
  readonly unknown: string
}

export function rowsOfFacts(facts: readonly Fact[], householdId: string): FactRow[] {
  return facts.map((fact) => ({
    key: `${fact.subjectId} ${fact.code}`,
    subject: fact.subject,
    name: fact.name,
    value: fact.value === null ? null : formatFact(fact.value, fact.type, fact.unit),
    masked: fact.masked,
    target: {
      subject: fact.subjectId === householdId ? '户' : '人',
      id: fact.subjectId,
      field: fact.code,
    },
    source: fact.source,
    unknown: `${fact.unknown?.department ?? ''}${fact.unknown?.why ?? ''}`,
  }))
}

export function rowsOfEvidence(facts: readonly EvidenceFact[], subject: string): FactRow[] {
  return facts.map((fact, place) => ({
    key: `${place}`,
    subject: fact.subject ?? subject,
    name: fact.name,
    value: fact.value,
    masked: fact.masked,
    target: fact.target ?? undefined,
    source: fact.source,
    unknown: fact.holder === null ? '' : `${fact.holder}${words.alerts.holds}`,
  }))
}
