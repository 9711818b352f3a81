import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, type Routes } from '../route-forms.ts'
import { Revealed, RevealInput } from '../schemas/reveal.ts'
import { refTo } from '../schemas/shapes.ts'

export function revealRoutes(routes: Routes, port: AppPort): void {
  routes.post(
    '/api/reveals',
    { config: { permission: '揭示号码' }, schema: forms.reveal },
    (request, reply) => {
      reply.header('cache-control', 'no-store')
      return port.reveal(callerOf(request), request.body)
    },
  )
}

const forms = {
  reveal: {
    operationId: 'reveal',
    tags: ['registry'],
    summary: 'Show one whole number or sensitive value',
    description:
      'For a purpose, and noted. Above a number a day a second person is asked (409); once they ' +
      'have agreed the same request is answered. Of one’s own relatives nothing is shown.',
    body: refTo(RevealInput),
    response: answers(Revealed, 'The value'),
  },
}
