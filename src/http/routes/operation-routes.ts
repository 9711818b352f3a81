import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, type Routes } from '../route-forms.ts'
import { datasetOrder } from '../schemas/list-export.ts'
import { exactly, refTo } from '../schemas/shapes.ts'
import {
  DatasetReadings,
  ForgetInput,
  Operations,
  RunningJobs,
  StopInput,
} from '../schemas/system.ts'

const running = { permission: '运行维护' } as const
const reading = { permission: ['管理数据集', '查看文件'] } as const

/** 数据集 and 运行: how files are read, what runs, when a backup was made. */
export function operationRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/dataset-readings', { config: reading, schema: forms.readings }, (request) =>
    port.listReadings(callerOf(request), request.query),
  )
  routes.post(
    '/api/dataset-readings/forget',
    { config: { permission: '管理数据集' }, schema: forms.forget },
    (request) => port.forgetReading(callerOf(request), request.body),
  )
  routes.get('/api/operations', { config: running, schema: forms.read }, (request) =>
    port.readOperations(callerOf(request)),
  )
  routes.get('/api/operations/jobs', { config: running, schema: forms.jobs }, (request) =>
    port.listRunningJobs(callerOf(request)),
  )
  routes.post('/api/operations/jobs/stop', { config: running, schema: forms.stop }, (request) => {
    const left = port.stopJob(callerOf(request), request.body.id)
    if (!left) throw refuse('job-unknown')
    return left
  })
  routes.post(
    '/api/operations/jobs/repeat',
    { config: running, schema: forms.repeat },
    async (request) => {
      const left = await port.repeatJob(callerOf(request), request.body.id)
      if (!left) throw refuse('job-unknown')
      return left
    },
  )
}

const tags = ['system']
const forms = {
  readings: {
    operationId: 'listDatasetReadings',
    tags,
    summary: 'The datasets and how their files are read',
    description: 'With the newest file of each and what people said of columns and words.',
    querystring: exactly(datasetOrder),
    response: answers(DatasetReadings, 'The datasets'),
  },
  forget: {
    operationId: 'forgetDatasetReading',
    tags,
    summary: 'Forgets what somebody said of a column or a word',
    description: 'Files that were taken in stay as they are; the next one is asked about anew.',
    body: refTo(ForgetInput),
    response: answers(DatasetReadings, 'The datasets'),
  },
  read: {
    operationId: 'readOperations',
    tags,
    summary: 'The installation: version, engine, policy, backups, rounds',
    description: 'Nothing of anybody, no place of the machine, no key.',
    response: answers(Operations, 'What runs'),
  },
  jobs: {
    operationId: 'listRunningJobs',
    tags,
    summary: 'Everybody’s jobs of this server process',
    description: 'How far they are and who began them; no names of files.',
    response: answers(RunningJobs, 'The jobs'),
  },
  stop: {
    operationId: 'stopRunningJob',
    tags,
    summary: 'Asks somebody’s job to stop',
    description: 'It ends when its work has let go; a batch is whole or not there.',
    body: refTo(StopInput),
    response: answers(RunningJobs, 'The jobs'),
  },
  repeat: {
    operationId: 'repeatRunningJob',
    tags,
    summary: 'Does somebody’s failed job again, for whoever began it',
    description: 'Where its kind is safe to repeat; else it is refused and the sentence says why.',
    body: refTo(StopInput),
    response: answers(RunningJobs, 'The jobs'),
  },
}
