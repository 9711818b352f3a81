import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, page, type Routes } from '../route-forms.ts'
import { Alert, Alerts } from '../schemas/alert.ts'
import { AlertCounts } from '../schemas/alert-work.ts'
import { alertFields, alertOrder } from '../schemas/list-export.ts'
import { Round } from '../schemas/round.ts'
import { exactly } from '../schemas/shapes.ts'

const alertFilter = exactly({
  ...page,
  ...alertFields,
  sort: alertOrder,
})

const placeForm = /^(\d{4}-\d{2}-\d{2}\.|none\.)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function monitoringRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/rounds/latest',
    {
      config: { permission: '查看总览' },
      schema: {
        operationId: 'readLatestRound',
        tags: ['monitoring'],
        summary: 'What the latest monitoring round found',
        description: 'Determinations, alerts, pushes, data requests and files in numbers.',
        response: answers(Round, 'The round'),
      },
    },
    async (request) => {
      const round = await port.readRound(callerOf(request))
      if (!round) throw refuse('no-round')
      return round
    },
  )

  routes.get(
    '/api/alerts',
    {
      config: { permission: '查看预警' },
      schema: {
        operationId: 'listAlerts',
        tags: ['monitoring'],
        summary: 'Alerts, newest first',
        description: 'With the choices of every filter and how many alerts each would show.',
        querystring: alertFilter,
        response: answers(Alerts, 'A page of alerts'),
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { after } = request.query
      if (after !== undefined && !placeForm.test(after)) {
        throw refuse('invalid-input', { where: 'after', why: '请用上一页给出的 next' })
      }
      await port.recordReading(caller, { purpose: '查看预警清单', route: 'GET /api/alerts' })
      return port.listAlerts(caller, request.query)
    },
  )

  routes.get(
    '/api/alerts/counts',
    {
      config: { permission: '查看预警' },
      schema: {
        operationId: 'countAlerts',
        tags: ['monitoring'],
        summary: 'Open alerts of each class: how far they have come, how many are late',
        description: 'Under the same filters as the list; the class itself does not count.',
        querystring: exactly(alertFields),
        response: answers(AlertCounts, 'Counts by class'),
      },
    },
    (request) => port.countAlertStages(callerOf(request), request.query),
  )

  routes.get(
    '/api/alerts/:id',
    {
      config: { permission: '查看预警' },
      schema: {
        operationId: 'readAlert',
        tags: ['monitoring'],
        summary: 'One alert with its explanation',
        description:
          'Rule, document and article, conditions, facts down to the row, pushes, replies.',
        params: byId,
        response: answers(Alert, 'The alert'),
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const alert = await port.findAlert(caller, request.params.id)
      if (!alert) throw refuse('alert-unknown')
      await port.recordReading(caller, {
        householdId: alert.householdId ?? undefined,
        purpose: '办理预警',
        route: 'GET /api/alerts/{id}',
      })
      return alert
    },
  )
}
