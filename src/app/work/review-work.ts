import { type Acting, inScope } from '#access/index'
import { sql } from '#db/index'
import type { App } from '../app.ts'
import {
  categoryRows,
  lastLooked,
  lastReview,
  reviewDeadline,
  reviewDue,
  reviewedCategories,
} from '../reviews/review-cycles.ts'
import { holds, type WorkSource, workRows } from './work-row.ts'

/** A review is work from so many days before it is due. */
const daysAhead = 30

/** Recognised households that are to be looked at again, of whoever may propose what follows from it. */
export function reviewWork(app: App, acting: Acting): readonly WorkSource[] {
  const reviewed = reviewedCategories(app)
  if (reviewed.length === 0 || !holds(acting, '提出认定')) return []
  const { countyCode, today } = acting
  // Its profile stands where the household does; by that place those who are due are found.
  const placed = { household: sql`q.household_id`, division: sql`q.division_code` }
  const most = Math.min(...reviewed.map(({ months, unsteady }) => Math.min(months, unsteady)))
  const from = sql`
    from household_profile as q
    join ${categoryRows(reviewed)} on c.category = q.f_recorded_category
    join household as h on h.county_code = ${countyCode} and h.id = q.household_id
      and h.status = '存续'
    ${lastReview(countyCode)}
    where q.county_code = ${countyCode} and q.f_recorded_category is not null
      and greatest(q.f_recognised_on, q.f_reviewed_on)
        <= (${today}::date + ${daysAhead}::integer - make_interval(months => ${most}))::date + 3
      and ${reviewDue} <= ${today}::date + ${daysAhead}::integer
      and ${inScope(acting, placed)}
      and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}`
  const row = {
    ...{ kind: sql`'定期复核'`, id: sql`h.id`, since: lastLooked, due: reviewDeadline },
    ...{ what: sql`q.f_recorded_category`, division: sql`h.division_code` },
    household: sql`h.id`,
  }
  return [{ kinds: ['定期复核'], sql: workRows(row, from) }]
}
