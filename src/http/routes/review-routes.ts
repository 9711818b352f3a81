import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, type Routes } from '../route-forms.ts'
import { HouseholdReviews, ReviewInput } from '../schemas/review.ts'
import { refTo } from '../schemas/shapes.ts'

/** 定期复核: when a household is due, and what was found. */
export function reviewRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/households/:id/reviews',
    { config: { permission: '查看家庭' }, schema: forms.list },
    async (request) => {
      const caller = callerOf(request)
      const { id } = request.params
      const found = await port.listReviews(caller, id)
      if (!found) throw refuse('household-unknown')
      const route = 'GET /api/households/{id}/reviews'
      await port.recordReading(caller, { householdId: id, purpose: '查看定期复核', route })
      return found
    },
  )
  routes.post(
    '/api/households/:id/reviews',
    { config: { permission: '提出认定' }, schema: forms.record },
    async (request) => {
      const found = await port.recordReview(callerOf(request), request.params.id, request.body)
      if (!found) throw refuse('household-unknown')
      return found
    },
  )
}

const forms = {
  list: {
    operationId: 'listReviews',
    tags: ['registry'],
    summary: 'When a household is to be reviewed, and its reviews',
    description: 'By the cycle of its class in the policy in force, with document and article.',
    params: byId,
    response: answers(HouseholdReviews, 'The reviews, the newest first'),
  },
  record: {
    operationId: 'recordReview',
    tags: ['registry'],
    summary: 'Record a periodic review; it ends no aid',
    description: '待核实 leaves the household due; a change is proposed as every decision is.',
    params: byId,
    body: refTo(ReviewInput),
    response: answers(HouseholdReviews, 'The reviews with the new one'),
  },
} as const
