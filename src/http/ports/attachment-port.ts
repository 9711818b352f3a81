import type { Attachments, KeptAttachment } from '../schemas/attachment.ts'
import type { Caller } from './asked.ts'

export interface UploadedAttachment {
  readonly path: string
  readonly fileName: string
}

export interface OpenedAttachment {
  readonly name: string
  readonly contentType: string
  readonly content: Uint8Array
  readonly householdId: string
}

/** Photos and scans beside what people enter, decide and answer. */
export interface AttachmentPort {
  /** Undefined: there is no such household in the caller's scope. */
  keepAttachment(
    caller: Caller,
    householdId: string,
    upload: UploadedAttachment,
  ): Promise<KeptAttachment | undefined>
  listAttachments(caller: Caller, householdId: string): Promise<Attachments | undefined>
  openAttachment(caller: Caller, attachmentId: string): Promise<OpenedAttachment>
}
