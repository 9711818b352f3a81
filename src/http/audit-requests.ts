import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AppPort } from './app-port.ts'
import type { Caller } from './ports/asked.ts'
import { readCode } from './read-code.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it; absent where nobody has signed in. */
    caller?: Caller
  }
}

/**
 * Every request of somebody signed in leaves an entry in the log, and so does every refusal of somebody
 * unknown. An answer whose entry cannot be stored is a fault.
 */
export function auditRequests(app: FastifyInstance, port: AppPort): void {
  const noted = new WeakSet<FastifyRequest>()
  app.addHook('onRequest', async (request) => {
    if (request.caller !== undefined) port.beginRequest(request.caller)
  })
  const note = async (request: FastifyRequest, status: number, payload?: unknown) => {
    if (noted.has(request)) return
    noted.add(request)
    const answered = { status, code: status < 400 ? undefined : readCode(payload) }
    const { caller, routeOptions, id, ip, method } = request
    if (caller !== undefined) return port.noteAnswer(caller, answered)
    const isRefused = status === 401 || status === 403
    if (!isRefused || routeOptions.config?.open === true) return
    const route = `${method} ${routeOptions.url ?? ''}`.trim()
    await port.noteStranger({ ...answered, address: ip, requestId: id, route })
  }
  app.addHook('onSend', (request, reply, payload) =>
    note(request, reply.statusCode, payload).then(() => payload),
  )
  app.addHook('preSerialization', async ({ caller }, _reply, payload) => {
    if (caller !== undefined) port.noteShown(caller, payload)
    return payload
  })
  // Streams of events have no sending of their own; one that its client left is never finished.
  app.addHook('onResponse', (request, reply) => note(request, reply.statusCode))
  const open = new Map<FastifyRequest, FastifyReply>()
  const noteEnd = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!reply.raw.headersSent) return
    await note(request, reply.statusCode).catch((error: unknown) => request.log.error(error))
  }
  app.addHook('onRequest', async (request, reply) => {
    open.set(request, reply)
    reply.raw.once('close', () => {
      open.delete(request)
      noteEnd(request, reply)
    })
  })
  // A server that stops cuts streams off and hears of it too late: afterwards there is no log to write to.
  app.addHook('onClose', async () => {
    await Promise.all([...open].map(([request, reply]) => noteEnd(request, reply)))
  })
}
