import type { HouseholdReviews, ReviewInput } from '../schemas/review.ts'
import type { Caller } from './asked.ts'

/** That recognised households are looked at again, and what was found. */
export interface ReviewPort {
  /** Undefined: there is no such household in the caller's scope. */
  listReviews(caller: Caller, householdId: string): Promise<HouseholdReviews | undefined>
  recordReview(
    caller: Caller,
    householdId: string,
    input: ReviewInput,
  ): Promise<HouseholdReviews | undefined>
}
