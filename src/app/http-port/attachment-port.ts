import type { AttachmentPort, Attachments } from '#http/index'
import { seesHousehold } from '#registry/index'
import { keepAttachment } from '../attachments/keep-attachment.ts'
import { listAttachments, openAttachment } from '../attachments/read-attachments.ts'
import { inCounty, type PortContext } from './request.ts'

/** Photos and scans, as the routes ask for them. */
export function attachmentPort({ app, actingFor }: PortContext): AttachmentPort {
  return {
    keepAttachment(caller, householdId, { path, fileName }) {
      const acting = actingFor(caller)
      const given = { householdId, path, fileName }
      return inCounty(app, acting, (tx) => keepAttachment(tx, acting, given))
    },
    listAttachments(caller, householdId) {
      const acting = actingFor(caller)
      return inCounty(app, acting, async (tx) => {
        if (!(await seesHousehold(tx, acting, householdId))) return undefined
        const items = await listAttachments(tx, acting, householdId)
        // The table takes no other kinds of content.
        return { items: items as Attachments['items'] }
      })
    },
    openAttachment(caller, attachmentId) {
      const acting = actingFor(caller)
      return inCounty(app, acting, (tx) => openAttachment(tx, acting, attachmentId))
    },
  }
}
