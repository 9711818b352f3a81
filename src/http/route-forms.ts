import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import Type from 'typebox'
import { Problem } from './schemas/problem.ts'
import { exactly, id, refTo } from './schemas/shapes.ts'

export type Routes = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** What a route answers: its own schema, and a Problem for every refusal and fault. */
export function answers<T extends Type.TSchema>(schema: T, description: string) {
  return {
    200: refTo(schema, description),
    '4xx': refTo(Problem, 'Refused: what happened, where, what to do next (Chinese)'),
    '5xx': refTo(Problem, 'Our fault; the request id finds it in the log'),
  }
}

export const byId = exactly({ id })

export const page = {
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50, description: 'How many at most.' }),
  after: Type.Optional(Type.String({ maxLength: 200, description: '`next` of the page before.' })),
}
