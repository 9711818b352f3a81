import Type from 'typebox'
import { exactly } from './shapes.ts'

export const Problem = exactly(
  {
    code: Type.String({ description: 'Stable, such as `registry.household-unknown`.' }),
    message: Type.String({ description: 'Chinese: what happened, where, what to do next.' }),
    requestId: Type.Optional(Type.String({ description: 'For support, when the fault is ours.' })),
  },
  { $id: 'Problem', description: 'Why the request was not carried out' },
)
export type Problem = Type.Static<typeof Problem>
