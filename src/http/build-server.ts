import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import sse from '@fastify/sse'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { AppPort } from './app-port.ts'
import { auditRequests } from './audit-requests.ts'
import {
  connectionLimits,
  cutOffSlowBodies,
  ordinaryPatience,
  type Patience,
} from './connection-limits.ts'
import { describeApi } from './describe-api.ts'
import { doOnce } from './do-once.ts'
import { answer, mapErrors, traceOf } from './errors.ts'
import { guard } from './guard.ts'
import { hideTypedNumbers } from './hide-typed-numbers.ts'
import { refuseNul } from './refuse-nul.ts'
import { logOptions, logRequests } from './request-log.ts'
import { requireRoutesToSay } from './require-permission.ts'
import { accountRoutes } from './routes/account-routes.ts'
import { approvalRoutes } from './routes/approval-routes.ts'
import { attachmentRoutes } from './routes/attachment-routes.ts'
import { auditRoutes } from './routes/audit-routes.ts'
import { calendarRoutes } from './routes/calendar-routes.ts'
import { candidateRoutes } from './routes/candidate-routes.ts'
import { chainRoutes } from './routes/chain-routes.ts'
import { conferenceRoutes } from './routes/conference-routes.ts'
import { deskRoutes } from './routes/desk-routes.ts'
import { dispatchRoutes } from './routes/dispatch-routes.ts'
import { divisionRoutes } from './routes/division-routes.ts'
import { entryRoutes } from './routes/entry-routes.ts'
import {
  deliveryRoutes,
  leadRoutes,
  replyFileRoutes,
  requestRoutes,
} from './routes/exchange-routes.ts'
import { exportRoutes, precheckRoutes } from './routes/export-routes.ts'
import { errorFileRoutes, importRoutes, undoRoutes } from './routes/import-routes.ts'
import { jobRoutes } from './routes/job-routes.ts'
import { listExportRoutes } from './routes/list-export-routes.ts'
import { monitoringRoutes } from './routes/monitoring-routes.ts'
import { operationRoutes } from './routes/operation-routes.ts'
import { policyDraftRoutes, policyRoutes } from './routes/policy-routes.ts'
import { policyWorkRoutes } from './routes/policy-work-routes.ts'
import { extensionRoutes, pushFileRoutes, pushRoutes } from './routes/push-routes.ts'
import { queryRoutes } from './routes/query-routes.ts'
import { registryRoutes } from './routes/registry-routes.ts'
import { relativeRoutes } from './routes/relative-routes.ts'
import { retentionRoutes } from './routes/retention-routes.ts'
import { revealRoutes } from './routes/reveal-routes.ts'
import { reviewRoutes } from './routes/review-routes.ts'
import { sessionRoutes } from './routes/session-routes.ts'
import { singleSignOnRoutes } from './routes/single-sign-on-routes.ts'
import { sourcesRoutes } from './routes/sources-routes.ts'
import { statisticsRoutes } from './routes/statistics-routes.ts'
import { supervisionRoutes } from './routes/supervision-routes.ts'
import { understandingRoutes } from './routes/understanding-routes.ts'
import { workRoutes } from './routes/work-routes.ts'
import { sharedSchemas } from './schemas/index.ts'
import { servePage } from './serve-page.ts'
import type { Cookies } from './session-cookie.ts'
import { largestUpload } from './take-upload.ts'
import { schemaController } from './validation.ts'

export interface ServerOptions {
  readonly app: AppPort
  /** A proxy of ours speaks https to the browsers; only its addresses are believed who asked it. */
  readonly behindHttps?: { readonly proxies: readonly string[] } | undefined
  /** The built page; without it only the API is served. */
  readonly webRoot?: string | undefined
  /** How long clients may take. */
  readonly patience?: Patience | undefined
  /** Where log lines go; stderr unless told. */
  readonly log?: { write(line: string): void } | undefined
}

