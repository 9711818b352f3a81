import Type from 'typebox'
import { Due } from './alert.ts'
import { sentAttachments } from './attachment.ts'
import {
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

export const reviewResults = ['继续符合', '待核实', '提请变更', '提请终止'] as const

export const ReviewInput = exactly(
  {
    result: wordOf(reviewResults),
    reason: writtenText(1000, '理由'),
    version: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Of the household, as the caller saw it.' }),
    ),
    attachments: sentAttachments,
  },
  {
    $id: 'ReviewInput',
    description: 'What was found. It ends no aid: a change is proposed as every decision is.',
  },
)
export type ReviewInput = Type.Static<typeof ReviewInput>

export const HouseholdReview = exactly(
  {
    id,
    reviewedOn: day,
    result: wordOf(reviewResults),
    reason: Type.String(),
    category: Type.String(),
    dueOn: dayOrNull,
    recordedBy: Type.String(),
  },
  { $id: 'HouseholdReview' },
)
export type HouseholdReview = Type.Static<typeof HouseholdReview>

export const HouseholdReviews = exactly(
  {
    category: textOrNull,
    since: Type.Unsafe<string | null>({
      ...dayOrNull,
      description: 'The last review that came to a result, or the recognition.',
    }),
    due: orNull(refTo(Due)),
    cycle: orNull(
      exactly({ name: Type.String(), months: Type.Integer({ minimum: 1 }), basis: textOrNull }),
    ),
    isSteady: Type.Unsafe<boolean | null>({
      type: ['boolean', 'null'],
      description: 'Whether the income is known to be steady; null: unknown.',
    }),
    version: Type.Integer({ minimum: 0, description: 'Of the household, for the next review.' }),
    items: Type.Array(refTo(HouseholdReview)),
  },
  { $id: 'HouseholdReviews', description: 'No `due`: no document says how often.' },
)
export type HouseholdReviews = Type.Static<typeof HouseholdReviews>

export const reviewSchemas = [ReviewInput, HouseholdReview, HouseholdReviews]
