import { type Database, ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  type BenefitOutcome,
  type CaseOutcome,
  compileSql,
  type HouseholdFacts,
  profileColumns,
  profileRows,
  type Relations,
} from '#policy/index'
import type { PolicyInForce } from '../policy-in-force.ts'
import { bindCounty } from './bind-statement.ts'

/** A county of its own: the cases' tables hold nobody else. */
const county = '999901000000'

const tables = {
  person_profile: 'case_person',
  household_profile: 'case_household',
  supporter_profile: 'case_supporter',
} as const

const relations: Relations = {
  person: 'case_person',
  household: 'case_household',
  supporter: 'case_supporter',
  householdDetermination: 'case_household_determination',
  personDetermination: 'case_person_determination',
}

export interface SqlCase {
  readonly day: LocalDate
  readonly facts: HouseholdFacts
  /** Whether it is about aid; absent: about the classes. */
  readonly isBenefit?: boolean
}

export interface SqlOutcome {
  readonly outcome: CaseOutcome
  readonly benefits: BenefitOutcome
}

/** What the compiled SQL says of each case, in the order given; its tables go with the transaction. */
export async function evaluateCasesInSql(
  db: Database,
  policy: PolicyInForce,
  cases: readonly SqlCase[],
): Promise<readonly (SqlOutcome | undefined)[]> {
  if (cases.length === 0) return []
  const outcomes: (SqlOutcome | undefined)[] = []
  await db.transaction(async (tx) => {
    await createTables(tx, policy)
    for (const day of new Set(cases.map((one) => one.day))) {
      const ofDay = cases.flatMap((one, index) => (one.day === day ? [{ one, index }] : []))
      await evaluateDay(tx, policy, { day, cases: ofDay, outcomes })
    }
  })
  return outcomes
}

const determinations = [relations.householdDetermination, relations.personDetermination]

interface Day {
  readonly day: LocalDate
  readonly cases: readonly { readonly one: SqlCase; readonly index: number }[]
  readonly outcomes: (SqlOutcome | undefined)[]
}

async function evaluateDay(tx: Transaction, policy: PolicyInForce, day: Day): Promise<void> {
  await tx.execute(trusted(`truncate ${[...Object.values(tables), ...determinations].join(', ')}`))
  await insertFacts(tx, policy, day)
  const hasBenefits = day.cases.some(({ one }) => one.isBenefit)
  const compiled = compileSql(policy.compiled, {
    day: day.day,
    relations,
    rules: [],
    outcome: 'all',
    ...(!hasBenefits && { schemes: [] }),
  })
  await tx.execute(sql`
    insert into case_household_determination
    select ${county}, household_id, category, verdicts, benefit, counted_lo, counted_hi, labels
    from (${bindCounty(compiled.household, county)}) as e`)
  await tx.execute(sql`
    insert into case_person_determination
    select ${county}, person_id, household_id, category, verdicts
    from (${bindCounty(compiled.person, county)}) as e`)
  const benefits = hasBenefits
    ? await readBenefits(tx, bindCounty(compiled.schemes, county))
    : new Map<string, BenefitOutcome>()
  await readOutcomes(tx, day, benefits)
}

async function insertFacts(tx: Transaction, policy: PolicyInForce, day: Day): Promise<void> {
  const rows = day.cases.flatMap(({ one, index }) =>
    profileRows(one.facts, {
      catalogue: policy.catalogue,
      countyCode: county,
      householdId: householdId(index),
      idOf: (id) =>
        memberId(
          index,
          one.facts.members.findIndex((member) => member.id === id),
        ),
    }),
  )
  for (const [profile, table] of Object.entries(tables)) {
    const own = rows.filter((row) => row.table === profile).map((row) => row.values)
    await tx.execute(sql`
      insert into ${ident(table)}
      select * from jsonb_populate_recordset(null::${ident(table)}, ${JSON.stringify(own)}::jsonb)`)
  }
}

/** What the schemes say, by household. */
async function readBenefits(tx: Transaction, schemes: Sql) {
  const rows = await tx.query<{
    household_id: string
    scheme: string
    entitled: boolean | null
    details: Readonly<Record<string, readonly [number | null, number | null]>> | null
  }>(schemes)
  const found = new Map<string, BenefitOutcome>()
  for (const id of new Set(rows.map((row) => row.household_id))) {
    const own = rows.filter((row) => row.household_id === id)
    const details = own.flatMap((row) => Object.entries(row.details ?? {}))
    found.set(id, {
      entitled: new Map(own.map(({ scheme, entitled }) => [scheme, entitled])),
      details: new Map(details.map(([name, [low, high]]) => [name, { low, high }])),
    })
  }
  return found
}

async function readOutcomes(
  tx: Transaction,
  { cases, outcomes }: Day,
  benefits: ReadonlyMap<string, BenefitOutcome>,
): Promise<void> {
  const households = await tx.query<{
    id: string
    category: string
    benefit: number | null
    low: number | null
    high: number | null
    labels: string[]
  }>(sql`
    select household_id as id, category, benefit, counted_lo as low, counted_hi as high, labels
    from case_household_determination`)
  const persons = await tx.query<{ id: string; category: string }>(
    sql`select person_id as id, category from case_person_determination`,
  )
  const own = new Map(persons.map(({ id, category }) => [id, category]))
  for (const { one, index } of cases) {
    const found = households.find(({ id }) => id === householdId(index))
    if (!found) continue
    const { category, benefit, labels, low, high } = found
    const members = one.facts.members.flatMap(({ id }, at) => {
      const named = own.get(memberId(index, at))
      return named === undefined ? [] : [[id, named] as const]
    })
    const counted = low === null || high === null ? null : { low, high }
    outcomes[index] = {
      outcome: { category, benefit, labels, members: Object.fromEntries(members), counted },
      benefits: benefits.get(householdId(index)) ?? { entitled: new Map(), details: new Map() },
    }
  }
}

async function createTables(tx: Transaction, { catalogue }: PolicyInForce): Promise<void> {
  const keys: Readonly<Record<string, string>> = {
    person_profile: 'person_id uuid, household_id uuid',
    household_profile: 'household_id uuid, division_code text',
    supporter_profile: 'household_id uuid, supporter_no integer',
  }
  for (const [profile, table] of Object.entries(tables)) {
    const columns = profileColumns(catalogue)
      .filter((column) => column.table === profile)
      .map((column) => `, ${column.column} ${column.sqlType}`)
    await tx.execute(
      trusted(
        `create temp table ${table} (county_code text, ${keys[profile]}${columns.join('')}) on commit drop`,
      ),
    )
  }
  await tx.execute(
    trusted(
      `create temp table ${relations.householdDetermination} (county_code text, household_id uuid, category text, verdicts text, benefit bigint, counted_lo integer, counted_hi integer, labels text[]) on commit drop`,
    ),
  )
  await tx.execute(
    trusted(
      `create temp table ${relations.personDetermination} (county_code text, person_id uuid, household_id uuid, category text, verdicts text) on commit drop`,
    ),
  )
}

function householdId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

function memberId(index: number, member: number): string {
  return `00000000-0000-4000-9000-${String(index * 1000 + member).padStart(12, '0')}`
}
