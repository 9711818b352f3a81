import { ident, type Sql, sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { type DueDataset, duePeriod } from './domain.ts'
import { type RoundRule, ruleRows } from './round-rules.ts'
import { type CompiledPack, openTruths } from './rule-sql.ts'

/** A dataset that is due from a township and has not come in whole, and whom that leaves undecided. */
export interface MissingData {
  readonly dataset: string
  readonly township: string
  readonly period: string
  readonly firstMonth: string
  readonly rules: readonly string[]
  readonly households: number
}

export interface AbsenceInput {
  readonly countyCode: string
  readonly asOf: LocalDate
  readonly rules: readonly RoundRule[]
  readonly datasets: readonly DueDataset[]
  /** The households of the round; absent: everybody. */
  readonly households?: readonly string[] | undefined
  /** The households' profiles of another day; absent: those of today. */
  readonly profiles?: string | undefined
}

/**
 * A rule that rests on absence holds only where the due data are complete: elsewhere its truth
 * becomes unknown. What is false by other facts stays false.
 */
export async function coverAbsence(tx: Transaction, input: AbsenceInput): Promise<void> {
  const uncovered = uncoveredTownships(input)
  if (!uncovered) return
  await tx.execute(sql`
    with missing as materialized (${uncovered})
    update round_hit as h
    set truth = null
    from missing as u
    where u.dataset = any(h.absent) and u.township = left(h.division_code, 9) || '000'
      and not ${isAnswered(input.countyCode, sql`u`, sql`h.household_id`)}`)
}

/** What is missing in the county, with the households that a rule cannot be ruled out for. */
export async function findMissingData(
  tx: Transaction,
  compiled: CompiledPack,
  input: AbsenceInput,
): Promise<readonly MissingData[]> {
  const uncovered = uncoveredTownships(input)
  if (!uncovered) return []
  const { countyCode, asOf } = input
  const households = await tx.query<{ id: string }>(sql`
    with missing as materialized (${uncovered})
    select h.household_id as id from household_profile as h
    where h.county_code = ${countyCode}
      and left(h.division_code, 9) || '000' in (select m.township from missing as m)`)
  if (households.length === 0) return []
  const absence = input.rules.filter(({ absent }) => absent.length > 0)
  const open = openTruths(
    compiled,
    { countyCode, asOf },
    {
      rules: absence.map(({ id }) => id),
      households: households.map(({ id }) => id),
    },
  )
  return tx.query<MissingData>(sql`
    with missing as materialized (${uncovered}), open as materialized (${open})
    select m.dataset, m.township, m.period, m.first_month as "firstMonth",
      array_agg(distinct o.rule order by o.rule) as rules,
      count(distinct o.household_id) as households
    from open as o
    join ${ruleRows(absence)} as r on r.id = o.rule
    join household_profile as h
      on h.county_code = ${countyCode} and h.household_id = o.household_id
    join missing as m
      on m.dataset = any(r.absent) and m.township = left(h.division_code, 9) || '000'
    where not ${isAnswered(countyCode, sql`m`, sql`h.household_id`)}
    group by m.dataset, m.township, m.period, m.first_month
    order by m.dataset, m.township`)
}

/**
 * Whether the department has answered all that was asked of a household, in a file that is no complete
 * one; `missing` names the dataset, the period and its first month.
 */
function isAnswered(countyCode: string, missing: Sql, household: Sql): Sql {
  return sql`exists (
    select from answered_household as a
    join import_batch as b on b.id = a.batch_id and b.state = '已入库'
    where a.county_code = ${countyCode} and a.dataset = ${missing}.dataset
      and a.household_id = ${household}
      and (a.period >= ${missing}.first_month or a.period = ${missing}.period))`
}

/** The townships of the county that lack a due dataset; undefined when no dataset is due. */
function uncoveredTownships(input: AbsenceInput): Sql | undefined {
  const due = dueDatasets(input)
  if (due.length === 0) return undefined
  const { countyCode, households, profiles = 'household_profile' } = input
  const only = households ? sql`and h.household_id = any(${households}::uuid[])` : sql``
  return sql`
    select d.code as dataset, t.township, d.period, d."firstMonth" as first_month
    from jsonb_to_recordset(${JSON.stringify(due)}::jsonb)
      as d (code text, period text, "firstMonth" text)
    cross join (
      select distinct left(h.division_code, 9) || '000' as township
      from ${ident(profiles)} as h
      where h.county_code = ${countyCode} ${only}
    ) as t
    where not exists (
      select from coverage as c
      where c.county_code = ${countyCode} and c.dataset = d.code
        and c.division_code in (t.township, ${countyCode})
        and (c.period >= d."firstMonth" or c.period = d.period))`
}

/** The datasets that the rules rest on and that have a period to be due for. */
function dueDatasets({ rules, datasets, asOf }: AbsenceInput) {
  const wanted = new Set(rules.flatMap(({ absent }) => absent))
  return [...wanted].flatMap((code) => {
    const dataset = datasets.find((one) => one.code === code)
    if (!dataset) throw new RangeError(`a rule rests on an unknown dataset: ${code}`)
    const due = duePeriod(dataset.cycle, asOf)
    return due ? [{ code, period: due.name, firstMonth: due.from }] : []
  })
}
