import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, type Routes } from '../route-forms.ts'
import { divisionOrder } from '../schemas/list-export.ts'
import { day, exactly, refTo } from '../schemas/shapes.ts'
import { DivisionChange, DivisionImpact, Divisions } from '../schemas/system.ts'

/** Whoever changes divisions, and whoever gives posts in them. */
const reading = { permission: ['管理区划', '授权'] } as const
const writing = { permission: '管理区划' } as const

/** 区划: what there is, what there was before, and changes from a day on. */
export function divisionRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/divisions', { config: reading, schema: forms.list }, (request) =>
    port.listDivisions(callerOf(request), request.query),
  )
  routes.get('/api/divisions/impact', { config: writing, schema: forms.impact }, (request) =>
    port.divisionImpact(callerOf(request), request.query.code),
  )
  routes.post('/api/divisions', { config: writing, schema: forms.change }, (request) =>
    port.changeDivision(callerOf(request), request.body),
  )
}

const tags = ['system']
const forms = {
  list: {
    operationId: 'listDivisions',
    tags,
    summary: 'All divisions of the county with their history',
    description: 'As they stand on the day, those that are no more among them.',
    querystring: exactly({ asOf: Type.Optional(day), ...divisionOrder }),
    response: answers(Divisions, 'The divisions'),
  },
  impact: {
    operationId: 'readDivisionImpact',
    tags,
    summary: 'How much hangs on a division',
    description: 'Households, people, parts, posts and staff, in numbers alone.',
    querystring: exactly({ code: Type.String({ pattern: '^[1-9]\\d{11}$' }) }),
    response: answers(DivisionImpact, 'The numbers'),
  },
  change: {
    operationId: 'changeDivision',
    tags,
    summary: 'Sets up, renames, merges or ends a division',
    description:
      'From a day on that is not in the future, on a document. Whoever has a post in the division ' +
      'that another was merged into sees both; households keep the code of their place.',
    body: refTo(DivisionChange),
    response: answers(Divisions, 'The divisions as they are now'),
  },
}
