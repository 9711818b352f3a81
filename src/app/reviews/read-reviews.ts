import { type Acting, inScope } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { HouseholdReview, HouseholdReviews } from '#http/index'
import { addMonths, type LocalDate } from '#kernel/index'
import { type ReviewCycle, reviewCycleOf } from '#policy/index'
import { noCategory } from '#registry/domain'
import type { App } from '../app.ts'
import { basisText } from '../http-port/explained.ts'
import { dueOf } from '../http-port/read-dues.ts'
import { lastLooked, lastReview, reviewCycles } from './review-cycles.ts'

/** When a household is due, by which clause, and whether its income is known to be steady. */
export interface ReviewState {
  readonly category: string | null
  readonly since: LocalDate | null
  readonly isSteady: boolean | null
  readonly cycle: ReviewCycle | undefined
  readonly dueOn: LocalDate | null
  /** Of the household. */
  readonly version: number
}

interface StateRow {
  readonly category: string | null
  readonly since: LocalDate | null
  readonly isSteady: boolean | null
  readonly version: number
}

/** Undefined: no such household in the scope of whoever acts. */
export async function readReviewState(
  q: Queryable,
  app: Pick<App, 'pack'>,
  { acting, householdId }: { readonly acting: Acting; readonly householdId: string },
): Promise<ReviewState | undefined> {
  const { countyCode } = acting
  const [row] = await q.query<StateRow>(sql`
    select q.f_recorded_category as category, ${lastLooked} as since,
      q.f_income_steady as "isSteady", h.version
    from household as h
    join household_profile as q on q.county_code = ${countyCode} and q.household_id = h.id
    ${lastReview(countyCode)}
    where h.county_code = ${countyCode} and h.id = ${householdId}
      and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}`)
  if (!row) return undefined
  const category = row.category === noCategory ? null : row.category
  const { since, isSteady, version } = row
  const cycle =
    category === null ? undefined : reviewCycleOf(reviewCycles(app), { category, isSteady })
  const dueOn = cycle && since !== null ? addMonths(since, cycle.months) : null
  return { category, since, isSteady, cycle, dueOn, version }
}

/** The state of a household's reviews and those that were made, the newest first. */
export async function readReviews(
  q: Queryable,
  app: Pick<App, 'pack'>,
  asked: { readonly acting: Acting; readonly householdId: string },
): Promise<HouseholdReviews | undefined> {
  const state = await readReviewState(q, app, asked)
  if (!state) return undefined
  const { acting, householdId } = asked
  const items = await q.query<HouseholdReview>(sql`
    select id, reviewed_on as "reviewedOn", result, reason, category, due_on as "dueOn",
      recorded_by as "recordedBy"
    from household_review
    where county_code = ${acting.countyCode} and household_id = ${householdId}
    order by reviewed_on desc, id desc
    limit 50`)
  const { cycle, dueOn } = state
  return {
    category: state.category,
    since: state.since,
    due:
      dueOn === null
        ? null
        : dueOf({ dueOn, dueProvisional: false, urgedCount: 0, escalatedTo: null }, acting),
    cycle: cycle
      ? {
          name: cycle.procedure.name,
          months: cycle.months,
          basis: basisText(cycle.procedure.basis),
        }
      : null,
    isSteady: state.isSteady,
    version: state.version,
    items: [...items],
  }
}
