import Type from 'typebox'
import { supervisionKinds, supervisionStates } from '#oversight/domain'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, byId, pageById, type Routes } from '../route-forms.ts'
import { exactly, refTo, wordOf } from '../schemas/shapes.ts'
import { SupervisionAlert, SupervisionAlerts, SupervisionInput } from '../schemas/supervision.ts'

/** What supervision noticed, and what looking into it showed. */
export function supervisionRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/supervision',
    { config: { permission: '查看监督' }, schema: forms.list },
    (request) => port.listSupervision(callerOf(request), request.query),
  )
  routes.post(
    '/api/supervision/:id/settle',
    { config: { permission: '处理监督' }, schema: forms.settle },
    (request) => port.settleSupervision(callerOf(request), request.params.id, request.body),
  )
}

const forms = {
  list: {
    operationId: 'listSupervision',
    tags: ['supervision'],
    summary: 'Odd patterns that wait for somebody to look into them',
    description: 'Reading, exports, reveals, decisions, single persons, relatives; newest first.',
    querystring: exactly({
      ...pageById,
      state: Type.Optional(wordOf([...supervisionStates, '全部'], '待核实 unless told.')),
      kind: Type.Optional(wordOf(supervisionKinds)),
    }),
    response: answers(SupervisionAlerts, 'A page of alerts'),
  },
  settle: {
    operationId: 'settleSupervision',
    tags: ['supervision'],
    summary: 'Note what looking into an alert showed',
    description: 'Never by the one whom it is about. Nothing else follows from it by itself.',
    params: byId,
    body: refTo(SupervisionInput),
    response: answers(SupervisionAlert, 'The alert as it is now'),
  },
}
