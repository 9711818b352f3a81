import Type from 'typebox'
import { exactly, id, refTo, wordOf } from './shapes.ts'

/** What an entry, decision, review or answer sends along: ids of what was uploaded before. */
export const sentAttachments = Type.Optional(
  Type.Array(id, {
    maxItems: 20,
    uniqueItems: true,
    description: 'Ids of attachments that the caller uploaded for the household.',
  }),
)

export const KeptAttachment = exactly(
  { id, name: Type.String(), size: Type.Integer({ minimum: 1 }) },
  { $id: 'KeptAttachment', description: 'An upload that waits to be sent with a form' },
)
export type KeptAttachment = Type.Static<typeof KeptAttachment>

export const Attachment = exactly(
  {
    id,
    name: Type.String(),
    contentType: wordOf(['image/jpeg', 'image/png', 'application/pdf'] as const),
    size: Type.Integer({ minimum: 1 }),
    kind: wordOf(['登记', '决定', '复核', '反馈', '核实', '一事一议'] as const),
    subjectId: Type.Unsafe<string>({
      ...id,
      description: 'The entry, approval, recognition, review, reply or conference it lies beside.',
    }),
    addedBy: Type.String(),
    addedAt: Type.String({ format: 'date-time' }),
  },
  { $id: 'Attachment', description: 'A photo or scan beside something about a household' },
)
export type Attachment = Type.Static<typeof Attachment>

export const Attachments = exactly(
  { items: Type.Array(refTo(Attachment)) },
  { $id: 'Attachments', description: 'The newest first' },
)
export type Attachments = Type.Static<typeof Attachments>

export const attachmentSchemas = [KeptAttachment, Attachment, Attachments]
