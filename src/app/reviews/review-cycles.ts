import { type Sql, sql } from '#db/index'
import { type Pack, type ReviewCycle, readReviews, reviewCycleOf } from '#policy/index'
import { noCategory } from '#registry/domain'
import type { App } from '../app.ts'

const read = new WeakMap<Pack, readonly ReviewCycle[]>()

/** The cycles of the policy in force. */
export function reviewCycles({ pack }: Pick<App, 'pack'>): readonly ReviewCycle[] {
  const kept = read.get(pack) ?? readReviews(pack)
  read.set(pack, kept)
  return kept
}

/** For each class that is reviewed: after how many months, by whether the income is known to be unsteady. */
export interface ReviewedCategory {
  readonly category: string
  readonly months: number
  readonly unsteady: number
}

export function reviewedCategories(
  app: Pick<App, 'pack' | 'catalogue'>,
): readonly ReviewedCategory[] {
  const cycles = reviewCycles(app)
  const codes = app.catalogue.findByCode('recorded_category')?.codes ?? []
  return codes.flatMap(({ value: category }) => {
    if (category === noCategory) return []
    const steady = reviewCycleOf(cycles, { category, isSteady: null })
    const unsteady = reviewCycleOf(cycles, { category, isSteady: false })
    // Only what is known to be unsteady would be reviewed: nobody is due by what is unknown.
    if (!steady || !unsteady) return []
    return [{ category, months: steady.months, unsteady: unsteady.months }]
  })
}

/** SQL of a table `c (category, months, unsteady)`. */
export function categoryRows(reviewed: readonly ReviewedCategory[]): Sql {
  return sql`jsonb_to_recordset(${JSON.stringify(reviewed)}::jsonb)
    as c (category text, months integer, unsteady integer)`
}

/**
 * SQL for the day a household was last looked at: its last review that came to a result, else what a
 * roster says, else the recognition. `q` is its profile, `v.last` its last review here.
 */
export const lastLooked: Sql = sql`greatest(q.f_recognised_on, q.f_reviewed_on, v.last)`

/** SQL for the day it is due, beside a row of `categoryRows`. */
export const reviewDue: Sql = sql`(${lastLooked} + make_interval(months =>
  case when q.f_income_steady then c.months when q.f_income_steady is null then c.months
    else c.unsteady end))::date`

/**
 * SQL for its deadline as work, `h` its household: none where it fell due before the household was taken in
 * and nobody has said when it was last looked at. What was done on paper until then is not known, so
 * nobody is late by it; it waits all the same.
 */
export const reviewDeadline: Sql = sql`case
  when q.f_reviewed_on is null and v.last is null and ${reviewDue} < h.formed_on then null
  else ${reviewDue} end`

/** SQL joined to `q`: 待核实 leaves a household due. */
export function lastReview(countyCode: string): Sql {
  return sql`left join lateral (
    select max(w.reviewed_on) as last
    from household_review as w
    where w.county_code = ${countyCode} and w.household_id = q.household_id
      and w.result <> '待核实') as v on true`
}
