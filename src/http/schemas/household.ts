import Type from 'typebox'
import { AlertItem } from './alert.ts'
import {
  count,
  countOrNull,
  day,
  dayOrNull,
  exactly,
  id,
  orNull,
  refTo,
  textOrNull,
  wordOf,
} from './shapes.ts'

const listed = {
  id,
  number: Type.String({ description: '户号' }),
  head: textOrNull,
  township: textOrNull,
  village: textOrNull,
  memberCount: count,
  recordedCategory: textOrNull,
  category: textOrNull,
  openAlerts: count,
  conflicts: count,
}

export const HouseholdItem = exactly(listed, {
  $id: 'HouseholdItem',
  description: 'A household in a list',
})
export type HouseholdItem = Type.Static<typeof HouseholdItem>

export const Households = exactly(
  {
    items: Type.Array(refTo(HouseholdItem)),
    next: textOrNull,
    total: count,
    isTotalExact: Type.Boolean({ description: 'False: at least so many.' }),
  },
  { $id: 'Households', description: 'Households by township, village and number' },
)
export type Households = Type.Static<typeof Households>

export const Member = exactly(
  {
    personId: id,
    name: Type.String(),
    relation: Type.String(),
    sex: textOrNull,
    age: countOrNull,
    maskedIdentity: textOrNull,
    maskedPhone: textOrNull,
    maskedBankCard: textOrNull,
    category: textOrNull,
  },
  { $id: 'Member', description: 'A member; the identity number is masked' },
)
export type Member = Type.Static<typeof Member>

export const Recognition = exactly(
  {
    id,
    kind: wordOf(['认定', '不予认定', '终止']),
    category: Type.String(),
    subject: Type.String(),
    document: textOrNull,
    effectiveMonth: textOrNull,
    decidedOn: day,
    decidedBy: Type.String(),
    reason: textOrNull,
    notice: orNull(exactly({ dueOn: day, isProvisional: Type.Boolean(), givenOn: dayOrNull })),
  },
  { $id: 'Recognition', description: 'What people decided, on which document, from which month' },
)
export type Recognition = Type.Static<typeof Recognition>

export const Household = exactly(
  {
    ...listed,
    status: Type.String(),
    version: Type.Integer({ minimum: 1, description: 'Sent back with an entry.' }),
    today: day,
    townshipCode: textOrNull,
    divisionCode: textOrNull,
    mergedInto: orNull(id),
    address: textOrNull,
    formedOn: day,
    members: Type.Array(refTo(Member)),
    recognitions: Type.Array(refTo(Recognition)),
    alerts: Type.Array(refTo(AlertItem)),
    filedRelatives: Type.Optional(
      Type.Array(
        exactly({ personId: id, staff: Type.String(), post: textOrNull, relation: Type.String() }),
        { description: '备案近亲属: only for those who decide about it or check the register.' },
      ),
    ),
  },
  { $id: 'Household', description: 'A household with members, decisions and alerts' },
)
export type Household = Type.Static<typeof Household>
