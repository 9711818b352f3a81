import Type from 'typebox'
import { conferenceStates, pushStates } from '#dispatch/domain'
import { sentAttachments } from './attachment.ts'
import {
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

const department = writtenText(40, '部门')
const participants = Type.Optional(Type.String({ maxLength: 200, description: '参加人' }))
/** In fen: at most ten million yuan. */
const amount = Type.Integer({ minimum: 1, maximum: 1_000_000_000, description: '金额，分' })

export const Conference = exactly(
  {
    id,
    alertId: id,
    alertTitle: Type.String(),
    alertClass: Type.String(),
    householdId: orNull(id),
    householdNumber: textOrNull,
    township: textOrNull,
    village: textOrNull,
    level: Type.String(),
    office: textOrNull,
    matter: Type.String(),
    state: wordOf(conferenceStates),
    waiting: orNull(exactly({ approvalId: id, state: Type.String(), reason: textOrNull })),
    proposedBy: Type.String(),
    proposedOn: day,
    heldOn: dayOrNull,
    heldAt: textOrNull,
    chair: textOrNull,
    convenedBy: textOrNull,
    departments: Type.Array(
      exactly({ department: Type.String(), participants: Type.String(), opinion: textOrNull }),
    ),
    resolution: textOrNull,
    amount: Type.Unsafe<number | null>({ ...countOrNull, description: 'In fen.' }),
    resolvedBy: textOrNull,
    resolvedOn: dayOrNull,
    tasks: Type.Array(
      exactly({
        department: Type.String(),
        matter: Type.String(),
        dueDays: Type.Integer(),
        pushId: orNull(id),
        state: orNull(wordOf(pushStates)),
        dueOn: dayOrNull,
      }),
    ),
    outcome: textOrNull,
    endedBy: textOrNull,
    endedOn: dayOrNull,
    mayConvene: Type.Boolean({ description: 'The caller’s office calls and records it.' }),
    version: Type.Integer(),
  },
  { $id: 'Conference', description: 'A case that departments deliberate on together (一事一议)' },
)
export type Conference = Type.Static<typeof Conference>

export const Conferences = exactly(
  { items: Type.Array(refTo(Conference)), next: textOrNull },
  { $id: 'Conferences', description: 'Case conferences, newest first' },
)
export type Conferences = Type.Static<typeof Conferences>

export const ConferenceInput = exactly(
  { matter: writtenText(1000, '议题'), level: Type.Optional(writtenText(20, '层级')) },
  { $id: 'ConferenceInput' },
)
export type ConferenceInput = Type.Static<typeof ConferenceInput>

const version = Type.Optional(Type.Integer({ minimum: 1 }))

export const ConveneInput = exactly(
  {
    version,
    heldOn: day,
    heldAt: Type.Optional(Type.String({ maxLength: 100, description: '地点' })),
    chair: writtenText(40, '主持人'),
    departments: Type.Array(exactly({ department, participants }), {
      minItems: 1,
      maxItems: 30,
      description: '参加部门',
    }),
  },
  { $id: 'ConveneInput' },
)
export type ConveneInput = Type.Static<typeof ConveneInput>

export const ResolutionInput = exactly(
  {
    version,
    resolution: writtenText(4000, '会议决定'),
    attachments: sentAttachments,
    amount: Type.Optional(amount),
    departments: Type.Array(
      exactly({
        department,
        participants,
        opinion: Type.Optional(Type.String({ maxLength: 1000, description: '部门意见' })),
      }),
      { maxItems: 30 },
    ),
    tasks: Type.Array(
      exactly({
        department,
        matter: writtenText(500, '交办事项'),
        dueDays: Type.Integer({ minimum: 1, maximum: 250, description: '工作日' }),
      }),
      { maxItems: 30 },
    ),
  },
  { $id: 'ResolutionInput' },
)
export type ResolutionInput = Type.Static<typeof ResolutionInput>

export const OutcomeInput = exactly(
  { outcome: writtenText(1000, '办理结果') },
  { $id: 'OutcomeInput' },
)
export type OutcomeInput = Type.Static<typeof OutcomeInput>

export const ConferenceLevels = exactly(
  {
    levels: Type.Array(Type.String()),
    office: textOrNull,
    document: textOrNull,
    article: textOrNull,
    departments: Type.Array(exactly({ name: Type.String(), fullName: Type.String() })),
  },
  { $id: 'ConferenceLevels', description: 'At which levels the place deliberates, and with whom' },
)
export type ConferenceLevels = Type.Static<typeof ConferenceLevels>

export const conferenceSchemas: readonly Type.TSchema[] = [
  Conference,
  Conferences,
  ConferenceInput,
  ConveneInput,
  ResolutionInput,
  OutcomeInput,
  ConferenceLevels,
]
