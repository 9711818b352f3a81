import Type from 'typebox'
import { count, countOrNull, day, dayOrNull, exactly, refTo } from './shapes.ts'

export const RetentionItem = exactly(
  {
    what: Type.String({ description: 'The fact, or where the values stand.' }),
    years: countOrNull,
    count,
    oldest: dayOrNull,
  },
  { $id: 'RetentionItem', description: 'Values over their time; years null: by the facts named' },
)
export type RetentionItem = Type.Static<typeof RetentionItem>

export const Retention = exactly(
  { asOf: day, items: Type.Array(refTo(RetentionItem)) },
  { $id: 'Retention', description: 'What the next deletion run removes' },
)
export type Retention = Type.Static<typeof Retention>
