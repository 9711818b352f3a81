import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import Type from 'typebox'
import { Job } from './schemas/job.ts'
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
  return { 200: refTo(schema, description), ...problems }
}

/** What a route answers that begins a job. */
export function begins(description: string) {
  return { 202: refTo(Job, description), ...problems }
}

/** What a route answers that sends a file. */
export function sends(description: string) {
  const schema = Type.Unsafe<unknown>({ type: 'string', format: 'binary' })
  return { 200: { description, content: { 'application/octet-stream': { schema } } }, ...problems }
}

/** What a route answers that sends events until what it tells of has ended. */
export function tells(description: string) {
  const schema = Type.Unsafe<unknown>({ type: 'string' })
  return { 200: { description, content: { 'text/event-stream': { schema } } }, ...problems }
}

/** What a route answers that leads the browser on. */
export function leadsOn(description: string) {
  return { 302: { description, ...Type.Null() }, ...problems }
}

const problems = {
  '4xx': refTo(Problem, 'Refused: what happened, where, what to do next (Chinese)'),
  '5xx': refTo(Problem, 'Our fault; the request id finds it in the log'),
}

export const byId = exactly({ id })

export const page = {
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50, description: 'How many at most.' }),
  after: Type.Optional(Type.String({ maxLength: 200, description: '`next` of the page before.' })),
}

/** For lists in the order of their ids. */
export const pageById = {
  limit: page.limit,
  after: Type.Optional(Type.String({ format: 'uuid', description: '`next` of the page before.' })),
}
