import Type from 'typebox'
import { staffRelations } from '#access/index'
import { day, dayOrNull, exactly, id, refTo, textOrNull, wordOf, writtenText } from './shapes.ts'

const identityNumber = Type.String({ pattern: '^\\d{14,17}[\\dXx]$', description: '身份证号' })

export const RelativeInput = exactly(
  {
    relation: wordOf(staffRelations, '本人 is the own number of whoever declares.'),
    name: writtenText(40, '姓名'),
    identityNumber,
  },
  { $id: 'RelativeInput' },
)
export type RelativeInput = Type.Static<typeof RelativeInput>

export const RelativeCorrection = exactly(
  {
    relation: wordOf(staffRelations),
    name: writtenText(40, '姓名'),
    identityNumber,
    reason: writtenText(200, '更正的理由'),
  },
  { $id: 'RelativeCorrection' },
)
export type RelativeCorrection = Type.Static<typeof RelativeCorrection>

export const ConfirmInput = exactly(
  {
    agree: Type.Boolean({
      description: 'False: the entry is in force as before, or the claim is struck out.',
    }),
  },
  { $id: 'ConfirmInput' },
)
export type ConfirmInput = Type.Static<typeof ConfirmInput>

export const StaffInput = exactly(
  {
    name: writtenText(40, '姓名'),
    post: Type.Optional(writtenText(60, '职务')),
    divisionCode: Type.Optional(Type.String({ pattern: '^[1-9]\\d{11}$' })),
    identityNumber: Type.Optional(identityNumber),
  },
  { $id: 'StaffInput' },
)
export type StaffInput = Type.Static<typeof StaffInput>

export const StaffRelative = exactly(
  {
    id,
    relation: wordOf(staffRelations),
    name: Type.String(),
    maskedIdentity: Type.String(),
    recordedBy: Type.String(),
    recordedOn: day,
    endedOn: dayOrNull,
    endedBy: textOrNull,
    endedReason: textOrNull,
    replacedBy: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' }),
    isUnconfirmed: Type.Boolean({
      description: 'Ended by its owner’s word; it counts until somebody else confirms it.',
    }),
  },
  { $id: 'StaffRelative', description: 'A close relative on record; what was corrected stays' },
)
export type StaffRelative = Type.Static<typeof StaffRelative>

export const StaffMember = exactly(
  {
    id,
    name: Type.String(),
    post: textOrNull,
    division: textOrNull,
    source: wordOf(['本人申报', '登记表', '核查登记']),
    maskedIdentity: textOrNull,
    hasAccount: Type.Boolean(),
    isOwn: Type.Boolean(),
    claimedBy: textOrNull,
    relatives: Type.Array(refTo(StaffRelative)),
  },
  { $id: 'StaffMember', description: 'A member of the staff or a village cadre, with relatives' },
)
export type StaffMember = Type.Static<typeof StaffMember>

export const StaffRegister = exactly(
  { items: Type.Array(refTo(StaffMember)), next: textOrNull },
  { $id: 'StaffRegister', description: 'The register of staff and their close relatives' },
)
export type StaffRegister = Type.Static<typeof StaffRegister>
