import Type from 'typebox'
import { leadStates, type VisitOutcome, visitOutcomes } from '#dispatch/domain'
import { scheduleScopes } from '#policy/index'
import { Due } from './alert.ts'
import {
  count,
  day,
  dayOrNull,
  exactly,
  id,
  orNull,
  refTo,
  textOrNull,
  wordOf,
  writtenText,
} from './shapes.ts'

export const deliveryStates = ['未到期', '待送达', '部分送达', '已送达', '逾期'] as const

export const DueWindow = exactly(
  {
    name: Type.String({ description: '2024年10月, 2024年第4季度' }),
    from: day,
    to: day,
    isProvisional: Type.Boolean({ description: 'The calendar of that year is not published yet.' }),
  },
  { $id: 'DueWindow', description: 'The days of one comparison' },
)
export type DueWindow = Type.Static<typeof DueWindow>

export const DueSchedule = exactly(
  {
    name: Type.String(),
    level: Type.String({ description: 'The place’s own word for who compares.' }),
    departmentLevel: Type.String(),
    scope: wordOf(scheduleScopes),
    isExample: Type.Boolean({ description: 'No public source gives some of it.' }),
    basis: textOrNull,
    note: textOrNull,
    window: refTo(DueWindow),
  },
  { $id: 'DueSchedule', description: 'A timetable of the place' },
)
export type DueSchedule = Type.Static<typeof DueSchedule>

export const DeliveredFile = exactly(
  {
    batchId: id,
    fileName: Type.String(),
    at: Type.String({ format: 'date-time' }),
    rows: count,
    period: Type.String(),
    freshUntil: dayOrNull,
  },
  { $id: 'DeliveredFile', description: 'The file that came' },
)
export type DeliveredFile = Type.Static<typeof DeliveredFile>

const staleDays = Type.Unsafe<number | null>({
  type: ['integer', 'null'],
  description: 'Days past the shelf life of the newest data; null: still fresh, or none.',
})

export const TownshipDelivery = exactly(
  {
    code: Type.String(),
    name: Type.String(),
    state: wordOf(deliveryStates),
    delivered: orNull(refTo(DeliveredFile)),
    staleDays,
  },
  { $id: 'TownshipDelivery', description: 'What came of one township' },
)
export type TownshipDelivery = Type.Static<typeof TownshipDelivery>

export const Delivery = exactly(
  {
    dataset: Type.String(),
    datasetName: Type.String(),
    department: Type.String(),
    departmentLevel: Type.String(),
    schedule: Type.String(),
    isExample: Type.Boolean(),
    period: Type.String(),
    window: refTo(DueWindow),
    isArrears: Type.Boolean({ description: 'Left over from the window before.' }),
    state: wordOf(deliveryStates),
    isOverdue: Type.Boolean(),
    townships: Type.Array(refTo(TownshipDelivery)),
    covered: Type.Integer({ minimum: 0, description: 'Townships that a complete file covers.' }),
    delivered: orNull(refTo(DeliveredFile)),
    staleDays,
  },
  { $id: 'Delivery', description: 'What a department owes for a period, and what came' },
)
export type Delivery = Type.Static<typeof Delivery>

export const Deliveries = exactly(
  { asOf: day, schedules: Type.Array(refTo(DueSchedule)), items: Type.Array(refTo(Delivery)) },
  { $id: 'Deliveries', description: 'Dataset × department × period × township' },
)
export type Deliveries = Type.Static<typeof Deliveries>

export const Lead = exactly(
  {
    id,
    dataset: Type.String(),
    datasetName: Type.String(),
    batchId: id,
    fileName: Type.String(),
    sheet: Type.String(),
    row: count,
    name: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Null: taken out some time after the lead came to its end.',
    }),
    maskedIdentity: textOrNull,
    township: textOrNull,
    reason: Type.String(),
    rule: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The rule whose screening found the person.',
    }),
    matter: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'What is to be looked at on the visit.',
    }),
    state: wordOf(leadStates),
    foundAt: Type.String({ format: 'date-time' }),
    department: textOrNull,
    pushedOn: dayOrNull,
    dueOn: dayOrNull,
    isProvisional: Type.Boolean({ description: 'The calendar of that year is not published yet.' }),
    isOverdue: Type.Boolean(),
    due: orNull(refTo(Due, 'Null: no township has been asked yet.')),
    receivedOn: dayOrNull,
    urgedCount: count,
    escalatedTo: textOrNull,
    outcome: Type.Unsafe<VisitOutcome | null>({
      type: ['string', 'null'],
      enum: [...visitOutcomes, null],
    }),
    outcomeReason: textOrNull,
    settledBy: textOrNull,
    settledOn: dayOrNull,
  },
  { $id: 'Lead', description: 'A person outside the registry whom a screening rule found' },
)
export type Lead = Type.Static<typeof Lead>

export const Leads = exactly(
  { items: Type.Array(refTo(Lead)), next: textOrNull },
  { $id: 'Leads', description: 'Leads, in the order asked for' },
)
export type Leads = Type.Static<typeof Leads>

export const ReceivedLead = exactly(
  { id, received: Type.Literal(true) },
  { $id: 'ReceivedLead', description: 'The township has confirmed that the lead arrived' },
)
export type ReceivedLead = Type.Static<typeof ReceivedLead>

export const SettledLead = exactly(
  {
    id,
    state: wordOf(leadStates),
    others: Type.Integer({
      minimum: 0,
      description: 'How many other leads about the same person were settled with it.',
    }),
  },
  { $id: 'SettledLead', description: 'What became of a lead' },
)
export type SettledLead = Type.Static<typeof SettledLead>

export const VisitInput = exactly(
  { outcome: wordOf(visitOutcomes), reason: Type.Optional(writtenText(1000, '走访情况')) },
  { $id: 'VisitInput' },
)
export type VisitInput = Type.Static<typeof VisitInput>

export const QueryInput = exactly(
  {
    number: Type.Optional(Type.String({ maxLength: 40, description: '身份证号' })),
    name: Type.Optional(Type.String({ maxLength: 60, description: '姓名；填写时与底册核对' })),
    department: Type.Optional(Type.String({ maxLength: 60, description: '查询部门' })),
    purpose: Type.Optional(
      Type.String({ maxLength: 200, description: '查询用途（必填，记入日志）' }),
    ),
  },
  { $id: 'QueryInput' },
)
export type QueryInput = Type.Static<typeof QueryInput>

export const QueryAnswer = exactly(
  {
    maskedIdentity: textOrNull,
    state: wordOf(['在册', '不在册', '姓名不符', '号码有误']),
    category: textOrNull,
    since: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      format: 'date',
      description: 'The day of recognition, or of the last review since.',
    }),
    validUntil: dayOrNull,
    basis: textOrNull,
    note: textOrNull,
  },
  { $id: 'QueryAnswer', description: 'Category and until when it holds; nothing else' },
)
export type QueryAnswer = Type.Static<typeof QueryAnswer>

export const QueryAnswers = exactly(
  { items: Type.Array(refTo(QueryAnswer)) },
  { $id: 'QueryAnswers', description: 'The answers; nothing of the query is kept' },
)
export type QueryAnswers = Type.Static<typeof QueryAnswers>
