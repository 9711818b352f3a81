import { type Catalogue, profileColumn, profileTables, type SubjectLevel } from './catalogue.ts'
import type { FactValue, FactValues, HouseholdFacts } from './frame.ts'

/** A row of a profile table, by column. */
export interface ProfileRow {
  readonly table: 'person_profile' | 'household_profile' | 'supporter_profile'
  readonly values: Readonly<Record<string, FactValue>>
}

/**
 * The profile rows of one household, for evaluating it by the compiled SQL. Facts the household does
 * not state are left out (NULL). `idOf` gives the person's uuid for a member's id.
 */
export function profileRows(
  facts: HouseholdFacts,
  given: {
    readonly catalogue: Catalogue
    readonly countyCode: string
    readonly householdId: string
    readonly idOf: (memberId: string) => string
  },
): readonly ProfileRow[] {
  const key = { county_code: given.countyCode, household_id: given.householdId }
  const row = (
    level: SubjectLevel,
    own: Readonly<Record<string, FactValue>>,
    values: FactValues,
  ) => ({
    table: profileTables[level],
    values: { ...key, ...own, ...factColumns(values, given.catalogue) },
  })
  return [
    row('户', { division_code: given.countyCode }, facts.household),
    ...facts.members.map((one) => row('人', { person_id: given.idOf(one.id) }, one.facts)),
    ...(facts.supporters ?? []).map((one, index) =>
      row('义务人', { supporter_no: index + 1 }, one.facts),
    ),
  ]
}

function factColumns(values: FactValues, catalogue: Catalogue): Record<string, FactValue> {
  const columns: Record<string, FactValue> = {}
  for (const [code, value] of Object.entries(values)) {
    const fact = catalogue.findByCode(code)
    if (!fact) throw new RangeError(`no such fact: ${code}`)
    if (value !== null && value !== undefined) columns[profileColumn(fact)] = value
  }
  return columns
}
