import type { ReviewPort } from '#http/index'
import { readReviews } from '../reviews/read-reviews.ts'
import { recordReview } from '../reviews/record-review.ts'
import { inCounty, type PortContext } from './request.ts'

/** 定期复核, as the routes ask for it. */
export function reviewPort({ app, actingFor }: PortContext): ReviewPort {
  const read = (caller: Parameters<ReviewPort['listReviews']>[0], householdId: string) => {
    const acting = actingFor(caller)
    return inCounty(app, acting, (tx) => readReviews(tx, app, { acting, householdId }))
  }
  return {
    listReviews: read,
    async recordReview(caller, householdId, input) {
      await recordReview(app, actingFor(caller), { ...input, householdId })
      return read(caller, householdId)
    },
  }
}
