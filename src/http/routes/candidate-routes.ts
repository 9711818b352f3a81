import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, page, type Routes } from '../route-forms.ts'
import {
  Candidate,
  CandidateDetail,
  CandidateInput,
  Candidates,
  DecidedCandidate,
  UnclearInput,
} from '../schemas/candidate.ts'
import { candidateFields } from '../schemas/list-export.ts'
import { exactly, refTo } from '../schemas/shapes.ts'

/** Rows beside the persons they may mean: a person confirms or refuses. */
export function candidateRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/candidates',
    { config: { permission: '处理候选' }, schema: forms.list },
    (request) => port.listCandidates(callerOf(request), request.query, 'GET /api/candidates'),
  )
  routes.get(
    '/api/candidates/:id',
    { config: { permission: '处理候选' }, schema: forms.read },
    async (request) => {
      const route = 'GET /api/candidates/{id}'
      const found = await port.compareCandidate(callerOf(request), request.params.id, route)
      if (!found) throw refuse('candidate-unknown')
      return found
    },
  )
  routes.post(
    '/api/candidates/:id/confirm',
    { config: { permission: '处理候选' }, schema: forms.confirm },
    (request) => port.confirmCandidate(callerOf(request), request.params.id, request.body),
  )
  routes.post(
    '/api/candidates/:id/refuse',
    { config: { permission: '处理候选' }, schema: forms.refuse },
    (request) => port.refuseCandidate(callerOf(request), request.params.id, request.body),
  )
  routes.post(
    '/api/candidates/:id/unclear',
    { config: { permission: '处理候选' }, schema: forms.unclear },
    (request) => port.leaveCandidateUnclear(callerOf(request), request.params.id, request.body),
  )
  routes.post(
    '/api/candidates/:id/reopen',
    { config: { permission: '处理候选' }, schema: forms.reopen },
    (request) => port.reopenCandidate(callerOf(request), request.params.id, request.body),
  )
}

const candidateFilter = exactly({
  limit: page.limit,
  after: Type.Optional(
    Type.String({ pattern: '^\\d{1,6}$', description: '`next` of the page before.' }),
  ),
  ...candidateFields,
})

const forms = {
  list: {
    operationId: 'listCandidates',
    tags: ['matching'],
    summary: 'Rows whose person is not certain, beside the persons they may mean',
    description: 'Scored, with reasons. The reading is noted in the access log.',
    querystring: candidateFilter,
    response: answers(Candidates, 'A page of candidates'),
  },
  read: {
    operationId: 'readCandidate',
    tags: ['matching'],
    summary: 'A row in doubt beside a person it may mean, value by value',
    description: 'With the others of the same row. The reading is noted in the access log.',
    params: byId,
    response: answers(CandidateDetail, 'The row and the person'),
  },
  unclear: {
    operationId: 'leaveCandidateUnclear',
    tags: ['matching'],
    summary: 'Note that nobody can tell from what is here',
    description: 'The row stays in doubt, its facts unknown; who looked and why is kept.',
    params: byId,
    body: refTo(UnclearInput),
    response: answers(Candidate, 'The candidate as it stands now'),
  },
  reopen: {
    operationId: 'reopenCandidate',
    tags: ['matching'],
    summary: 'Take a decision about a row back',
    description:
      'The row waits again, what its file had said of the people before holds again. Refused where ' +
      'something was built on the decision since.',
    params: byId,
    body: refTo(CandidateInput),
    response: answers(Candidate, 'The candidate as it stands now'),
  },
  confirm: deciding('confirmCandidate', 'The row means this person; its facts are taken'),
  refuse: deciding('refuseCandidate', 'The row means somebody else; not offered again'),
}

function deciding(operationId: string, summary: string) {
  return {
    operationId,
    tags: ['matching'],
    summary,
    description: `${summary}. Remembered, so that the same row is not asked about again.`,
    params: byId,
    body: refTo(CandidateInput),
    response: answers(DecidedCandidate, 'What it came to'),
  }
}
