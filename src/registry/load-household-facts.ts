import type { Acting } from '#access/index'
import { type Queryable, sql, trusted } from '#db/index'
import type { Catalogue, Fact } from '#policy/index'
import type { FactValue } from './observed-batch.ts'

/** Values by fact code; null: unknown. Money in fen, areas in square metres, days as text. */
export type FactValues = Readonly<Record<string, FactValue | null>>

/** The current facts of one household, as the evaluation of a single household takes them. */
export interface HouseholdFacts {
  readonly household: FactValues
  readonly members: readonly { readonly id: string; readonly facts: FactValues }[]
  readonly supporters: readonly { readonly id: string; readonly facts: FactValues }[]
}

interface ProfileRow {
  readonly level: Fact['level']
  readonly id: string
  readonly profile: Readonly<Record<string, unknown>>
}

/** Undefined when the county has no such household, or it has ended. */
export async function loadHouseholdFacts(
  q: Queryable,
  acting: Pick<Acting, 'countyCode'>,
  catalogue: Catalogue,
  householdId: string,
): Promise<HouseholdFacts | undefined> {
  const rows = await q.query<ProfileRow>(sql`
    ${profileOf('household_profile', '户', 'p.household_id::text')}
    where p.county_code = ${acting.countyCode} and p.household_id = ${householdId}
    union all
    ${profileOf('person_profile', '人', 'p.person_id::text')}
    where p.county_code = ${acting.countyCode} and p.household_id = ${householdId}
    union all
    ${profileOf('supporter_profile', '义务人', 'p.supporter_no::text')}
    where p.county_code = ${acting.countyCode} and p.household_id = ${householdId}
    order by 1, 2`)
  const household = rows.find((row) => row.level === '户')
  if (!household) return undefined
  const subjects = (level: Fact['level']) =>
    rows
      .filter((row) => row.level === level)
      .map((row) => ({ id: row.id, facts: valuesOf(catalogue, row) }))
  return {
    household: valuesOf(catalogue, household),
    members: subjects('人'),
    supporters: subjects('义务人'),
  }
}

function profileOf(table: string, level: Fact['level'], id: string) {
  return trusted(
    `select '${level}' as level, ${id} as id, to_jsonb(p) as profile from ${table} as p`,
  )
}

/** A profile's row as facts by code; what it does not have is unknown. */
export function valuesOf(catalogue: Catalogue, { level, profile }: ProfileRow): FactValues {
  const values: Record<string, FactValue | null> = {}
  for (const fact of catalogue.facts) {
    if (fact.level !== level) continue
    values[fact.code] = valueOfFact(profile[`f_${fact.code}`])
  }
  return values
}

function valueOfFact(value: unknown): FactValue | null {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value)
  // A profile's columns are text, whole numbers, decimals, days and truths.
  return isPlain ? (value as FactValue) : null
}
