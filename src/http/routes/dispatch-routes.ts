import type Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, byId, type Routes } from '../route-forms.ts'
import { Alert } from '../schemas/alert.ts'
import { PushCloseInput, ReceiptInput } from '../schemas/alert-work.ts'
import { PushReasonInput, ReasonInput, ReplyInput, TransferInput } from '../schemas/commands.ts'
import { refTo } from '../schemas/shapes.ts'
import { loadedAlert } from './loaded-alert.ts'

export function dispatchRoutes(routes: Routes, port: AppPort): void {
  routes.post(
    '/api/alerts/:id/push',
    { config: { permission: '推送预警' }, schema: forms.push },
    async (request) => {
      const caller = callerOf(request)
      await port.pushAlert(caller, request.params.id)
      return loadedAlert(port, caller, request.params.id)
    },
  )
  routes.post(
    '/api/alerts/:id/misreport',
    { config: { permission: '标注误报' }, schema: forms.misreport },
    async (request) => {
      const caller = callerOf(request)
      await port.markMisreport(caller, request.params.id, request.body)
      return loadedAlert(port, caller, request.params.id)
    },
  )
  routes.post(
    '/api/pushes/:id/receive',
    {
      ...{ config: { permission: '办理推送' }, schema: forms.receive },
      preValidation: mayBeSilent,
    },
    async (request) => {
      const caller = callerOf(request)
      const { params, body } = request
      return loadedAlert(port, caller, await port.receivePush(caller, params.id, body))
    },
  )
  routes.post(
    '/api/pushes/:id/start',
    { config: { permission: '办理推送' }, schema: forms.start },
    async (request) => {
      const caller = callerOf(request)
      return loadedAlert(port, caller, await port.startPush(caller, request.params.id))
    },
  )
  routes.post(
    '/api/pushes/:id/close',
    { ...{ config: { permission: '推送预警' }, schema: forms.close }, preValidation: mayBeSilent },
    async (request) => {
      const caller = callerOf(request)
      const { params, body } = request
      return loadedAlert(port, caller, await port.closePush(caller, params.id, body))
    },
  )
  routeWithReasons(routes, port)
}

/** Who has nothing to say sends nothing. */
async function mayBeSilent(request: { body: unknown }): Promise<void> {
  request.body ??= {}
}

function routeWithReasons(routes: Routes, port: AppPort): void {
  routes.post(
    '/api/pushes/:id/reply',
    { config: { permission: '办理推送' }, schema: forms.reply },
    async (request) => {
      const caller = callerOf(request)
      return loadedAlert(
        port,
        caller,
        await port.replyToPush(caller, request.params.id, request.body),
      )
    },
  )
  routes.post(
    '/api/pushes/:id/return',
    { config: { permission: '办理推送' }, schema: forms.return },
    async (request) => {
      const caller = callerOf(request)
      return loadedAlert(
        port,
        caller,
        await port.returnPush(caller, request.params.id, request.body),
      )
    },
  )
  routes.post(
    '/api/pushes/:id/transfer',
    { config: { permission: '办理推送' }, schema: forms.transfer },
    async (request) => {
      const caller = callerOf(request)
      return loadedAlert(
        port,
        caller,
        await port.transferPush(caller, request.params.id, request.body),
      )
    },
  )
}

const forms = {
  push: form('pushAlert', 'Push an alert to the departments that the rule names'),
  misreport: withBody('markMisreport', 'Mark an alert as groundless, with the reason', ReasonInput),
  receive: withBody(
    'receivePush',
    'A department confirms receipt, with a remark where it has one',
    ReceiptInput,
  ),
  start: form('startPush', 'A department begins to deal with it'),
  reply: withBody('replyToPush', 'A department replies: cause, measure, outcome', ReplyInput),
  return: withBody('returnPush', 'A department returns a push, with the reason', PushReasonInput),
  transfer: withBody('transferPush', 'Pass a push on to another department', TransferInput),
  close: withBody(
    'closePush',
    'Close a push whose reply is accepted, with a remark where there is one',
    PushCloseInput,
  ),
}

function form(operationId: string, summary: string) {
  return {
    operationId,
    tags: ['dispatch'],
    summary,
    description: `${summary}. The step is appended to the chain in the same transaction.`,
    params: byId,
    response: answers(Alert, 'The alert as it stands now'),
  }
}

function withBody<T extends Type.TSchema>(operationId: string, summary: string, body: T) {
  return { ...form(operationId, summary), body: refTo(body) }
}
