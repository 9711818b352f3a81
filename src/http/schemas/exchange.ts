import Type from 'typebox'
import { leadStates, type VisitOutcome, visitOutcomes } from '#dispatch/domain'
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
  writtenText,
} from './shapes.ts'

export const deliveryStates = ['未到期', '待送达', '逾期', '已送达', '部分送达'] as const

export const Delivery = exactly(
  {
    dataset: Type.String(),
    datasetName: Type.String(),
    department: Type.String(),
    schedule: textOrNull,
    isExample: Type.Boolean({ description: 'A day of it is an example, not from a document.' }),
    basis: textOrNull,
    period: Type.String(),
    township: textOrNull,
    dueFrom: dayOrNull,
    dueTo: dayOrNull,
    state: wordOf(deliveryStates),
    delivered: orNull(
      exactly({ batchId: id, at: Type.String({ format: 'date-time' }), rows: count }),
    ),
    covered: Type.Unsafe<number | null>({
      type: ['integer', 'null'],
      description: 'Townships that the file covers.',
    }),
    townships: countOrNull,
    staleDays: Type.Unsafe<number | null>({
      type: ['integer', 'null'],
      description: 'Days past the shelf life of the newest data; null: still fresh, or none.',
    }),
  },
  { $id: 'Delivery', description: 'What a department owes for a period, and what came' },
)
export type Delivery = Type.Static<typeof Delivery>

export const Deliveries = exactly(
  { asOf: day, items: Type.Array(refTo(Delivery)) },
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
    state: wordOf(leadStates),
    foundAt: Type.String({ format: 'date-time' }),
    department: textOrNull,
    pushedOn: dayOrNull,
    dueOn: dayOrNull,
    isProvisional: Type.Boolean({ description: 'The calendar of that year is not published yet.' }),
    isOverdue: Type.Boolean(),
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
  { $id: 'Leads', description: 'Leads, newest first' },
)
export type Leads = Type.Static<typeof Leads>

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
    number: Type.Optional(writtenText(40, '身份证号')),
    name: Type.Optional(writtenText(60, '姓名')),
    department: Type.Optional(writtenText(60, '查询部门')),
    purpose: Type.Optional(writtenText(200, '查询用途（必填，记入日志）')),
  },
  { $id: 'QueryInput' },
)
export type QueryInput = Type.Static<typeof QueryInput>

export const QueryAnswer = exactly(
  {
    name: textOrNull,
    maskedIdentity: textOrNull,
    found: Type.Boolean(),
    category: textOrNull,
    effectiveOn: dayOrNull,
    note: textOrNull,
  },
  { $id: 'QueryAnswer', description: 'Category and the day it took effect; nothing else' },
)
export type QueryAnswer = Type.Static<typeof QueryAnswer>

export const QueryAnswers = exactly(
  { items: Type.Array(refTo(QueryAnswer)) },
  { $id: 'QueryAnswers', description: 'The answers; nothing of the query is kept' },
)
export type QueryAnswers = Type.Static<typeof QueryAnswers>