/** The server with all its routes, not yet listening. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const patience = options.patience ?? ordinaryPatience
  const app = Fastify({
    ...connectionLimits(patience),
    frameworkErrors: answer,
    logger: logOptions(options.log),
    logController: new LogController({ disableRequestLogging: true }),
    schemaController,
    bodyLimit: 256 * 1024,
    forceCloseConnections: true,
    genReqId: () => crypto.randomUUID(),
    trustProxy: options.behindHttps === undefined ? false : [...options.behindHttps.proxies],
  })
  mapErrors(app)
  requireRoutesToSay(app)
  logRequests(app)
  refuseNul(app)
  cutOffSlowBodies(app, patience)
  app.addHook('onSend', async ({ url }, reply) => {
    // What the interface tells is about people: nobody on the way keeps it.
    if (url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    reply.header('permissions-policy', unusedFeatures)
  })
  await describeApi(app)
  await protect(app, options)
  auditRequests(app, options.app)
  hideTypedNumbers(app)
  doOnce(app, options.app)
  for (const schema of sharedSchemas) app.addSchema(schema)
  await app.register(async (instance) => addRoutes(instance, options))
  keepJobs(app, options.app)
  if (options.webRoot !== undefined) await servePage(app, options.webRoot)
  return app
}

/** Jobs end with the server; what breaks in one is logged like a fault of a request. */
function keepJobs(app: FastifyInstance, port: AppPort): void {
  app.addHook('onReady', async () => {
    port.onJobFault(({ jobId, kind, error }) => {
      const trace = error instanceof Error ? traceOf(error) : { kind: typeof error }
      app.log.error({ jobId, jobKind: kind, ...trace }, 'fault')
    })
  })
  app.addHook('preClose', () => port.stopJobs())
}

const requestsPerMinute = 30_000
const unusedFeatures = 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'

function cookiesOf({ behindHttps }: ServerOptions): Cookies {
  return { isSecure: behindHttps !== undefined }
}

async function protect(app: FastifyInstance, options: ServerOptions): Promise<void> {
  await app.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute' })
  await app.register(helmet, {
    hsts: options.behindHttps === undefined ? false : { maxAge: 31_536_000 },
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  })
  await app.register(cookie)
  await guard(app, options.app, cookiesOf(options))
  await app.register(multipart, { limits: { fileSize: largestUpload, fields: 10 } })
  await app.register(compress, { threshold: 1024 })
  await app.register(sse.default, { heartbeatInterval: 20_000 })
}

const allRoutes = [
  sourcesRoutes,
  importRoutes,
  undoRoutes,
  errorFileRoutes,
  understandingRoutes,
  candidateRoutes,
  deliveryRoutes,
  requestRoutes,
  replyFileRoutes,
  registryRoutes,
  entryRoutes,
  reviewRoutes,
  attachmentRoutes,
  approvalRoutes,
  relativeRoutes,
  supervisionRoutes,
  statisticsRoutes,
  divisionRoutes,
  calendarRoutes,
  operationRoutes,
  policyRoutes,
  policyDraftRoutes,
  policyWorkRoutes,
  revealRoutes,
  retentionRoutes,
  deskRoutes,
  monitoringRoutes,
  dispatchRoutes,
  pushRoutes,
  extensionRoutes,
  pushFileRoutes,
  conferenceRoutes,
  leadRoutes,
  queryRoutes,
  exportRoutes,
  listExportRoutes,
  precheckRoutes,
  chainRoutes,
  jobRoutes,
  accountRoutes,
  auditRoutes,
  workRoutes,
]

function addRoutes(instance: FastifyInstance, options: ServerOptions): void {
  const { app: port } = options
  const routes = instance.withTypeProvider<TypeBoxTypeProvider>()
  for (const add of allRoutes) add(routes, port)
  sessionRoutes(routes, port, cookiesOf(options))
  singleSignOnRoutes(routes, port, cookiesOf(options))
  routes.get('/openapi.json', { config: { permission: '本人账号' }, schema: { hide: true } }, () =>
    instance.swagger(),
  )
  routes.get('/healthz', { schema: { hide: true }, config: { open: true } }, () => ({ ok: true }))
}
