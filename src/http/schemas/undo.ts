import Type from 'typebox'
import { count, exactly, id, refTo, textOrNull } from './shapes.ts'

export const CountedThing = exactly(
  { what: Type.String({ description: '观测, 预警, 线索, 认定 …' }), count },
  { $id: 'CountedThing', description: 'How many of a kind' },
)
export type CountedThing = Type.Static<typeof CountedThing>

export const UndoPreview = exactly(
  {
    batchId: id,
    fileName: Type.String(),
    datasetName: Type.String(),
    period: Type.String(),
    hindrance: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Why it cannot be undone now, and what to do first; null: it can.',
    }),
    withdrawn: Type.Array(refTo(CountedThing)),
    kept: Type.Array(exactly({ what: Type.String(), count, why: textOrNull }), {
      description: 'What people have since decided; it stays.',
    }),
    notes: Type.Array(Type.String()),
  },
  { $id: 'UndoPreview', description: 'What undoing a file would withdraw, and what would stay' },
)
export type UndoPreview = Type.Static<typeof UndoPreview>
