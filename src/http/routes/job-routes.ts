import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, type Routes, tells } from '../route-forms.ts'
import { Job, Jobs } from '../schemas/job.ts'

export function jobRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/jobs', { config: forBeginners, schema: forms.list }, (request) => ({
    items: [...port.listJobs(callerOf(request))],
  }))
  routes.get('/api/jobs/:id', { config: forBeginners, schema: forms.read }, (request) => {
    const job = port.findJob(callerOf(request), request.params.id)
    if (!job) throw refuse('job-unknown')
    return job
  })
  routes.post('/api/jobs/:id/cancel', { config: forBeginners, schema: forms.cancel }, (request) => {
    const job = port.cancelJob(callerOf(request), request.params.id)
    if (!job) throw refuse('job-unknown')
    return job
  })
  routes.get(
    '/api/jobs/:id/events',
    { config: forBeginners, schema: forms.watch, sse: 'manual' },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      if (!port.findJob(caller, id)) throw refuse('job-unknown')
      const left = new AbortController()
      const gone = new Promise<void>((resolve) => {
        reply.sse.onClose(() => {
          left.abort()
          resolve()
        })
      })
      for await (const job of port.watchJob(caller, id, left.signal)) {
        const event = job.state === '进行中' ? 'progress' : 'end'
        // A client that left while its connection was full would never take the event.
        if (reply.sse.isConnected) await Promise.race([reply.sse.send({ event, data: job }), gone])
      }
    },
  )
}

/** Jobs are begun by whoever hands files in, makes them count, takes them out or exports. */
const forBeginners = {
  permission: ['接收文件', '确认入库', '撤销文件', '导出'],
} as const

const forms = {
  list: {
    operationId: 'listJobs',
    tags: ['jobs'],
    summary: 'Running and finished jobs, newest first',
    description: 'The last 200 of this server process; batches tell what became of files.',
    response: answers(Jobs, 'The jobs'),
  },
  read: {
    operationId: 'readJob',
    tags: ['jobs'],
    summary: 'One job as it stands',
    description: 'For clients that ask now and then instead of listening.',
    params: byId,
    response: answers(Job, 'The job'),
  },
  cancel: {
    operationId: 'cancelJob',
    tags: ['jobs'],
    summary: 'Ask a job to stop',
    description:
      'It ends as 已取消 when its work has let go; a batch is whole or not there. Twice is once.',
    params: byId,
    response: answers(Job, 'The job as it stands now'),
  },
  watch: {
    operationId: 'watchJob',
    tags: ['jobs'],
    summary: 'The progress of a job as server-sent events',
    description:
      'Events `progress`, at most five a second, and `end` as the last; the data of each is a Job.',
    params: byId,
    response: tells('Events with a Job each'),
  },
}
