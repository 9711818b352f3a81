import Type from 'typebox'
import { exactly } from './shapes.ts'

/** Of questions that may be about another day. */
export const askedDay = exactly({
  asOf: Type.Optional(
    Type.String({ format: 'date', description: 'As it was on this day, as known now.' }),
  ),
  knownAt: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'As recorded by then: 2024-10-11 or 2024-10-11 15:30 (Asia/Shanghai).',
    }),
  ),
})
