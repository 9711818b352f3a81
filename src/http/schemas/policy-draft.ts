import Type from 'typebox'
import {
  count,
  day,
  exactly,
  id,
  orNull,
  refTo,
  textOrNull,
  wordOf,
  writtenText,
} from './shapes.ts'

const name = Type.String()
const basis = { document: textOrNull, article: textOrNull }
const moment = Type.String({ format: 'date-time' })
const amount = Type.Integer({ description: 'Whole fen.' })
export const draftStates = ['起草', '待复核', '已发布', '已删除'] as const

export const PolicyChanges = exactly(
  {
    parameters: Type.Array(
      exactly({
        name: writtenText(100),
        code: Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: 40 }),
        value: writtenText(200),
      }),
      { maxItems: 200 },
    ),
    expressions: Type.Array(exactly({ key: writtenText(300), text: writtenText(4000) }), {
      maxItems: 50,
    }),
    casesAside: Type.Optional(
      Type.Array(writtenText(100), {
        maxItems: 500,
        description: 'Cases that hold by the old values: not run, with the draft’s reason.',
      }),
    ),
  },
  { $id: 'PolicyChanges', description: 'What is said otherwise than in the version in force' },
)

export const PolicyDraft = exactly(
  {
    id,
    number: count,
    title: name,
    baseVersion: name,
    isBehind: Type.Boolean({ description: 'Another version has come into force since.' }),
    effectiveOn: day,
    changes: refTo(PolicyChanges),
    reason: Type.String(),
    state: wordOf(draftStates),
    approvalId: orNull(id),
    createdBy: name,
    changedBy: name,
    changedAt: moment,
    edition: count,
  },
  { $id: 'PolicyDraft' },
)
export type PolicyDraft = Type.Static<typeof PolicyDraft>

export const PolicyDrafts = exactly(
  { items: Type.Array(refTo(PolicyDraft)) },
  { $id: 'PolicyDrafts' },
)
export type PolicyDrafts = Type.Static<typeof PolicyDrafts>

export const PolicyDraftInput = exactly(
  {
    title: writtenText(100),
    effectiveOn: day,
    changes: refTo(PolicyChanges),
    reason: Type.String({ maxLength: 1000 }),
    edition: Type.Optional(Type.Integer({ minimum: 1, description: 'That was read.' })),
  },
  { $id: 'PolicyDraftInput' },
)
export type PolicyDraftInput = Type.Static<typeof PolicyDraftInput>

export const PolicyCheckInput = exactly(
  { key: writtenText(300), text: writtenText(4000) },
  { $id: 'PolicyCheckInput' },
)
export type PolicyCheckInput = Type.Static<typeof PolicyCheckInput>

export const PolicyCheck = exactly(
  {
    fault: orNull(
      exactly({
        line: count,
        column: count,
        length: count,
        sentence: Type.String(),
        nearest: textOrNull,
      }),
    ),
    words: textOrNull,
  },
  { $id: 'PolicyCheck', description: 'Null: the expression is sound' },
)
export type PolicyCheck = Type.Static<typeof PolicyCheck>

export const SimulationInput = exactly(
  {
    changes: refTo(PolicyChanges),
    effectiveOn: day,
    asOf: Type.Optional(day),
  },
  { $id: 'SimulationInput' },
)
export type SimulationInput = Type.Static<typeof SimulationInput>

const bounds = exactly({
  low: amount,
  high: Type.Unsafe<number | null>({ type: ['integer', 'null'] }),
})

export const SimulatedHousehold = exactly(
  {
    id,
    number: name,
    township: name,
    village: name,
    before: name,
    after: name,
    costBefore: bounds,
    costAfter: bounds,
  },
  { $id: 'SimulatedHousehold' },
)

const cost = exactly({ settled: amount, open: count })

export const Simulation = exactly(
  {
    asOf: day,
    tookMs: count,
    households: count,
    persons: count,
    changed: Type.Array(Type.String()),
    classes: Type.Array(
      exactly({
        category: name,
        before: count,
        after: count,
        entering: count,
        leaving: count,
        enteringPersons: count,
        leavingPersons: count,
        leavingTo: Type.Array(exactly({ category: name, households: count })),
      }),
    ),
    costs: exactly({ before: cost, after: cost }),
    townships: Type.Array(exactly({ township: name, before: cost, after: cost })),
    moved: Type.Array(refTo(SimulatedHousehold)),
    movedTotal: count,
    amountChanged: count,
  },
  { $id: 'Simulation', description: 'What other values would change; nothing is written' },
)
export type Simulation = Type.Static<typeof Simulation>

export const PolicyDiff = exactly(
  {
    before: exactly({ name, version: name, from: name }),
    after: exactly({ name, version: name, from: name }),
    changes: Type.Array(
      exactly({
        kind: name,
        name,
        part: textOrNull,
        before: textOrNull,
        after: textOrNull,
        ...basis,
      }),
    ),
  },
  { $id: 'PolicyDiff' },
)
export type PolicyDiff = Type.Static<typeof PolicyDiff>

export const CasesRun = exactly(
  {
    cases: count,
    results: Type.Integer({ minimum: 0, description: 'Two a case: one of either engine.' }),
    passed: count,
    failures: Type.Array(Type.String()),
  },
  { $id: 'CasesRun', description: 'The place’s own cases under a draft' },
)
export type CasesRun = Type.Static<typeof CasesRun>

export const policyDraftSchemas = [
  PolicyChanges,
  PolicyDraft,
  PolicyDrafts,
  PolicyDraftInput,
  PolicyCheckInput,
  PolicyCheck,
  SimulationInput,
  SimulatedHousehold,
  Simulation,
  PolicyDiff,
  CasesRun,
]
