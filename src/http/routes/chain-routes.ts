import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, type Routes } from '../route-forms.ts'
import { Chain, ChainVerdict } from '../schemas/chain.ts'

export function chainRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/households/:id/chain',
    {
      config: { permission: '查看家庭' },
      schema: {
        operationId: 'readChain',
        tags: ['chain'],
        summary: 'The assistance chain of a household',
        description: 'Every decision, alert and step about the household, oldest first.',
        params: byId,
        response: answers(Chain, 'The chain'),
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { id } = request.params
      const chain = await port.readChain(caller, id)
      if (!chain) throw refuse('household-unknown')
      const route = 'GET /api/households/{id}/chain'
      await port.recordReading(caller, { householdId: id, purpose: '查看救助链', route })
      return chain
    },
  )

  routes.get(
    '/api/chain/verification',
    {
      config: { permission: '核验救助链' },
      schema: {
        operationId: 'verifyChain',
        tags: ['chain'],
        summary: 'Whether the chain of the county is whole',
        description: 'Recomputes every digest from the first block on.',
        response: answers(ChainVerdict, 'The verdict'),
      },
    },
    (request) => port.verifyChain(callerOf(request)),
  )
}
