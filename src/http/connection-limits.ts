import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from './refusals.ts'

/** How long a client may take; a test has less patience than a county's network needs. */
export interface Patience {
  /** For the headers of a request. */
  readonly headersMs: number
  /** For a body before its speed counts. */
  readonly bodyMs: number
  /** What a body must come in with on average from then on. */
  readonly bytesPerSecond: number
  /** For a whole request; the largest file needs this long on a slow line. */
  readonly requestMs: number
}

const second = 1000
const minute = 60 * second

export const ordinaryPatience: Patience = {
  headersMs: 15 * second,
  bodyMs: 20 * second,
  bytesPerSecond: 4096,
  requestMs: 30 * minute,
}

/** What the server itself is told about slow clients and requests that are no HTTP. */
export function connectionLimits({ headersMs, requestMs }: Patience) {
  return {
    requestTimeout: requestMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(headersMs / 3, 5000) },
    clientErrorHandler: answerNoRequest,
  }
}

const noRequests: Readonly<Record<string, { readonly line: string; readonly kind: NoRequest }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { line: '408 Request Timeout', kind: 'too-slow' },
  HPE_HEADER_OVERFLOW: { line: '431 Request Header Fields Too Large', kind: 'headers-too-large' },
}
type NoRequest = 'too-slow' | 'headers-too-large' | 'unreadable'

/** What came is no request that a route could answer: the sentence, and the connection is closed. */
function answerNoRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const { line, kind } = noRequests[error.code ?? ''] ?? {
    line: '400 Bad Request',
    kind: 'unreadable',
  }
  const { code, message } = refuse(kind)
  const body = JSON.stringify({ code, message })
  if (!socket.writable) {
    socket.destroy()
    return
  }
  socket.end(
    `HTTP/1.1 ${line}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `cache-control: no-store\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

/** Cuts off bodies that trickle in, so that nobody holds connections open for nothing. */
export function cutOffSlowBodies(app: FastifyInstance, patience: Patience): void {
  app.addHook('onRequest', async (request, reply) => {
    const { headers, raw } = request
    const hasBody = headers['transfer-encoding'] !== undefined || headers['content-length'] !== '0'
    if (!hasBody || raw.method === 'GET' || raw.method === 'HEAD') return
    const began = performance.now()
    const before = raw.socket.bytesRead
    const timer = setInterval(() => {
      if (raw.complete || raw.destroyed || reply.sent) {
        clearInterval(timer)
        return
      }
      const waited = performance.now() - began
      const due = ((waited - patience.bodyMs) / 1000) * patience.bytesPerSecond
      if (waited < patience.bodyMs || raw.socket.bytesRead - before >= due + 1) return
      clearInterval(timer)
      cutOff(request, reply)
    }, patience.bodyMs / 4)
    timer.unref()
    reply.raw.once('close', () => clearInterval(timer))
  })
}

function cutOff({ raw }: FastifyRequest, reply: FastifyReply): void {
  const { status, code, message } = refuse('too-slow')
  reply.raw.once('finish', () => raw.socket.destroySoon())
  reply.code(status).header('connection', 'close').send({ code, message })
}
