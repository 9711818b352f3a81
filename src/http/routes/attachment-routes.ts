import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, type Routes, sends } from '../route-forms.ts'
import { Attachments, KeptAttachment } from '../schemas/attachment.ts'
import { exactly } from '../schemas/shapes.ts'
import { attachment } from '../send-written.ts'
import { withUpload } from '../take-upload.ts'
import { filePart, unchecked } from '../upload-form.ts'

const adding = ['登记信息', '提出认定', '办理推送', '一事一议', '复核一事一议'] as const
const reading = [...adding.slice(1), '复核认定', '推送预警'] as const

/** Photos and scans beside what people enter, decide and answer. */
export function attachmentRoutes(routes: Routes, port: AppPort): void {
  routes.post(
    '/api/households/:id/attachments',
    { config: { permission: adding }, schema: forms.keep, ...unchecked },
    (request) =>
      withUpload(request, async (upload) => {
        const { id } = request.params
        const kept = await port.keepAttachment(callerOf(request), id, upload)
        if (!kept) throw refuse('household-unknown')
        return kept
      }),
  )
  routes.get(
    '/api/households/:id/attachments',
    { config: { permission: '查看家庭' }, schema: forms.list },
    async (request) => {
      const caller = callerOf(request)
      const { id } = request.params
      const found = await port.listAttachments(caller, id)
      if (!found) throw refuse('household-unknown')
      const route = 'GET /api/households/{id}/attachments'
      await port.recordReading(caller, { householdId: id, purpose: '查看附件清单', route })
      return found
    },
  )
  routes.get(
    '/api/attachments/:id',
    { config: { permission: reading }, schema: forms.open },
    async (request, reply) => {
      const caller = callerOf(request)
      const opened = await port.openAttachment(caller, request.params.id)
      const { name, contentType, content, householdId } = opened
      const route = 'GET /api/attachments/{id}'
      await port.recordReading(caller, { householdId, purpose: '打开附件', route })
      // A photo is looked at in the browser; anything else is saved.
      const named = attachment(name)
      const isPhoto = contentType.startsWith('image/')
      return reply
        .headers({
          'content-type': contentType,
          'content-disposition': isPhoto ? named.replace(/^attachment/, 'inline') : named,
        })
        .send(Buffer.from(content))
    },
  )
}

const forms = {
  keep: {
    operationId: 'keepAttachment',
    tags: ['registry'],
    summary: 'Upload a photo (jpg, png) or a PDF for a household',
    description:
      'At most 10 MB; its content says what it is. It counts once an entry, decision, review or answer ' +
      'sends its id; what is never sent is deleted.',
    params: byId,
    consumes: ['multipart/form-data'],
    body: exactly({ file: filePart }),
    response: answers(KeptAttachment, 'What was kept'),
  },
  list: {
    operationId: 'listAttachments',
    tags: ['registry'],
    summary: 'What lies beside a household’s entries, decisions and answers',
    description: 'The reading is noted in the access log.',
    params: byId,
    response: answers(Attachments, 'The attachments, the newest first'),
  },
  open: {
    operationId: 'openAttachment',
    tags: ['registry'],
    summary: 'One attachment',
    description: 'Departments open their own alone. The reading is noted in the access log.',
    params: byId,
    response: sends('The photo or document'),
  },
} as const
