import { type Sql, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  type CheckedPack,
  type Evaluation,
  evaluateHousehold,
  type FactValue,
  type FactValues,
  type HouseholdFacts,
} from '#policy/index'
import { type HouseholdProfiles, loadProfiles, type ProfileRow } from './load-profiles.ts'
import type { RoundSource } from './rule-sql.ts'

export interface FewHouseholds {
  readonly countyCode: string
  readonly asOf: LocalDate
  readonly households: readonly string[]
}

/** Evaluates some households in JavaScript and gives the outcome as rows. */
export async function evaluateFew(
  tx: Transaction,
  checked: CheckedPack,
  { countyCode, asOf, households }: FewHouseholds,
): Promise<RoundSource> {
  const profiles = await loadProfiles(tx, countyCode, households)
  const evaluated = [...profiles].map(([id, found]) => {
    return { id, evaluation: evaluateHousehold(checked, factsOf(found), { day: asOf }) }
  })
  return {
    households: householdRows(evaluated),
    persons: personRows(evaluated),
    truths: truthRows(evaluated),
  }
}

/** The profiles of a household in the form in which the policy evaluates it. */
export function factsOf({ household, members, supporters }: HouseholdProfiles): HouseholdFacts {
  return {
    household: valuesOf(household),
    members: members.map((row) => ({ id: String(row.person_id), facts: valuesOf(row) })),
    supporters: supporters.map((row) => ({ id: String(row.supporter_no), facts: valuesOf(row) })),
  }
}

function valuesOf(row: ProfileRow): FactValues {
  const values: Record<string, FactValue> = {}
  for (const [column, value] of Object.entries(row)) {
    // A profile's columns are bigint, numeric, date, boolean or text: JSON gives them so.
    if (column.startsWith('f_')) values[column.slice(2)] = value as FactValue
  }
  return values
}

interface Evaluated {
  readonly id: string
  readonly evaluation: Evaluation
}

function householdRows(evaluated: readonly Evaluated[]): Sql {
  const rows = evaluated.map(({ id, evaluation: { household } }) => ({
    household_id: id,
    category: household.category,
    verdicts: household.verdictText,
    benefit: household.benefit,
    counted_lo: household.counted?.low ?? null,
    counted_hi: household.counted?.high ?? null,
    labels: household.labels,
  }))
  return sql`
    select r.household_id, r.category, r.verdicts, r.benefit, r.counted_lo, r.counted_hi,
      array(select jsonb_array_elements_text(r.labels)) as labels
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (household_id uuid, category text,
      verdicts text, benefit bigint, counted_lo integer, counted_hi integer, labels jsonb)`
}

function personRows(evaluated: readonly Evaluated[]): Sql {
  const rows = evaluated.flatMap(({ id, evaluation }) =>
    [...evaluation.members].flatMap(([personId, { own, verdictText }]) =>
      own === null
        ? []
        : [{ person_id: personId, household_id: id, category: own, verdicts: verdictText }],
    ),
  )
  return sql`
    select r.person_id, r.household_id, r.category, r.verdicts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (person_id uuid, household_id uuid, category text, verdicts text)`
}

function truthRows(evaluated: readonly Evaluated[]): Sql {
  const rows = evaluated.flatMap(({ id, evaluation }) =>
    evaluation.rules.map(({ rule, memberId, truth, band }) => {
      return { rule, household_id: id, person_id: memberId, truth, band }
    }),
  )
  return sql`
    select r.rule, r.household_id, r.person_id, r.truth, r.band
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (rule text, household_id uuid, person_id uuid, truth boolean, band integer)`
}
