import Type from 'typebox'
import { exactly, plainValue, textOrNull } from './shapes.ts'

export const Problem = exactly(
  {
    code: Type.String({ description: 'Stable, such as `registry.household-unknown`.' }),
    message: Type.String({ description: 'Chinese: what happened, where, what to do next.' }),
    fields: Type.Optional(
      Type.Array(
        exactly({
          key: Type.String({ description: 'The field, as the request names it.' }),
          why: Type.Optional(Type.String({ description: 'What is wrong with it.' })),
          name: Type.Optional(Type.String()),
          mine: Type.Optional(plainValue),
          theirs: Type.Optional(plainValue),
          masked: Type.Optional(textOrNull),
          by: Type.Optional(textOrNull),
          at: Type.Optional(textOrNull),
        }),
        { description: 'The fields to mend, or those that somebody else changed meanwhile.' },
      ),
    ),
    version: Type.Optional(Type.Integer({ description: 'Of what was changed meanwhile.' })),
    requestId: Type.Optional(Type.String({ description: 'For support, when the fault is ours.' })),
  },
  { $id: 'Problem', description: 'Why the request was not carried out' },
)
export type Problem = Type.Static<typeof Problem>
