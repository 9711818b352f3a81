import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Permission } from '#access/domain'
import { checkIdentityNumber } from '#kernel/index'
import type { AppPort } from './app-port.ts'
import { callerOf } from './guard.ts'
import { refuse } from './refusals.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The number under which this request is being done; absent when it has none. */
    doneOnceAs?: string
  }
}

/**
 * Does a request that its sender numbered (`idempotency-key`) once: sent again it is answered as before,
 * with `idempotent-replayed: true`. One whose answer was never kept is not done again; the sender is
 * told to look first.
 */
export function doOnce(app: FastifyInstance, port: AppPort): void {
  app.addHook('preHandler', (request, reply) => begin(port, request, reply))
  app.addHook('preSerialization', async (request, reply, payload) => {
    await end(port, request, { status: reply.statusCode, answer: JSON.stringify(payload) })
    return payload
  })
  app.addHook('onResponse', (request, reply) =>
    end(port, request, { status: reply.statusCode, answer: null }),
  )
}

async function begin(port: AppPort, request: FastifyRequest, reply: FastifyReply) {
  const given = request.headers['idempotency-key']
  if (given === undefined || !isKept(request)) return undefined
  const key = String(given)
  if (!/^[\x21-\x7e]{8,100}$/.test(key) || holdsIdentity(key)) throw refuse('request-key-wrong')
  const fingerprint = fingerprintOf(request)
  const claim = await port.claimRequest(callerOf(request), { key, fingerprint })
  switch (claim.kind) {
    case '新':
      request.doneOnceAs = key
      return undefined
    case '未完':
      throw refuse('request-unfinished')
    case '另一请求':
      throw refuse('request-key-taken')
    case '已答复': {
      reply.code(claim.status).header('idempotent-replayed', 'true')
      if (claim.answer !== null) reply.type('application/json; charset=utf-8')
      return reply.send(claim.answer ?? '')
    }
  }
}

/** The number is kept as it is: nobody may send a person's in its place. */
function holdsIdentity(key: string): boolean {
  return [...key.matchAll(/(?=(\d{17}[\dXx]))/g)].some(
    ([, text]) => checkIdentityNumber(text ?? '').ok,
  )
}

/** Readings change nothing; an answer that holds a secret is not kept. */
function isKept({ method, routeOptions }: FastifyRequest): boolean {
  const { open, permission } = routeOptions.config ?? {}
  if (method === 'GET' || method === 'HEAD' || open === true) return false
  const needed = [permission ?? []].flat(2)
  return needed.length > 0 && !needed.some((one) => withSecrets.includes(one))
}

const withSecrets: readonly Permission[] = ['本人账号', '机构账号', '授权', '揭示号码']

async function end(
  port: AppPort,
  request: FastifyRequest,
  { status, answer }: { readonly status: number; readonly answer: string | null },
): Promise<void> {
  const { doneOnceAs: key } = request
  if (key === undefined) return
  delete request.doneOnceAs
  const caller = callerOf(request)
  // What was refused wrote nothing and may be sent again; what broke may have: it stays unfinished.
  if (status < 400) await port.keepAnswer(caller, { key, status, answer })
  else if (status < 500) await port.releaseRequest(caller, key)
}

/**
 * Also of the post that asks: in another one the kept answer may show more than it may see. A form's files
 * are not read for it: their length stands for them.
 */
function fingerprintOf(request: FastifyRequest): string {
  const { method, url, body, headers } = request
  const { who } = callerOf(request)
  const post = who === undefined ? null : [who.role, who.scope]
  const content = body === undefined ? (headers['content-length'] ?? '') : JSON.stringify(body)
  return createHash('sha256')
    .update(JSON.stringify([method, url, content, post]))
    .digest('hex')
}
