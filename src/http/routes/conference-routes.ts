import type Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, byId, pageById, type Routes } from '../route-forms.ts'
import { ReasonInput } from '../schemas/commands.ts'
import {
  Conference,
  ConferenceInput,
  ConferenceLevels,
  Conferences,
  ConveneInput,
  OutcomeInput,
  ResolutionInput,
} from '../schemas/conference.ts'
import { conferenceFields } from '../schemas/list-export.ts'
import { exactly, refTo } from '../schemas/shapes.ts'

/** Cases that departments deliberate on together (一事一议). */
export function conferenceRoutes(routes: Routes, port: AppPort): void {
  const config = { permission: '一事一议' } as const
  routes.get(
    '/api/conferences',
    { config: { permission: '查看预警' }, schema: forms.list },
    (request) => port.listConferences(callerOf(request), request.query),
  )
  routes.get(
    '/api/conferences/:id',
    { config: { permission: '查看预警' }, schema: forms.read },
    (request) => port.findConference(callerOf(request), request.params.id),
  )
  routes.get(
    '/api/conference-levels',
    { config: { permission: '查看预警' }, schema: forms.levels },
    async (request) => port.readConferenceLevels(callerOf(request)),
  )
  routes.post('/api/alerts/:id/conferences', { config, schema: forms.propose }, (request) =>
    port.proposeConference(callerOf(request), request.params.id, request.body),
  )
  routes.post('/api/conferences/:id/convene', { config, schema: forms.convene }, (request) =>
    port.conveneConference(callerOf(request), request.params.id, request.body),
  )
  routes.post('/api/conferences/:id/decline', { config, schema: forms.decline }, (request) =>
    port.declineConference(callerOf(request), request.params.id, request.body),
  )
  routes.post('/api/conferences/:id/resolve', { config, schema: forms.resolve }, (request) =>
    port.resolveConference(callerOf(request), request.params.id, request.body),
  )
  routes.post('/api/conferences/:id/close', { config, schema: forms.close }, (request) =>
    port.closeConference(callerOf(request), request.params.id, request.body),
  )
}

const forms = {
  list: {
    operationId: 'listConferences',
    tags: ['dispatch'],
    summary: 'Case conferences, newest first',
    description: 'Those that wait for somebody unless a state is given.',
    querystring: exactly({ ...pageById, ...conferenceFields }),
    response: answers(Conferences, 'A page of conferences'),
  },
  read: {
    operationId: 'readConference',
    tags: ['dispatch'],
    summary: 'One case conference with departments, resolution and tasks',
    description: 'What its record says when it is printed.',
    params: byId,
    response: answers(Conference, 'The conference'),
  },
  levels: {
    operationId: 'readConferenceLevels',
    tags: ['dispatch'],
    summary: 'At which levels the place deliberates, and with which departments',
    description: 'As the policy in force says.',
    response: answers(ConferenceLevels, 'Levels and departments'),
  },
  propose: step('proposeConference', 'Ask for a case conference about an alert', ConferenceInput),
  convene: step('conveneConference', 'Call the conference and tell the departments', ConveneInput),
  decline: step('declineConference', 'Do not call the conference, with the reason', ReasonInput),
  resolve: step(
    'resolveConference',
    'Record what was decided; tasks become pushes, a sum waits for a second person',
    ResolutionInput,
  ),
  close: step('closeConference', 'Close a conference whose tasks are done', OutcomeInput),
}

function step<T extends Type.TSchema>(operationId: string, summary: string, body: T) {
  return {
    operationId,
    tags: ['dispatch'],
    summary,
    description: `${summary}. The step is appended to the chain in the same transaction.`,
    params: byId,
    body: refTo(body),
    response: answers(Conference, 'The conference as it stands now'),
  }
}
