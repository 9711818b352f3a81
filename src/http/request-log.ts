import type { FastifyInstance } from 'fastify'

/** A line a request: method, route and status. Addresses are left out: a search holds names. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { url } = request.routeOptions
    const ms = Math.round(reply.elapsedTime)
    request.log.info(
      { method: request.method, route: url, status: reply.statusCode, ms },
      'request',
    )
    done()
  })
}

const guarded = [
  'idNumber',
  'name',
  'phone',
  'bankCard',
  '身份证号',
  '姓名',
  '电话',
  '联系电话',
  '银行账号',
]

/** Where logs go, with what must never stand in them cut out wherever it is passed by mistake. */
export function logOptions(stream?: { write(line: string): void }) {
  return {
    // On a terminal only what goes wrong; a stream of one's own gets a line a request.
    level: stream === undefined ? 'warn' : 'info',
    stream: stream ?? process.stderr,
    redact: {
      paths: [
        'req.headers.authorization',
        ...guarded.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      ],
      censor: '（已隐去）',
    },
  }
}
