import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isRefusal, type Refusal } from '#kernel/index'
import { refuse } from './refusals.ts'
import { describeInvalid } from './validation.ts'

/** Turns whatever was thrown into a status and a Chinese sentence. */
export function mapErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => answer(error, request, reply))
  app.setNotFoundHandler((request, reply) => answer(refuse('not-found'), request, reply))
}

/** The answer to what was thrown. */
export function answer(
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const refusal = asRefusal(error)
  if (refusal) {
    const { code, message } = refusal
    return reply.code(refusal.status).send({ code, message, ...detailsOf(refusal) })
  }
  request.log.error(traceOf(error), 'fault')
  const fault = refuse('fault', { requestId: request.id })
  return reply
    .code(fault.status)
    .send({ code: fault.code, message: fault.message, requestId: request.id })
}

/** Of the details of a refusal those that a form shows beside its fields. */
function detailsOf({ details }: Refusal) {
  const { fields, version } = details
  if (!Array.isArray(fields)) return {}
  return typeof version === 'number' ? { fields, version } : { fields }
}

function asRefusal(error: FastifyError | Refusal): Refusal | undefined {
  if (isRefusal(error)) return error
  if (error.validation) return refuse('invalid-input', describeInvalid(error.validation))
  if (error.code === 'FST_FILES_LIMIT') return refuse('too-many-files')
  if (error.code?.startsWith('FST_CSRF_')) return refuse('csrf')
  const status = error.statusCode ?? 500
  if (status === 413) return refuse('too-large')
  if (status === 415 || status === 406) return refuse('wrong-kind')
  if (status === 429) return refuse('too-many')
  if (status === 404) return refuse('not-found')
  return status >= 400 && status < 500 ? refuse('unreadable') : undefined
}

/** Kind, code and frames; not the message, which may quote a value of the database. */
export function traceOf(error: FastifyError | Error) {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error ? error.code : undefined
  return { kind: error.name, code, frames: frames.slice(0, 12) }
}
