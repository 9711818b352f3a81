import type { Fact } from '../../api/client.ts'
import { type FactRow, rowsOfFacts } from '../../components/fact-rows.ts'

/** What the table of members tells of each beside who it is. */
const told = {
  health: [
    ...['disability_category', 'disability_grade', 'severe_illness', 'illness_name'],
    ...['chronic_disease', 'long_medication', 'is_disabled'],
  ],
  labour: ['able_to_work'],
  work: ['employment_status', 'schooling'],
} as const
export type MemberColumn = keyof typeof told

export interface MemberState {
  /** What there is to tell; a truth by its name, covered ones to be asked for. */
  readonly rows: readonly FactRow[]
  /** Something is known, though there is nothing to tell. */
  readonly isKnown: boolean
}

/** Health, ability and work of one member, of the facts of the household. */
export function stateOf(
  facts: readonly Fact[],
  { householdId, personId }: { readonly householdId: string; readonly personId: string },
): Readonly<Record<MemberColumn, MemberState>> {
  const own = facts.filter(({ subjectId }) => subjectId === personId)
  const of = (column: MemberColumn): MemberState => {
    const known = told[column].flatMap((code) =>
      own.filter((fact) => fact.code === code && (fact.value !== null || fact.masked !== null)),
    )
    const telling = known.filter(({ value }) => column === 'labour' || !saysNothing(value))
    return { rows: rowsOfFacts(telling, householdId), isKnown: known.length > 0 }
  }
  return { health: of('health'), labour: of('labour'), work: of('work') }
}

function saysNothing(value: Fact['value']): boolean {
  return value === false || value === '无'
}
