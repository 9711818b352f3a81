import Type from 'typebox'
import { approvalActions, approvalStates } from '#access/index'
import { day, exactly, id, orNull, refTo, textOrNull, wordOf, writtenText } from './shapes.ts'

export const Approval = exactly(
  {
    id,
    action: wordOf(approvalActions),
    state: wordOf(approvalStates),
    summary: Type.String(),
    household: orNull(
      exactly({ id, number: Type.String(), township: textOrNull, village: textOrNull }),
    ),
    personId: orNull(id),
    details: Type.Array(exactly({ name: Type.String(), value: Type.String() })),
    proposedBy: Type.String(),
    proposedOn: day,
    proposedAt: Type.String({ format: 'date-time' }),
    decidedBy: textOrNull,
    decidedAt: textOrNull,
    reason: textOrNull,
    isUsed: Type.Boolean({ description: 'The export or value it permits was taken.' }),
    isOwn: Type.Boolean({ description: 'The caller proposed it.' }),
    hindrance: orNull(
      Type.String({ description: 'Why the caller may not decide (Chinese); null: they may.' }),
    ),
    relatives: Type.Array(
      exactly({ staff: Type.String(), post: textOrNull, relation: Type.String() }),
      { description: 'Members on record as close relatives of the staff (备案近亲属).' },
    ),
  },
  { $id: 'Approval', description: 'What one person proposed and another decides' },
)
export type Approval = Type.Static<typeof Approval>

export const Approvals = exactly(
  { items: Type.Array(refTo(Approval)), next: textOrNull },
  { $id: 'Approvals', description: 'What waits for a second person, newest first' },
)
export type Approvals = Type.Static<typeof Approvals>

export const ApproveInput = exactly(
  { reason: Type.Optional(writtenText(1000, '意见')) },
  { $id: 'ApproveInput' },
)
export type ApproveInput = Type.Static<typeof ApproveInput>

export const PublicationInput = exactly(
  {
    effectiveOn: day,
    fewerCases: Type.Optional(writtenText(1000, '个案减少的理由')),
  },
  { $id: 'PublicationInput', description: 'The policy that came with this version of the program' },
)
export type PublicationInput = Type.Static<typeof PublicationInput>
