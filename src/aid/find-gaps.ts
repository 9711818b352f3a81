import type { Acting } from '#access/index'
import { ident, joinSql, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  type Catalogue,
  type CheckedPack,
  compileSql,
  type ExplainedScheme,
  type SqlStatement,
} from '#policy/index'
import { type Judgement, judge, truthsOf } from './domain.ts'
import { findEntitlements } from './find-entitlements.ts'

export interface GapsRequest {
  readonly checked: CheckedPack
  readonly catalogue: Catalogue
  readonly day: LocalDate
  /** Only these schemes. */
  readonly schemes?: readonly string[]
  /** How many subjects of each scheme and judgement are listed. */
  readonly listed: number
}

/** A department and the facts it would have to give. */
export interface MissingFrom {
  readonly department: string
  readonly facts: readonly string[]
}

export interface SchemeGaps {
  readonly scheme: string
  /** Subjects by judgement; who the scheme is not about is not counted. */
  readonly counts: Readonly<Record<Exclude<Judgement, '不适用'>, number>>
  /** Who can settle the open ones, by the subjects listed. */
  readonly missing: readonly MissingFrom[]
}

export interface Gap {
  readonly scheme: string
  readonly judgement: Judgement
  readonly householdId: string
  readonly number: string
  /** Null: the household's. */
  readonly personId: string | null
  readonly person: string | null
  /** Fen; null: no amount, or no bound. */
  readonly amountLow: number | null
  readonly amountHigh: number | null
  /** Of an open one: whom to ask for what. */
  readonly missing: readonly MissingFrom[]
}

export interface FoundOverlap {
  readonly scheme: string
  readonly other: string
  readonly householdId: string
  readonly number: string
  readonly personId: string | null
  readonly person: string | null
}

export interface Gaps {
  readonly day: LocalDate
  readonly schemes: readonly SchemeGaps[]
  readonly listed: readonly Gap[]
  readonly overlaps: readonly FoundOverlap[]
}

/**
 * What everybody is entitled to and does not receive, or receives without being entitled, by the compiled
 * SQL on the day. The classes are decided anew in temporary tables; nothing is written.
 */
export async function findGaps(
  tx: Transaction,
  acting: Pick<Acting, 'countyCode'>,
  request: GapsRequest,
): Promise<Gaps> {
  await evaluateSchemes(tx, acting.countyCode, request)
  const counts = await countOutcomes(tx)
  const rows = await listOutcomes(tx, acting.countyCode, request.listed)
  const listed = await withMissing(tx, acting, { rows, request })
  const known = new Set(counts.map(({ scheme }) => scheme))
  return {
    day: request.day,
    schemes: request.checked.pack.schemes
      .filter(({ id }) => known.has(id))
      .map(({ id }) => ({
        scheme: id,
        counts: countsOf(counts.filter(({ scheme }) => scheme === id)),
        missing: together(listed.filter((one) => one.scheme === id).flatMap((one) => one.missing)),
      })),
    listed,
    overlaps: await findOverlaps(tx, acting.countyCode, request),
  }
}

const households = 'aid_household'
const persons = 'aid_person'

async function evaluateSchemes(
  tx: Transaction,
  countyCode: string,
  { checked, day, schemes }: GapsRequest,
): Promise<void> {
  const compiled = compileSql(checked, {
    day,
    rules: [],
    relations: { householdDetermination: households, personDetermination: persons },
    ...(schemes && { schemes }),
  })
  const make = async (name: string, statement: SqlStatement, key: string) => {
    await tx.execute(sql`drop table if exists ${ident(name)}`)
    await tx.execute(sql`
      create temp table ${ident(name)} on commit drop as
      select ${countyCode}::text as county_code, e.*
      from (${bindCounty(statement, countyCode)}) as e`)
    await tx.execute(sql`create index on ${ident(name)} (${ident(key)})`)
    await tx.execute(sql`analyze ${ident(name)}`)
  }
  await make(households, compiled.household, 'household_id')
  await make(persons, compiled.person, 'person_id')
  await make('aid_outcome', compiled.schemes, 'household_id')
}

/** Puts the county for `$1`. */
function bindCounty(statement: SqlStatement, countyCode: string): Sql {
  const parts = statement.text.split(/\$1(?!\d)/).map(trusted)
  return joinSql(
    parts.flatMap((part, index) => (index === 0 ? [part] : [sql`${countyCode}`, part])),
    '',
  )
}

interface OutcomeCount {
  readonly scheme: string
  readonly entitled: boolean | null
  readonly received: boolean | null
  readonly subjects: number
}

