import { ident, type Queryable, type Sql, sql, type Transaction, trusted } from '#db/index'
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
  /** What is due for certain, to the fen. */
  readonly settled: number
  /** Whether anything besides is open: what is due, or how much. */
  readonly isOpen: boolean
  /** The bounds of what is open. */
  readonly openLow: number
  /** Null: no bound. */
  readonly openHigh: number | null
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
      : await readCosts(tx, bindCounty(compiled.schemes, countyCode))
  return { households, persons, costs, relations }
}

/**
 * The cost of each household from rows of schemes (`entitled`, `amount_lo`, `amount_hi`): scheme by
 * scheme and person by person, so that an open part leaves the others settled.
 */
export async function readCosts(tx: Queryable, schemes: Sql): Promise<readonly HouseholdCost[]> {
  return tx.query<HouseholdCost>(sql`
    select household_id as "householdId",
      coalesce(sum(low) filter (where not is_open), 0)::bigint as settled,
      bool_or(is_open) as "isOpen",
      coalesce(sum(low) filter (where is_open), 0)::bigint as "openLow",
      case when bool_or(high is null) then null
        else coalesce(sum(high) filter (where is_open), 0)::bigint end as "openHigh"
    from (
      select p.household_id, p.low, p.high, p.high is distinct from p.low as is_open
      from (
        select s.household_id, s.amount_hi as high,
          case when s.entitled then coalesce(s.amount_lo, 0) else 0 end as low
        from (${schemes}) as s
        where s.entitled is not false
      ) as p
    ) as part
    group by household_id`)
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
    const none = { householdId: id, settled: 0, isOpen: false, openLow: 0, openHigh: 0 }
    if (benefit !== null) return [{ ...none, settled: benefit }]
    const isOpen = paid.has(category) || category === '待核实'
    return isOpen ? [{ ...none, isOpen, openHigh: null }] : []
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
