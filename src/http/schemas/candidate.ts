import Type from 'typebox'
import { count, exactly, id, refTo, textOrNull, wordOf, writtenText } from './shapes.ts'

export const candidateStates = ['待确认', '已确认', '已排除', '已撤回'] as const

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
    decidedAt: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time' }),
  },
  { $id: 'Candidate', description: 'A row beside a registered person it may mean' },
)
export type Candidate = Type.Static<typeof Candidate>

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

export const CandidateInput = exactly(
  { reason: Type.Optional(writtenText(1000, '理由')) },
  { $id: 'CandidateInput' },
)
export type CandidateInput = Type.Static<typeof CandidateInput>
