import Type from 'typebox'
import { alertStages, findings, pushStates } from '#dispatch/domain'
import { alertClasses } from '#monitoring/domain'
import { Due, Facet } from './alert.ts'
import { sentAttachments } from './attachment.ts'
import {
  count,
  day,
  dayOrNull,
  exactly,
  id,
  month,
  orNull,
  refTo,
  seenVersion,
  textOrNull,
  wordOf,
  writtenText,
} from './shapes.ts'

export const AlertCounts = exactly(
  {
    classes: Type.Array(
      exactly({
        class: wordOf(alertClasses),
        label: Type.String(),
        total: count,
        overdue: count,
        stages: Type.Array(exactly({ stage: wordOf(alertStages), count, overdue: count })),
      }),
    ),
  },
  {
    $id: 'AlertCounts',
    description: 'Open alerts by class: how far they have come, how many are late',
  },
)
export type AlertCounts = Type.Static<typeof AlertCounts>

export const PushItem = exactly(
  {
    id,
    alertId: id,
    class: wordOf(alertClasses),
    title: Type.String(),
    subject: textOrNull,
    householdId: orNull(id),
    householdNumber: textOrNull,
    township: textOrNull,
    village: textOrNull,
    department: Type.String(),
    duty: wordOf(['责任', '配合']),
    matter: Type.String(),
    state: wordOf(pushStates),
    pushedOn: day,
    due: refTo(Due),
    urgedOn: dayOrNull,
    returnedReason: textOrNull,
    version: Type.Integer(),
  },
  { $id: 'PushItem', description: 'A push in a list of what departments are asked' },
)
export type PushItem = Type.Static<typeof PushItem>

export const Pushes = exactly(
  {
    total: count,
    items: Type.Array(refTo(PushItem)),
    next: textOrNull,
    states: Type.Array(refTo(Facet)),
  },
  { $id: 'Pushes', description: 'What departments are asked, the soonest due first' },
)
export type Pushes = Type.Static<typeof Pushes>

export const FurtherPushInput = exactly(
  {
    department: writtenText(40, '推送给哪个部门'),
    matter: writtenText(500, '请对方做什么'),
    dueDays: Type.Integer({ minimum: 1, maximum: 250, description: '限几个工作日' }),
    duty: Type.Optional(wordOf(['责任', '配合'])),
  },
  { $id: 'FurtherPushInput' },
)
export type FurtherPushInput = Type.Static<typeof FurtherPushInput>

export const UrgeInput = exactly(
  { remark: Type.Optional(Type.String({ maxLength: 500, description: '催办说明' })) },
  { $id: 'UrgeInput' },
)
export type UrgeInput = Type.Static<typeof UrgeInput>

export const ReceiptInput = exactly(
  {
    remark: Type.Optional(Type.String({ maxLength: 500, description: '签收说明' })),
    version: seenVersion,
  },
  { $id: 'ReceiptInput' },
)
export type ReceiptInput = Type.Static<typeof ReceiptInput>

export const PushCloseInput = exactly(
  {
    remark: Type.Optional(
      Type.String({ maxLength: 500, description: '办结说明；不写就按部门反馈的结果' }),
    ),
    version: seenVersion,
  },
  { $id: 'PushCloseInput' },
)
export type PushCloseInput = Type.Static<typeof PushCloseInput>

export const ExtensionInput = exactly(
  {
    reason: writtenText(1000, '延期理由'),
    days: Type.Integer({ minimum: 1, maximum: 250, description: '再要几个工作日' }),
    version: seenVersion,
  },
  { $id: 'ExtensionInput' },
)
export type ExtensionInput = Type.Static<typeof ExtensionInput>

export const ExtensionAnswer = exactly(
  {
    isGranted: Type.Boolean(),
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 250, description: '给几个工作日；不写就按申请的' }),
    ),
    remark: Type.Optional(Type.String({ maxLength: 1000, description: '说明；不同意时必填' })),
    version: seenVersion,
  },
  { $id: 'ExtensionAnswer' },
)
export type ExtensionAnswer = Type.Static<typeof ExtensionAnswer>

export const VerificationInput = exactly(
  {
    finding: wordOf(findings),
    means: writtenText(200, '核实方式'),
    reason: writtenText(1000, '核实情况'),
    verifiedOn: day,
    attachments: sentAttachments,
    termination: Type.Optional(
      exactly(
        {
          document: writtenText(200, '依据的文书'),
          checkDocument: writtenText(200, '核查文书'),
          effectiveMonth: month,
          wholeHousehold: Type.Boolean({ description: 'Otherwise of the person of the alert.' }),
        },
        { description: 'Proposes to end aid; a second person decides.' },
      ),
    ),
  },
  { $id: 'VerificationInput' },
)
export type VerificationInput = Type.Static<typeof VerificationInput>

const replyRowStates = ['可用', '已自动修正', '需确认', '不能用'] as const

export const ReplyRows = exactly(
  {
    fileName: Type.String(),
    digest: Type.String({ description: 'Of the file; the commit names it.' }),
    rows: count,
    usable: count,
    mended: count,
    doubtful: count,
    unusable: count,
    dropped: Type.Integer({ minimum: 0, description: 'Rows that nobody filled in.' }),
    repeated: Type.Integer({ minimum: 0, description: 'Answered with the same words before.' }),
    items: Type.Array(
      exactly({
        row: Type.Integer(),
        pushId: orNull(id),
        alertId: orNull(id),
        subject: textOrNull,
        title: textOrNull,
        act: orNull(wordOf(['反馈', '退回'])),
        state: wordOf(replyRowStates),
        says: textOrNull,
        note: textOrNull,
      }),
    ),
  },
  { $id: 'ReplyRows', description: 'What a filled-in file of replies would do, row by row' },
)
export type ReplyRows = Type.Static<typeof ReplyRows>

export const ReplyRowsDone = exactly(
  {
    replied: count,
    returned: count,
    repeated: count,
    left: Type.Array(exactly({ row: Type.Integer(), note: Type.String() })),
  },
  { $id: 'ReplyRowsDone', description: 'What became of the rows of a file of replies' },
)
export type ReplyRowsDone = Type.Static<typeof ReplyRowsDone>

export const alertWorkSchemas: readonly Type.TSchema[] = [
  AlertCounts,
  PushItem,
  Pushes,
  FurtherPushInput,
  UrgeInput,
  ReceiptInput,
  PushCloseInput,
  ExtensionInput,
  ExtensionAnswer,
  VerificationInput,
  ReplyRows,
  ReplyRowsDone,
]
