import Type from 'typebox'
import { sentAttachments } from './attachment.ts'
import { exactly, id, month, seenVersion, wordOf, writtenText } from './shapes.ts'

export const ReplyInput = exactly(
  {
    cause: writtenText(1000, '原因'),
    measure: writtenText(1000, '措施'),
    outcome: writtenText(1000, '结果'),
    version: seenVersion,
    attachments: sentAttachments,
  },
  { $id: 'ReplyInput' },
)
export type ReplyInput = Type.Static<typeof ReplyInput>

export const ReasonInput = exactly({ reason: writtenText(1000, '理由') }, { $id: 'ReasonInput' })
export type ReasonInput = Type.Static<typeof ReasonInput>

export const PushReasonInput = exactly(
  { reason: writtenText(1000, '理由'), version: seenVersion },
  { $id: 'PushReasonInput' },
)
export type PushReasonInput = Type.Static<typeof PushReasonInput>

export const TransferInput = exactly(
  {
    department: writtenText(40, '转给哪个部门'),
    reason: Type.Optional(writtenText(1000, '理由')),
    version: seenVersion,
  },
  { $id: 'TransferInput' },
)
export type TransferInput = Type.Static<typeof TransferInput>

const decision = {
  personId: Type.Optional(id),
  alertId: Type.Optional(id),
  decidedOn: Type.Optional(Type.String({ format: 'date' })),
  attachments: sentAttachments,
}

export const RecognitionInput = exactly(
  {
    ...decision,
    category: writtenText(40, '救助类别'),
    document: writtenText(200, '依据的文书'),
    effectiveMonth: month,
    reason: Type.Optional(writtenText(1000, '理由')),
  },
  { $id: 'RecognitionInput' },
)
export type RecognitionInput = Type.Static<typeof RecognitionInput>

export const RefusalInput = exactly(
  {
    ...decision,
    category: writtenText(40, '救助类别'),
    document: writtenText(200, '依据的文书'),
    reason: writtenText(1000, '理由'),
  },
  { $id: 'RefusalInput' },
)
export type RefusalInput = Type.Static<typeof RefusalInput>

export const TerminationInput = exactly(
  {
    ...decision,
    document: writtenText(200, '依据的文书'),
    reason: writtenText(1000, '理由'),
    effectiveMonth: month,
    check: exactly(
      {
        document: writtenText(200, '核查文书'),
        confirmedOn: Type.String({ format: 'date' }),
        outcome: wordOf(['属实', '不属实']),
      },
      { description: 'The check that confirmed it; without 属实 nothing is ended.' },
    ),
  },
  { $id: 'TerminationInput' },
)
export type TerminationInput = Type.Static<typeof TerminationInput>

export const NoticeInput = exactly(
  {
    givenOn: Type.String({ format: 'date' }),
    document: writtenText(200, '告知书文号'),
  },
  { $id: 'NoticeInput' },
)
export type NoticeInput = Type.Static<typeof NoticeInput>
