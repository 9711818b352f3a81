import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, page, type Routes, sends } from '../route-forms.ts'
import { Alert } from '../schemas/alert.ts'
import {
  ExtensionAnswer,
  ExtensionInput,
  FurtherPushInput,
  Pushes,
  ReplyRows,
  ReplyRowsDone,
  UrgeInput,
  VerificationInput,
} from '../schemas/alert-work.ts'
import { PushReasonInput } from '../schemas/commands.ts'
import { pushFields } from '../schemas/list-export.ts'
import { exactly, refTo, wordOf } from '../schemas/shapes.ts'
import { sendWritten } from '../send-written.ts'
import { withUpload } from '../take-upload.ts'
import { filePart, unchecked } from '../upload-form.ts'
import { loadedAlert } from './loaded-alert.ts'

/** What departments are asked: the list, and what civil affairs do about it by hand. */
export function pushRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/pushes', { config: { permission: '查看预警' }, schema: forms.list }, (request) =>
    port.listPushes(callerOf(request), request.query),
  )
  routes.post(
    '/api/alerts/:id/pushes',
    { config: { permission: '推送预警' }, schema: forms.push },
    async (request) => {
      const caller = callerOf(request)
      await port.pushAlertTo(caller, request.params.id, request.body)
      return loadedAlert(port, caller, request.params.id)
    },
  )
  routes.post(
    '/api/alerts/:id/verifications',
    { config: { permission: '提出认定' }, schema: forms.verify },
    async (request) => {
      const caller = callerOf(request)
      await port.verifyAlert(caller, request.params.id, request.body)
      return loadedAlert(port, caller, request.params.id)
    },
  )
  routes.post(
    '/api/pushes/:id/urge',
    { config: { permission: '推送预警' }, schema: forms.urge },
    async (request) => {
      const caller = callerOf(request)
      const alertId = await port.urgePush(caller, request.params.id, request.body)
      return loadedAlert(port, caller, alertId)
    },
  )
  routes.post(
    '/api/pushes/:id/withdraw',
    { config: { permission: '推送预警' }, schema: forms.withdraw },
    async (request) => {
      const caller = callerOf(request)
      const alertId = await port.withdrawPush(caller, request.params.id, request.body)
      return loadedAlert(port, caller, alertId)
    },
  )
}

/** More time: a department asks, civil affairs answer. */
export function extensionRoutes(routes: Routes, port: AppPort): void {
  routes.post(
    '/api/pushes/:id/extension',
    { config: { permission: '办理推送' }, schema: forms.askExtension },
    async (request) => {
      const caller = callerOf(request)
      const alertId = await port.askExtension(caller, request.params.id, request.body)
      return loadedAlert(port, caller, alertId)
    },
  )
  routes.post(
    '/api/pushes/:id/extension/answer',
    { config: { permission: '推送预警' }, schema: forms.decideExtension },
    async (request) => {
      const caller = callerOf(request)
      const alertId = await port.decideExtension(caller, request.params.id, request.body)
      return loadedAlert(port, caller, alertId)
    },
  )
}

/** Departments answer many pushes by one file. */
export function pushFileRoutes(routes: Routes, port: AppPort): void {
  const config = { permission: '办理推送' } as const
  routes.get(
    '/api/pushes/reply-file',
    { config: { permission: '导出' }, schema: forms.file },
    (request, reply) =>
      sendWritten(reply, (folder) => port.writePushFile(callerOf(request), folder)),
  )
  routes.post(
    '/api/pushes/replies/preview',
    { ...unchecked, config, schema: forms.preview },
    (request) => withUpload(request, (upload) => port.readReplyRows(callerOf(request), upload)),
  )
  routes.post(
    '/api/pushes/replies/errors',
    { ...unchecked, config, schema: forms.errors },
    (request, reply) =>
      withUpload(request, (upload) =>
        sendWritten(reply, (folder) => port.writeReplyErrors(callerOf(request), upload, folder)),
      ),
  )
  routes.post('/api/pushes/replies', { ...unchecked, config, schema: forms.commit }, (request) =>
    withUpload(request, (upload, fields) => {
      const digest = fields.get('digest') ?? ''
      if (!/^[0-9a-f]{64}$/.test(digest)) {
        throw refuse('invalid-input', { where: 'digest', why: '请先核对这份文件再交' })
      }
      const withDoubtful = fields.get('withDoubtful') === 'true'
      return port.commitReplyRows(callerOf(request), upload, { digest, withDoubtful })
    }),
  )
}

const forms = {
  list: {
    operationId: 'listPushes',
    tags: ['dispatch'],
    summary: 'What departments are asked, the soonest due first',
    description: 'A department sees its own; what waits for an answer unless a state is given.',
    querystring: exactly({ ...page, ...pushFields }),
    response: answers(Pushes, 'A page of pushes'),
  },
  push: onAlert(
    'pushAlertTo',
    'Push an alert to one department that somebody chose',
    FurtherPushInput,
  ),
  verify: onAlert(
    'verifyAlert',
    'Record what a check of an alert of class ④ found; ending aid is proposed to a second person',
    VerificationInput,
  ),
  urge: onAlert('urgePush', 'Ask a department by hand to answer', UrgeInput),
  askExtension: onAlert('askExtension', 'Ask for more time on a push', ExtensionInput),
  decideExtension: onAlert(
    'decideExtension',
    'Grant or refuse more time; granted, the deadline moves in working days',
    ExtensionAnswer,
  ),
  withdraw: onAlert('withdrawPush', 'Take a push back, with the reason', PushReasonInput),
  file: {
    operationId: 'readPushFile',
    tags: ['dispatch'],
    summary: 'The caller’s open pushes as a table to fill in',
    description: 'With columns for the answer; noted in the log and stamped.',
    response: sends('The table'),
  },
  preview: {
    operationId: 'previewReplyRows',
    tags: ['dispatch'],
    summary: 'What a filled-in table would do, row by row',
    description: 'Nothing is written. The digest goes into the commit.',
    consumes: ['multipart/form-data'],
    body: exactly({ file: filePart }),
    response: answers(ReplyRows, 'Row by row'),
  },
  errors: {
    operationId: 'readReplyErrors',
    tags: ['dispatch'],
    summary: 'The rows that cannot be used, each with why',
    description: 'To be mended and handed in again.',
    consumes: ['multipart/form-data'],
    body: exactly({ file: filePart }),
    response: sends('The table of rows to mend'),
  },
  commit: {
    operationId: 'commitReplyRows',
    tags: ['dispatch'],
    summary: 'Answer every push whose row can be used',
    description: 'In one transaction. The same file again answers nothing twice.',
    consumes: ['multipart/form-data'],
    body: exactly({
      file: filePart,
      digest: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      withDoubtful: Type.Optional(wordOf(['true', 'false'])),
    }),
    response: answers(ReplyRowsDone, 'What became of the rows'),
  },
}

function onAlert<T extends Type.TSchema>(operationId: string, summary: string, body: T) {
  return {
    operationId,
    tags: ['dispatch'],
    summary,
    description: `${summary}. The step is appended to the chain in the same transaction.`,
    params: byId,
    body: refTo(body),
    response: answers(Alert, 'The alert as it stands now'),
  }
}
