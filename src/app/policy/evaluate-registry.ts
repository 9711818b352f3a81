import { ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  type Catalogue,
  compileSql,
  type ParameterOverrides,
  profileColumns,
  type Relations,
} from '#policy/index'
import type { PolicyInForce } from '../policy-in-force.ts'
import { bindCounty } from './bind-statement.ts'

export interface RegistryRequest {
  readonly countyCode: string
  readonly policy: PolicyInForce
  readonly day: LocalDate
  readonly parameters?: ParameterOverrides
  /** The catalogue whose columns the profiles have. */
  readonly inPlace: Catalogue
  /** Profiles of another day; absent: those of the tables. */
  readonly relations?: Partial<Relations>
  /** Names the temporary tables apart from those of another evaluation. */
  readonly name: string
}

export interface HouseholdOutcome {
  readonly id: string
  readonly category: string
  /** Fen a month. */
  readonly benefit: number | null
}

export interface PersonOutcome {
  readonly id: string
  readonly householdId: string
  /** The person's own class. */
  readonly category: string
}

/** What a household costs a month by the schemes of 基本生活; fen. */
export interface HouseholdCost {
  readonly householdId: string
  readonly low: number
  /** Null: no bound. */
  readonly high: number | null
}

export interface RegistryEvaluation {
  readonly households: readonly HouseholdOutcome[]
  /** Only persons with a class of their own. */
  readonly persons: readonly PersonOutcome[]
  readonly costs: readonly HouseholdCost[]
  /** The determinations of this transaction, for rules to read. */
  readonly relations: Relations
}

/**
 * Evaluates every household of the county by the compiled SQL, into tables of the transaction: what
 * rounds have written stays as it is.
 */
export async function evaluateRegistry(
  tx: Transaction,
  request: RegistryRequest,
): Promise<RegistryEvaluation> {
  const relations = relationsOf(request)
  const { countyCode, policy, day, parameters } = request
  const schemes = monthlySchemes(policy)
  const compiled = compileSql(policy.compiled, {
    day,
    relations,
    rules: [],
    schemes,
    ...(parameters && { parameters }),
  })
  await makeTable(tx, relations.householdDetermination, {
    columns: 'household_id, category, verdicts, benefit',
    key: 'household_id',
    countyCode,
    rows: bindCounty(compiled.household, countyCode),
  })
  await makeTable(tx, relations.personDetermination, {
    columns: 'person_id, household_id, category, verdicts',
    key: 'person_id',
    countyCode,
    rows: bindCounty(compiled.person, countyCode),
  })
  const households = await tx.query<HouseholdOutcome>(sql`
    select household_id as id, category, benefit from ${ident(relations.householdDetermination)}`)
  const persons = await tx.query<PersonOutcome>(sql`
    select person_id as id, household_id as "householdId", category
    from ${ident(relations.personDetermination)}`)
  const costs =
    schemes.length === 0
      ? costsOfBenefits(households, policy)
      : await tx.query<HouseholdCost>(sql`
          select s.household_id as "householdId",
            coalesce(sum(s.amount_lo) filter (where s.entitled), 0)::bigint as low,
            case when bool_or(s.amount_hi is null) then null else sum(s.amount_hi)::bigint end as high
          from (${bindCounty(compiled.schemes, countyCode)}) as s
          where s.entitled is not false
          group by s.household_id`)
  return { households, persons, costs, relations }
}

/** The schemes that are paid by the month: what a county budgets for. */
function monthlySchemes({ pack }: PolicyInForce): string[] {
  return pack.schemes
    .filter((one) => one.kind === '基本生活' && one.amount && one.amountUnit === '元/月')
    .map((one) => one.id)
}

/** Without such schemes: the amount of the class; what is open has no bound above. */
function costsOfBenefits(
  households: readonly HouseholdOutcome[],
  { pack }: PolicyInForce,
): readonly HouseholdCost[] {
  const paid = new Set(pack.categories.filter((one) => one.benefit).map((one) => one.name))
  return households.flatMap(({ id, category, benefit }): HouseholdCost[] => {
    if (benefit !== null) return [{ householdId: id, low: benefit, high: benefit }]
    const isOpen = paid.has(category) || category === '待核实'
    return isOpen ? [{ householdId: id, low: 0, high: null }] : []
  })
}

async function makeTable(
  tx: Transaction,
  name: string,
  given: {
    readonly columns: string
    readonly key: string
    readonly countyCode: string
    readonly rows: Sql
  },
): Promise<void> {
  await tx.execute(sql`drop table if exists ${ident(name)}`)
  await tx.execute(sql`
    create temp table ${ident(name)} on commit drop as
    select ${given.countyCode}::text as county_code, ${trusted(given.columns)}
    from (${given.rows}) as e`)
  await tx.execute(sql`create index on ${ident(name)} (${ident(given.key)})`)
  await tx.execute(sql`analyze ${ident(name)}`)
}

function relationsOf({ name, relations, policy, inPlace }: RegistryRequest): Relations {
  return {
    person: withColumns('person_profile', relations?.person, { policy, inPlace }),
    household: withColumns('household_profile', relations?.household, { policy, inPlace }),
    supporter: withColumns('supporter_profile', relations?.supporter, { policy, inPlace }),
    householdDetermination: `${name}_household`,
    personDetermination: `${name}_person`,
  }
}

/** A draft may know facts whose columns come only with its publication: nobody knows them yet. */
function withColumns(
  table: string,
  relation: string | undefined,
  given: { readonly policy: PolicyInForce; readonly inPlace: Catalogue },
): string {
  const missing = profileColumns(given.policy.catalogue).filter(
    (column) => column.table === table && !given.inPlace.findByCode(column.fact.code),
  )
  const from = relation ?? table
  if (missing.length === 0) return from
  const columns = missing.map(({ column, sqlType }) => `null::${sqlType} as ${column}`)
  return `(select p.*, ${columns.join(', ')} from ${from} as p)`
}
