import Type from 'typebox'
import { CategoryVerdict, Condition, MissingFact } from './fact.ts'
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

const caseHead = {
  id: name,
  kind: wordOf(['类别', '救助']),
  day,
  why: Type.String({ description: 'What the case shows, in the words of who wrote it.' }),
  source: name,
  given: Type.Array(Type.String(), { description: 'A line for the household and each member.' }),
  outcomes: Type.Array(
    exactly({
      name,
      expected: Type.String(),
      js: Type.String({ description: 'What the evaluation of one household found.' }),
      sql: Type.String({ description: 'What the evaluation of the register found.' }),
    }),
  ),
  isPassed: Type.Boolean(),
  isAside: Type.Boolean({ description: 'Holds by the former values alone, as the draft says.' }),
}

export const PolicyCase = exactly(
  { ...caseHead, explanation: Type.Array(refTo(CategoryVerdict)) },
  { $id: 'PolicyCase', description: 'A case of the place’s own, and why it came out so' },
)
export type PolicyCase = Type.Static<typeof PolicyCase>

export const PolicyCases = exactly(
  {
    version: name,
    from: Type.String({ description: 'Which texts they were run by, in words.' }),
    items: Type.Array(exactly(caseHead)),
    unread: Type.Array(Type.String(), { description: 'Files and cases that cannot be read.' }),
    passed: count,
  },
  { $id: 'PolicyCases', description: 'The place’s own cases; those that differ first' },
)
export type PolicyCases = Type.Static<typeof PolicyCases>

export const RuleText = exactly(
  {
    kind: name,
    name,
    sources: Type.Array(exactly({ file: name, line: count, text: Type.String() })),
    parts: Type.Array(
      exactly({
        key: name,
        part: name,
        text: Type.String({ description: 'In the policy language.' }),
        sql: Type.Unsafe<string | null>({
          type: ['string', 'null'],
          description: 'Null: it is compiled within the rules that use it.',
        }),
        program: Type.Unsafe<string | null>({
          type: ['string', 'null'],
          description: 'The JavaScript of the same.',
        }),
      }),
    ),
  },
  { $id: 'RuleText', description: 'A rule as it is written and what it is compiled to' },
)
export type RuleText = Type.Static<typeof RuleText>

export const PolicyTrialInput = exactly(
  {
    rule: writtenText(40, 'The number of a monitoring rule.'),
    under: Type.Optional(writtenText(128, '在用 unless told: a draft’s id.')),
  },
  { $id: 'PolicyTrialInput' },
)
export type PolicyTrialInput = Type.Static<typeof PolicyTrialInput>

export const PolicyTrial = exactly(
  {
    rule: exactly({ id: name, name, class: name, severity: name, note: textOrNull, basis: name }),
    asOf: day,
    isOn: Type.Boolean({ description: 'Whether rounds run the rule.' }),
    households: count,
    raised: count,
    alerted: count,
    quiet: count,
    open: count,
    townships: Type.Array(exactly({ township: name, raised: count, open: count, alerted: count })),
    owed: Type.Array(
      exactly({ department: name, facts: Type.Array(Type.String()), subjects: count }),
    ),
    subjects: Type.Array(
      exactly({
        householdId: id,
        household: name,
        township: name,
        village: name,
        personId: orNull(id),
        outcome: wordOf(['会产生', '不能判断', '已有', '不再提醒']),
      }),
      { description: 'The first of them, without names.' },
    ),
  },
  { $id: 'PolicyTrial', description: 'What one rule would raise today; nothing is written' },
)
export type PolicyTrial = Type.Static<typeof PolicyTrial>

export const TrialReason = exactly(
  { condition: orNull(refTo(Condition)), missing: Type.Array(refTo(MissingFact)) },
  { $id: 'TrialReason', description: 'Why a rule holds for a household, or does not' },
)
export type TrialReason = Type.Static<typeof TrialReason>

export const policyWorkSchemas = [
  PolicyCase,
  PolicyCases,
  RuleText,
  PolicyTrialInput,
  PolicyTrial,
  TrialReason,
]
