import Type from 'typebox'
import { exactly, orNull, refTo, textOrNull } from './shapes.ts'

/** Any JSON; how long it may be is looked at where it is kept. */
const anything = Type.Unsafe<unknown>({ description: 'Any JSON.' })
const moment = Type.String({ format: 'date-time' })

export const Preference = exactly(
  { name: Type.String(), value: anything },
  { $id: 'Preference', description: 'A choice of how the pages look or work.' },
)

export const Preferences = exactly({ items: Type.Array(refTo(Preference)) }, { $id: 'Preferences' })
export type Preferences = Type.Static<typeof Preferences>

export const PreferenceInput = exactly({ value: anything }, { $id: 'PreferenceInput' })

const note = {
  key: Type.String(),
  version: textOrNull,
  savedAt: moment,
}

export const DraftNote = exactly(note, { $id: 'DraftNote' })

export const Draft = exactly({ ...note, body: anything }, { $id: 'Draft' })

export const Drafts = exactly({ items: Type.Array(refTo(DraftNote)) }, { $id: 'Drafts' })
export type Drafts = Type.Static<typeof Drafts>

export const DraftAnswer = exactly(
  { draft: orNull(refTo(Draft)) },
  { $id: 'DraftAnswer', description: 'Null: nothing is kept under this key.' },
)
export type DraftAnswer = Type.Static<typeof DraftAnswer>

export const DraftInput = exactly(
  {
    body: anything,
    version: Type.Optional(
      Type.Unsafe<string | null>({
        type: ['string', 'null'],
        maxLength: 200,
        description: 'How what the form is about stood when it was opened.',
      }),
    ),
  },
  { $id: 'DraftInput' },
)
export type DraftInput = Type.Static<typeof DraftInput>

export const SavedDraft = exactly({ savedAt: moment }, { $id: 'SavedDraft' })
export type SavedDraft = Type.Static<typeof SavedDraft>