function countOutcomes(tx: Transaction): Promise<readonly OutcomeCount[]> {
  return tx.query<OutcomeCount>(sql`
    select scheme, entitled, received, count(*)::integer as subjects
    from aid_outcome group by scheme, entitled, received`)
}

function countsOf(rows: readonly OutcomeCount[]): SchemeGaps['counts'] {
  const counts = { 应享未享: 0, 已享: 0, 不应享而享: 0, 待核实: 0 }
  for (const { entitled, received, subjects } of rows) {
    const judgement = judge(entitled, received)
    if (judgement !== '不适用') counts[judgement] += subjects
  }
  return counts
}

type ListedRow = Omit<Gap, 'missing' | 'judgement'> & {
  readonly entitled: boolean | null
  readonly received: boolean | null
}

/** Those that are due, wrongly received or open; who receives what is due is only counted. */
function listOutcomes(
  tx: Transaction,
  countyCode: string,
  listed: number,
): Promise<readonly ListedRow[]> {
  const isSettled = truthsOf('已享').map(
    ([entitled, received]) =>
      sql`(o.entitled is not distinct from ${entitled}::boolean
        and o.received is not distinct from ${received}::boolean)`,
  )
  return tx.query<ListedRow>(sql`
    select o.scheme, o.household_id as "householdId", h.number, o.person_id as "personId",
      p.name as person, o.entitled, o.received, o.amount_lo as "amountLow",
      o.amount_hi as "amountHigh"
    from (
      select o.*, row_number() over (partition by o.scheme, o.entitled, o.received
        order by o.household_id, o.person_id) as place
      from aid_outcome as o
      where not (${joinSql(isSettled, ' or ')})
    ) as o
    join household as h on h.county_code = ${countyCode} and h.id = o.household_id
    left join person as p on p.county_code = ${countyCode} and p.id = o.person_id
    where o.place <= ${listed}
    order by o.scheme, h.number, p.name`)
}

async function withMissing(
  tx: Transaction,
  acting: Pick<Acting, 'countyCode'>,
  { rows, request }: { readonly rows: readonly ListedRow[]; readonly request: GapsRequest },
): Promise<readonly Gap[]> {
  const explained = new Map<string, readonly ExplainedScheme[]>()
  const gaps: Gap[] = []
  for (const { entitled, received, ...row } of rows) {
    const judgement = judge(entitled, received)
    if (judgement !== '待核实') {
      gaps.push({ ...row, judgement, missing: [] })
      continue
    }
    const { householdId } = row
    if (!explained.has(householdId)) {
      const aid = await findEntitlements(tx, acting, { ...request, householdId })
      explained.set(householdId, aid?.entitlements ?? [])
    }
    const own = explained
      .get(householdId)
      ?.find((one) => one.scheme === row.scheme && one.memberId === row.personId)
    gaps.push({ ...row, judgement, missing: askedOf(own?.missing ?? []) })
  }
  return gaps
}

function askedOf(facts: ExplainedScheme['missing']): readonly MissingFrom[] {
  return together(facts.map(({ authority, name }) => ({ department: authority, facts: [name] })))
}

function together(all: readonly MissingFrom[]): readonly MissingFrom[] {
  const byDepartment = new Map<string, Set<string>>()
  for (const { department, facts } of all) {
    const known = byDepartment.get(department) ?? new Set<string>()
    for (const fact of facts) known.add(fact)
    byDepartment.set(department, known)
  }
  return [...byDepartment].map(([department, facts]) => ({ department, facts: [...facts] }))
}

function findOverlaps(
  tx: Transaction,
  countyCode: string,
  { checked }: GapsRequest,
): Promise<readonly FoundOverlap[]> {
  const pairs = checked.pack.schemes.flatMap(({ id, excludes }) =>
    excludes.map((other) => ({ scheme: id, other })),
  )
  return tx.query<FoundOverlap>(sql`
    select x.scheme, x.other, a.household_id as "householdId", h.number,
      coalesce(a.person_id, b.person_id) as "personId", p.name as person
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as x (scheme text, other text)
    join aid_outcome as a on a.scheme = x.scheme and a.received
    join aid_outcome as b on b.scheme = x.other and b.received and b.household_id = a.household_id
      and (a.person_id is null or b.person_id is null or a.person_id = b.person_id)
    join household as h on h.county_code = ${countyCode} and h.id = a.household_id
    left join person as p
      on p.county_code = ${countyCode} and p.id = coalesce(a.person_id, b.person_id)
    order by h.number, x.scheme, x.other`)
}
