import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, byId, page, type Routes } from '../route-forms.ts'
import {
  CandidateInput,
  Candidates,
  candidateStates,
  DecidedCandidate,
} from '../schemas/candidate.ts'
import { exactly, id, refTo, wordOf } from '../schemas/shapes.ts'

/** Rows beside the persons they may mean: a person confirms or refuses. */
export function candidateRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/candidates',
    { config: { permission: '处理候选' }, schema: forms.list },
    (request) => port.listCandidates(callerOf(request), request.query, 'GET /api/candidates'),
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
}

const candidateFilter = exactly({
  limit: page.limit,
  after: Type.Optional(
    Type.String({ pattern: '^\\d{1,6}$', description: '`next` of the page before.' }),
  ),
  batchId: Type.Optional(id),
  state: Type.Optional(
    wordOf([...candidateStates, '全部'], '待确认 unless told; 全部 is every state.'),
  ),
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
