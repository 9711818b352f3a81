import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, type Routes } from '../route-forms.ts'
import { Retention } from '../schemas/retention.ts'

export function retentionRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/retention',
    { config: { permission: '查看保留期限' }, schema: forms.list },
    (request) => port.listRetention(callerOf(request)),
  )
}

const forms = {
  list: {
    operationId: 'listRetention',
    tags: ['registry'],
    summary: 'What is over its time',
    description:
      'Values whose retention period has ended, by fact; doudi retention run deletes them.',
    response: answers(Retention, 'By fact, with how many and the oldest day'),
  },
}
