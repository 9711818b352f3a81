import Type from 'typebox'
import { count, exactly, id, refTo, textOrNull, wordOf, writtenText } from './shapes.ts'

export const candidateStates = ['待确认', '已确认', '已排除', '已撤回'] as const

const momentOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time' })

export const Candidate = exactly(
  {
    id,
    batchId: id,
    fileName: Type.String(),
    datasetName: Type.String(),
    sheet: Type.String(),
    row: count,
    rowName: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The name that stands in the row.',
    }),
    rowNumber: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'What is left of the number of the row, masked.',
    }),
    kind: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Why the row is in doubt: 姓名不符, 号码有误 …',
    }),
    personId: id,
    person: Type.String(),
    maskedIdentity: textOrNull,
    householdId: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' }),
    household: textOrNull,
    township: textOrNull,
    score: Type.Integer(),
    reasons: Type.Array(Type.String()),
    state: wordOf(candidateStates),
    decidedBy: textOrNull,
    decidedAt: momentOrNull,
    decidedReason: textOrNull,
    unclearBy: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Who looked and could not tell, while it waits.',
    }),
    unclearAt: momentOrNull,
    unclearReason: textOrNull,
    reopenedBy: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Who took the last decision back.',
    }),
    reopenedAt: momentOrNull,
    isAlike: Type.Boolean({
      description: 'Waits, the only one of its row, with the row’s very name and day of birth.',
    }),
    canReopen: Type.Boolean({ description: 'Its decision is its own and can be taken back.' }),
  },
  { $id: 'Candidate', description: 'A row beside a registered person it may mean' },
)
export type Candidate = Type.Static<typeof Candidate>

export const ComparedValue = exactly(
  {
    label: Type.String(),
    said: textOrNull,
    registered: textOrNull,
    verdict: wordOf(['相同', '不同', '不详']),
  },
  { $id: 'ComparedValue', description: 'One thing that the row and the registry say' },
)
export type ComparedValue = Type.Static<typeof ComparedValue>

export const CandidateDetail = exactly(
  {
    candidates: Type.Array(refTo(Candidate), {
      description: 'All of the same row, the likeliest first.',
    }),
    values: Type.Array(refTo(ComparedValue), {
      description: 'Empty once the row is settled: what it said is kept no more.',
    }),
  },
  { $id: 'CandidateDetail', description: 'A row in doubt beside a person, value by value' },
)
export type CandidateDetail = Type.Static<typeof CandidateDetail>

export const DecidedCandidate = exactly(
  {
    candidate: refTo(Candidate),
    applied: Type.Boolean({
      description: 'What the row says is the person’s now; false where the row is kept no more.',
    }),
    settled: Type.Integer({ minimum: 0, description: 'Of how many the doubt has ended.' }),
  },
  { $id: 'DecidedCandidate', description: 'What a decision about a row came to' },
)
export type DecidedCandidate = Type.Static<typeof DecidedCandidate>

export const Candidates = exactly(
  { items: Type.Array(refTo(Candidate)), next: textOrNull },
  { $id: 'Candidates', description: 'Candidates, newest file first' },
)
export type Candidates = Type.Static<typeof Candidates>

export const UnclearInput = exactly(
  {
    isUnclear: Type.Boolean({ description: 'False takes the note away.' }),
    reason: Type.Optional(writtenText(1000, '为什么无法判断')),
  },
  { $id: 'UnclearInput' },
)
export type UnclearInput = Type.Static<typeof UnclearInput>

export const CandidateInput = exactly(
  { reason: Type.Optional(writtenText(1000, '理由')) },
  { $id: 'CandidateInput' },
)
export type CandidateInput = Type.Static<typeof CandidateInput>
