import Type from 'typebox'
import { type Masked, maskedModes } from '#access/domain'
import {
  count,
  dayOrNull,
  exactly,
  id,
  orNull,
  plainValue,
  refTo,
  textOrNull,
  wordOf,
} from './shapes.ts'

export const Source = exactly(
  {
    department: Type.String({ description: 'Who said it: 残联, 医保.' }),
    dataset: Type.String({ description: 'The Chinese name of the dataset.' }),
    fileName: textOrNull,
    sheet: textOrNull,
    row: Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 1 }),
    moreRows: Type.Array(Type.Integer({ minimum: 1 })),
    period: textOrNull,
    entered: Type.Optional(
      orNull(
        exactly(
          { channel: Type.String(), by: textOrNull, on: Type.String({ format: 'date' }) },
          { description: 'No file said it: through which channel, who visited, since when.' },
        ),
      ),
    ),
  },
  { $id: 'Source', description: 'Where a value comes from, down to the row' },
)
export type Source = Type.Static<typeof Source>

export const unknownReasons = ['未送达', '已过期', '冲突', '没有记录', '已按保留期限删除'] as const

export const maskedMode = Type.Unsafe<Masked | null>({
  type: ['string', 'null'],
  enum: [...maskedModes, null],
  description:
    'Set where a value stands there that is not shown. 揭示: POST /api/reveals gives it.',
})

export const Unknown = exactly(
  {
    why: wordOf(unknownReasons),
    department: textOrNull,
  },
  { $id: 'Unknown', description: 'Why a value is not known, and which department holds it' },
)
export type Unknown = Type.Static<typeof Unknown>

export const Fact = exactly(
  {
    subjectId: id,
    subject: Type.String({ description: 'The member, or 全户.' }),
    code: Type.String(),
    name: Type.String(),
    type: Type.String({ description: '金额 日期 是否 数量 代码 文本 面积; money is whole fen.' }),
    unit: textOrNull,
    value: plainValue,
    masked: maskedMode,
    source: orNull(refTo(Source)),
    unknown: orNull(refTo(Unknown)),
  },
  { $id: 'Fact', description: 'A fact about a member or the household with its source' },
)
export type Fact = Type.Static<typeof Fact>

/** Whose whole value POST /api/reveals is asked for. */
export const RevealTarget = exactly(
  {
    subject: wordOf(['人', '户'] as const),
    id,
    field: Type.String({ description: 'The code of the fact.' }),
  },
  { $id: 'RevealTarget', description: 'What to ask POST /api/reveals for' },
)

export const EvidenceFact = exactly(
  {
    subject: textOrNull,
    name: Type.String(),
    value: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'As a clerk reads it, with its unit; null: unknown when the alert was raised.',
    }),
    masked: maskedMode,
    target: orNull(refTo(RevealTarget)),
    source: orNull(refTo(Source)),
    holder: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The department that has the value when it is unknown.',
    }),
  },
  { $id: 'EvidenceFact', description: 'A fact that an alert rests on, as it was then' },
)
export type EvidenceFact = Type.Static<typeof EvidenceFact>

export const Facts = exactly(
  { items: Type.Array(refTo(Fact)) },
  { $id: 'Facts', description: 'The facts of a household' },
)

/** 不予显示: whether it holds would tell a fact that whoever asks may not see. */
export const verdicts = ['符合', '不符合', '待核实', '不再判定', '不予显示'] as const
export type Verdict = (typeof verdicts)[number]

export const MissingFact = exactly(
  {
    subject: Type.String(),
    fact: Type.String(),
    department: textOrNull,
    why: textOrNull,
    outcome: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'What the result would be once it is known.',
    }),
  },
  { $id: 'MissingFact', description: 'What is missing, and who holds it' },
)
export type MissingFact = Type.Static<typeof MissingFact>

/** A node of an explanation; the schema refers to itself, so the type is written out. */
export interface Condition {
  readonly name: string
  readonly verdict: Verdict
  readonly restated: string | null
  readonly distance: string | null
  readonly detail: string | null
  /** Set where the numbers are left out. */
  readonly masked: Masked | null
  readonly basis: string | null
  readonly sources: readonly Source[]
  /** What is missing for this condition itself, not for a part of it. */
  readonly missing: readonly MissingFact[]
  readonly children: readonly Condition[]
}

export const Condition = Type.Unsafe<Condition>(
  exactly(
    {
      name: Type.String({ description: 'The condition in the words of the document.' }),
      verdict: wordOf(verdicts),
      restated: Type.Unsafe<string | null>({
        type: ['string', 'null'],
        description:
          'As people say it, per head: 人均月收入 576.00 元 < 1.5 × 480.00 元 = 720.00 元.',
      }),
      distance: Type.Unsafe<string | null>({
        type: ['string', 'null'],
        description: 'How far from the line: 多 96.00 元.',
      }),
      detail: Type.Unsafe<string | null>({
        type: ['string', 'null'],
        description: 'The numbers put in: 576.00 元 < 1.5 × 480.00 元.',
      }),
      masked: maskedMode,
      basis: textOrNull,
      sources: Type.Array(refTo(Source)),
      missing: Type.Array(refTo(MissingFact), {
        description: 'What is missing for this condition itself, not for a part of it.',
      }),
      children: Type.Array(Type.Ref('Condition')),
    },
    {
      $id: 'Condition',
      description: 'A condition with its verdict, the values used and their sources',
    },
  ),
)

export const CategoryVerdict = exactly(
  {
    name: Type.String(),
    subject: Type.String({ description: '全户, or the member it is about.' }),
    verdict: wordOf(verdicts),
    basis: textOrNull,
    distance: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'By how much it was missed: 多 96.00 元.',
    }),
    conditions: Type.Array(refTo(Condition)),
    missing: Type.Array(refTo(MissingFact)),
  },
  { $id: 'CategoryVerdict', description: 'One category tried on the household or a member' },
)
export type CategoryVerdict = Type.Static<typeof CategoryVerdict>

export const Explanation = exactly(
  {
    asOf: dayOrNull,
    policy: Type.String({ description: 'Name and version of the pack.' }),
    category: Type.String({
      description: 'What policy says of the household: 低保, 待核实, 不符合.',
    }),
    benefit: Type.Unsafe<number | null>({
      type: ['integer', 'null'],
      description: 'Monthly amount for the whole household, whole fen.',
    }),
    labels: Type.Array(Type.String()),
    categories: Type.Array(refTo(CategoryVerdict)),
    changes: Type.Array(Type.String(), {
      description: 'The nearest single changes that would give another class, as sentences.',
    }),
    unknownCount: count,
  },
  { $id: 'Explanation', description: 'Why the household is, or is not, in a category' },
)
export type Explanation = Type.Static<typeof Explanation>
