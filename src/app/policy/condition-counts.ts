import { type Queryable, type Sql, sql } from '#db/index'
import type { PolicyCounts, PolicyHouseholds, PolicyVerdict } from '#http/index'
import type { App } from '../app.ts'
import { readPlaces } from '../http-port/places.ts'

interface Counted {
  readonly verdicts: string
  readonly category: string
  readonly version: string
  readonly asOf: string
  readonly households: number
}

/** Letters of a determination's verdicts. */
const letters: Readonly<Record<PolicyVerdict, string>> = { 符合: 'T', 不符合: 'F', 待核实: 'U' }

const yuan = 100
const barCount = 30

/** How many of the households that the reader sees fulfil each condition, by their last evaluation. */
export async function countConditions(q: Queryable, app: App): Promise<PolicyCounts> {
  const rows = await q.query<Counted>(sql`
    select d.verdicts, d.category, d.policy_version as version, max(d.as_of)::text as "asOf",
      count(*)::integer as households
    from household_determination as d
    where d.county_code = ${app.county.code}
    group by d.verdicts, d.category, d.policy_version`)
  const current = rows.filter((one) => one.version === app.pack.version)
  const sum = (of: readonly Counted[]) => of.reduce((total, one) => total + one.households, 0)
  const width = Math.max(0, ...current.map((one) => one.verdicts.length))
  const categories = new Map<string, number>()
  for (const one of rows) {
    categories.set(one.category, (categories.get(one.category) ?? 0) + one.households)
  }
  return {
    households: sum(rows),
    asOf:
      rows
        .map((one) => one.asOf)
        .sort()
        .at(-1) ?? null,
    isCurrent: current.length === rows.length,
    conditions: Array.from({ length: width }, (_, column) => {
      const of = (letter: string) => sum(current.filter((one) => one.verdicts[column] === letter))
      return { column, yes: of('T'), no: of('F'), unknown: of('U') }
    }),
    categories: [...categories].map(([category, households]) => ({ category, households })),
    income: await incomesOf(q, app),
  }
}

/** Income a head and month, as the register of incomes and the counted members have it. */
async function incomesOf(q: Queryable, app: App): Promise<PolicyCounts['income']> {
  const [top] = await q.query<{ step: number | null }>(sql`
    select (ceil(percentile_disc(0.9) within group (order by i.income)
      / ${barCount}::numeric / ${10 * yuan}) * ${10 * yuan})::integer as step
    from (${incomes(app)}) as i`)
  const step = top?.step || 10 * yuan
  const rows = await q.query<{ bar: number | null; households: number }>(sql`
    select floor(i.income / ${step})::integer as bar, count(*)::integer as households
    from (${incomes(app)}) as i
    group by 1`)
  const of = (has: (bar: number) => boolean) =>
    rows.reduce((sum, { bar, households }) => sum + (bar !== null && has(bar) ? households : 0), 0)
  return {
    step,
    bars: Array.from({ length: barCount }, (_, at) => of((bar) => bar === at)),
    beyond: of((bar) => bar >= barCount),
    unknown: rows.find((one) => one.bar === null)?.households ?? 0,
  }
}

function incomes({ county }: App) {
  return sql`
    select p.f_household_income::numeric / 12 / nullif(d.counted_hi, 0) as income
    from household_profile as p
    join household_determination as d
      on d.county_code = ${county.code} and d.household_id = p.household_id
    where p.county_code = ${county.code}`
}

interface AskedCondition {
  readonly column: number
  readonly verdict: PolicyVerdict
  readonly township?: string | undefined
}

/** How many households the caller sees behind a count. */
export async function countOfCondition(
  q: Queryable,
  app: App,
  asked: AskedCondition,
): Promise<number> {
  const within = withinOf(asked)
  const [counted] = await q.query<{ total: number }>(sql`
    select count(*)::integer as total from household_determination as d
    where ${matching(app, asked)} and (${within} = '' or exists (
      select from household as h where h.county_code = ${app.county.code}
        and h.id = d.household_id and starts_with(h.division_code, ${within})))`)
  return counted?.total ?? 0
}

/** A page of them, by their number. */
export async function householdsOfCondition(
  q: Queryable,
  app: App,
  asked: AskedCondition & { readonly limit: number; readonly after?: string | undefined },
): Promise<Omit<PolicyHouseholds, 'total'>> {
  const { limit, after } = asked
  const rows = await q.query<{ id: string; number: string; code: string; category: string }>(sql`
    select h.id, h.number, h.division_code as code, d.category
    from household_determination as d
    join household as h on h.county_code = ${app.county.code} and h.id = d.household_id
    where ${matching(app, asked)} and h.number > ${after ?? ''}
      and starts_with(h.division_code, ${withinOf(asked)})
    order by h.number
    limit ${limit + 1}`)
  const places = await readPlaces(q, app.county.code)
  const items = rows.slice(0, limit)
  return {
    items: items.map(({ id, number, code, category }) => {
      return { id, number, category, ...places.placeOf(code) }
    }),
    next: rows.length > limit ? (items.at(-1)?.number ?? null) : null,
  }
}

function matching({ county, pack }: App, { column, verdict }: AskedCondition): Sql {
  return sql`
    d.county_code = ${county.code} and d.policy_version = ${pack.version}
      and substr(d.verdicts, ${column + 1}, 1) = ${letters[verdict]}`
}

function withinOf({ township }: AskedCondition): string {
  return township === undefined ? '' : township.slice(0, 9)
}
