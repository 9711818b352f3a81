import Type from 'typebox'
import {
  alertStages,
  conferenceStates,
  extensionStates,
  findings,
  pushStates,
} from '#dispatch/domain'
import { alertClasses, alertStates } from '#monitoring/domain'
import { Condition, EvidenceFact, MissingFact } from './fact.ts'
import { count, day, dayOrNull, exactly, id, orNull, refTo, textOrNull, wordOf } from './shapes.ts'

export const Due = exactly(
  {
    on: day,
    isProvisional: Type.Boolean({ description: 'The calendar of that year is not published yet.' }),
    workingDaysLeft: Type.Integer({ description: 'Negative: that many working days late.' }),
    urged: Type.Boolean({ description: '督办 has begun.' }),
    escalatedTo: textOrNull,
  },
  { $id: 'Due', description: 'A deadline in working days' },
)
export type Due = Type.Static<typeof Due>

const listed = {
  id,
  rule: Type.String(),
  ruleName: Type.String(),
  class: wordOf(alertClasses),
  severity: wordOf(['高', '中', '低']),
  evidenceStrength: wordOf(
    ['直接', '推断'],
    '直接: a row of a file stands behind every fact; 推断: absence or a decision does.',
  ),
  state: wordOf(alertStates),
  stage: wordOf(alertStages, 'How far it has come, in the words of a list.'),
  title: Type.String(),
  subject: textOrNull,
  householdId: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' }),
  householdNumber: textOrNull,
  township: textOrNull,
  village: textOrNull,
  departments: Type.Array(Type.String()),
  returned: Type.Array(exactly({ department: Type.String(), reason: textOrNull }), {
    description:
      'Departments that said that it is not theirs, and why; nobody has passed it on yet.',
  }),
  raisedOn: day,
  lastTrueOn: day,
  due: orNull(refTo(Due)),
}

export const AlertItem = exactly(listed, { $id: 'AlertItem', description: 'An alert in a list' })
export type AlertItem = Type.Static<typeof AlertItem>

export const Facet = exactly(
  { value: Type.String(), label: Type.String(), count },
  { $id: 'Facet', description: 'How many alerts a choice of a filter would show' },
)
export type Facet = Type.Static<typeof Facet>

export const Alerts = exactly(
  {
    total: count,
    items: Type.Array(refTo(AlertItem)),
    next: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Goes into `after` for the page that follows.',
    }),
    facets: exactly({
      class: Type.Array(refTo(Facet)),
      department: Type.Array(refTo(Facet)),
      rule: Type.Array(refTo(Facet)),
      township: Type.Array(refTo(Facet)),
      state: Type.Array(refTo(Facet)),
    }),
  },
  { $id: 'Alerts', description: 'Alerts, newest first, with the choices of every filter' },
)
export type Alerts = Type.Static<typeof Alerts>

export const Reply = exactly(
  {
    id,
    cause: Type.String(),
    measure: Type.String(),
    outcome: Type.String(),
    repliedBy: Type.String(),
    repliedOn: day,
    rerunTruth: wordOf(['仍然成立', '已不成立', '待核实']),
  },
  { $id: 'Reply', description: 'A department’s reply, and what the rule says after it' },
)
export type Reply = Type.Static<typeof Reply>

export const Extension = exactly(
  {
    id,
    reason: Type.String(),
    days: Type.Integer({ description: 'Working days asked for.' }),
    state: wordOf(extensionStates),
    dueBefore: day,
    askedBy: Type.String(),
    askedOn: day,
    grantedDays: Type.Unsafe<number | null>({ type: ['integer', 'null'] }),
    dueAfter: dayOrNull,
    decidedBy: textOrNull,
    decidedOn: dayOrNull,
    remark: textOrNull,
  },
  { $id: 'Extension', description: 'A department’s asking for more time, and the answer' },
)
export type Extension = Type.Static<typeof Extension>

export const Push = exactly(
  {
    id,
    department: Type.String(),
    township: textOrNull,
    duty: wordOf(['责任', '配合']),
    matter: Type.String(),
    state: wordOf(pushStates),
    pushedOn: day,
    due: refTo(Due),
    receivedOn: dayOrNull,
    repliedOn: dayOrNull,
    closedOn: dayOrNull,
    urgedOn: dayOrNull,
    urgedRemark: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'What was written when it was urged by hand last.',
    }),
    returnedReason: textOrNull,
    receivedRemark: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'What the department wrote when it confirmed receipt.',
    }),
    movedBy: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Who changed it last; null where nobody has since that is kept.',
    }),
    movedAt: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time' }),
    version: Type.Integer(),
    mayAnswer: Type.Boolean({ description: 'It is the caller’s to receive and answer.' }),
    replies: Type.Array(refTo(Reply)),
    extensions: Type.Array(refTo(Extension)),
  },
  { $id: 'Push', description: 'An alert sent to one department' },
)
export type Push = Type.Static<typeof Push>

export const Verification = exactly(
  {
    id,
    finding: wordOf(findings),
    means: Type.String(),
    reason: Type.String(),
    verifiedOn: day,
    rerunTruth: wordOf(['仍然成立', '已不成立', '待核实']),
    approvalId: orNull(id),
    approvalState: textOrNull,
    recordedBy: Type.String(),
    recordedOn: day,
  },
  { $id: 'Verification', description: 'What a check of an alert of class ④ found' },
)
export type Verification = Type.Static<typeof Verification>

export const Alert = exactly(
  {
    ...listed,
    basis: exactly({
      document: Type.String(),
      article: textOrNull,
      text: Type.Unsafe<string | null>({
        type: ['string', 'null'],
        description: 'The article’s own words, where the place has loaded the document.',
      }),
      marks: Type.Array(exactly({ start: count, end: count }), {
        description: 'Which of them the rule rests on.',
      }),
    }),
    condition: orNull(refTo(Condition)),
    facts: Type.Array(refTo(EvidenceFact)),
    missing: Type.Array(refTo(MissingFact)),
    pushes: Type.Array(refTo(Push)),
    verifications: Type.Array(refTo(Verification)),
    conferences: Type.Array(
      exactly({ id, state: wordOf(conferenceStates), level: Type.String(), proposedOn: day }),
    ),
    outcomeWord: Type.Unsafe<string | null>({
      ...textOrNull,
      description: 'How the place’s document says that such an alert ends.',
    }),
    closedOn: dayOrNull,
    closedReason: textOrNull,
  },
  { $id: 'Alert', description: 'An alert with rule, document, evidence, pushes and replies' },
)
export type Alert = Type.Static<typeof Alert>
