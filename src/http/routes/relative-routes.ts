import Type from 'typebox'
import type { Permission } from '#access/index'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, byId, pageById, type Routes } from '../route-forms.ts'
import { ReasonInput } from '../schemas/commands.ts'
import {
  ConfirmInput,
  RelativeCorrection,
  RelativeInput,
  StaffInput,
  StaffRegister,
} from '../schemas/relative.ts'
import { exactly, refTo } from '../schemas/shapes.ts'

const declaring: readonly Permission[] = ['近亲属备案', '近亲属核查']

/** Staff and their close relatives (近亲属备案). */
export function relativeRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/relatives',
    { config: { permission: declaring }, schema: forms.list },
    (request) => port.listStaff(callerOf(request), request.query),
  )
  routes.post(
    '/api/relatives',
    { config: { permission: '近亲属备案' }, schema: forms.declare },
    (request) => port.declareRelative(callerOf(request), request.body),
  )
  routes.post(
    '/api/relatives/:id/correct',
    { config: { permission: declaring }, schema: forms.correct },
    (request) => port.correctRelative(callerOf(request), request.params.id, request.body),
  )
  routes.post(
    '/api/relatives/:id/end',
    { config: { permission: declaring }, schema: forms.end },
    (request) => port.endRelative(callerOf(request), request.params.id, request.body),
  )
  routes.post(
    '/api/relatives/:id/confirm',
    { config: { permission: '近亲属核查' }, schema: forms.confirm },
    (request) => port.confirmRelative(callerOf(request), request.params.id, request.body),
  )
  routes.post(
    '/api/staff',
    { config: { permission: '近亲属核查' }, schema: forms.staff },
    (request) => port.registerStaff(callerOf(request), request.body),
  )
  routes.post(
    '/api/staff/:id/relatives',
    { config: { permission: '近亲属核查' }, schema: forms.relative },
    (request) => port.registerRelative(callerOf(request), request.params.id, request.body),
  )
}

const forms = {
  list: {
    operationId: 'listStaff',
    tags: ['relatives'],
    summary: 'The register of staff and their close relatives',
    description: 'All of it for whoever checks it (近亲属核查), else the caller’s own entry.',
    querystring: exactly({ ...pageById, own: Type.Optional(Type.Boolean()) }),
    response: answers(StaffRegister, 'A page of the register'),
  },
  declare: writing('declareRelative', 'Declare a close relative of one’s own', RelativeInput),
  correct: {
    ...writing('correctRelative', 'Correct an entry; what stood there stays', RelativeCorrection),
    params: byId,
  },
  end: { ...writing('endRelative', 'End an entry, with the reason', ReasonInput), params: byId },
  confirm: {
    ...writing(
      'confirmRelative',
      'Confirm that somebody’s own entry ended, or that a listed entry is theirs',
      ConfirmInput,
    ),
    params: byId,
  },
  staff: writing(
    'registerStaff',
    'Put somebody on the register, with or without an account',
    StaffInput,
  ),
  relative: {
    ...writing('registerRelative', 'Register a relative of a member of the staff', RelativeInput),
    params: byId,
  },
}

function writing<T extends Type.TSchema>(operationId: string, summary: string, body: T) {
  return {
    operationId,
    tags: ['relatives'],
    summary,
    description: `${summary}. Nothing is overwritten.`,
    body: refTo(body),
    response: answers(StaffRegister, 'The register as the caller sees it now'),
  }
}
